// CQC logs each systemic recommendation (memorandum 4.7), also one of which no action plan is asked: it stands in the
// evidence that CQC holds. Its silence is chased and never holds the case.
import { invalid } from '../../refusal.js'
import { OPEN_STAGES } from '../stages.js'
import { obligationOf } from '../state.js'
import { OFFICERS, provenance, receivedOn, type CommonInput, type Transition } from '../transition.js'
import { withObligation } from './evidence.js'
import { noCqcPart } from './log-plan.js'

export interface LogRecommendationInput extends CommonInput {
  readonly recommendation: number
}

export const logRecommendation: Transition<LogRecommendationInput> = {
  name: 'logRecommendation',
  label: 'Log the recommendation',
  by: ['cqc-officer'],
  onBehalf: OFFICERS,
  from: OPEN_STAGES,
  needs: 'a service improvement that is not logged yet',
  says: 'The recommendation is logged, with its date.',
  leadsTo: OPEN_STAGES,
  textRequired: false,
  check(state, { recommendation }) {
    if (state.cqcPart !== 'runs') return noCqcPart
    const obligation = obligationOf(state, recommendation)
    if (obligation?.kind !== 'service-improvement' || obligation.settledAs)
      return invalid(
        '/recommendation',
        `recommendation ${recommendation} is no service improvement of this body that stands`,
        'only systemic recommendations are logged',
      )
    if (obligation.loggedOn)
      return invalid('/recommendation', 'this recommendation is already logged', 'nothing more is needed')
    return undefined
  },
  apply(state, input, moment) {
    const { recommendation } = input
    return {
      state: withObligation(state, recommendation, { loggedOn: receivedOn(input, moment) }),
      facts: [{ event: 'recommendation-logged', data: { recommendation, ...provenance(input, moment) } }],
    }
  },
}
