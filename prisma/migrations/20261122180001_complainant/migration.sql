-- AlterTable
ALTER TABLE "case_body" ADD COLUMN     "complainant_id" UUID,
ADD COLUMN     "complainant_silent" BOOLEAN NOT NULL DEFAULT false;
