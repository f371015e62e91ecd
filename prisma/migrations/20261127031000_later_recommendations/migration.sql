-- AlterTable: of which recommendations a plan is asked since this version of it came.
ALTER TABLE "plan" ADD COLUMN     "unanswered" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- AlterTable: the amount stands with the words alone, which are added and amended for each body: a copy of it grew stale.
ALTER TABLE "recommendation" DROP COLUMN "amount";
