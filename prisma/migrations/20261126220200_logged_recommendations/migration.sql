-- AlterTable: the day on which CQC logged a systemic recommendation (memorandum 4.7).
ALTER TABLE "obligation" ADD COLUMN     "logged_on" DATE;
