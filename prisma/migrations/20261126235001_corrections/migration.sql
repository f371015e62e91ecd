-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "taken_back_at" TIMESTAMPTZ(3);

-- What was entered stays; that it was taken back, and the right kind, are added by a correction.
GRANT UPDATE (taken_back_at) ON evidence TO followthrough_app;
GRANT UPDATE (kind) ON recommendation TO followthrough_app;
