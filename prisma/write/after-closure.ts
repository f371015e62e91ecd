// What may still be recorded of a case that is closed: whether and when its improvements are published (LGSCO Statement of
// Reasons manual 3.2, 3.3), and what followed at CQC (memorandum 4.8). Its process is over, so the entry follows the last one
// that the process wrote.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import type {
  ActivityAfterClosure,
  AfterClosure,
  LateLetter,
  PublicationAfterClosure,
  RecordedAfterClosure,
} from '../../domain/case-change/after-closure.js'
import type { WordingText } from '../../domain/recommendation/case-text.js'
import { businessKey, recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import {
  decisionIn,
  publicationRefusal,
  type PublicationStanding,
} from '../../domain/recommendation/publication.js'
import { activityFact, activityRefusal } from '../../domain/recommendation/regulatory-activity.js'
import { lostOf } from '../../domain/recommendation/published-themes.js'
import { ofTheme, publicationFact } from '../../domain/recommendation/transitions/publish.js'
import { staleRefusal } from '../../domain/process-table.js'
import { invalid, type Refusal } from '../../domain/refusal.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { dateOrNull, dayOf } from '../dates.js'
import { readCurrentCalendars } from '../read/calendars.js'
import { appendLedger, lastOf } from './ledger.js'
import { writeLetterItems } from './record-step.js'
import { takeSnapshot } from './snapshot.js'

type Transaction = Prisma.TransactionClient
/** By the workflow's clock, epoch milliseconds. */
type At = { readonly at: number }

/** Records the entry, once for its id; the case stays closed. Only called when the case's process has ended. */
export const recordAfterClosure = (
  database: PrismaClient,
  entry: AfterClosure & At,
): Promise<RecordedAfterClosure> =>
  database.$transaction(async (tx) => {
    const { reference, bodyId, id, at, textId } = entry
    await tx.$queryRaw`SELECT 1 FROM case_body WHERE reference = ${reference} AND body_id = ${bodyId} FOR UPDATE`
    const before = await tx.ledger.findFirst({
      where: { reference, bodyId, data: { path: ['afterClosure'], equals: id } },
      select: { seq: true },
    })
    if (before) return done(entry, before.seq)
    const last = await lastOf(tx, entry)
    const refusal = await refusalOf(tx, entry, last.seq)
    if (refusal) return { status: 'refused', refusal }
    const seq = last.seq + 1
    const theme = entry.what === 'publication' ? await themeIn(tx, entry) : []
    const provenance = { afterClosure: id, receivedOn: localDateOf(at), ...(textId && { textId }) }
    const entries = {
      reference,
      bodyId,
      afterSeq: last.seq,
      effectiveAt: at,
      actor: entry.actor.subject,
      role: entry.actor.role,
      facts: [
        entry.what === 'publication'
          ? publicationFact(entry, { ...ofTheme(theme), ...provenance })
          : activityFact(entry.activity, provenance),
      ],
    }
    await appendLedger(tx, entries, last.hash)
    if (entry.what === 'publication') await writePublication(tx, entry, theme)
    else await armLetter(tx, entry, seq)
    await tx.caseBody.update({
      where: { reference_bodyId: { reference, bodyId } },
      data: { seq, changedAt: new Date(at) },
    })
    await takeSnapshot(tx, entries)
    return done(entry, seq)
  })

const done = (entry: AfterClosure & At, seq: number): RecordedAfterClosure => ({
  status: 'done',
  seq,
  letter: entry.what === 'publication' ? null : letterOf(entry, seq),
})

const letterOf = ({ reference, bodyId, at }: ActivityAfterClosure & At, seq: number): LateLetter => ({
  key: businessKey(recommendationWorkflowId(reference, bodyId), 'regulatory-activity', seq, 0),
  recipient: 'manager',
  localDate: localDateOf(at),
  letterClass: 'notice',
  at,
})

const armLetter = (tx: Transaction, entry: ActivityAfterClosure & At, seq: number) =>
  writeLetterItems(tx, {
    reference: entry.reference,
    bodyId: entry.bodyId,
    effectiveAt: entry.at,
    void: [],
    arm: [
      {
        ...letterOf(entry, seq),
        kind: 'regulatory-activity',
        data: {
          recommendations: entry.activity.recommendation === undefined ? [] : [entry.activity.recommendation],
          due: [],
        },
      },
    ],
  })

/** What has the same wording: it is decided of all of a theme at once. */
async function themeIn(tx: Transaction, wish: PublicationAfterClosure): Promise<readonly number[]> {
  const { reference, bodyId, recommendation } = wish
  const wordingId = (await obligationOf(tx, wish, recommendation))?.wordingId
  if (!wordingId) return [recommendation]
  const rows = await tx.obligation.findMany({ where: { reference, bodyId, wordingId, settledAs: null } })
  return rows.map((row) => row.number)
}

async function writePublication(tx: Transaction, wish: PublicationAfterClosure, theme: readonly number[]) {
  const { reference, bodyId } = wish
  const decision = decisionIn(wish)
  await tx.obligation.updateMany({
    where: { reference, bodyId, number: { in: [...theme] } },
    data: {
      publication: decision.status,
      publicationOn: dateOrNull(decision.status === 'withheld' ? null : decision.on),
      withheldBecause: decision.status === 'withheld' ? decision.because : null,
    },
  })
}

async function refusalOf(
  tx: Transaction,
  entry: AfterClosure & At,
  lastSeq: number,
): Promise<Refusal | undefined> {
  const { reference, bodyId, seenSeq } = entry
  const body = await tx.caseBody.findUnique({
    where: { reference_bodyId: { reference, bodyId } },
    include: { case: true },
  })
  if (!body)
    return { code: 'not-found', field: '', problem: 'there is no such case', remedy: 'look at the list' }
  const stale = staleRefusal('case', seenSeq, lastSeq)
  if (stale) return stale
  const decisionDate = dayOf(body.case.decisionDate) as LocalDate
  return entry.what === 'publication'
    ? publicationProblem(tx, entry, decisionDate)
    : activityProblem(tx, entry, decisionDate)
}

const obligationOf = (tx: Transaction, { reference, bodyId }: AfterClosure, number: number) =>
  tx.obligation.findUnique({
    where: { reference_bodyId_number: { reference, bodyId, number } },
    include: { recommendation: true },
  })

const field = '/recommendation'
const missing = (number: number, remedy: string) =>
  invalid(field, `there is no recommendation ${number} for this body`, remedy)

async function activityProblem(
  tx: Transaction,
  entry: ActivityAfterClosure & At,
  decisionDate: LocalDate,
): Promise<Refusal | undefined> {
  const { recommendation: number } = entry.activity
  if (number !== undefined && !(await obligationOf(tx, entry, number)))
    return missing(number, 'a recommendation of this body, or none')
  return activityRefusal(entry.activity, decisionDate, localDateOf(entry.at))
}

async function publicationProblem(
  tx: Transaction,
  wish: PublicationAfterClosure & At,
  decisionDate: LocalDate,
): Promise<Refusal | undefined> {
  const { recommendation: number } = wish
  const obligation = await obligationOf(tx, wish, number)
  const another = 'a service improvement of this body that was not withdrawn'
  if (!obligation) return missing(number, another)
  if (obligation.recommendation.kind === 'personal-remedy')
    return invalid(field, 'the text of a personal remedy is never published', another)
  if (obligation.settledAs)
    return invalid(field, `recommendation ${number} is ${obligation.settledAs}`, another)
  const { wordingId, wordingStanding, publication } = obligation
  const theme = await themeIn(tx, wish)
  const text = wordingId === null ? null : await tx.text.findUnique({ where: { id: wordingId } })
  const { recommendations = [] } = (text?.content ?? {}) as Partial<WordingText>
  const standing = {
    stops:
      wordingStanding === null
        ? null
        : [
            ...(wordingStanding === 'stopped' ? ['as the case says'] : []),
            ...lostOf(recommendations, (n) => theme.includes(n)),
          ],
    status: publication as PublicationStanding['status'],
  }
  const calendars = await readCurrentCalendars(tx)
  return publicationRefusal(decisionDate, standing, wish, localDateOf(wish.at), calendars)
}
