// What came of a recommendation and of a case (LGSCO Compliance Manual, chapter 10): each status with the rule by which
// it is given, so that no number is ever published without it. Two tiers: what the body says, and what the Ombudsman finds.
import type { Obligation, Outcome } from './state.js'

export const RECOMMENDATION_OUTCOMES = [
  'open',
  'waits-for-condition',
  'complete-and-satisfied',
  'completed-late',
  'not-complete-but-satisfied',
  'not-complete-and-not-satisfied',
  'not-needed',
  'withdrawn',
] as const
export type RecommendationOutcome = (typeof RECOMMENDATION_OUTCOMES)[number]

export interface StatusRule {
  readonly label: string
  readonly rule: string
}

export const RECOMMENDATION_RULES: Record<RecommendationOutcome, StatusRule> = {
  open: {
    label: 'Open',
    rule: 'The Ombudsman has not judged it, or has judged that more is needed.',
  },
  'waits-for-condition': {
    label: 'Waits for its condition',
    rule: 'It is owed only if something is found, and nobody has recorded yet whether it was.',
  },
  'complete-and-satisfied': {
    label: 'Remedy complete and satisfied',
    rule: 'The Ombudsman’s officer judged it satisfied.',
  },
  'completed-late': {
    label: 'Remedy completed late',
    rule: 'The Ombudsman’s officer judged it satisfied, late: it was done after the date that held then.',
  },
  'not-complete-but-satisfied': {
    label: 'Remedy not complete but satisfied',
    rule: 'The Ombudsman’s officer is satisfied though not all of it was done, for a recorded reason: the complainant did not co-operate, it is no longer possible, or what is left is out of proportion; or a manager ceased to pursue it, because it has become unachievable or disproportionate.',
  },
  'not-complete-and-not-satisfied': {
    label: 'Remedy not complete and not satisfied',
    rule: 'The Ombudsman’s officer judged it not satisfied.',
  },
  'not-needed': {
    label: 'Not needed',
    rule: 'Its condition was recorded as not met: nothing was owed.',
  },
  withdrawn: { label: 'Withdrawn', rule: 'The Ombudsman withdrew this recommendation.' },
}

export const CASE_RULES: Record<Outcome, StatusRule> = {
  'complete-and-satisfied': {
    label: 'Remedy complete and satisfied',
    rule: 'Every recommendation that still stands was judged satisfied, in time.',
  },
  'completed-late': {
    label: 'Remedy completed late',
    rule: 'Every recommendation that still stands was judged satisfied, at least one of them late.',
  },
  'not-complete-but-satisfied': {
    label: 'Remedy not complete but satisfied',
    rule: 'The Ombudsman is satisfied with every recommendation that still stands, though at least one is not complete.',
  },
  'not-complete-and-not-satisfied': {
    label: 'Remedy not complete and not satisfied',
    rule: 'At least one recommendation was judged not satisfied.',
  },
  'no-recommendations': {
    label: 'No recommendations',
    rule: 'Nothing was recommended, or nothing is left: what was not withdrawn was not needed.',
  },
  withdrawn: {
    label: 'Withdrawn',
    rule: 'The Ombudsman withdrew the recommendations of the case, together or one by one.',
  },
}

export const TIER_RULES = {
  bodySaysDone: 'The body has sent evidence, or has answered in its action plan that it did it.',
  ombudsmanSatisfied:
    'Its outcome is complete and satisfied, completed late, or not complete but satisfied (also when a manager ceased to pursue it).',
} as const

type Judged = Pick<Obligation, 'judgement'> & {
  readonly settledAs?: string | null | undefined
  readonly conditionStanding?: string | null | undefined
}

/** What came of one recommendation at one body. */
export function recommendationOutcome({
  judgement,
  settledAs,
  conditionStanding,
}: Judged): RecommendationOutcome {
  if (settledAs === 'withdrawn' || settledAs === 'not-needed') return settledAs
  switch (judgement) {
    case 'satisfied':
      return 'complete-and-satisfied'
    case 'satisfied-late':
      return 'completed-late'
    case 'satisfied-incomplete':
    case 'ceased':
      return 'not-complete-but-satisfied'
    case 'not-satisfied':
      return 'not-complete-and-not-satisfied'
    case 'more-needed':
    case null:
      return conditionStanding === 'open' ? 'waits-for-condition' : 'open'
  }
}

export const bodySaysDone = ({
  evidenceVersion,
  answer,
}: {
  readonly evidenceVersion: number
  readonly answer: string | null
}) => evidenceVersion > 0 || answer === 'did'

const SATISFIED: readonly RecommendationOutcome[] = [
  'complete-and-satisfied',
  'completed-late',
  'not-complete-but-satisfied',
]

/** Follows from the outcome, so that the two numbers that are published cannot contradict each other. */
export const ombudsmanSatisfied = (outcome: RecommendationOutcome) => SATISFIED.includes(outcome)

/** The worst judgement decides: not satisfied, else not complete, else late, else complete. */
export function caseOutcome(obligations: readonly Pick<Obligation, 'judgement' | 'settledAs'>[]): Outcome {
  if (obligations.length > 0 && obligations.every((o) => o.settledAs === 'withdrawn')) return 'withdrawn'
  const judgements = obligations.filter((o) => o.settledAs === undefined).map((o) => o.judgement)
  if (judgements.length === 0) return 'no-recommendations'
  if (judgements.includes('not-satisfied')) return 'not-complete-and-not-satisfied'
  if (judgements.includes('satisfied-incomplete') || judgements.includes('ceased'))
    return 'not-complete-but-satisfied'
  return judgements.includes('satisfied-late') ? 'completed-late' : 'complete-and-satisfied'
}
