-- CreateTable
CREATE TABLE "case_change" (
    "reference" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "what" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "actor" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "text_id" UUID NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_change_pkey" PRIMARY KEY ("reference","id")
);

-- CreateTable
CREATE TABLE "case_change_answer" (
    "reference" TEXT NOT NULL,
    "change_id" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "answer" TEXT NOT NULL,
    "problem" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_change_answer_pkey" PRIMARY KEY ("reference","change_id","body_id")
);

-- What was decided stays as it was; only that it has been answered is added.
GRANT SELECT, INSERT ON case_change, case_change_answer TO followthrough_app;
GRANT UPDATE (ended_at) ON case_change TO followthrough_app;
GRANT UPDATE (answer, problem, answered_at) ON case_change_answer TO followthrough_app;
