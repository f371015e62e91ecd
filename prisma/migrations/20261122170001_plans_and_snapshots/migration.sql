-- AlterTable
ALTER TABLE "plan" ADD COLUMN     "accepted_for" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- CreateTable
CREATE TABLE "case_snapshot" (
    "reference" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "effective_at" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "case_snapshot_pkey" PRIMARY KEY ("reference","body_id","seq")
);

GRANT SELECT, INSERT ON case_snapshot TO followthrough_app;

-- What was believed is never rewritten, by nobody.
CREATE TRIGGER snapshots_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_snapshot
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
