-- AlterTable: by which version of England's calendar a request is counted, so that those that count with an older one are found.
ALTER TABLE "regulation_request" ADD COLUMN     "calendar_version" INTEGER NOT NULL DEFAULT 0;
