// What else is believed of a case at one body besides its stage, its plan and what it owes: kept with every step, so that it can
// be read as at any day, in codes, ids and dates alone.
import type { LocalDate } from '../calendar/local-date.js'
import type { EscalationLevel } from '../calendar/policy.js'
import { openDeadlines, overdueDeadlines } from './deadlines.js'
import { proposalOf, type EscalationDecision } from './escalation.js'
import { isStatutoryKind, type DeadlineKind } from './policy.js'
import type { RecommendationState } from './state.js'
import type { DecisionForm } from './statutory/form.js'
import { notifiedOn, phaseOf, type Phase } from './statutory/phase.js'
import { proposalsIn } from './statutory/proposal.js'
import type { FormalStepName, StatutoryState, StepDecision } from './statutory/state.js'
import type { GroundCode } from './statutory/steps.js'

/** A date that is open. */
export interface DateAsKept {
  readonly deadline: DeadlineKind
  readonly dueOn: LocalDate
  readonly metUntil: LocalDate
  readonly waitsFor: 'body' | 'cqc'
  readonly recommendations: readonly number[]
}

export interface TrackAsKept {
  readonly form: DecisionForm
  /** Whether what was issued names the body; always, but for a written statement (s34H(8)–(9)). */
  readonly named: boolean
  readonly phase: Phase
  readonly round: 1 | 2
  readonly issuedOn: LocalDate
  readonly receipt: StatutoryState['receipt']
  readonly notifiedOn: LocalDate | null
  readonly notice: StatutoryState['notice']
  readonly duties: NonNullable<StatutoryState['duties']>
  readonly longer: readonly { readonly rule: string; readonly to: LocalDate; readonly agreedOn: LocalDate }[]
  /** The next date of the track: a period, or a duty about a report. */
  readonly next: { readonly deadline: DeadlineKind; readonly dueOn: LocalDate } | null
}

/** What the Ombudsman alone reads: what it thinks, what is proposed to it and what it decided. */
export interface DeliberationAsKept {
  readonly view: StatutoryState['view']
  readonly proposals: readonly {
    readonly step: FormalStepName
    readonly grounds: readonly { readonly code: GroundCode; readonly passed: readonly LocalDate[] }[]
  }[]
  readonly decisions: readonly StepDecision[]
  readonly escalationsProposed: readonly {
    readonly deadline: DeadlineKind
    readonly dueOn: LocalDate
    readonly step: EscalationLevel
  }[]
  readonly escalations: readonly Omit<EscalationDecision, 'by'>[]
  readonly linkedCases: readonly string[]
  readonly delayed: { readonly expectedOn: LocalDate; readonly setOn: LocalDate } | null
}

export interface Particulars {
  readonly decisionDate: LocalDate
  readonly dates: readonly DateAsKept[]
  /** When the body agreed that its plan and progress are passed on to CQC. */
  readonly planMayBePassedOn: LocalDate | null
  /** Null where nobody stated what was issued. */
  readonly track: TrackAsKept | null
  readonly deliberation: DeliberationAsKept
}

/** What else stands after this state. Throws as `computeDue`. */
export function particularsOf(state: RecommendationState): Particulars {
  const { statutory, linkedCases = [], delayed = null } = state
  return {
    decisionDate: state.decisionDate,
    planMayBePassedOn: state.plan?.mayBePassedOn ?? null,
    dates: openDeadlines(state).map(({ kind, on, metUntil, waitsFor, recommendations }) => ({
      deadline: kind,
      dueOn: on,
      metUntil,
      waitsFor,
      recommendations,
    })),
    track: statutory ? trackAsKept(state, statutory) : null,
    deliberation: {
      view: statutory?.view ?? null,
      proposals: proposalsIn(state).map(({ step, grounds }) => ({
        step: step.name,
        grounds: grounds.map(({ code, passed }) => ({ code, passed })),
      })),
      decisions: statutory?.decisions ?? [],
      escalationsProposed: overdueDeadlines(state).flatMap((d) => {
        const step = proposalOf(state, d)
        return step ? [{ deadline: d.kind, dueOn: d.on, step: step.level }] : []
      }),
      escalations: state.escalations.map(({ by: _, ...decided }) => decided),
      linkedCases,
      delayed,
    },
  }
}

function trackAsKept(state: RecommendationState, track: StatutoryState): TrackAsKept {
  const next = openDeadlines(state).find((d) => isStatutoryKind(d.kind))
  const { form, round, issuedOn, receipt, notice, duties = [], longer } = track
  return {
    form,
    named: !track.unnamed,
    phase: phaseOf(track),
    round,
    issuedOn,
    receipt,
    notifiedOn: notifiedOn(state),
    notice,
    duties,
    longer: longer.map(({ rule, to, agreedOn }) => ({ rule, to, agreedOn })),
    next: next ? { deadline: next.kind, dueOn: next.on } : null,
  }
}
