-- AlterTable: the reminder ladders, escalation times and limits that were corrected, each in its newest version.
ALTER TABLE "calendar" ADD COLUMN     "policies" JSONB NOT NULL DEFAULT '[]';
