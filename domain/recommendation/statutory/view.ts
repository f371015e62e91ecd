// Where a case stands on its statutory track, as people read it: which track and phase, the clocks with their explained
// dates, the step that the law now allows with its grounds, and what was decided about such steps.
import type { LocalDate } from '../../calendar/local-date.js'
import { explainDeadlines, type ExplainedDeadline } from '../explain.js'
import { isStatutoryKind } from '../policy.js'
import type { RecommendationState } from '../state.js'
import { FORMS, type DecisionForm } from './form.js'
import { documentOf, notifiedOn, phaseOf, receiptIn, type Phase } from './phase.js'
import { proposalIn } from './proposal.js'
import type { DocumentReceipt, StatutoryState, StepDecision } from './state.js'
import type { FormalStepName } from './state.js'

export interface ProposedStep {
  readonly step: FormalStepName
  readonly label: string
  readonly decides: readonly string[]
  readonly follows: string
  /** The edition of the Act in which the provisions were read. */
  readonly version: string
  readonly grounds: readonly {
    readonly code: string
    readonly provision: string
    readonly says: string
    readonly passed: readonly LocalDate[]
  }[]
  readonly there: readonly string[]
  readonly missing: readonly string[]
}

export interface TrackView {
  readonly form: DecisionForm
  readonly label: string
  readonly provision: string
  readonly phase: Phase
  readonly round: 1 | 2
  readonly issuedOn: LocalDate
  /** The paper whose receipt matters now, and what is known of it; null when none does. */
  readonly document: string | null
  readonly receipt: DocumentReceipt | null
  readonly notifiedOn: LocalDate | null
  readonly view: StatutoryState['view']
  readonly notice: StatutoryState['notice']
  readonly clocks: readonly ExplainedDeadline[]
  readonly proposal: ProposedStep | null
  readonly decisions: readonly StepDecision[]
}

/** The track as it stands; null where nobody stated what was issued. Throws as `computeDue`. */
export function trackViewOf(state: RecommendationState): TrackView | null {
  const track = state.statutory
  if (!track) return null
  const { label, provision } = FORMS[track.form]
  const proposal = proposalIn(state)
  return {
    form: track.form,
    label,
    provision,
    phase: phaseOf(track),
    round: track.round,
    issuedOn: track.issuedOn,
    document: documentOf(track)?.document ?? null,
    receipt: receiptIn(track),
    notifiedOn: notifiedOn(state),
    view: track.view,
    notice: track.notice,
    clocks: explainDeadlines(state).filter((d) => isStatutoryKind(d.deadline)),
    proposal: proposal && {
      step: proposal.step.name,
      label: proposal.step.label,
      decides: proposal.step.decides,
      follows: proposal.step.follows,
      version: proposal.step.version,
      grounds: proposal.grounds,
      there: proposal.there,
      missing: proposal.missing,
    },
    decisions: track.decisions,
  }
}
