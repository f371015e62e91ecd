// The case as a whole, over all its bodies: closed when it is closed at all of them, and due when the longest of its
// dates is (LGSCO Compliance Manual: “Remedy due” carries the longest). Derived, never stored beside what it follows from.
import type { StatusRule } from './outcomes.js'
import { OUTCOMES, type Outcome } from './state.js'

export const WHOLE_CASE_STATUSES = ['open', 'partly-closed', 'closed'] as const
export type WholeCaseStatus = (typeof WHOLE_CASE_STATUSES)[number]

export interface WholeCase {
  readonly status: WholeCaseStatus
  readonly outcome: Outcome | null
  /** YYYY-MM-DD */
  readonly remedyDueOn: string | null
}

/** The worse comes first. */
const WORST_FIRST: readonly Outcome[] = [
  'not-complete-and-not-satisfied',
  'not-complete-but-satisfied',
  'completed-late',
  'complete-and-satisfied',
  'no-recommendations',
  'withdrawn',
]

/** What came of a case at all its bodies; null while it is not concluded at one of them. */
export function outcomeOfAll(outcomes: readonly (Outcome | null)[]): Outcome | null {
  if (outcomes.length === 0 || outcomes.includes(null)) return null
  return WORST_FIRST.find((outcome) => outcomes.includes(outcome)) ?? null
}

/** The case over its bodies, all of them. */
export function wholeCase(
  bodies: readonly { readonly isClosed: boolean; readonly outcome: Outcome | null }[],
  obligations: readonly { readonly dueOn: string | null; readonly settledAs: string | null }[],
): WholeCase {
  const closed = bodies.filter((b) => b.isClosed).length
  const dates = obligations.flatMap((o) => (o.dueOn !== null && o.settledAs === null ? [o.dueOn] : []))
  return {
    status: closed === 0 ? 'open' : closed < bodies.length ? 'partly-closed' : 'closed',
    outcome: outcomeOfAll(bodies.map((b) => b.outcome)),
    remedyDueOn: dates.sort().at(-1) ?? null,
  }
}

const WHOLE_CASE_RULES: Record<Outcome, StatusRule> = {
  'complete-and-satisfied': {
    label: 'Remedy complete and satisfied',
    rule: 'At every body that still owed something the remedy is complete and the Ombudsman satisfied, in time.',
  },
  'completed-late': {
    label: 'Remedy completed late',
    rule: 'At every body that still owed something the remedy is complete, at least at one of them late.',
  },
  'not-complete-but-satisfied': {
    label: 'Remedy not complete but satisfied',
    rule: 'The Ombudsman is satisfied with every body, though at least at one the remedy is not complete.',
  },
  'not-complete-and-not-satisfied': {
    label: 'Remedy not complete and not satisfied',
    rule: 'At least at one body the Ombudsman is not satisfied.',
  },
  'no-recommendations': {
    label: 'No recommendations',
    rule: 'At no body anything was recommended, or anything is left, and not everything was withdrawn.',
  },
  withdrawn: { label: 'Withdrawn', rule: 'The Ombudsman withdrew the recommendations at every body.' },
}

/** What a case as a whole is counted under, each with its rule. */
export const WHOLE_CASE_COUNTS: readonly (StatusRule & { readonly outcome: Outcome | null })[] = [
  { outcome: null, label: 'Open', rule: 'At least at one body the Ombudsman has not concluded it.' },
  ...OUTCOMES.map((outcome) => ({ outcome, ...WHOLE_CASE_RULES[outcome] })),
]
