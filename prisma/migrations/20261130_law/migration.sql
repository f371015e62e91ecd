-- AlterTable: what the product cites and the gateways that were corrected, each in its newest version.
ALTER TABLE "calendar" ADD COLUMN     "law" JSONB NOT NULL DEFAULT '[]';
-- AlterTable: the edition whose law a letter cites.
ALTER TABLE "letter" ADD COLUMN     "law_version" INTEGER;
-- AlterTable: a duty of the Ombudsman's against which a case ended.
ALTER TABLE "case_body" ADD COLUMN     "ended_against_duty" TEXT;
