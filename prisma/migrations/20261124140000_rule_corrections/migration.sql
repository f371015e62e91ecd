-- AlterTable: the deadline rules that were corrected and count by this division, each in its newest version.
ALTER TABLE "calendar" ADD COLUMN     "rules" JSONB NOT NULL DEFAULT '[]';
