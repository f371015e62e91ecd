// What a body has answered to its follow-ups, as the ledger has it, each as it was put right, if it was.
import { maySeeEvent, type Viewer } from '../../domain/people/visibility.js'
import { putRight, type LedgerRow } from './put-right.js'

interface Answered {
  readonly stillInPlace: boolean
  readonly receivedOn: string
  readonly textId: string
}

export interface FollowUpAnswer extends Omit<Answered, 'stillInPlace'> {
  readonly seq: number
  readonly stillInPlace: boolean | null
}

/** The answers that the viewer may see, the first one first. */
export const followUpAnswersOf = (viewer: Viewer, entries: readonly LedgerRow[]): FollowUpAnswer[] =>
  putRight(entries, 'follow-up-answered', 'follow-up-answer')
    .filter(({ row: { event, room } }) => maySeeEvent(viewer, { event, room, what: undefined }))
    .map(({ row, right }) => {
      const { receivedOn, textId } = row.data as unknown as Answered
      const { stillInPlace } = (right ?? row).data as unknown as { stillInPlace: boolean | null }
      return { seq: row.seq, receivedOn, textId, stillInPlace }
    })
