-- CreateTable
CREATE TABLE "regulation_request" (
    "id" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'cqc',
    "workflow_id" TEXT NOT NULL,
    "provision" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "body_id" TEXT,
    "reference" TEXT,
    "text_id" UUID NOT NULL,
    "served_by" TEXT NOT NULL,
    "sent_on" DATE NOT NULL,
    "received_on" DATE,
    "receipt_is_recorded" BOOLEAN NOT NULL DEFAULT false,
    "is_undelivered" BOOLEAN NOT NULL DEFAULT false,
    "due_on" DATE,
    "due_because" TEXT,
    "stage" TEXT NOT NULL,
    "overdue" BOOLEAN NOT NULL DEFAULT false,
    "answered_on" DATE,
    "outcome" TEXT,
    "seq" INTEGER NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regulation_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "regulation_request_workflow_id_key" ON "regulation_request"("workflow_id");

-- CreateIndex
CREATE INDEX "regulation_request_location_id_idx" ON "regulation_request"("location_id");

-- CreateIndex
CREATE INDEX "regulation_request_stage_id_idx" ON "regulation_request"("stage", "id");

-- What the product may do.
GRANT SELECT, INSERT, UPDATE ON regulation_request TO followthrough_app;
