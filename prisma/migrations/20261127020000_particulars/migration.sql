-- AlterTable: what else a case stands at (statutory track, open dates, proposals, escalations, linked cases, delayed remedy), in
-- codes and dates; and what of it lists are filtered by.
ALTER TABLE "case_body" ADD COLUMN     "particulars" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "track_phase" TEXT,
ADD COLUMN     "track_due_on" DATE,
ADD COLUMN     "linked_cases" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "delayed_expected_on" DATE;

-- CreateIndex
CREATE INDEX "case_body_linked_cases_idx" ON "case_body" USING GIN ("linked_cases");
