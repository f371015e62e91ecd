// Questions that stop the clock (domain: "stop the clock while a clarification is outstanding"): either side asks, the
// other answers, and the days between do not count, except where the law lets a period run on.
import type { LocalDate } from '../../calendar/local-date.js'
import { organisationOf } from '../../people/roles.js'
import { invalid } from '../../refusal.js'
import { dueOnOf, isOpen, PLAN, settled, stoppedBy } from '../dates.js'
import { bodyRecipient } from '../ids.js'
import type { Clarification, RecommendationState } from '../state.js'
import type { Notice } from '../letters.js'
import {
  computed,
  OFFICERS,
  provenance,
  receivedOn,
  type CommonInput,
  type Moment,
  type Transition,
} from '../transition.js'
import { checkDated, OWING_STAGES } from './extension.js'

/** In whose name it is said: an officer who enters what the body said speaks for the body. */
const speaker = (input: CommonInput, { actor }: Moment): 'body' | 'ombudsman' =>
  input.onBehalf || organisationOf(actor.role) === 'body' ? 'body' : 'ombudsman'

const withoutPlan = (numbers: readonly number[]) => numbers.filter((number) => number !== PLAN)

export interface AskClarificationInput extends CommonInput {
  /** Which dates stand still until it is answered: 0 for the action plan, else recommendations. */
  readonly about: readonly number[]
}

export const askClarification: Transition<AskClarificationInput> = {
  name: 'askClarification',
  label: 'Ask a question that stops the clock',
  by: ['body-contact', ...OFFICERS],
  onBehalf: OFFICERS,
  from: OWING_STAGES,
  needs: 'the question, and which dates wait for its answer',
  says: 'The question is recorded. The clock stands still until it is answered, except that of a statutory period.',
  leadsTo: OWING_STAGES,
  textRequired: true,
  check(state, input, moment) {
    const asked = receivedOn(input, moment)
    if (input.about.length === 0)
      return invalid('/about', 'no date is named', 'the numbers of what waits for the answer (0: the plan)')
    for (const [index, number] of input.about.entries()) {
      const field = `/about/${index}`
      const problem = checkDated(state, field, number)
      if (problem) return problem
      if (input.about.indexOf(number) !== index)
        return invalid(field, `${number} is named twice`, 'name each date once')
      if (stoppedBy(state, number))
        return invalid(field, 'its clock stands still already', 'ask by a note, or wait for the answer')
      // The day of asking is the last that counts: on the due date nothing is left that could stand still.
      if ((dueOnOf(state, number) as LocalDate) <= asked)
        return invalid(field, 'nothing is left of its time', 'ask for more time instead')
    }
    return undefined
  },
  apply(state, input, moment) {
    const by = speaker(input, moment)
    const clarification: Clarification = {
      id: state.clarifications.length + 1,
      by,
      asked: receivedOn(input, moment),
      answered: null,
      about: input.about,
    }
    const asked: Notice = {
      kind: 'clarification-asked',
      recipient: bodyRecipient(state.bodyId),
      recommendations: withoutPlan(input.about),
    }
    return {
      state: { ...state, clarifications: [...state.clarifications, clarification] },
      facts: [
        {
          event: 'clarification-asked',
          data: {
            clarification: clarification.id,
            askedBy: by,
            recommendations: input.about,
            ...provenance(input, moment),
          },
        },
      ],
      notices: by === 'ombudsman' ? [asked] : [],
    }
  },
}

export interface AnswerClarificationInput extends CommonInput {
  readonly clarification: number
}

export const answerClarification: Transition<AnswerClarificationInput> = {
  name: 'answerClarification',
  label: 'Answer a question, or take it back',
  by: ['body-contact', ...OFFICERS],
  onBehalf: OFFICERS,
  from: OWING_STAGES,
  needs: 'a question that is open, and the answer',
  says: 'The answer is recorded and the clock goes on.',
  leadsTo: OWING_STAGES,
  textRequired: true,
  check(state, input, moment) {
    const open = state.clarifications.filter(isOpen)
    const question = open.find((c) => c.id === input.clarification)
    if (!question)
      return {
        code: 'changed-since',
        field: '/clarification',
        problem: `no question ${input.clarification} is open`,
        remedy: open.length
          ? `one of ${open.map((c) => c.id).join(', ')}`
          : 'nothing more is needed: the clock runs',
      }
    if (receivedOn(input, moment) < question.asked)
      return invalid(
        '/onBehalf/receivedOn',
        'the answer cannot come before the question',
        `a date from ${question.asked}`,
      )
    const next = computed('', () => settled(answered(state, input, moment)))
    return 'problem' in next ? next : undefined
  },
  apply(state, input, moment) {
    const question = state.clarifications.find((c) => c.id === input.clarification)
    const about = question?.about ?? []
    const before = new Map(about.map((number) => [number, dueOnOf(state, number)]))
    const next = settled(answered(state, input, moment))
    return {
      state: next,
      facts: [
        {
          event: 'clarification-answered',
          data: {
            clarification: input.clarification,
            askedBy: question?.by ?? null,
            answeredBy: speaker(input, moment),
            asked: question?.asked ?? null,
            dates: about.map((number) => ({
              recommendation: number,
              from: before.get(number) ?? null,
              to: dueOnOf(next, number),
            })),
            ...provenance(input, moment),
          },
        },
      ],
      notices: [
        {
          kind: 'clarification-answered',
          recipient: bodyRecipient(state.bodyId),
          recommendations: withoutPlan(about),
        },
      ],
    }
  },
}

const answered = (
  state: RecommendationState,
  input: AnswerClarificationInput,
  moment: Moment,
): RecommendationState => ({
  ...state,
  clarifications: state.clarifications.map((c) =>
    c.id === input.clarification ? { ...c, answered: receivedOn(input, moment) } : c,
  ),
})
