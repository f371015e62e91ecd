-- CQC's public register as it was last read: no named person is kept of it.
CREATE TABLE "cqc_provider" (
    "id" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'cqc',
    "name" TEXT NOT NULL,
    "registration" TEXT NOT NULL,
    "deregistered_on" DATE,
    "source" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cqc_provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cqc_location" (
    "id" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'cqc',
    "name" TEXT NOT NULL,
    "normalised" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "registration" TEXT NOT NULL,
    "deregistered_on" DATE,
    "postcode" TEXT,
    "local_authority" TEXT,
    "region" TEXT,
    "listed" JSONB,
    "registered" JSONB,
    "source" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cqc_location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cqc_location_news" (
    "id" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'cqc',
    "location_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "successors" TEXT[],
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cqc_location_news_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cqc_progress" (
    "kind" TEXT NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'cqc',
    "read_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cqc_progress_pkey" PRIMARY KEY ("kind")
);

-- CreateIndex
CREATE INDEX "cqc_location_news_location_id_idx" ON "cqc_location_news"("location_id");

-- CreateIndex
CREATE INDEX "case_file_cqc_location_id_idx" ON "case_file"("cqc_location_id");

-- What the product may do.
GRANT SELECT, INSERT, UPDATE ON cqc_provider, cqc_location, cqc_location_news, cqc_progress TO followthrough_app;
