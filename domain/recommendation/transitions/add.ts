// A recommendation that is added after the decision, with everything that an opening one may have. The body is written to,
// because what it owes has changed.
import type { LocalDate } from '../../calendar/local-date.js'
import { invalid } from '../../refusal.js'
import { bodyRecipient } from '../ids.js'
import { checkLater, laterDate, withPlanAsked, type LaterInput } from '../later.js'
import type { RemedyCategory } from '../remedies.js'
import { isAskedToLog, UNJUDGED_STAGES } from '../stages.js'
import { logNotices, newObligation } from '../opening.js'
import { obligationOf, type RecommendationKind, type Requirement } from '../state.js'
import { statedTerm } from '../term.js'
import { OFFICERS, provenance, type Transition } from '../transition.js'

export interface AddRecommendationInput extends LaterInput {
  readonly kind: RecommendationKind
  readonly category?: RemedyCategory
  readonly requires: Requirement
  readonly assurance: boolean
}

export const addRecommendation: Transition<AddRecommendationInput> = {
  name: 'addRecommendation',
  label: 'Add a recommendation',
  by: OFFICERS,
  onBehalf: [],
  from: [...UNJUDGED_STAGES, 'to-conclude'],
  needs:
    'a number that this body does not have yet, the kind, the words, whether evidence is enough or an action plan is asked for; the date, unless its words give one or it waits for a condition',
  says: 'The recommendation is added and the body is written to.',
  leadsTo: UNJUDGED_STAGES,
  textRequired: true,
  otherwise: 'the follow-up’s decision can open the case again; else open a new case that refers to it',
  check(state, input, moment) {
    if (!Number.isInteger(input.recommendation) || input.recommendation < 1)
      return invalid('/recommendation', 'is no number of a recommendation', 'a whole number from 1 on')
    if (obligationOf(state, input.recommendation))
      return invalid(
        '/recommendation',
        `there is a recommendation ${input.recommendation} already`,
        `the next number, ${Math.max(...state.obligations.map((o) => o.number)) + 1}, or amend that one`,
      )
    return checkLater(state, input, input.requires, moment)
  },
  apply(state, input, moment) {
    const { recommendation, kind, category, requires, assurance, condition } = input
    const date = laterDate(state, input, moment)
    const term = date.basis
      ? { basis: date.basis, extensions: [] }
      : date.dueOn && statedTerm(date.dueOn, moment.today, 'ombudsman')
    const added = {
      ...newObligation(
        {
          number: recommendation,
          kind,
          requires,
          assurance,
          ...date,
          bodyIds: [state.bodyId],
          ...(category && { category }),
          ...(condition && { condition }),
        },
        term,
      ),
      wordsId: input.textId as string,
      owedSince: moment.today,
    }
    const asked = isAskedToLog(state, added) ? [{ ...added, logAskedOn: moment.today }] : []
    const next = { ...state, obligations: [...state.obligations, asked[0] ?? added] }
    return {
      state: requires === 'action-plan' ? withPlanAsked(next, input, moment) : next,
      facts: [
        {
          event: 'recommendation-added',
          data: {
            recommendation,
            kind,
            ...(category && { category }),
            requires,
            assurance,
            ...addedDates(date.dueOn, input.planDueOn),
            ...(condition && { conditional: true }),
            ...provenance(input, moment),
          },
        },
      ],
      notices: [
        {
          kind: 'recommendation-added',
          recipient: bodyRecipient(state.bodyId),
          recommendations: [recommendation],
        },
        ...logNotices(asked),
      ],
    }
  },
}

const addedDates = (dueOn: LocalDate | null, planDueOn: LocalDate | undefined) => ({
  ...(dueOn && { dueOn }),
  ...(planDueOn && { planDueOn }),
})
