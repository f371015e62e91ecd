// The evidence list of a CQC location, or of a council: what was recommended, the accepted plans with date, version and
// hash, CQC's assurance and the regulatory activity that followed (memorandum 4.7, 4.8). Only what CQC may know: cases in
// which it has a part, improvements with their words, personal remedies without.
import type { BodyType } from '../../domain/people/bodies.js'
import {
  maySeePlan,
  maySeeRecommendation,
  mayReadWords,
  type Viewer,
} from '../../domain/people/visibility.js'
import type { CaseText } from '../../domain/recommendation/case-text.js'
import type { RegulatoryActivity } from '../../domain/recommendation/regulatory-activity.js'
import type { Stage } from '../../domain/recommendation/stages.js'
import type { AssuranceAnswer, Outcome, RecommendationKind } from '../../domain/recommendation/state.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { visibleCaseBodies } from './case-body.js'
import { assuranceAnswers, type GivenAnswer } from './assurance-answers.js'
import { dayOf, dayOrNull } from '../dates.js'
import { storedFile, type StoredFile } from '../intake/files.js'
import { readChangedTexts, summaryFor } from './obligations.js'
import { pageOf, type Page, type PageOf } from './page.js'

/** Whoever reads the list reads it as CQC does. */
const CQC: Viewer = { role: 'cqc-officer' }

export type EvidenceListOf = { readonly locationId: string } | { readonly councilId: string }

export interface EvidenceListItem {
  readonly reference: string
  readonly bodyId: string
  readonly bodyName: string
  readonly bodyType: BodyType
  readonly decisionDate: string
  readonly category: string
  readonly subCategory: string
  readonly finding: string
  readonly cqcLocationId: string | null
  readonly equalityOrHumanRights: boolean
  readonly stage: Stage
  readonly outcome: Outcome | null
  readonly recommendations: readonly ListedRecommendation[]
  readonly plans: readonly ListedPlan[]
  /** What followed at CQC, or is intended (4.8). */
  readonly activities: readonly ListedActivity[]
}

export interface ListedRecommendation {
  readonly number: number
  readonly kind: RecommendationKind
  readonly summary: string | null
  readonly requires: string
  readonly dueOn: string | null
  readonly judgement: string | null
  readonly judgedOn: string | null
  /** The day on which CQC logged it (4.7). */
  readonly loggedOn: string | null
  readonly assuranceStatus: string
  readonly assurances: readonly ListedAssurance[]
}

export interface ListedPlan {
  readonly version: number
  readonly receivedOn: string
  readonly loggedOn: string | null
  readonly sha256: string
  readonly files: readonly StoredFile[]
}

/** An answer of CQC; `regulatoryActivity`: whether some followed or is intended, which its words say. */
export interface ListedAssurance {
  readonly on: string
  readonly answer: AssuranceAnswer
  readonly regulatoryActivity: boolean
  readonly words: unknown
}

export interface ListedActivity extends Pick<RegulatoryActivity, 'standing' | 'kind'> {
  readonly on?: string | undefined
  readonly recommendation?: number | undefined
  readonly recordedOn: string
  readonly words: unknown
}

type Row = Prisma.CaseBodyGetPayload<{ include: { case: true; body: true } }>

/** One page of the list, in the order of reference and body id. */
export async function readEvidenceList(
  database: PrismaClient,
  of: EvidenceListOf,
  { after, limit }: Page<readonly [reference: string, bodyId: string]>,
): Promise<PageOf<EvidenceListItem>> {
  const mine: Prisma.CaseBodyWhereInput =
    'locationId' in of ? { case: { cqcLocationId: of.locationId } } : { bodyId: of.councilId }
  const [reference, bodyId] = after ?? ['', '']
  const rows = await database.caseBody.findMany({
    where: {
      AND: [
        visibleCaseBodies(CQC),
        mine,
        { OR: [{ reference: { gt: reference } }, { reference, bodyId: { gt: bodyId } }] },
      ],
    },
    include: { case: true, body: true },
    orderBy: [{ reference: 'asc' }, { bodyId: 'asc' }],
    take: limit + 1,
  })
  const found = await foundIn(database, rows)
  return pageOf(
    rows.map((row) => itemOf(row, found)),
    limit,
    (item) => [item.reference, item.bodyId],
  )
}

