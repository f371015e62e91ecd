// A body withdraws an action that it had agreed to: at once a matter for the Casework Manager, because a statement instead of
// a report rests on action that was taken or is proposed (LGSCO Compliance Manual; LGA 1974 s30(1B)).
import { inWords } from '../../calendar/local-date.js'
import { invalid } from '../../refusal.js'
import { UNJUDGED_STAGES } from '../stages.js'
import { obligationOf } from '../state.js'
import { OFFICERS, provenance, receivedOn, type CommonInput, type Transition } from '../transition.js'
import { checkOpen, withObligation } from './evidence.js'

export interface WithdrawActionInput extends CommonInput {
  readonly recommendation: number
}

export const withdrawAction: Transition<WithdrawActionInput> = {
  name: 'withdrawAction',
  label: 'Withdraw an action that was agreed',
  by: ['body-contact'],
  onBehalf: OFFICERS,
  from: UNJUDGED_STAGES,
  needs: 'a recommendation that is not settled, and why what was agreed will not be done',
  says: 'It is recorded; the Casework Manager is told at once. What was agreed and its date stand until the Ombudsman decides.',
  leadsTo: UNJUDGED_STAGES,
  textRequired: true,
  check(state, { recommendation }) {
    const problem = checkOpen(state, recommendation)
    if (problem) return problem
    const on = obligationOf(state, recommendation)?.actionWithdrawnOn
    return on
      ? invalid('/recommendation', `this was withdrawn on ${inWords(on)}`, 'a note, if there is more to say')
      : undefined
  },
  apply(state, input, moment) {
    const { recommendation } = input
    return {
      state: withObligation(state, recommendation, { actionWithdrawnOn: receivedOn(input, moment) }),
      facts: [{ event: 'action-withdrawn', data: { recommendation, ...provenance(input, moment) } }],
      notices: [{ kind: 'action-withdrawn', recipient: 'manager', recommendations: [recommendation] }],
    }
  },
}
