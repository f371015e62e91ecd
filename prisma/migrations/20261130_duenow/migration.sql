-- A case may wait for several at once, and what is asked of the body and of CQC are rows.
ALTER TABLE "case_body" ADD COLUMN     "unaddressed" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "case_body" ALTER COLUMN "waiting_on" TYPE TEXT[] USING CASE "waiting_on" WHEN 'nobody' THEN ARRAY[]::TEXT[] ELSE ARRAY["waiting_on"] END;

-- CreateTable
CREATE TABLE "due_item" (
    "reference" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "asked_of" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "recommendations" INTEGER[] NOT NULL,
    "due_on" DATE,
    "met_until" DATE,
    "hoped_for" BOOLEAN NOT NULL,
    "stopped_since" DATE,
    "stopped_by" TEXT,
    "asked_on" DATE,

    CONSTRAINT "due_item_pkey" PRIMARY KEY ("reference","body_id","place")
);

-- CreateIndex
CREATE INDEX "case_body_waiting_on_idx" ON "case_body" USING GIN ("waiting_on");

-- CreateIndex
CREATE INDEX "due_item_asked_of_due_on_idx" ON "due_item"("asked_of", "due_on");

-- AddForeignKey
ALTER TABLE "due_item" ADD CONSTRAINT "due_item_reference_body_id_fkey" FOREIGN KEY ("reference", "body_id") REFERENCES "case_body"("reference", "body_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is asked changes whole: the ledger holds what was asked before.
GRANT SELECT, INSERT, DELETE ON due_item TO followthrough_app;
