// Reads of CQC's own requests: for CQC's staff, and one of them for the registered person's own contact. The Ombudsman has
// no part in them.
import type { Explanation } from '../../domain/calendar/explanation.js'
import type { Viewer } from '../../domain/people/visibility.js'
import type { Outcome, Provision, ServedBy, Stage } from '../../domain/regulation-request/state.js'
import { dayOf, dayOrNull } from '../dates.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { pageOf, type Page, type PageOf } from './page.js'

export interface RequestItemView {
  readonly id: string
  readonly provision: Provision
  readonly locationId: string
  readonly bodyId: string | null
  readonly reference: string | null
  readonly servedBy: ServedBy
  readonly sentOn: string
  readonly receivedOn: string | null
  readonly receiptIsRecorded: boolean
  /** Why the day of receipt is doubtful; null where it is recorded, or where nothing was received. */
  readonly receiptDoubt: string | null
  readonly isUndelivered: boolean
  readonly dueOn: string | null
  readonly dueBecause: string | null
  readonly stage: Stage
  readonly overdue: boolean
  readonly answeredOn: string | null
  readonly outcome: Outcome | null
  readonly seq: number
}

export interface RequestView extends RequestItemView {
  /** What CQC asked and why, with the address; for CQC alone. */
  readonly words: unknown
  /** Why it is due when it is; null while it could not be delivered: then no time runs. */
  readonly explanation: Explanation | null
  readonly timeline: readonly {
    readonly seq: number
    readonly effectiveAt: string
    readonly event: string
    readonly role: string
    readonly data: unknown
    readonly words: unknown
  }[]
}

const explanationIn = (row: Prisma.RegulationRequestGetPayload<object>) =>
  row.explanation as unknown as Explanation | null

const itemOf = (row: Prisma.RegulationRequestGetPayload<object>): RequestItemView => ({
  id: row.id,
  provision: row.provision as Provision,
  locationId: row.locationId,
  bodyId: row.bodyId,
  reference: row.reference,
  servedBy: row.servedBy as ServedBy,
  sentOn: dayOf(row.sentOn),
  receivedOn: dayOrNull(row.receivedOn),
  receiptIsRecorded: row.receiptIsRecorded,
  receiptDoubt:
    row.receiptIsRecorded || row.receivedOn === null
      ? null
      : `it is assumed, which is doubtful (${explanationIn(row)?.start.basis ?? ''}): record the day on which it was really received`,
  isUndelivered: row.isUndelivered,
  dueOn: dayOrNull(row.dueOn),
  dueBecause: explanationIn(row)?.sentence ?? null,
  stage: row.stage as Stage,
  overdue: row.overdue,
  answeredOn: dayOrNull(row.answeredOn),
  outcome: row.outcome as Outcome | null,
  seq: row.seq,
})

export interface RequestFilter {
  readonly locationId?: string | undefined
  readonly stage?: Stage | undefined
  readonly overdue?: boolean | undefined
}

/** One page of the requests, in the order of their ids. */
export async function listRequests(
  database: PrismaClient,
  { locationId, stage, overdue }: RequestFilter,
  { after, limit }: Page<readonly [id: string]>,
): Promise<PageOf<RequestItemView>> {
  const rows = await database.regulationRequest.findMany({
    where: {
      ...(locationId !== undefined && { locationId }),
      ...(stage !== undefined && { stage }),
      ...(overdue !== undefined && { overdue }),
      ...(after && { id: { gt: after[0] } }),
    },
    orderBy: { id: 'asc' },
    take: limit + 1,
  })
  return pageOf(rows.map(itemOf), limit, (item) => [item.id])
}

/** One request with what happened, or null when there is none that the viewer may see. */
export async function readRequest(
  database: PrismaClient,
  viewer: Viewer,
  id: string,
): Promise<RequestView | null> {
  const isCqc = viewer.role === 'cqc-officer'
  const row = await database.regulationRequest.findFirst({
    where: { id, ...(!isCqc && { bodyId: viewer.bodyId ?? '' }) },
  })
  if (!row) return null
  const ledger = await database.ledger.findMany({ where: { reference: id }, orderBy: { seq: 'asc' } })
  const dataOf = (entry: (typeof ledger)[number]) =>
    entry.data as { readonly textId?: string; readonly textHash?: string }
  const ids = ledger.flatMap((entry) => dataOf(entry).textId ?? [])
  const texts = new Map(
    (await database.text.findMany({ where: { id: { in: ids } } })).map((text) => [text.id, text]),
  )
  const wordsOf = (textId: string | undefined) => {
    const text = textId === undefined ? undefined : texts.get(textId)
    return text && (isCqc || text.room === 'body') ? text.content : null
  }
  return {
    ...itemOf(row),
    // CQC's reason for asking may rest on a case: what the registered person is told stands in the letter.
    reference: isCqc ? row.reference : null,
    words: wordsOf(row.textId),
    explanation: explanationIn(row),
    timeline: ledger
      .filter((entry) => isCqc || entry.event !== 'letter-not-delivered')
      .map((entry) => {
        const { textId, textHash: _hash, ...data } = dataOf(entry)
        const { seq, event, role } = entry
        return {
          seq,
          event,
          role,
          effectiveAt: entry.effectiveAt.toISOString(),
          data,
          words: textId === row.textId ? null : wordsOf(textId),
        }
      }),
  }
}
