// A person decides on the formal step that the law allows and the system proposes (LGA 1974 s31(2A)–(2H), s34I(3)–(7)).
// Nothing formal happens without this decision; its letter and its clocks follow from it.
import type { LocalDate } from '../../calendar/local-date.js'
import { invalid } from '../../refusal.js'
import { reviewDay } from '../escalation.js'
import { bodyRecipient } from '../ids.js'
import type { RecommendationState } from '../state.js'
import { proposalsIn, type Proposal } from '../statutory/proposal.js'
import type { FormalStepName, StatutoryState, StepDecision } from '../statutory/state.js'
import type { FormalStep } from '../statutory/steps.js'
import { checkFutureDate, provenance, type CommonInput, type Json, type Transition } from '../transition.js'
import { STATUTORY_STAGES } from './statutory-receipt.js'

export interface DecideFormalStepInput extends CommonInput {
  readonly step: FormalStepName
  readonly decision: StepDecision['decision']
  /** Of “not now”, and of a step that can be taken again: when to look again; ten working days from now, if not given. */
  readonly reviewOn?: LocalDate
}

/** By the moment of the decision: the case may not have noted yet that time has passed. */
const proposedAt = (state: RecommendationState, at: number) =>
  proposalsIn({ ...state, playedUntil: Math.max(state.playedUntil, at) })

export const decideFormalStep: Transition<DecideFormalStepInput> = {
  name: 'decideFormalStep',
  label: 'Decide on a formal step',
  by: ['director'],
  onBehalf: [],
  from: STATUTORY_STAGES,
  needs: 'the formal step that is proposed, whether it is taken now, and the reasons',
  says: 'The decision is recorded; its letter leaves and its periods run.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check(state, { step, decision, reviewOn }, moment) {
    const proposals = proposedAt(state, moment.at)
    const proposal = proposals.find((p) => p.step.name === step)
    if (!proposal)
      return {
        code: 'changed-since',
        field: '/step',
        problem: `“${step}” is not proposed in this case`,
        remedy: proposals.length
          ? `proposed: ${proposals.map((p) => p.step.name).join(', ')}`
          : 'nothing is proposed now; open the case again',
      }
    if (!proposal.step.decides.includes(moment.actor.role))
      return {
        code: 'wrong-role',
        field: '/step',
        problem: `a ${moment.actor.role} may not decide on this step`,
        remedy: `it is for: ${proposal.step.decides.join(', ')}`,
      }
    if (!reviewOn) return undefined
    return decision === 'take' && proposal.step.leadsTo !== null
      ? invalid('/reviewOn', 'a step that is taken is not looked at again', 'leave it out')
      : checkFutureDate(state, '/reviewOn', reviewOn, moment)
  },
  apply(state, input, moment) {
    const { step, decision } = input
    const proposal = proposedAt(state, moment.at).find((p) => p.step.name === step) as Proposal
    const track = state.statutory as StatutoryState
    const taken = decision === 'take'
    const reviewOn =
      taken && proposal.step.leadsTo !== null ? null : (input.reviewOn ?? reviewDay(state, moment.today))
    const decided: StatutoryState = {
      ...track,
      decisions: [...track.decisions, { step, decision, on: moment.today, reviewOn }],
    }
    return {
      state: taken ? followed(state, decided, step, moment.today) : { ...state, statutory: decided },
      facts: [
        {
          event: 'formal-step-decided',
          data: {
            step,
            decision,
            ...(reviewOn && { reviewOn }),
            ...proposalAsData(proposal),
            ...provenance(input, moment),
          },
        },
      ],
      notices: taken
        ? [{ kind: proposal.step.letter, recipient: addressee(state, proposal.step), recommendations: [] }]
        : [],
    }
  },
}

const addressee = ({ bodyId }: RecommendationState, { toSeniorOfficer }: FormalStep) =>
  toSeniorOfficer ? (`${bodyRecipient(bodyId)}/senior-officer` as const) : bodyRecipient(bodyId)

/** What a step that is taken does to the track. */
function followed(
  state: RecommendationState,
  track: StatutoryState,
  step: FormalStepName,
  today: LocalDate,
): RecommendationState {
  switch (step) {
    case 'further-report':
      return {
        ...state,
        // The body answers the further report anew: what it said to the first one does not count for it.
        obligations: state.obligations.map(({ answeredOn: _, ...o }) => o),
        statutory: {
          ...track,
          round: 2,
          issuedOn: today,
          receipt: null,
          longer: [],
          longerAsked: [],
          notification: null,
          view: null,
          // Each duty holds anew of the further report (s31(2C)).
          duties: [],
        },
      }
    case 'require-statement':
    case 'require-adverse-findings-notice': {
      const notice = { receipt: null, form: null, publications: [], by: 'body', doneOn: null } as const
      return { ...state, statutory: { ...track, notice: { requiredOn: today, ...notice } } }
    }
    case 'publish-statement':
    case 'publish-adverse-findings-notice':
      return {
        ...state,
        statutory: track.notice
          ? { ...track, notice: { ...track.notice, by: 'ombudsman', publications: [] } }
          : track,
      }
    case 'write-to-monitoring-officer':
      return { ...state, statutory: track }
  }
}

/** A proposal as the ledger and a task keep it: the provision, every ground with its dates, the evidence. */
export const proposalAsData = ({ step, grounds, there, missing }: Proposal) => ({
  nature: step.nature,
  provisions: [...new Set(grounds.map((g) => g.provision))],
  grounds: grounds.map((g) => g.says),
  passed: grounds.flatMap((g) => g.passed),
  there,
  missing,
})

/** The fact that a step is proposed. */
export const proposedFact = (proposal: Proposal): { readonly [key: string]: Json } => ({
  step: proposal.step.name,
  decides: proposal.step.decides,
  follows: proposal.follows,
  ...proposalAsData(proposal),
})
