// What is proposed to whom when the body stays silent after its date (LGSCO Compliance Manual, chapters 4 and 6): Team
// Co-ordinator, Casework Manager, Director. Time proposes and a person decides; nothing formal follows by itself.
import { addWorkingDays } from '../calendar/calendar.js'
import { escalationTimes } from '../calendar/policies.js'
import { ESCALATION_LEVELS, type EscalationLevel } from '../calendar/policy.js'
import { endOfDay, instantAt } from '../calendar/london-time.js'
import type { LocalDate } from '../calendar/local-date.js'
import type { Role } from '../people/roles.js'
import type { DeadlineKind } from './policy.js'
import { mayBeReported } from './statutory/phase.js'
import type { RecommendationState } from './state.js'

export const ESCALATION_OPTIONS = [
  'chase',
  'wait',
  'escalate',
  'letter-to-chief-executive',
  'meeting',
  'more-time',
  'letter-to-complainant',
  'case-conference',
  'public-interest-report',
  'cease',
  'not-complete-and-not-satisfied',
  'new-case',
] as const
export type EscalationOption = (typeof ESCALATION_OPTIONS)[number]

export const LEVEL_LABELS: Record<EscalationLevel, string> = {
  'team-co-ordinator': 'Team Co-ordinator',
  'casework-manager': 'Casework Manager',
  director: 'Director of Investigation',
}

export interface EscalationStep {
  readonly level: EscalationLevel
  /** Who decides, by role in the product. */
  readonly decides: readonly Role[]
  readonly options: readonly EscalationOption[]
}

/** The steps in their order, one for each level. How many working days after a missed date they come is policy. */
export const ESCALATION_STEPS: Record<EscalationLevel, EscalationStep> = {
  'team-co-ordinator': {
    level: 'team-co-ordinator',
    decides: ['case-officer', 'manager', 'director'],
    options: ['chase', 'wait', 'more-time', 'escalate'],
  },
  'casework-manager': {
    level: 'casework-manager',
    decides: ['manager', 'director'],
    options: [
      'letter-to-chief-executive',
      'meeting',
      'more-time',
      'letter-to-complainant',
      'case-conference',
      'public-interest-report',
      'cease',
      'wait',
      'escalate',
    ],
  },
  director: {
    level: 'director',
    decides: ['director'],
    options: [
      'not-complete-and-not-satisfied',
      'new-case',
      'public-interest-report',
      'more-time',
      'cease',
      'wait',
    ],
  },
}
const STEPS = ESCALATION_LEVELS.map((level) => ESCALATION_STEPS[level])

const timesIn = ({ severity, calendar }: RecommendationState) => escalationTimes(severity, calendar)

/** The day on which an undone proposal comes back when whoever decided today named none. */
export const reviewDay = (state: RecommendationState, today: LocalDate): LocalDate =>
  addWorkingDays(state.calendar, today, timesIn(state).reviewedAfter)

/** The kinds of deadline whose silence is non-compliance; the others are only asked for again. */
export const ESCALATED: readonly DeadlineKind[] = ['plan', 'evidence']

/** What a person decided about a proposal: until `reviewOn` nothing is proposed about this date. */
export interface EscalationDecision {
  readonly deadline: DeadlineKind
  readonly dueOn: LocalDate
  readonly level: EscalationLevel
  readonly decision: EscalationOption
  readonly on: LocalDate
  readonly reviewOn: LocalDate
  /** Who decided, by their opaque id: nobody decides on what they escalated themselves. */
  readonly by?: string
  /** The day on which what was decided was carried out. */
  readonly doneOn?: LocalDate
}

/** A date that was missed. */
export interface MissedDate {
  readonly kind: DeadlineKind
  readonly on: LocalDate
  readonly metUntil: LocalDate
}

const isEscalated = ({ kind }: MissedDate) => ESCALATED.includes(kind)

/** The newest decision about a missed date. */
export const lastDecision = (state: RecommendationState, { kind, on }: Pick<MissedDate, 'kind' | 'on'>) =>
  state.escalations.filter((e) => e.deadline === kind && e.dueOn === on).at(-1)

/** When a step is proposed by time alone: the first as soon as the date is missed, the others in the morning. */
function proposedAt(state: RecommendationState, { metUntil }: MissedDate, { level }: EscalationStep): number {
  const after = timesIn(state).proposedAfter[level]
  return after === 0
    ? endOfDay(metUntil)
    : instantAt(addWorkingDays(state.calendar, metUntil, after), state.sendingHours.from)
}

const reviewedAt = (state: RecommendationState, { reviewOn }: EscalationDecision) =>
  instantAt(reviewOn, state.sendingHours.from)

/** The step with the options that this case has: no report about a provider, and none after a report. */
const inThisCase = (state: RecommendationState, step: EscalationStep | undefined): EscalationStep | null =>
  step && !mayBeReported(state)
    ? { ...step, options: step.options.filter((o) => o !== 'public-interest-report') }
    : (step ?? null)

/**
 * The step that is proposed about a missed date by what the case has lived through; null when a person has decided and
 * the day to look again has not come, or when such a date is not escalated.
 */
export function proposalOf(state: RecommendationState, missed: MissedDate): EscalationStep | null {
  if (!isEscalated(missed)) return null
  const byTime = STEPS.findLastIndex((s) => proposedAt(state, missed, s) <= state.playedUntil)
  const last = lastDecision(state, missed)
  if (!last) return inThisCase(state, STEPS[byTime])
  const decided = ESCALATION_LEVELS.indexOf(last.level)
  if (last.decision === 'escalate') return inThisCase(state, STEPS[Math.max(byTime, decided + 1)])
  if (state.playedUntil < reviewedAt(state, last)) return null
  return inThisCase(state, STEPS[Math.max(byTime, decided)])
}

/** When the next step is proposed about a date if it is missed and nobody does anything; null when none is. */
export function nextProposalAt(state: RecommendationState, missed: MissedDate): number | null {
  if (!isEscalated(missed)) return null
  const last = lastDecision(state, missed)
  if (last && last.decision !== 'escalate' && state.playedUntil < reviewedAt(state, last))
    return reviewedAt(state, last)
  const now = proposalOf(state, missed)
  const ahead = STEPS.slice(now ? ESCALATION_LEVELS.indexOf(now.level) + 1 : 0)
    .map((s) => proposedAt(state, missed, s))
    .filter((at) => at > state.playedUntil)
  return ahead.length ? Math.min(...ahead) : null
}
