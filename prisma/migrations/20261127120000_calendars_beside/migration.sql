-- AlterTable: the calendars of other divisions by which a corrected rule of this one counts.
ALTER TABLE "calendar" ADD COLUMN     "beside" JSONB NOT NULL DEFAULT '[]';
