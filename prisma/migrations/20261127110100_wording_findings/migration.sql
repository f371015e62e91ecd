-- AlterTable: what was found in a wording before it was stored, as codes: it is shown where the case is read.
ALTER TABLE "obligation" ADD COLUMN     "wording_findings" TEXT[] DEFAULT ARRAY[]::TEXT[];

UPDATE "obligation" o
SET "wording_findings" = ARRAY(SELECT jsonb_array_elements_text((l."data" -> 'stops') || (l."data" -> 'warnings')))
FROM "ledger" l
WHERE l."event" = 'wording-set' AND l."reference" = o."reference" AND l."body_id" = o."body_id"
  AND l."data" ->> 'textId' = o."wording_id"::text;
