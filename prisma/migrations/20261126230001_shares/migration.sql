-- AlterTable: what of a case is shared with CQC, through which gateway, by whom and when.
ALTER TABLE "case_body" ADD COLUMN     "shares" JSONB NOT NULL DEFAULT '[]';
