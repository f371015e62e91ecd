-- AlterTable
ALTER TABLE "case_body" ADD COLUMN     "follow_up_kind" TEXT;
