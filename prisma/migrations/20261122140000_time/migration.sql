-- AlterTable
ALTER TABLE "case_body" ADD COLUMN     "overdue_because" TEXT;

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "away_from" DATE,
ADD COLUMN     "away_until" DATE,
ADD COLUMN     "capacity" TEXT NOT NULL DEFAULT 'contact';

-- CreateTable
CREATE TABLE "due_date" (
    "reference" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "room" TEXT NOT NULL DEFAULT 'ombudsman',
    "due_on" DATE NOT NULL,
    "since" DATE NOT NULL,
    "because" TEXT NOT NULL,

    CONSTRAINT "due_date_pkey" PRIMARY KEY ("reference","body_id","number","seq")
);

-- Dates are added, never changed: the original and each revised one stay.
GRANT SELECT, INSERT ON due_date TO followthrough_app;
