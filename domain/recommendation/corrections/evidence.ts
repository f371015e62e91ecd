// What may be corrected about evidence, CQC's assurance, judgements and the follow-up. What was entered for the wrong
// recommendation is taken back, then entered for the right one: so each entry says what was believed when.
import { invalid, type Refusal } from '../../refusal.js'
import { withoutEvidence } from '../evidence.js'
import { isSettled, type Judgement, type RecommendationState } from '../state.js'
import { checkReceived } from '../transition.js'
import { checkReceivedBy, withObligation } from '../transitions/evidence.js'
import { named, nothing, withRevised, type CorrectionRows } from './row.js'

export const EVIDENCE_CORRECTIONS: CorrectionRows<
  | 'evidence-received'
  | 'evidence'
  | 'assurance-sought'
  | 'assurance-answer'
  | 'judgement'
  | 'follow-up-answer'
> = {
  'evidence-received': {
    label: 'The day on which evidence came',
    entries: ['evidence-submitted', 'taken-over'],
    right: 'the day',
    undoes: 'nothing',
    check: (state, { recommendation, receivedOn }, today) =>
      named(state, { recommendation }).evidence
        ? checkReceived(state, '/correction/receivedOn', receivedOn, today)
        : nothing('no evidence was received', 'enter the evidence instead', '/correction/recommendation'),
    apply(state, { recommendation, receivedOn }) {
      const { evidence } = named(state, { recommendation })
      return withObligation(state, recommendation, { evidence: evidence && { ...evidence, receivedOn } })
    },
  },
  evidence: {
    label: 'That a version of evidence was entered, or for which recommendation',
    entries: ['evidence-submitted'],
    right: 'nothing: it was entered by mistake; enter it anew where it belongs',
    undoes: 'that version: what stood before it stands again',
    check(state, { recommendation, version }) {
      const o = named(state, { recommendation })
      if (o.evidence?.version !== version)
        return invalid(
          '/correction/version',
          `version ${version} is not the latest evidence for recommendation ${recommendation}`,
          o.evidence ? `version ${o.evidence.version}` : 'there is none to take back',
        )
      if (isSettled(o)) return nothing('it was judged', 'take the judgement back first')
      return o.assuranceSoughtOn
        ? nothing('CQC’s assurance was sought on it', 'take that back first: “assurance-sought”')
        : undefined
    },
    apply: (state, { recommendation }) => withRevised(state, recommendation, withoutEvidence),
  },
  'assurance-sought': {
    label: 'That CQC’s assurance was sought',
    entries: ['assurance-sought'],
    right: 'nothing: it was sought by mistake',
    undoes: 'the request: the body is to seek it again',
    check(state, { recommendation }) {
      const o = named(state, { recommendation })
      if (!o.assuranceSoughtOn) return nothing('no assurance was sought', 'nothing is needed')
      return o.assuranceAnswer
        ? nothing('CQC has answered', 'take its answer back first: “assurance-answer” with null')
        : undefined
    },
    apply: (state, { recommendation }) =>
      withRevised(state, recommendation, ({ cqcAskedOn: _asked, ...o }) => ({
        ...o,
        assuranceSoughtOn: null,
      })),
  },
  'assurance-answer': {
    label: 'CQC’s answer about assurance',
    entries: ['assurance-given'],
    right: 'the answer; null if it was entered by mistake',
    undoes: 'CQC is awaited again, if it was by mistake',
    check: (state, { recommendation }) =>
      named(state, { recommendation }).assuranceAnswer
        ? undefined
        : nothing('CQC has not answered', 'enter its answer instead', '/correction/recommendation'),
    apply: (state, { recommendation, answer }) =>
      withObligation(state, recommendation, { assuranceAnswer: answer }),
  },
  judgement: {
    label: 'A judgement',
    entries: ['judged', 'ceased', 'taken-over'],
    right: 'the judgement; null takes it back',
    undoes: 'the stage that followed from it',
    check: (state, { recommendation, decision }) => checkJudgement(state, recommendation, decision),
    apply: (state, { recommendation, decision }, today) =>
      withObligation(state, recommendation, { judgement: decision, judgedOn: decision && today }),
  },
  'follow-up-answer': {
    label: 'The body’s answer to the follow-up',
    entries: ['follow-up-answered'],
    right: 'the answer; null if it was entered by mistake',
    undoes: 'the body is awaited again, if it was by mistake',
    check: (state) =>
      state.followUp?.answered ? undefined : nothing('no follow-up is answered', 'enter the answer instead'),
    apply: (state, { stillInPlace }) => ({
      ...state,
      followUp: state.followUp && { ...state.followUp, answered: stillInPlace !== null },
    }),
  },
}

/** A correction changes a judgement that there is; it is no way round what a judgement needs. */
function checkJudgement(
  state: RecommendationState,
  recommendation: number,
  decision: Judgement | null,
): Refusal | undefined {
  if (state.followUp)
    return nothing('the case is concluded', 'decide the follow-up: it can open the case again')
  if (decision === 'more-needed')
    return nothing(
      'more needed is a new decision',
      'take the judgement back, then judge',
      '/correction/decision',
    )
  const { judgement, evidence } = named(state, { recommendation })
  if (!judgement)
    return nothing(
      `recommendation ${recommendation} is not judged`,
      'judge it instead',
      '/correction/recommendation',
    )
  if ((decision === 'satisfied' || decision === 'satisfied-late') && !evidence)
    return nothing(
      `there is no evidence that would satisfy for recommendation ${recommendation}`,
      'take the judgement back (null), enter the evidence, then judge',
      '/correction/decision',
    )
  return checkReceivedBy(state, recommendation, decision)
}
