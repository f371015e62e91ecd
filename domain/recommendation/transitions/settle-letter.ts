// A letter that could not be delivered is dealt with: sent once more, said in another way, or not needed any more. Possible
// after the closure too: a case is not over while a letter of it is a task for somebody.
import { invalid } from '../../refusal.js'
import { STAGES } from '../stages.js'
import { OFFICERS, provenance, type CommonInput, type Transition } from '../transition.js'

export const LETTER_SETTLEMENTS = ['send-again', 'told-otherwise', 'not-needed'] as const
export type LetterSettlement = (typeof LETTER_SETTLEMENTS)[number]

export interface SettleLetterInput extends CommonInput {
  /** The key of the letter, as the task names it. */
  readonly letter: string
  readonly how: LetterSettlement
}

export const settleLetter: Transition<SettleLetterInput> = {
  name: 'settleLetter',
  label: 'Deal with a letter that could not be delivered',
  by: OFFICERS,
  onBehalf: [],
  from: STAGES,
  needs:
    'the letter that the task names; how it was dealt with: whom was told and how, or why it is not needed',
  says: 'It is recorded. A letter that is sent again goes to the address that now holds.',
  leadsTo: STAGES,
  textRequired: true,
  check({ undelivered }, { letter, how }) {
    const found = undelivered.find(({ key }) => key === letter)
    if (!found)
      return invalid(
        '/letter',
        'is no letter that could not be delivered',
        undelivered.map(({ key }) => key).join('; ') || 'every letter was delivered or dealt with',
      )
    return how !== 'send-again' || found.notices
      ? undefined
      : invalid(
          '/how',
          'a reminder is not sent again: the next one of its ladder goes by itself',
          'told-otherwise or not-needed',
        )
  },
  apply(state, input, moment) {
    const { letter, how } = input
    const notices = state.undelivered.find(({ key }) => key === letter)?.notices
    return {
      state: { ...state, undelivered: state.undelivered.filter(({ key }) => key !== letter) },
      facts: [{ event: 'letter-settled', data: { letter, how, ...provenance(input, moment) } }],
      ...(how === 'send-again' && notices && { notices }),
      void: [letter],
    }
  },
}
