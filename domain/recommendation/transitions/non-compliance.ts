// Non-compliance to its end: what was decided is carried out and recorded, a remedy that has become unachievable or
// disproportionate is ceased with reasons, and the new case about the failure is linked (LGSCO Compliance Manual).
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { invalid } from '../../refusal.js'
import { bodyRecipient, REFERENCE } from '../ids.js'
import { carriedOut, withdrawalsDealtWith, type Measure } from '../measures.js'
import { OPEN_STAGES, UNJUDGED_STAGES } from '../stages.js'
import { checkFutureDate, OFFICERS, provenance, type CommonInput, type Transition } from '../transition.js'
import { checkOpen, withObligation } from './evidence.js'
import { STATUTORY_STAGES } from './statutory-receipt.js'

export interface RecordMeasureInput extends CommonInput {
  readonly measure: Measure
  readonly on: LocalDate
}

export const recordMeasure: Transition<RecordMeasureInput> = {
  name: 'recordMeasure',
  label: 'Record what was done about non-compliance',
  by: OFFICERS,
  onBehalf: [],
  from: STATUTORY_STAGES,
  needs: 'the letter, meeting, case conference or report, its day, and what came of it',
  says: 'It is recorded. What was decided is carried out.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check: (state, { on }, { today }) =>
    on > today || on < state.decisionDate
      ? invalid(
          '/on',
          `${inWords(on)} is not between the decision and today`,
          `a date from ${inWords(state.decisionDate)} to ${inWords(today)}`,
        )
      : undefined,
  apply: (state, input, moment) => ({
    state: carriedOut(withdrawalsDealtWith(state), input.measure, input.on),
    facts: [
      {
        event: 'measure-recorded',
        data: { measure: input.measure, on: input.on, ...provenance(input, moment) },
      },
    ],
  }),
}

export const CEASE_REASONS = ['unachievable', 'disproportionate'] as const

export interface CeaseInput extends CommonInput {
  readonly recommendation: number
  readonly because: (typeof CEASE_REASONS)[number]
}

export const cease: Transition<CeaseInput> = {
  name: 'cease',
  label: 'Cease to pursue a recommendation',
  by: ['manager', 'director'],
  onBehalf: [],
  from: UNJUDGED_STAGES,
  needs: 'a recommendation that has become unachievable or disproportionate, and the reasons',
  says: 'The recommendation is pursued no further; the body is told.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check: (state, { recommendation }) => checkOpen(state, recommendation),
  apply(state, input, moment) {
    const { recommendation, because } = input
    const ceased = withObligation(state, recommendation, { judgement: 'ceased', judgedOn: moment.today })
    return {
      state: carriedOut(ceased, 'cease', moment.today),
      facts: [{ event: 'ceased', data: { recommendation, because, ...provenance(input, moment) } }],
      notices: [
        { kind: 'ceased', recipient: bodyRecipient(state.bodyId), recommendations: [recommendation] },
      ],
    }
  },
}

export interface LinkCaseInput extends CommonInput {
  readonly newReference: string
}

export const linkCase: Transition<LinkCaseInput> = {
  name: 'linkCase',
  label: 'Link the new case about the failure',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'the reference of the new case',
  says: 'The new case is linked.',
  leadsTo: OPEN_STAGES,
  textRequired: false,
  check(state, { newReference }) {
    if (!REFERENCE.test(newReference))
      return invalid('/newReference', 'is no reference of the Ombudsman', 'as in 24 019 903')
    if (newReference === state.reference)
      return invalid('/newReference', 'is this case itself', 'the reference of the new case')
    return state.linkedCases?.includes(newReference)
      ? invalid('/newReference', 'is linked already', 'nothing more is needed')
      : undefined
  },
  apply: (state, input, moment) => ({
    state: carriedOut(
      { ...state, linkedCases: [...(state.linkedCases ?? []), input.newReference] },
      'new-case',
      moment.today,
    ),
    facts: [
      {
        event: 'new-case-linked',
        data: { newReference: input.newReference, ...provenance(input, moment) },
      },
    ],
  }),
}

export interface ExpectRemedyInput extends CommonInput {
  readonly expectedOn: LocalDate
}

export const expectRemedy: Transition<ExpectRemedyInput> = {
  name: 'expectRemedy',
  label: 'Say when a delayed remedy is expected',
  by: OFFICERS,
  onBehalf: [],
  from: UNJUDGED_STAGES,
  needs: 'the day on which what is outstanding is expected, and what that rests on',
  says: 'The expected day is recorded; a task asks again when it has passed.',
  leadsTo: UNJUDGED_STAGES,
  textRequired: true,
  check: (state, { expectedOn }, moment) => checkFutureDate(state, '/expectedOn', expectedOn, moment),
  apply: (state, input, moment) => ({
    state: { ...state, delayed: { expectedOn: input.expectedOn, setOn: moment.today } },
    facts: [
      {
        event: 'remedy-expected',
        data: {
          expectedOn: input.expectedOn,
          before: state.delayed?.expectedOn ?? null,
          ...provenance(input, moment),
        },
      },
    ],
  }),
}
