// Messages that wait for the main loop. A completed update means a committed row: the handler queues the message and
// answers only when the step has been recorded. Answers are kept, so that a repeat is answered alike.
import { ApplicationFailure, condition, currentUpdateInfo } from '@temporalio/workflow'
import { REFUSAL_FAILURE, type Refusal } from '../../domain/refusal.js'
import type { Handled } from '../../domain/recommendation/state.js'

/** The server lets ten updates of one workflow wait and hangs the eleventh: refuse before that. */
const WAITING_AT_MOST = 8

/** Enough for the longest case seen many times over; older repeats are re-evaluated. */
const REMEMBERED_AT_MOST = 500

interface Entry<M> {
  readonly id: string
  readonly message: M
  answer: Handled | ApplicationFailure | null
}

export interface Inbox<M> {
  /** Refuses a message that may not be taken now. Synchronous, for the update's validator. */
  admit(refusal: () => Refusal | undefined): void
  /** Queues the message and waits for its answer. */
  deliver(message: M): Promise<Handled>
  next(): { readonly id: string; readonly message: M } | undefined
  answer(id: string, answer: Handled | Refusal): void
  readonly size: number
}

export const refusalFailure = (refusal: Refusal) =>
  ApplicationFailure.create({
    type: REFUSAL_FAILURE,
    message: refusal.problem,
    nonRetryable: true,
    details: [refusal],
  })

/** An inbox over the answers already given, which the caller carries in its state. */
export function createInbox<M>(handled: () => readonly Handled[]): Inbox<M> {
  const entries: Entry<M>[] = []
  const known = (id: string) => handled().find((h) => h.id === id)
  const idOfThisUpdate = () => currentUpdateInfo()?.id ?? ''
  return {
    admit(refusal) {
      if (known(idOfThisUpdate())) return
      if (entries.length >= WAITING_AT_MOST)
        throw refusalFailure({
          code: 'busy',
          field: '',
          problem: 'too many messages wait for this case',
          remedy: 'try again in a moment with the same Idempotency-Key',
        })
      const found = refusal()
      if (found) throw refusalFailure(found)
    },
    async deliver(message) {
      const id = idOfThisUpdate()
      const before = known(id)
      if (before) return before
      const entry: Entry<M> = { id, message, answer: null }
      entries.push(entry)
      await condition(() => entry.answer !== null)
      if (entry.answer instanceof ApplicationFailure) throw entry.answer
      return entry.answer as unknown as Handled
    },
    next: () => entries[0],
    answer(id, answer) {
      const index = entries.findIndex((e) => e.id === id)
      const [entry] = entries.splice(index, 1)
      if (entry) entry.answer = 'problem' in answer ? refusalFailure(answer) : answer
    },
    get size() {
      return entries.length
    },
  }
}

/** The answers carried on, newest last. */
export const remember = (handled: readonly Handled[], answer: Handled): readonly Handled[] =>
  [...handled, answer].slice(-REMEMBERED_AT_MOST)
