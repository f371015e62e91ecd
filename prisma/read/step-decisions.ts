// Who decided what about the formal steps of a statutory track, and when, with the reasons: from the ledger, for whoever may
// see such an entry.
import { maySeeEvent, type Viewer } from '../../domain/people/visibility.js'
import type { PrismaClient } from '../generated/client.js'
import { readWords } from './words.js'

export interface DecidedStep {
  readonly step: string
  readonly decision: string
  readonly on: string
  readonly reviewOn: string | null
  readonly actor: string
  readonly role: string
  /** The entry of the timeline. */
  readonly seq: number
  readonly provisions: readonly string[]
  readonly grounds: readonly string[]
  readonly words: unknown
}

interface Data {
  readonly step: string
  readonly decision: string
  readonly reviewOn?: string
  readonly receivedOn: string
  readonly provisions: readonly string[]
  readonly grounds: readonly string[]
  readonly textId?: string
}

/** The decisions, the first one first; none for whom they are not to be seen. */
export async function readStepDecisions(
  database: PrismaClient,
  viewer: Viewer,
  { reference, bodyId }: { readonly reference: string; readonly bodyId: string },
): Promise<DecidedStep[]> {
  const event = 'formal-step-decided'
  if (!maySeeEvent(viewer, { event, room: 'ombudsman', what: undefined })) return []
  const rows = await database.ledger.findMany({
    where: { reference, bodyId, event },
    orderBy: { seq: 'asc' },
  })
  const entries = rows.map((row) => ({ ...row, data: row.data as unknown as Data }))
  const words = await readWords(
    database,
    viewer,
    entries.flatMap(({ data }) => data.textId ?? []),
  )
  return entries.map(({ data, actor, role, seq }) => ({
    step: data.step,
    decision: data.decision,
    on: data.receivedOn,
    reviewOn: data.reviewOn ?? null,
    actor,
    role,
    seq,
    provisions: data.provisions,
    grounds: data.grounds,
    words: words.get(data.textId ?? '') ?? null,
  }))
}
