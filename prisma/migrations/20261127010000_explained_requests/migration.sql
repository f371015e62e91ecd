-- AlterTable: why a request is due when it is, with every part of the explanation and not its sentence alone.
ALTER TABLE "regulation_request" DROP COLUMN "due_because",
ADD COLUMN     "explanation" JSONB;
