-- CreateTable
CREATE TABLE "file" (
    "id" UUID NOT NULL,
    "room" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "scan" TEXT NOT NULL,
    "scanned_at" TIMESTAMPTZ(3),
    "scan_finding" TEXT,
    "stored_by" TEXT NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "adopted_at" TIMESTAMPTZ(3),

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_file" (
    "reference" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',

    CONSTRAINT "evidence_file_pkey" PRIMARY KEY ("reference","body_id","number","version","file_id")
);

-- CreateTable
CREATE TABLE "file_download" (
    "id" BIGSERIAL NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "file_id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_download_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "file_stored_at_idx" ON "file"("stored_at");

-- CreateIndex
CREATE UNIQUE INDEX "file_reference_body_id_sha256_key" ON "file"("reference", "body_id", "sha256");

-- CreateIndex
CREATE INDEX "evidence_file_file_id_idx" ON "evidence_file"("file_id");

-- CreateIndex
CREATE INDEX "file_download_file_id_idx" ON "file_download"("file_id");

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the product may do. What a file is and says never changes; which version it belongs to and who took it neither.
GRANT SELECT, INSERT, DELETE ON file TO followthrough_app;
GRANT UPDATE (complete, scan, scanned_at, scan_finding, stored_at, adopted_at) ON file TO followthrough_app;
GRANT SELECT, INSERT ON evidence_file, file_download TO followthrough_app;
GRANT USAGE ON SEQUENCE file_download_id_seq TO followthrough_app;

-- Adopted files belong to the ledger: only unadopted ones may be swept.
CREATE FUNCTION refuse_deleting_adopted_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.adopted_at IS NOT NULL THEN
    RAISE EXCEPTION 'file % is adopted by the ledger', OLD.id;
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER adopted_file_stays BEFORE DELETE ON file
  FOR EACH ROW EXECUTE FUNCTION refuse_deleting_adopted_file();
