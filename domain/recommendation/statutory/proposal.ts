// What the law would now allow and the system therefore proposes to a person: one formal step with its grounds, the dates
// that have passed and the evidence that is there or missing. Never before the later of two doubtful dates.
import { endOfDay, instantAt } from '../../calendar/london-time.js'
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { citationInWords } from '../../calendar/rule.js'
import { withCitations } from '../../law/cited-text.js'
import { provisionBy, type ProvisionId } from '../../law/provisions.js'
import type { StatutoryKind } from '../policy.js'
import { isEvidenced } from '../stages.js'
import type { RecommendationState } from '../state.js'
import { clocksOf, type StatutoryClock } from './clocks.js'
import { isComplied, notifiedOn, owedByPaper, phaseOf, trackOf, unconfirmed } from './phase.js'
import { invalid, type Refusal } from '../../refusal.js'
import type { Fact } from '../transition.js'
import type { FormalStepName, StatutoryState, StepDecision } from './state.js'
import { FORMAL_STEPS, GROUND_WORDS, stepAt, type FormalStep, type GroundCode } from './steps.js'

export interface Ground {
  readonly code: GroundCode
  readonly provision: string
  /** In a sentence: what it is, and the date with its whole reckoning. */
  readonly says: string
  /** The dates that have passed: each reading of a doubtful one; empty where a decision is the ground. */
  readonly passed: readonly LocalDate[]
}

export interface Proposal {
  readonly step: FormalStep
  /** What follows once it is taken, with its provisions in words. */
  readonly follows: string
  readonly grounds: readonly Ground[]
  /** What has come, and what has not, each as a short clause; only about what is still owed. */
  readonly there: readonly string[]
  readonly missing: readonly string[]
}

const GROUND_OF_CLOCK: Record<StatutoryKind, GroundCode> = {
  'statutory-response': 'no-notification',
  'statutory-satisfaction': 'not-confirmed',
  'statutory-form': 'form-not-agreed',
  'statutory-publication': 'not-published',
  'statutory-advertisement': 'not-advertised',
  'statutory-inspection': 'not-open-to-inspection',
  'statutory-consideration': 'not-considered',
  'statutory-referral': 'not-referred',
}

/** Every step that is proposed: the track's own, and what is written about duties that are not done. */
export const proposalsIn = (state: RecommendationState): readonly Proposal[] =>
  [proposalIn(state), dutyProposalIn(state)].filter((proposal) => proposal !== null)

/**
 * The track's own step, when it is proposed by what the case has lived through; null when none is, or a person has put it
 * off.
 */
export function proposalIn(state: RecommendationState): Proposal | null {
  const track = trackOf(state)
  const step = track && stepAt(track.form, phaseOf(track))
  if (!track || !step || isComplied(state) || isStepPutOff(state)) return null
  const grounds = [...viewGrounds(state, track, step), ...timeGrounds(state, step)]
  return grounds.length === 0
    ? null
    : {
        step,
        follows: withCitations(step.follows, state.calendar),
        grounds,
        there: whatIsThere(state, track),
        missing: whatIsMissing(state),
      }
}

const DUTY_STEP = FORMAL_STEPS['write-to-monitoring-officer']

/** A step that the Act says the Ombudsman shall take and that is not taken: to end the case without it is against that duty. */
export interface DutyLeft {
  readonly step: FormalStepName
  readonly label: string
  readonly provisions: readonly string[]
}

/** The Ombudsman's own duty that would be left undone if the case ended now, also one that was put off; null: none. */
export function dutyLeft(state: RecommendationState): DutyLeft | null {
  const track = trackOf(state)
  const step = track && stepAt(track.form, phaseOf(track))
  if (!track || step?.nature !== 'duty' || isComplied(state)) return null
  const grounds = [...viewGrounds(state, track, step), ...timeGrounds(state, step)]
  const provisions = [...new Set(grounds.map((g) => g.provision))]
  return provisions.length ? { step: step.name, label: step.label, provisions } : null
}

/** Refused unless there are reasons of its own for ending a case against a duty. */
export function againstDutyRefusal(
  state: RecommendationState,
  { againstDuty }: AgainstDuty,
): Refusal | undefined {
  const left = againstDuty ? null : dutyLeft(state)
  if (!left) return undefined
  return invalid(
    '/againstDuty',
    `the Act says that the Ombudsman shall: ${left.label} (${left.provisions.join('; ')})`,
    'say in “againstDuty” why the case ends all the same, besides the other reasons; or the Director takes the step',
  )
}

/** Whether words say why a case ends against a duty; what they say is stored with the other words. */
export interface AgainstDuty {
  readonly againstDuty?: true
}

/** What the state and the ledger keep of it. */
export function endedAgainst(state: RecommendationState): {
  readonly kept: Pick<RecommendationState, 'endedAgainstDuty'>
  readonly fact: Fact['data']
} {
  const left = dutyLeft(state)
  if (!left) return { kept: {}, fact: {} }
  const { step, provisions } = left
  return { kept: { endedAgainstDuty: step }, fact: { againstDuty: { step, provisions: [...provisions] } } }
}

