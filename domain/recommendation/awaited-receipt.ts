// Agreed dates that run from the receipt of the decision ("within one month of receiving this report"): they wait for it,
// and follow it when it is recorded or put right. Each body received the decision on a day of its own.
import { calendarsOf, withTerm } from './dates.js'
import { isSettled, type Obligation, type RecommendationState } from './state.js'
import { documentOf, trackOf } from './statutory/phase.js'
import type { DocumentReceipt } from './statutory/state.js'
import type { WordingBasis } from './term.js'
import type { LocalDate } from '../calendar/local-date.js'
import { datedFrom, ifAhead } from './wording-basis.js'

/** Whether its date waits for nothing but the receipt of the decision. */
export const awaitsReceipt = (o: Obligation) =>
  o.dueOn === null && o.undated?.pending !== undefined && !isSettled(o)

/** The paper whose receipt matters now, to a statutory period or to an agreed date; null when none does. */
export function paperOf(state: RecommendationState): ReturnType<typeof documentOf> {
  const track = trackOf(state)
  if (!track) return null
  const paper = documentOf(track)
  if (paper || track.form !== 'statement') return paper
  const agreed = state.obligations.some((o) => awaitsReceipt(o) || fromReceipt(o))
  return agreed ? { document: 'decision', issuedOn: track.issuedOn } : null
}

/** The basis of a date that was counted from the receipt of the decision. */
function fromReceipt({ term }: Obligation): WordingBasis | undefined {
  const basis = term?.basis
  return basis?.kind === 'wording' && basis.event === 'receipt' ? basis : undefined
}

/**
 * The state in which every agreed date that runs from the receipt of the decision follows from this one. `today` limits new
 * dates to those that lie ahead; null where a case is taken over with what has passed.
 */
export function withReceiptOfDecision(
  state: RecommendationState,
  { on, assumed }: DocumentReceipt,
  today: LocalDate | null,
): RecommendationState {
  return state.obligations.reduce((next, o) => {
    const words = fromReceipt(o) ?? (awaitsReceipt(o) ? o.undated?.pending : undefined)
    if (!words || isSettled(o)) return next
    const { kind, textId, period, event, startAssumed } = words
    const basis = { kind, textId, period, event, startAssumed, from: on, ...(assumed && { posted: assumed }) }
    const dated = datedFrom(basis, calendarsOf(next))
    const read = today ? ifAhead(dated, today) : dated
    if ('basis' in read) return withTerm(next, o.number, { basis, extensions: o.term?.extensions ?? [] })
    // A date that held stays until a person corrects it: a receipt that makes it past takes no time from anybody.
    return o.term ? next : withUndated(next, o.number, read.undated)
  }, state)
}

const withUndated = (state: RecommendationState, number: number, undated: Obligation['undated']) => ({
  ...state,
  obligations: state.obligations.map((o) => (o.number === number && undated ? { ...o, undated } : o)),
})