/** Everything that these rows of cases need, read for all of them at once. */
async function foundIn(database: PrismaClient, rows: readonly Row[]) {
  const where = { reference: { in: [...new Set(rows.map((row) => row.reference))] } }
  const [obligations, plans, planFiles, given] = await Promise.all([
    database.obligation.findMany({ where, include: { recommendation: true }, orderBy: { number: 'asc' } }),
    database.plan.findMany({ where, orderBy: { version: 'asc' } }),
    database.submissionFile.findMany({
      where: { ...where, kind: 'plan' },
      orderBy: { fileId: 'asc' },
      include: { file: true },
    }),
    database.ledger.findMany({
      where: { ...where, event: { in: ['assurance-given', 'corrected', 'regulatory-activity-recorded'] } },
      orderBy: { seq: 'asc' },
    }),
  ])
  const answers = assuranceAnswers(given)
  const activities = given
    .filter((entry) => entry.event === 'regulatory-activity-recorded')
    .map((entry) => ({ ...entry, data: entry.data as unknown as Recorded }))
  const ids = [
    ...rows.map((row) => row.case.textId),
    ...answers.map((answer) => answer.textId),
    ...activities.map((entry) => entry.data.textId),
  ]
  const [texts, changed] = await Promise.all([
    database.text.findMany({ where: { id: { in: ids } } }),
    readChangedTexts(database, obligations),
  ])
  return {
    obligations,
    plans,
    planFiles,
    answers,
    activities,
    changed,
    texts: new Map(texts.map((text) => [text.id, text])),
  }
}

interface Recorded extends RegulatoryActivity {
  readonly receivedOn: string
  readonly textId: string
}

type Found = Awaited<ReturnType<typeof foundIn>>

function itemOf(row: Row, found: Found): EvidenceListItem {
  const own = <T extends { reference: string; bodyId: string }>(rows: readonly T[]) =>
    rows.filter((r) => r.reference === row.reference && r.bodyId === row.bodyId)
  const text = found.texts.get(row.case.textId)?.content as unknown as CaseText
  return {
    reference: row.reference,
    bodyId: row.bodyId,
    bodyName: row.body.name,
    bodyType: row.body.type as BodyType,
    decisionDate: dayOf(row.case.decisionDate),
    category: row.case.category,
    subCategory: row.case.subCategory,
    finding: row.case.finding,
    cqcLocationId: row.case.cqcLocationId,
    equalityOrHumanRights: row.case.equalityOrHumanRights,
    stage: row.stage as Stage,
    outcome: row.outcome as Outcome | null,
    recommendations: own(found.obligations)
      .filter((o) => maySeeRecommendation(CQC, { kind: o.recommendation.kind, assurance: o.assurance }))
      .map((o) => ({
        number: o.number,
        kind: o.recommendation.kind as RecommendationKind,
        summary: summaryFor(CQC, text, o, found.changed),
        requires: o.requires,
        dueOn: dayOrNull(o.dueOn),
        judgement: o.judgement,
        judgedOn: dayOrNull(o.judgedOn),
        loggedOn: dayOrNull(o.loggedOn),
        assuranceStatus: o.assuranceStatus,
        assurances: own(found.answers)
          .filter((answer) => answer.recommendation === o.number)
          .map((answer) => assuranceOf(answer, found)),
      })),
    plans: own(found.plans)
      .filter((plan) => maySeePlan(CQC, plan))
      .map(({ version, receivedOn, loggedOn, sha256 }) => ({
        version,
        receivedOn: dayOf(receivedOn),
        loggedOn: dayOrNull(loggedOn),
        sha256,
        files: own(found.planFiles)
          .filter((use) => use.version === version)
          .map(({ file }) => storedFile(file)),
      })),
    activities: own(found.activities).map(({ data }) => activityOf(data, found)),
  }
}

function activityOf({ receivedOn, standing, kind, on, recommendation, textId }: Recorded, { texts }: Found) {
  const text = texts.get(textId)
  return {
    recordedOn: receivedOn,
    standing,
    kind,
    ...(on !== undefined && { on }),
    ...(recommendation !== undefined && { recommendation }),
    words: text && mayReadWords(CQC, text) ? text.content : null,
  }
}

function assuranceOf(
  { receivedOn, answer, regulatoryActivity, textId }: GivenAnswer,
  { texts }: Found,
): ListedAssurance {
  const text = texts.get(textId)
  return {
    on: receivedOn,
    answer,
    regulatoryActivity,
    words: text && mayReadWords(CQC, text) ? text.content : null,
  }
}

/** Whether this is the id of a council. */
export const isCouncil = async (database: PrismaClient, id: string): Promise<boolean> =>
  (await database.body.count({ where: { id, type: 'council' } })) > 0
