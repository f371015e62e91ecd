-- AlterTable
ALTER TABLE "case_body" ADD COLUMN     "calendar_division" TEXT NOT NULL DEFAULT 'england',
ADD COLUMN     "calendar_version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "calendar" (
    "division" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "source" TEXT NOT NULL,
    "from_year" INTEGER NOT NULL,
    "to_year" INTEGER NOT NULL,
    "verified_from" INTEGER,
    "verified_to" INTEGER,
    "holidays" JSONB NOT NULL,
    "by_hand" JSONB NOT NULL,
    "redates" BOOLEAN NOT NULL,
    "change_id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "text_id" UUID,
    "effective_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_pkey" PRIMARY KEY ("division","version")
);

-- CreateTable
CREATE TABLE "calendar_source" (
    "address" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "etag" TEXT,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_source_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "redating" (
    "division" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "redating_pkey" PRIMARY KEY ("division","version")
);

-- CreateTable
CREATE TABLE "redated_case" (
    "division" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "moved" JSONB NOT NULL,
    "unmoved" INTEGER NOT NULL,
    "reminders" INTEGER NOT NULL,
    "told" JSONB NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "redated_case_pkey" PRIMARY KEY ("division","version","reference","body_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_change_id_division_key" ON "calendar"("change_id", "division");


-- What the product may do. A version of a calendar and a case's answer to it are never changed: dates rest on them.
GRANT SELECT, INSERT ON calendar, redated_case TO followthrough_app;
GRANT SELECT, INSERT, UPDATE ON calendar_source, redating TO followthrough_app;

-- Not even the owner rewrites what dates were computed with by mistake.
CREATE FUNCTION refuse_calendar_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'calendars are append-only: make the next version instead';
END $$;
CREATE TRIGGER calendar_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON calendar
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_calendar_change();
