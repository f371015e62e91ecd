// A longer statutory period (LGA 1974 s31(2), (2A)(c), (2G), s34I(2)–(3), (6)): the body asks, the Ombudsman agrees in
// writing or refuses. The period moves by that recorded agreement alone; what it was before stays visible.
import { ruleBy } from '../../calendar/rules.js'
import type { LocalDate } from '../../calendar/local-date.js'
import type { Role } from '../../people/roles.js'
import { invalid, type Refusal } from '../../refusal.js'
import { calendarsOf } from '../dates.js'
import { bodyRecipient } from '../ids.js'
import type { RecommendationState } from '../state.js'
import { clockOf, longerRequestFor, PERIOD_KINDS, type StatutoryClock } from '../statutory/clocks.js'
import type { LongerPeriod, StatutoryPeriod, StatutoryState } from '../statutory/state.js'
import {
  computed,
  OFFICERS,
  provenance,
  receivedOn,
  type CommonInput,
  type Moment,
  type Transition,
} from '../transition.js'
import { checkLater, noRequestOpen } from './extension.js'
import { clocksAsData, STATUTORY_STAGES } from './statutory-receipt.js'

export interface AskLongerPeriodInput extends CommonInput {
  readonly period: StatutoryPeriod
  readonly to: LocalDate
}

const openClockOf = (state: RecommendationState, period: StatutoryPeriod): StatutoryClock | undefined => {
  const clock = clockOf(state, PERIOD_KINDS[period])
  return clock?.open ? clock : undefined
}

const doesNotRun = invalid(
  '/period',
  'this statutory period does not run in this case',
  'one that is among the dates',
)

/** Refused when the period does not run, or cannot be made so long, by this role or at all. */
function checkLonger(
  state: RecommendationState,
  { period, to }: AskLongerPeriodInput,
  inWriting: boolean,
  role: Role,
  moment: Moment,
): Refusal | undefined {
  const clock = openClockOf(state, period)
  if (!clock) return doesNotRun
  const { rule, due, extended } = clock.explanation
  const dates = { original: extended?.original ?? due, due, earlier: extended?.by ?? [] }
  return checkLater(state, ruleBy(calendarsOf(state), rule), dates, { to, inWriting }, role, moment)
}

export const askLongerPeriod: Transition<AskLongerPeriodInput> = {
  name: 'askLongerPeriod',
  label: 'Ask for a longer statutory period',
  by: ['body-contact'],
  onBehalf: OFFICERS,
  from: STATUTORY_STAGES,
  needs: 'a statutory period that runs, the new last day, and the reasons',
  says: 'The request is with the Ombudsman; until it is agreed in writing the period stands.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  // What a manager may agree to may be asked for.
  check: (state, input, moment) => checkLonger(state, input, true, 'manager', moment),
  apply(state, input, moment) {
    const { period, to } = input
    const track = state.statutory as StatutoryState
    const { rule, due } = (openClockOf(state, period) as StatutoryClock).explanation
    const request = { rule, to, askedOn: receivedOn(input, moment), askedBy: moment.actor.subject }
    // Who asks again thinks better of it: the newest request is the one to decide on.
    const longerAsked = [...(track.longerAsked ?? []).filter((r) => r.rule !== rule), request]
    return {
      state: { ...state, statutory: { ...track, longerAsked } },
      facts: [
        {
          event: 'longer-period-asked',
          data: { period, rule, to, dueOn: due, ...provenance(input, moment) },
        },
      ],
      notices: [{ kind: 'extension-asked', recipient: bodyRecipient(state.bodyId), recommendations: [] }],
    }
  },
}

export interface DecideLongerPeriodInput extends CommonInput {
  readonly period: StatutoryPeriod
  readonly decision: 'agree' | 'refuse'
  /** The last day that is agreed: the one asked for, or another; required when agreed. */
  readonly to?: LocalDate
  /** Whether both sides have agreed in writing: the Act knows no other way. */
  readonly inWriting?: boolean
}

export const decideLongerPeriod: Transition<DecideLongerPeriodInput> = {
  name: 'decideLongerPeriod',
  label: 'Agree in writing to a longer statutory period, or refuse it',
  by: OFFICERS,
  onBehalf: [],
  from: STATUTORY_STAGES,
  needs:
    'a request for a longer period, the last day that is agreed in writing or the refusal, and the reasons',
  says: 'The decision is recorded and the body is written to; the periods after a longer one follow.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check(state, input, moment) {
    const { period, decision, to, inWriting = false } = input
    if (!openClockOf(state, period)) return doesNotRun
    if (!longerRequestFor(state, period)) return noRequestOpen('/period', `the ${period} period`)
    if (decision === 'refuse') return undefined
    if (!to) return invalid('/to', 'the last day that is agreed is missing', 'the day asked for, or another')
    const refused = checkLonger(state, { period, to }, inWriting, moment.actor.role, moment)
    if (refused) return refused
    const next = computed('/to', () => withLonger(state, period, to, moment))
    return 'problem' in next ? next : undefined
  },
  apply(state, input, moment) {
    const { period, decision } = input
    const request = longerRequestFor(state, period)
    const { rule, due } = (openClockOf(state, period) as StatutoryClock).explanation
    const recipient = bodyRecipient(state.bodyId)
    // Who asked and who agreed stand in the ledger as the actors of their rows.
    const asked = { askedOn: request?.askedOn ?? moment.today, ...provenance(input, moment) }
    if (decision === 'refuse')
      return {
        state: withoutRequest(state, rule),
        facts: [
          {
            event: 'longer-period-refused',
            data: { period, rule, to: request?.to ?? null, dueOn: due, ...asked },
          },
        ],
        notices: [{ kind: 'extension-refused', recipient, recommendations: [] }],
      }
    const to = input.to as LocalDate
    const next = withLonger(state, period, to, moment)
    const count = next.statutory?.longer.filter((l) => l.rule === rule).length ?? 0
    return {
      state: next,
      facts: [
        {
          event: 'longer-period-agreed',
          data: { period, rule, from: due, to, count, inWriting: true, clocks: clocksAsData(next), ...asked },
        },
      ],
      notices: [{ kind: 'extension-agreed', recipient, recommendations: [] }],
    }
  },
}

function withoutRequest(state: RecommendationState, rule: string): RecommendationState {
  const track = state.statutory as StatutoryState
  return {
    ...state,
    statutory: { ...track, longerAsked: (track.longerAsked ?? []).filter((r) => r.rule !== rule) },
  }
}

/** The state in which this period is longer, as the newest request for it has come to be agreed. */
function withLonger(
  state: RecommendationState,
  period: StatutoryPeriod,
  to: LocalDate,
  { today, actor }: Moment,
): RecommendationState {
  const { rule } = (openClockOf(state, period) as StatutoryClock).explanation
  const request = longerRequestFor(state, period)
  const agreed: LongerPeriod = {
    rule,
    to,
    agreedOn: today,
    inWriting: true,
    askedOn: request?.askedOn ?? today,
    askedBy: request?.askedBy ?? actor.subject,
    agreedBy: actor.subject,
  }
  const undecided = withoutRequest(state, rule)
  const track = undecided.statutory as StatutoryState
  return { ...undecided, statutory: { ...track, longer: [...track.longer, agreed] } }
}
