// A wrong entry put right, at any stage. A correction never rewrites: it is a new fact that names the ledger row it puts
// right, and what follows from the corrected facts follows.
import type { HeldBack } from '../../files/kinds.js'
import { invalid, type Refusal } from '../../refusal.js'
import { checkRecommendation, named, type Correction } from '../corrections/row.js'
import { rowOf } from '../corrections/table.js'
import { bodyRecipient } from '../ids.js'
import { OPEN_STAGES } from '../stages.js'
import type { RecommendationState } from '../state.js'
import { OFFICERS, provenance, type CommonInput, type Moment, type Transition } from '../transition.js'
import { askedAnew } from './asked-anew.js'
import { checkDirector, checkReadable } from './evidence.js'

export interface CorrectInput extends CommonInput {
  /** The ledger row (its number in this case) that was wrong; that it is one of this kind is known where it is read. */
  readonly corrects: number
  readonly correction: Correction
  /** As for a judgement: what the scanner says of the evidence that would satisfy. */
  readonly heldBack?: HeldBack
}

export const correct: Transition<CorrectInput> = {
  name: 'correct',
  label: 'Correct a wrong entry',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'the ledger row that was wrong, what is right, and the reason',
  says: 'The correction is recorded; the wrong entry stays visible.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check(state, input, moment) {
    const { corrects, correction } = input
    if (corrects < 1 || corrects > state.seq)
      return invalid('/corrects', `this case has no entry ${corrects}`, `an entry from 1 to ${state.seq}`)
    return (
      checkRecommendation(state, correction) ??
      rowOf(correction.what).check(state, correction, moment.today) ??
      checkJudge(state, input, moment)
    )
  },
  apply(state, input, moment) {
    const { correction, corrects } = input
    const right = rowOf(correction.what).apply(state, correction, moment.today)
    const { state: next, notices } = askedAnew(state, right, moment)
    return {
      state: next,
      // The day of a correction that is about a day of receipt is the right one.
      facts: [{ event: 'corrected', data: { ...provenance(input, moment), ...correction }, corrects }],
      notices:
        correction.what === 'due-date' || correction.what === 'plan-due-date'
          ? [{ kind: 'date-changed', recipient: bodyRecipient(state.bodyId), recommendations: [] }]
          : notices,
    }
  },
}

/** Who may judge, and on which evidence, holds of a judgement that is put right as of one that is made. */
function checkJudge(
  state: RecommendationState,
  { correction, heldBack }: CorrectInput,
  moment: Moment,
): Refusal | undefined {
  if (correction.what !== 'judgement') return undefined
  const { recommendation, decision } = correction
  const { judgement } = named(state, correction)
  return checkDirector([decision, judgement], moment) ?? checkReadable(recommendation, decision, heldBack)
}
