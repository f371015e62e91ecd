-- AlterTable: whether equality or human rights are touched, which can be put right; the opening words keep what was believed.
ALTER TABLE "case_file" ADD COLUMN     "equality_or_human_rights" BOOLEAN NOT NULL DEFAULT false;

UPDATE "case_file" f SET "equality_or_human_rights" = true
FROM "text" t WHERE t."id" = f."text_id" AND t."content" ->> 'equalityOrHumanRights' = 'true';
