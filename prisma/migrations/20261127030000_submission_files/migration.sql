-- What a file was sent with: a version of the action plan, of one recommendation's evidence, or an answer to a follow-up.
ALTER TABLE "evidence_file" RENAME TO "submission_file";
ALTER TABLE "submission_file" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'evidence';
ALTER TABLE "submission_file" ALTER COLUMN "kind" DROP DEFAULT;

-- AlterTable
ALTER TABLE "submission_file" DROP CONSTRAINT "evidence_file_pkey",
ADD CONSTRAINT "submission_file_pkey" PRIMARY KEY ("reference", "body_id", "kind", "number", "version", "file_id");
ALTER TABLE "submission_file" RENAME CONSTRAINT "evidence_file_file_id_fkey" TO "submission_file_file_id_fkey";

-- RenameIndex
ALTER INDEX "evidence_file_file_id_idx" RENAME TO "submission_file_file_id_idx";
