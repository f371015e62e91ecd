// CQC's assurance that a recommendation has been implemented (memorandum 4.4 iii): sought by the body, after
// implementation. CQC's answer is intelligence: it never settles an obligation, and its silence never holds the case.
import { invalid } from '../../refusal.js'
import { bodyRecipient } from '../ids.js'
import { isEvidenced, OPEN_STAGES, UNJUDGED_STAGES, wantsAssurance } from '../stages.js'
import { obligationOf, type AssuranceAnswer } from '../state.js'
import { OFFICERS, provenance, receivedOn, type CommonInput, type Transition } from '../transition.js'
import { withObligation } from './evidence.js'
import { noCqcPart } from './log-plan.js'

export interface SeekAssuranceInput extends CommonInput {
  readonly recommendation: number
}

export const seekAssurance: Transition<SeekAssuranceInput> = {
  name: 'seekAssurance',
  label: 'Seek CQC’s assurance',
  by: ['body-contact'],
  onBehalf: OFFICERS,
  from: UNJUDGED_STAGES,
  needs: 'a recommendation whose evidence is in and for which assurance was asked',
  says: 'CQC has been asked for its assurance.',
  leadsTo: UNJUDGED_STAGES,
  textRequired: false,
  check(state, input) {
    if (state.cqcPart !== 'runs') return noCqcPart
    const obligation = obligationOf(state, input.recommendation)
    if (!obligation || !wantsAssurance(state, obligation))
      return invalid(
        '/recommendation',
        `CQC’s assurance is not asked for recommendation ${input.recommendation}`,
        'a recommendation for which the Ombudsman asked the body to seek assurance',
      )
    if (!isEvidenced(obligation))
      return invalid(
        '/recommendation',
        `recommendation ${input.recommendation} has no evidence yet`,
        'send the evidence first: assurance is about what has been done',
      )
    if (obligation.assuranceSoughtOn)
      return invalid('/recommendation', 'CQC has already been asked', 'wait for its answer')
    return undefined
  },
  apply(state, input, moment) {
    return {
      state: withObligation(state, input.recommendation, {
        assuranceSoughtOn: receivedOn(input, moment),
        cqcAskedOn: moment.today,
      }),
      facts: [
        {
          event: 'assurance-sought',
          data: { recommendation: input.recommendation, ...provenance(input, moment) },
        },
      ],
      notices: [{ kind: 'assurance-request', recipient: 'cqc', recommendations: [input.recommendation] }],
    }
  },
}

export interface GiveAssuranceInput extends CommonInput {
  readonly recommendation: number
  readonly answer: AssuranceAnswer
  /** Whether regulatory activity followed, or further action is intended; its words are in the text (4.8). */
  readonly regulatoryActivity: boolean
}

export const giveAssurance: Transition<GiveAssuranceInput> = {
  name: 'giveAssurance',
  label: 'Answer the request for assurance',
  by: ['cqc-officer'],
  onBehalf: OFFICERS,
  from: OPEN_STAGES,
  needs: 'an answer, with reasons',
  says: 'CQC’s answer is recorded. The Ombudsman decides for itself.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check(state, input) {
    if (state.cqcPart !== 'runs') return noCqcPart
    const obligation = obligationOf(state, input.recommendation)
    if (!obligation?.assuranceSoughtOn)
      return invalid(
        '/recommendation',
        `no assurance has been sought for recommendation ${input.recommendation}`,
        'a recommendation whose assurance the body has sought',
      )
    if (obligation.assuranceAnswer)
      return invalid(
        '/recommendation',
        `already answered: ${obligation.assuranceAnswer}`,
        'nothing more is needed; a changed view is sent as a note',
      )
    return undefined
  },
  apply(state, input, moment) {
    return {
      state: withObligation(state, input.recommendation, { assuranceAnswer: input.answer }),
      facts: [
        {
          event: 'assurance-given',
          data: {
            recommendation: input.recommendation,
            answer: input.answer,
            regulatoryActivity: input.regulatoryActivity,
            ...provenance(input, moment),
          },
        },
      ],
      notices: [
        {
          kind: 'assurance-answered',
          recipient: bodyRecipient(state.bodyId),
          recommendations: [input.recommendation],
        },
        // The Ombudsman is told of what follows at CQC (4.8); what it is stands in the case.
        ...(input.regulatoryActivity
          ? [
              {
                kind: 'regulatory-activity',
                recipient: 'manager',
                recommendations: [input.recommendation],
              } as const,
            ]
          : []),
      ],
    }
  },
}
