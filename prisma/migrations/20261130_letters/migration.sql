-- Who answers the letters of a case: its team's mailbox and its officer, and as they were when a letter was claimed.
CREATE TABLE "team" (
    "code" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "mailbox" TEXT NOT NULL,
    "phone" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_pkey" PRIMARY KEY ("code")
);

ALTER TABLE "case_file" ADD COLUMN     "officer_name" TEXT,
ADD COLUMN     "officer_phone" TEXT;

ALTER TABLE "letter" ADD COLUMN     "answer_to" JSONB NOT NULL DEFAULT '[]';

GRANT SELECT, INSERT, UPDATE ON team TO followthrough_app;
