// One case with everything that its viewer may see: where it stands at each body, what is owed, what was sent, and what
// happened. Read from one moment of the database, so that “seq” and the timeline belong together.
import type { BodyType } from '../../domain/people/bodies.js'
import { organisationOf } from '../../domain/people/roles.js'
import {
  mayReadFileOf,
  maySeePlan,
  maySeeRecommendation,
  type Viewer,
} from '../../domain/people/visibility.js'
import type { CaseText } from '../../domain/recommendation/case-text.js'
import { bodyRecipient } from '../../domain/recommendation/ids.js'
import type { Outcome } from '../../domain/recommendation/state.js'
import type { SubmissionKind } from '../../domain/recommendation/transition.js'
import { wholeCase, type WholeCase } from '../../domain/recommendation/whole-case.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { storedFile } from '../intake/files.js'
import { visibleCaseBodies } from './case-body.js'
import { readCaseChanges } from './case-changes.js'
import type { CaseBodyView, CaseView, LetterView } from './case-view.js'
import { dayOf, dayOrNull } from '../dates.js'
import { sentWith } from './files.js'
import { followUpAnswersOf } from './follow-up-answers.js'
import { obligationView, readChangedTexts, recommendationsOf, type ChangedTexts } from './obligations.js'
import { beside } from './cases.js'
import { readFollowed } from './linked-cases.js'
import { taskItem } from './tasks.js'
import { lawIn, lawNow, readsOf, sharesOf } from './shares.js'
import { textIdsOf, timelineOf } from './timeline.js'
import { readWords, type Words } from './words.js'

type Snapshot = NonNullable<Awaited<ReturnType<typeof snapshot>>>

/**
 * The case, or null when there is none that the viewer may see. `pageOf`: where Temporal's UI shows a process, for the
 * Ombudsman's staff.
 */
export async function readCase(
  database: PrismaClient,
  viewer: Viewer,
  reference: string,
  pageOf: (workflowId: string) => string | null = () => null,
): Promise<CaseView | null> {
  const found = await snapshot(database, viewer, reference)
  if (!found) return null
  const { file } = found
  const bodyIds = new Set(file.bodies.map((b) => b.bodyId))
  const [caseText, words, changed, changes, followed] = await Promise.all([
    database.text.findUniqueOrThrow({ where: { id: file.textId } }),
    readWords(database, viewer, textIdsIn(found)),
    readChangedTexts(database, found.obligations),
    readCaseChanges(database, viewer, reference, bodyIds),
    readFollowed(database, viewer, [reference]),
  ])
  const text = caseText.content as unknown as CaseText
  const isOmbudsman = organisationOf(viewer.role) === 'ombudsman'
  return {
    reference,
    decisionDate: dayOf(file.decisionDate),
    category: file.category,
    subCategory: file.subCategory,
    finding: file.finding,
    kind: file.kind,
    team: file.team,
    officer: file.officerName === null ? null : { name: file.officerName, phone: file.officerPhone },
    cqcLocationId: file.cqcLocationId,
    careService: text.careService,
    equalityOrHumanRights: file.equalityOrHumanRights,
    potentialBreach: text.potentialBreach ?? [],
    source: text.source,
    note: isOmbudsman ? text.note : null,
    openedAt: file.openedAt.toISOString(),
    whole: isOmbudsman ? wholeOf(found) : null,
    recommendations: recommendationsOf(viewer, text, found.obligations, changed),
    bodies: file.bodies.map((body) => ({
      ...bodyOf(viewer, body, found, words, changed),
      temporalUi: isOmbudsman ? pageOf(body.workflowId) : null,
    })),
    follows: followed.get(reference) ?? [],
    changes,
  }
}

const wholeOf = ({ file, obligations }: Snapshot): WholeCase =>
  wholeCase(
    file.bodies.map((b) => ({ isClosed: b.closedAt !== null, outcome: b.outcome as Outcome | null })),
    obligations.map(({ dueOn, settledAs }) => ({ dueOn: dayOrNull(dueOn), settledAs })),
  )

/** Every row of the case that this viewer's bodies have, as they stood at one moment. */
async function snapshot(database: PrismaClient, viewer: Viewer, reference: string) {
  const visible = visibleCaseBodies(viewer)
  const mine = { reference }
  const [file, obligations, plans, evidence, files, ledger, letters, tasks, law] =
    await database.$transaction(
      [
        database.caseFile.findFirst({
          where: { reference, bodies: { some: visible } },
          include: { bodies: { where: visible, include: { body: true }, orderBy: { bodyId: 'asc' } } },
        }),
        database.obligation.findMany({
          where: mine,
          orderBy: { number: 'asc' },
          include: { recommendation: true },
        }),
        database.plan.findMany({ where: mine, orderBy: { version: 'asc' } }),
        database.evidence.findMany({ where: mine, orderBy: [{ number: 'asc' }, { version: 'asc' }] }),
        database.submissionFile.findMany({
          where: mine,
          orderBy: { fileId: 'asc' },
          include: { file: true },
        }),
        database.ledger.findMany({ where: mine, orderBy: { seq: 'asc' } }),
        database.letterItem.findMany({
          where: mine,
          orderBy: [{ sendAt: 'asc' }, { key: 'asc' }],
          include: { letter: true },
        }),
        database.task.findMany({ where: mine, orderBy: [{ raisedAt: 'asc' }, { key: 'asc' }] }),
        lawNow(database),
      ],
      { isolationLevel: 'RepeatableRead' },
    )
  if (!file) return null
  const ids = new Set(file.bodies.map((b) => b.bodyId))
  const seen = <T extends { bodyId: string | null }>(rows: T[]) => rows.filter((r) => ids.has(r.bodyId ?? ''))
  return {
    file,
    law: lawIn(law),
    obligations: seen(obligations).filter((o) =>
      maySeeRecommendation(viewer, { kind: o.recommendation.kind, assurance: o.assurance }),
    ),
    plans: seen(plans).filter((plan) => maySeePlan(viewer, plan)),
    evidence: seen(evidence),
    files: seen(files).filter((f) => mayReadFileOf(viewer, f.file.room, sentWith(f, plans))),
    ledger: seen(ledger),
    letters: seen(letters).filter((l) => mayKnowLetter(viewer, l.recipient)),
    tasks: organisationOf(viewer.role) === 'ombudsman' ? seen(tasks) : [],
  }
}

