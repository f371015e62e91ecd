// What can be done at any stage besides a correction: confirm a take-over, withdraw, note.
import { invalid } from '../../refusal.js'
import { OPEN_STAGES } from '../stages.js'
import { againstDutyRefusal, endedAgainst, type AgainstDuty } from '../statutory/proposal.js'
import { OFFICERS, provenance, type CommonInput, type Transition } from '../transition.js'
import { closed, lettersToAll } from './conclusion.js'

export const confirmTakeOver: Transition = {
  name: 'confirmTakeOver',
  label: 'Confirm the take-over',
  by: OFFICERS,
  onBehalf: [],
  // Also when everything was judged meanwhile: an unconfirmed case is silent, its follow-up would never be asked.
  from: OPEN_STAGES,
  needs: 'a case that was taken over and whose stage nobody has confirmed',
  says: 'The case goes on from here; its reminders are armed.',
  leadsTo: OPEN_STAGES,
  textRequired: false,
  check: (state) =>
    state.paused ? undefined : invalid('', 'there is nothing to confirm', 'the case is already running'),
  apply: (state, input, moment) => ({
    state: { ...state, paused: false },
    facts: [{ event: 'take-over-confirmed', data: provenance(input, moment) }],
  }),
}

export interface WithdrawInput extends CommonInput, AgainstDuty {}

export const withdraw: Transition<WithdrawInput> = {
  name: 'withdraw',
  label: 'Withdraw the recommendations',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs:
    'the reason, and one of its own where the Act says that the Ombudsman shall take a step that is not taken',
  says: 'The recommendations are withdrawn and the case is closed.',
  leadsTo: ['closed'],
  textRequired: true,
  check: againstDutyRefusal,
  apply(state, input, moment) {
    const { kept, fact } = endedAgainst(state)
    return {
      state: closed({ ...state, ...kept }, 'withdrawn', moment),
      facts: [{ event: 'withdrawn', data: { ...fact, ...provenance(input, moment) } }],
      notices: lettersToAll(state, 'withdrawn'),
    }
  },
}

export const note: Transition = {
  name: 'note',
  label: 'Add a note',
  by: [...OFFICERS, 'cqc-officer', 'body-contact'],
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'the words',
  says: 'The note is on the case.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check: () => undefined,
  apply: (state, input, moment) => ({
    state,
    facts: [{ event: 'noted', data: provenance(input, moment) }],
  }),
}
