-- AlterTable: which dates of a case did not move with a new version of its calendar, and why; no longer how many alone.
ALTER TABLE "redated_case" DROP COLUMN "unmoved",
ADD COLUMN     "unmoved" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "redated_case" ALTER COLUMN "unmoved" DROP DEFAULT;
