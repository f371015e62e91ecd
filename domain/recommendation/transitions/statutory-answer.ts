// What the body tells that it has done or will do (LGA 1974 s31(2), s34I(2)), and what the Ombudsman thinks of it. The
// view is a person's and the ground on which a formal step may be proposed; it brings none by itself.
import { cite } from '../../law/cited-text.js'
import { invalid } from '../../refusal.js'
import { isAnswering, notifiedOn, phaseOf } from '../statutory/phase.js'
import type { NotifiedAction, StatutoryState, View } from '../statutory/state.js'
import { OFFICERS, provenance, receivedOn, type CommonInput, type Transition } from '../transition.js'
import type { RecommendationState } from '../state.js'
import { STATUTORY_STAGES } from './statutory-receipt.js'

const notAnswering = (state: RecommendationState, field: string) =>
  state.statutory && isAnswering(phaseOf(state.statutory))
    ? undefined
    : invalid(
        field,
        'no statutory period for an answer is running in this case',
        'an action plan, evidence or a note',
      )

export interface NotifyActionInput extends CommonInput {
  readonly action: NotifiedAction
}

export const notifyAction: Transition<NotifyActionInput> = {
  name: 'notifyAction',
  label: 'Tell the Ombudsman what has been or will be done',
  by: ['body-contact'],
  onBehalf: OFFICERS,
  from: STATUTORY_STAGES,
  needs:
    'a report or written statement, and whether action was taken, is proposed (the one recommended or another), or none will be taken',
  says: 'The notification is with the Ombudsman.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check: (state) => notAnswering(state, '/action'),
  apply(state, input, moment) {
    const track = state.statutory as StatutoryState
    const on = receivedOn(input, moment)
    return {
      // What is told anew is to be looked at afresh.
      state: { ...state, statutory: { ...track, notification: { on, action: input.action }, view: null } },
      facts: [{ event: 'action-notified', data: { action: input.action, ...provenance(input, moment) } }],
    }
  },
}

export interface AssessActionInput extends CommonInput {
  readonly view: View
}

export const assessAction: Transition<AssessActionInput> = {
  name: 'assessAction',
  label: 'Say whether the action is enough',
  by: OFFICERS,
  onBehalf: [],
  from: STATUTORY_STAGES,
  needs:
    'content or not satisfied, once the body has told what it does; or, of a provider or about a further report, that it has decided to take no action; and the reasons',
  says: 'The view is recorded. A formal step that it allows is proposed, never taken by itself.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check(state, { view }) {
    const problem = notAnswering(state, '/view')
    if (problem) return problem
    if (view !== 'no-action')
      return notifiedOn(state) === null
        ? invalid(
            '/view',
            'the body has told nothing that could satisfy or not',
            'enter what it told; silence is dealt with when its time is over',
          )
        : undefined
    return state.statutory?.form === 'written-statement' || state.statutory?.round === 2
      ? undefined
      : invalid(
          '/view',
          `about a first report a council’s decision to take no action is no ground of its own (${cite('lga-s31-2a-b')})`,
          'not-satisfied, once it has told so',
        )
  },
  apply(state, input, moment) {
    const track = state.statutory as StatutoryState
    return {
      state: { ...state, statutory: { ...track, view: { view: input.view, on: moment.today } } },
      facts: [{ event: 'action-assessed', data: { view: input.view, ...provenance(input, moment) } }],
    }
  },
}
