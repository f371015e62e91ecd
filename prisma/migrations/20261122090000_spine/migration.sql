-- CreateTable
CREATE TABLE "body" (
    "id" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "body_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "body_name" (
    "type" TEXT NOT NULL,
    "normalised" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',

    CONSTRAINT "body_name_pkey" PRIMARY KEY ("type","normalised","body_id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "room" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "named_at" TIMESTAMPTZ(3) NOT NULL,
    "replaced_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "text" (
    "id" UUID NOT NULL,
    "room" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "salt" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "stored_by" TEXT NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "adopted_at" TIMESTAMPTZ(3),

    CONSTRAINT "text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_file" (
    "reference" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "decision_date" DATE NOT NULL,
    "category" TEXT NOT NULL,
    "sub_category" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "cqc_location_id" TEXT,
    "text_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "case_file_pkey" PRIMARY KEY ("reference")
);

-- CreateTable
CREATE TABLE "recommendation" (
    "reference" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "kind" TEXT NOT NULL,
    "amount" DECIMAL(12,2),

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("reference","number")
);

-- CreateTable
CREATE TABLE "case_body" (
    "reference" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "workflow_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "waiting_on" TEXT NOT NULL,
    "due_on" DATE,
    "overdue" BOOLEAN NOT NULL DEFAULT false,
    "cqc_part" TEXT NOT NULL,
    "plan_due_on" DATE,
    "plan_version" INTEGER NOT NULL DEFAULT 0,
    "follow_up_on" DATE,
    "outcome" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_body_pkey" PRIMARY KEY ("reference","body_id")
);

-- CreateTable
CREATE TABLE "obligation" (
    "reference" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "requires" TEXT NOT NULL,
    "assurance" BOOLEAN NOT NULL,
    "original_due_on" DATE,
    "due_on" DATE,
    "answer" TEXT,
    "evidence_version" INTEGER NOT NULL DEFAULT 0,
    "evidence_on" DATE,
    "assurance_status" TEXT NOT NULL,
    "judgement" TEXT,
    "judged_on" DATE,

    CONSTRAINT "obligation_pkey" PRIMARY KEY ("reference","body_id","number")
);

-- CreateTable
CREATE TABLE "plan" (
    "reference" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "text_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "received_on" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "logged_on" DATE,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("reference","body_id","version")
);

-- CreateTable
CREATE TABLE "evidence" (
    "reference" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "text_id" UUID NOT NULL,
    "received_on" DATE NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("reference","body_id","number","version")
);

-- CreateTable
CREATE TABLE "ledger" (
    "id" BIGSERIAL NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "reference" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "effective_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "corrects" INTEGER,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ledger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter_item" (
    "key" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "local_date" DATE NOT NULL,
    "send_at" TIMESTAMPTZ(3) NOT NULL,
    "voided_at" TIMESTAMPTZ(3),
    "letter_id" UUID,

    CONSTRAINT "letter_item_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "letter" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "local_date" DATE NOT NULL,
    "contact_id" UUID,
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "claimed_by" TEXT NOT NULL,
    "claimed_until" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "sent_at" TIMESTAMPTZ(3),
    "refused_at" TIMESTAMPTZ(3),
    "refusal" TEXT,
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_link" (
    "id" UUID NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'body',
    "token_hash" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "letter_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "key" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "kind" TEXT NOT NULL,
    "for_role" TEXT NOT NULL,
    "reference" TEXT,
    "body_id" TEXT,
    "data" JSONB NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "task_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "contact_recipient_replaced_at_idx" ON "contact"("recipient", "replaced_at");

-- CreateIndex
CREATE INDEX "text_stored_at_idx" ON "text"("stored_at");

-- CreateIndex
CREATE UNIQUE INDEX "case_body_workflow_id_key" ON "case_body"("workflow_id");

-- CreateIndex
CREATE INDEX "case_body_stage_reference_body_id_idx" ON "case_body"("stage", "reference", "body_id");

-- CreateIndex
CREATE INDEX "case_body_body_id_reference_idx" ON "case_body"("body_id", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_reference_body_id_seq_key" ON "ledger"("reference", "body_id", "seq");

-- CreateIndex
CREATE INDEX "letter_item_recipient_local_date_class_idx" ON "letter_item"("recipient", "local_date", "class");

-- CreateIndex
CREATE INDEX "letter_item_reference_body_id_idx" ON "letter_item"("reference", "body_id");

-- CreateIndex
CREATE INDEX "letter_item_letter_id_idx" ON "letter_item"("letter_id");

-- CreateIndex
CREATE UNIQUE INDEX "letter_key_key" ON "letter"("key");

-- CreateIndex
CREATE UNIQUE INDEX "letter_message_id_key" ON "letter"("message_id");

-- CreateIndex
CREATE INDEX "letter_recipient_local_date_class_idx" ON "letter"("recipient", "local_date", "class");

-- CreateIndex
CREATE UNIQUE INDEX "access_link_token_hash_key" ON "access_link"("token_hash");

-- CreateIndex
CREATE INDEX "access_link_reference_body_id_idx" ON "access_link"("reference", "body_id");

-- CreateIndex
CREATE INDEX "task_done_at_for_role_idx" ON "task"("done_at", "for_role");

-- CreateIndex
CREATE INDEX "task_reference_body_id_idx" ON "task"("reference", "body_id");

-- AddForeignKey
ALTER TABLE "body_name" ADD CONSTRAINT "body_name_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_reference_fkey" FOREIGN KEY ("reference") REFERENCES "case_file"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_body" ADD CONSTRAINT "case_body_reference_fkey" FOREIGN KEY ("reference") REFERENCES "case_file"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_body" ADD CONSTRAINT "case_body_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_reference_number_fkey" FOREIGN KEY ("reference", "number") REFERENCES "recommendation"("reference", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_item" ADD CONSTRAINT "letter_item_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letter"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What the product may do. Migrations run as the owner; the product is followthrough_app, which is no superuser
-- (a superuser would pass by row-level security) and can neither change nor delete what the ledger says.
GRANT USAGE ON SCHEMA public TO followthrough_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO followthrough_app;
GRANT UPDATE ON body, contact, case_file, case_body, obligation, plan, letter_item, letter, access_link, task
  TO followthrough_app;
-- Words are adopted, or swept while nobody has adopted them; they are never rewritten.
GRANT UPDATE (adopted_at) ON text TO followthrough_app;
GRANT DELETE ON text TO followthrough_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO followthrough_app;

-- Not even the owner rewrites history by mistake.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: record a correction instead';
END $$;
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Adopted words belong to the ledger: only unadopted ones may be swept.
CREATE FUNCTION refuse_deleting_adopted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.adopted_at IS NOT NULL THEN
    RAISE EXCEPTION 'text % is adopted by the ledger', OLD.id;
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER adopted_text_stays BEFORE DELETE ON text
  FOR EACH ROW EXECUTE FUNCTION refuse_deleting_adopted();
