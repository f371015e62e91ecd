// Where a case stands on its statutory track, as people read it: which track and phase, the clocks with their explained
// dates, the step that the law now allows with its grounds, and what was decided about such steps.
import type { LocalDate } from '../../calendar/local-date.js'
import { citationInWords } from '../../calendar/rule.js'
import { provisionBy, type ProvisionId } from '../../law/provisions.js'
import { explainDeadlines, type ExplainedDeadline } from '../explain.js'
import { isStatutoryKind } from '../policy.js'
import type { RecommendationState } from '../state.js'
import { FORMS, type DecisionForm } from './form.js'
import { documentOf, notifiedOn, phaseOf, receiptIn, type Phase } from './phase.js'
import { proposalsIn } from './proposal.js'
import { DUTY_ROWS } from './duties.js'
import type { DocumentReceipt, DutyRecord, StatutoryState, StepDecision } from './state.js'
import type { FormalStepName } from './state.js'
import type { FormalStep } from './steps.js'

export interface ProposedStep {
  readonly step: FormalStepName
  readonly label: string
  readonly decides: readonly string[]
  readonly follows: string
  /** Whether the Act says that the Ombudsman shall take it, or may. */
  readonly nature: FormalStep['nature']
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
  /** Whether what was issued names the body. */
  readonly named: boolean
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
  /** What is recorded of the duties about the present report. */
  readonly duties: readonly (DutyRecord & { readonly label: string; readonly provision: string })[]
  readonly clocks: readonly ExplainedDeadline[]
  readonly proposals: readonly ProposedStep[]
  readonly decisions: readonly StepDecision[]
}

/** The track as it stands; null where nobody stated what was issued. Throws as `computeDue`. */
export function trackViewOf(state: RecommendationState): TrackView | null {
  const track = state.statutory
  if (!track) return null
  const { label, provision } = FORMS[track.form]
  const inWords = (id: ProvisionId) => citationInWords(provisionBy(state.calendar, id).citation)
  return {
    form: track.form,
    named: !track.unnamed,
    label,
    provision: inWords(provision),
    phase: phaseOf(track),
    round: track.round,
    issuedOn: track.issuedOn,
    document: documentOf(track)?.document ?? null,
    receipt: receiptIn(track),
    notifiedOn: notifiedOn(state),
    view: track.view,
    notice: track.notice,
    duties: (track.duties ?? []).map((done) => {
      const { label, provision } = DUTY_ROWS[done.duty]
      return { ...done, label, provision: inWords(provision) }
    }),
    clocks: explainDeadlines(state).filter((d) => isStatutoryKind(d.deadline)),
    proposals: proposalsIn(state).map(({ step, follows, grounds, there, missing }) => ({
      step: step.name,
      label: step.label,
      decides: step.decides,
      follows,
      nature: step.nature,
      grounds,
      there,
      missing,
    })),
    decisions: track.decisions,
  }
}
