-- What no row can hold must not hold up a case: an administrator lets it be replaced, and that is kept.
CREATE TABLE "step_release" (
    "workflow_id" TEXT NOT NULL,
    "value_hash" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "released_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "released_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "step_release_pkey" PRIMARY KEY ("workflow_id","value_hash")
);

GRANT SELECT, INSERT ON step_release TO followthrough_app;