function mayKnowLetter(viewer: Viewer, recipient: string): boolean {
  switch (organisationOf(viewer.role)) {
    case 'ombudsman':
      return true
    case 'cqc':
      return recipient === 'cqc'
    case 'body':
      return recipient === bodyRecipient(viewer.bodyId ?? '')
  }
}

const textIdsIn = ({ plans, evidence, ledger }: Snapshot): string[] => [
  ...new Set([...plans.map((p) => p.textId), ...evidence.map((e) => e.textId), ...textIdsOf(ledger)]),
]

function bodyOf(
  viewer: Viewer,
  row: Snapshot['file']['bodies'][number],
  all: Snapshot,
  words: Words,
  changed: ChangedTexts,
): Omit<CaseBodyView, 'temporalUi'> {
  const own = <T extends { bodyId: string | null }>(rows: T[]) => rows.filter((r) => r.bodyId === row.bodyId)
  const obligations = own(all.obligations)
  const numbers = new Set(obligations.map((o) => o.number))
  const filesOf = (kind: SubmissionKind, number: number, version: number) =>
    own(all.files)
      .filter((f) => f.kind === kind && f.number === number && f.version === version)
      .map((f) => storedFile(f.file))
  return {
    bodyId: row.bodyId,
    name: row.body.name,
    type: row.body.type as BodyType,
    seq: row.seq,
    stage: row.stage as CaseBodyView['stage'],
    waitingOn: row.waitingOn as CaseBodyView['waitingOn'],
    dueOn: dayOrNull(row.dueOn),
    overdue: row.overdue,
    cqcPart: row.cqcPart as CaseBodyView['cqcPart'],
    shares: sharesOf(viewer, row.shares, all.law),
    cqcReads: readsOf(row, all.law),
    planDueOn: dayOrNull(row.planDueOn),
    followUpOn: hidesFollowUp(viewer, row) ? null : dayOrNull(row.followUpOn),
    followUpKind: hidesFollowUp(viewer, row) ? null : (row.followUpKind as CaseBodyView['followUpKind']),
    outcome: row.outcome as CaseBodyView['outcome'],
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    ...beside(viewer, row),
    obligations: obligations.map((o) => obligationView(viewer, o, changed)),
    plans: own(all.plans).map((p) => ({
      version: p.version,
      receivedOn: dayOf(p.receivedOn),
      status: p.status,
      acceptedFor: p.acceptedFor,
      unanswered: p.unanswered,
      loggedOn: dayOrNull(p.loggedOn),
      sha256: p.sha256,
      words: words.get(p.textId) ?? null,
      files: filesOf('plan', 0, p.version),
    })),
    evidence: own(all.evidence)
      .filter((e) => numbers.has(e.number))
      .map((e) => ({
        recommendation: e.number,
        version: e.version,
        receivedOn: dayOf(e.receivedOn),
        takenBackAt: e.takenBackAt?.toISOString() ?? null,
        words: words.get(e.textId) ?? null,
        files: filesOf('evidence', e.number, e.version),
      })),
    followUpAnswers: followUpAnswersOf(viewer, own(all.ledger)).map(({ textId, ...answer }) => ({
      ...answer,
      words: words.get(textId) ?? null,
      files: filesOf('follow-up', 0, answer.seq),
    })),
    letters: own(all.letters).map(letterOf),
    tasks: own(all.tasks).map(taskItem),
    timeline: timelineOf(viewer, own(all.ledger), words, numbers),
  }
}

const hidesFollowUp = (viewer: Viewer, { followUpKind }: { readonly followUpKind: string | null }) =>
  followUpKind === 'spot-check' && organisationOf(viewer.role) !== 'ombudsman'

function letterOf({
  kind,
  recipient,
  localDate,
  voidedAt,
  letter,
}: Prisma.LetterItemGetPayload<{ include: { letter: true } }>): LetterView {
  const sentAt = letter?.sentAt?.toISOString() ?? null
  const status: LetterView['status'] = sentAt
    ? 'sent'
    : letter?.refusedAt
      ? 'refused'
      : voidedAt || letter?.voidedAt
        ? 'void'
        : letter
          ? 'leaving'
          : 'planned'
  return { kind, recipient, on: dayOf(localDate), status, sentAt }
}
