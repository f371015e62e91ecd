// The statutory clocks of a case: they start from the receipt, run beside each agreed deadline and stop for nobody (LGA
// 1974 s31, s34I). A doubtful period is worked to by its earlier end; nobody is late before its later one.
import { calendarsIn, type Calendars } from '../../calendar/calendar.js'
import { computeChain, type Chain } from '../../calendar/chain.js'
import { computeDue } from '../../calendar/deadline.js'
import { metOnEveryReading, type Explanation } from '../../calendar/explanation.js'
import type { LocalDate } from '../../calendar/local-date.js'
import { ruleBy, setDateBy } from '../../calendar/rules.js'
import type { StatutoryKind } from '../policy.js'
import type { RecommendationState } from '../state.js'
import { dutyPeriods } from './duties.js'
import { isAnswering, isComplied, notifiedOn, phaseOf, trackOf, unconfirmed } from './phase.js'
import {
  PERIODS,
  receiptStart,
  type LongerPeriod,
  type LongerPeriodRequest,
  type PublicationNotice,
  type StatutoryPeriod,
  type StatutoryState,
} from './state.js'

export interface StatutoryClock {
  readonly kind: StatutoryKind
  readonly explanation: Explanation
  /** The last day on which it is treated as met, on every reading. */
  readonly metUntil: LocalDate
  /** Whether it still waits for the body. */
  readonly open: boolean
}

export const PERIOD_KINDS: Record<StatutoryPeriod, StatutoryKind> = {
  response: 'statutory-response',
  satisfaction: 'statutory-satisfaction',
  form: 'statutory-form',
}

const chainOf = ({ form, round }: StatutoryState): Chain =>
  form === 'written-statement' ? 'written statement' : round === 1 ? 'report' : 'further report'

const longerOf = (longer: readonly LongerPeriod[], rule: string) => longer.filter((l) => l.rule === rule)

const clock = (kind: StatutoryKind, explanation: Explanation, open: boolean): StatutoryClock => ({
  kind,
  explanation,
  metUntil: metOnEveryReading(explanation),
  open,
})

/**
 * Every clock of the present phase and of the duties about a report, also one that is met; none without a recorded or
 * assumed receipt. Throws as `computeDue`.
 */
export function clocksOf(state: RecommendationState): StatutoryClock[] {
  const calendars = calendarsIn(state.calendar)
  return [
    ...dutyPeriods(state, calendars).map((d) => clock(d.kind, d.explanation, d.open)),
    ...periodClocks(state, calendars),
  ]
}

function periodClocks(state: RecommendationState, calendars: Calendars): StatutoryClock[] {
  const track = trackOf(state)
  if (!track || isComplied(state)) return []
  if (isAnswering(phaseOf(track))) return answerClocks(state, track, calendars)
  const { notice } = track
  return notice && notice.by === 'body' && !notice.doneOn ? noticeClocks(track, notice, calendars) : []
}

function answerClocks(
  state: RecommendationState,
  track: StatutoryState,
  calendars: Calendars,
): StatutoryClock[] {
  if (!track.receipt) return []
  const longer = Object.fromEntries(track.longer.map(({ rule }) => [rule, longerOf(track.longer, rule)]))
  const [response, satisfaction] = computeChain(
    chainOf(track),
    receiptStart(track.receipt),
    calendars,
    longer,
  )
  return [
    ...(response ? [clock('statutory-response', response, notifiedOn(state) === null)] : []),
    ...(satisfaction ? [clock('statutory-satisfaction', satisfaction, unconfirmed(state).length > 0)] : []),
  ]
}

/** The rule of the month in which the form of the publication is to be agreed. */
const formRule = ({ form }: StatutoryState, calendars: Calendars) =>
  ruleBy(calendars, form === 'report' ? 'statement-form' : 'adverse-findings-notice-form')

function noticeClocks(track: StatutoryState, notice: PublicationNotice, calendars: Calendars) {
  const clocks: StatutoryClock[] = []
  const rule = formRule(track, calendars)
  if (notice.receipt) {
    const extensions = longerOf(track.longer, rule.id)
    const due = computeDue({ rule, start: receiptStart(notice.receipt), extensions }, calendars)
    clocks.push(clock('statutory-form', due, notice.form === null))
  }
  if (notice.form) clocks.push(clock('statutory-publication', publicationDue(track, notice, calendars), true))
  return clocks
}

/** After the first edition the fortnight of the Act; until then the date that was agreed with the form. */
function publicationDue(track: StatutoryState, notice: PublicationNotice, calendars: Calendars): Explanation {
  const first = track.form === 'report' ? notice.publications.at(-1) : undefined
  if (first) return fortnightFrom(first.on, calendars)
  const { agreedOn, publishBy } = notice.form as NonNullable<PublicationNotice['form']>
  return computeDue({ rule: setDateBy(calendars, publishBy), start: { on: agreedOn } }, calendars)
}

/** The fortnight in which both editions must fall (s31(2F)). */
export const fortnightFrom = (first: LocalDate, calendars: Calendars): Explanation =>
  computeDue({ rule: ruleBy(calendars, 'statement-publication'), start: { on: first } }, calendars)

/** What the case waits for by statute, as dates beside the agreed ones. */
export const statutoryDeadlines = (state: RecommendationState) =>
  clocksOf(state)
    .filter((c) => c.open)
    .map(({ kind, explanation, metUntil }) => ({
      kind,
      on: explanation.due,
      metUntil,
      waitsFor: 'body' as const,
      recommendations: [],
      countedFrom: null,
    }))

/** The clock of a kind. */
export const clockOf = (state: RecommendationState, kind: StatutoryKind): StatutoryClock | undefined =>
  clocksOf(state).find((c) => c.kind === kind)

/** What is asked for and undecided of a period that runs; of one that does not, nothing is left to decide. */
export function longerRequestFor(
  state: RecommendationState,
  period: StatutoryPeriod,
): LongerPeriodRequest | undefined {
  const asked = state.statutory?.longerAsked
  const clock = asked?.length ? clockOf(state, PERIOD_KINDS[period]) : undefined
  return clock?.open ? asked?.find(({ rule }) => rule === clock.explanation.rule) : undefined
}

/** Every request for a longer period that waits for a decision, with its period. */
export const longerRequests = (state: RecommendationState) =>
  PERIODS.flatMap((period) => {
    const request = longerRequestFor(state, period)
    return request ? [{ period, ...request }] : []
  })
