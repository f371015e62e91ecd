// Letters that were refused or given up. Each is a task for a person, never the end of the case: it leaves again when its
// recipient's address is put right, or somebody says how it was dealt with.
import { officeOf } from './ids.js'
import { moved, type Moved } from './step.js'
import type { RecommendationState, Undelivered } from './state.js'

/** A letter could not be delivered; `why` is a code. `at`: the workflow's clock. */
export function undeliverable(
  state: RecommendationState,
  { key, recipient, notices }: Undelivered,
  why: string,
  at: number,
): Moved {
  const undelivered = [...state.undelivered, { key, recipient, ...(notices && { notices }) }]
  const facts = [{ event: 'letter-not-delivered', data: { letter: key, why } }]
  return moved(state, { state: { ...state, undelivered }, facts }, at, 'system', 'system')
}

const isOf = (office: string) => (letter: Undelivered) => officeOf(letter.recipient).office === office

export const hasUndelivered = ({ undelivered }: RecommendationState, office: string) =>
  undelivered.some(isOf(office))

/**
 * The address of a recipient is another now: what was to be said is said again, under keys of its own. A reminder is not
 * repeated: the next one of its ladder goes to the new address.
 */
export function sentAgain(state: RecommendationState, office: string, at: number): Moved {
  const again = state.undelivered.filter(isOf(office))
  const letters = again.map(({ key }) => key)
  return moved(
    state,
    {
      state: { ...state, undelivered: state.undelivered.filter((letter) => !again.includes(letter)) },
      facts: [{ event: 'letters-sent-again', data: { recipient: office, letters } }],
      notices: again.flatMap(({ notices }) => notices ?? []),
      void: letters,
    },
    at,
    'system',
    'system',
  )
}
