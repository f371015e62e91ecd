-- AlterTable
ALTER TABLE "obligation" ADD COLUMN     "category" TEXT,
ADD COLUMN     "condition_on" INTEGER,
ADD COLUMN     "condition_standing" TEXT,
ADD COLUMN     "publication" TEXT,
ADD COLUMN     "publication_on" DATE,
ADD COLUMN     "settled_as" TEXT,
ADD COLUMN     "withheld_because" TEXT,
ADD COLUMN     "wording_id" UUID,
ADD COLUMN     "wording_standing" TEXT,
ADD COLUMN     "words_id" UUID;