/** About duties the law has no sanction of the Ombudsman's: the monitoring officer is written to, for as long as it takes. */
function dutyProposalIn(state: RecommendationState): Proposal | null {
  const track = trackOf(state)
  if (track?.form !== DUTY_STEP.form || isPutOff(state, lastDecision(track, DUTY_STEP))) return null
  const grounds = timeGrounds(state, DUTY_STEP)
  if (grounds.length === 0) return null
  const done = (track.duties ?? []).map(({ duty, on, waived }) =>
    waived ? `${duty} waived on ${inWords(on)}` : `${duty} of ${inWords(on)}, as recorded`,
  )
  return {
    step: DUTY_STEP,
    follows: withCitations(DUTY_STEP.follows, state.calendar),
    grounds,
    there: [...receiptWords(track), ...done],
    missing: grounds.map(({ code }) => DUTY_MISSING[code]).filter((words) => words !== undefined),
  }
}

const DUTY_MISSING: Partial<Record<GroundCode, string>> = {
  'not-advertised': 'a copy of the public notice',
  'not-open-to-inspection': 'that the report was open to inspection',
  'not-considered': 'the minute of the meeting',
  'not-referred': 'the minute of the authority’s own meeting',
}

const lastDecision = ({ decisions }: StatutoryState, { name }: FormalStep) =>
  decisions.filter((d) => d.step === name).at(-1)

const reviewedAt = (state: RecommendationState, on: LocalDate) => instantAt(on, state.sendingHours.from)

const isPutOff = (state: RecommendationState, decision: StepDecision | undefined) =>
  Boolean(decision?.reviewOn && state.playedUntil < reviewedAt(state, decision.reviewOn))

/** Whether a person has put off the step that the track can take where it stands, and the day to look again has not come. */
export function isStepPutOff(state: RecommendationState): boolean {
  const track = trackOf(state)
  const step = track && stepAt(track.form, phaseOf(track))
  return Boolean(track && step && isPutOff(state, lastDecision(track, step)))
}

function viewGrounds(state: RecommendationState, { view }: StatutoryState, step: FormalStep): Ground[] {
  if (!view || view.view === 'content') return []
  const id = step.grounds[view.view]
  if (id === undefined) return []
  const provision = inLaw(state, id)
  return [
    {
      code: view.view,
      provision,
      says: `${GROUND_WORDS[view.view]}, as decided on ${inWords(view.on)} (${provision})`,
      passed: [],
    },
  ]
}

function timeGrounds(state: RecommendationState, step: FormalStep): Ground[] {
  return clocksOf(state).flatMap((clock): Ground[] => {
    const code = GROUND_OF_CLOCK[clock.kind]
    const id = step.grounds[code]
    if (!clock.open || id === undefined || state.playedUntil < endOfDay(clock.metUntil)) return []
    const provision = inLaw(state, id)
    return [
      {
        code,
        provision,
        says: `${GROUND_WORDS[code]} (${provision}). ${clock.explanation.sentence}`,
        passed: datesOf(clock),
      },
    ]
  })
}

const inLaw = ({ calendar }: RecommendationState, id: ProvisionId) =>
  citationInWords(provisionBy(calendar, id).citation)

const datesOf = ({ explanation: { alternatives, due } }: StatutoryClock): readonly LocalDate[] =>
  alternatives.length ? alternatives.map((reading) => reading.due) : [due]

const receiptWords = ({ receipt }: Pick<StatutoryState, 'receipt'>): string[] =>
  receipt
    ? [`received on ${inWords(receipt.on)}${receipt.assumed ? ', which is assumed' : ', as recorded'}`]
    : []

function whatIsThere(
  state: RecommendationState,
  { receipt, notification, notice }: StatutoryState,
): string[] {
  const { plan } = state
  return [
    ...receiptWords({ receipt }),
    ...(notification ? [`notification of ${inWords(notification.on)}: action ${notification.action}`] : []),
    ...(plan
      ? [`action plan ${plan.version} of ${inWords(plan.receivedOn)}, ${plan.status.replace('-', ' ')}`]
      : []),
    ...owedByPaper(state).flatMap((o) => [
      ...(o.evidence ? [`evidence for recommendation ${o.number} of ${inWords(o.evidence.receivedOn)}`] : []),
      ...(o.judgement ? [`recommendation ${o.number} judged ${o.judgement.replaceAll('-', ' ')}`] : []),
    ]),
    ...(notice ? [`notice of ${inWords(notice.requiredOn)}`] : []),
    ...(notice?.form ? [`form agreed on ${inWords(notice.form.agreedOn)}`] : []),
    ...(notice?.publications ?? []).map(({ on, place }) => `published on ${inWords(on)}: ${place}`),
  ]
}

const whatIsMissing = (state: RecommendationState): string[] => [
  ...(notifiedOn(state) === null ? ['a notification of what was done or will be done'] : []),
  ...unconfirmed(state).map((o) =>
    isEvidenced(o)
      ? `evidence that satisfies for recommendation ${o.number}`
      : `evidence for recommendation ${o.number}`,
  ),
]

/** When a step that a person has put off is proposed again (epoch milliseconds), the first one; null when none is. */
export function proposedAgainAt(state: RecommendationState): number | null {
  const track = trackOf(state)
  if (!track) return null
  const steps = [stepAt(track.form, phaseOf(track)), DUTY_STEP]
  const moments = steps.flatMap((step) => {
    const decision = step && lastDecision(track, step)
    return decision?.reviewOn && isPutOff(state, decision) ? [reviewedAt(state, decision.reviewOn)] : []
  })
  return moments.length ? Math.min(...moments) : null
}
