// A statutory period is longer only as agreed in writing (LGA 1974 s31(2), (2A)(c), (2G), s34I(2)–(3), (6)): the officer
// records that agreement. What it was before stays visible.
import { refusalOfExtension } from '../../calendar/extension.js'
import type { LocalDate } from '../../calendar/local-date.js'
import { ruleBy } from '../../calendar/rules.js'
import { invalid } from '../../refusal.js'
import { calendarsOf } from '../dates.js'
import { bodyRecipient } from '../ids.js'
import { extensionLimitsOf } from '../policy.js'
import { clockOf, PERIOD_KINDS } from '../statutory/clocks.js'
import type { StatutoryPeriod, StatutoryState } from '../statutory/state.js'
import { checkFutureDate, OFFICERS, provenance, type CommonInput, type Transition } from '../transition.js'
import { clocksAsData, STATUTORY_STAGES } from './statutory-receipt.js'

export interface AgreeLongerPeriodInput extends CommonInput {
  readonly period: StatutoryPeriod
  readonly to: LocalDate
}

export const agreeLongerPeriod: Transition<AgreeLongerPeriodInput> = {
  name: 'agreeLongerPeriod',
  label: 'Record a longer statutory period, agreed in writing',
  by: OFFICERS,
  onBehalf: [],
  from: STATUTORY_STAGES,
  needs: 'a statutory period that runs, its new last day, and the written agreement',
  says: 'The longer period is recorded; the periods after it follow.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check(state, { period, to }, moment) {
    const clock = clockOf(state, PERIOD_KINDS[period])
    if (!clock?.open)
      return invalid(
        '/period',
        'this statutory period does not run in this case',
        'one that is among the dates',
      )
    const future = checkFutureDate(state, '/to', to, moment)
    if (future) return future
    const { rule, due, extended } = clock.explanation
    const problem = refusalOfExtension(
      ruleBy(calendarsOf(state), rule),
      { original: extended?.original ?? due, due, earlier: extended?.by ?? [] },
      { to, agreedOn: moment.today, inWriting: true },
      extensionLimitsOf(moment.actor.role, state),
    )
    return problem
      ? invalid('/to', problem.message.replace(/^\w+: /, ''), 'another date, or a manager’s decision')
      : undefined
  },
  apply(state, input, moment) {
    const track = state.statutory as StatutoryState
    const before = clockOf(state, PERIOD_KINDS[input.period])
    const rule = before?.explanation.rule ?? ''
    const agreed = {
      rule,
      to: input.to,
      agreedOn: moment.today,
      inWriting: true,
      agreedBy: moment.actor.subject,
    }
    const next = { ...state, statutory: { ...track, longer: [...track.longer, agreed] } }
    return {
      state: next,
      facts: [
        {
          event: 'longer-period-agreed',
          data: {
            period: input.period,
            rule,
            from: before?.explanation.due ?? null,
            to: input.to,
            inWriting: true,
            clocks: clocksAsData(next),
            ...provenance(input, moment),
          },
        },
      ],
      notices: [{ kind: 'extension-agreed', recipient: bodyRecipient(state.bodyId), recommendations: [] }],
    }
  },
}
