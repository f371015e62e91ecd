// The shape of one case as it is read.
import type { FundamentalStandard } from '../../domain/recommendation/fundamental-standards.js'
import type { FormalStepName } from '../../domain/recommendation/statutory/state.js'
import type { ReadMatter, SharedMatter } from '../../domain/law/law.js'
import type { BodyType } from '../../domain/people/bodies.js'
import type { ChangedRecommendationText, CutOff } from '../../domain/recommendation/case-text.js'
import type {
  RecommendationKind,
  CqcPart,
  FollowUpKind,
  Outcome,
  SettledAs,
} from '../../domain/recommendation/state.js'
import type { PublicationDecision } from '../../domain/recommendation/publication.js'
import type { Stop, Warning } from '../../domain/recommendation/published-wording.js'
import type { RecommendationOutcome } from '../../domain/recommendation/outcomes.js'
import type { Share } from '../../domain/recommendation/sharing.js'
import type { Phase } from '../../domain/recommendation/statutory/phase.js'
import type { Stage } from '../../domain/recommendation/stages.js'
import type { Party } from '../../domain/recommendation/whose-move.js'
import type { WholeCase } from '../../domain/recommendation/whole-case.js'
import type { CaseChangeView } from './case-changes.js'
import type { StoredFile } from '../intake/files.js'
import type { TaskItem } from './tasks.js'

/** Words and amounts are null where the viewer may not read them; dates are YYYY-MM-DD, moments ISO in UTC. */
export interface CaseView {
  readonly reference: string
  readonly decisionDate: string
  readonly category: string
  readonly subCategory: string
  readonly finding: string
  readonly kind: string
  readonly team: string
  /** Who looks after it, as its letters name them; null when nobody is named. */
  readonly officer: { readonly name: string; readonly phone: string | null } | null
  readonly cqcLocationId: string | null
  readonly careService: string | null
  readonly equalityOrHumanRights: boolean
  /** The regulations of which the decision finds a potential breach. */
  readonly potentialBreach: readonly FundamentalStandard[]
  readonly source: string | null
  readonly note: string | null
  readonly openedAt: string
  /** Over all bodies: null for who may not see them all. */
  readonly whole: WholeCase | null
  readonly recommendations: readonly RecommendationView[]
  readonly bodies: readonly CaseBodyView[]
  /** The earlier cases whose failure this one is about. For the Ombudsman only. */
  readonly follows: readonly string[]
  /** Changes of the whole case, the first one first; partial until every body has answered. */
  readonly changes: readonly CaseChangeView[]
}

export interface RecommendationView {
  readonly number: number
  readonly kind: RecommendationKind
  readonly summary: string | null
  readonly amountGBP: number | null
  readonly deadlineWording: string | null
  readonly expectedEvidence: string | null
  readonly cutOff: CutOff | null
  readonly condition: string | null
}

export interface CaseBodyView {
  readonly bodyId: string
  readonly name: string
  readonly type: BodyType
  /** Where Temporal's UI shows its process. For the Ombudsman only; null where no address of the UI is set. */
  readonly temporalUi: string | null
  readonly seq: number
  readonly stage: Stage
  readonly waitingOn: readonly Party[]
  readonly dueOn: string | null
  readonly overdue: boolean
  readonly cqcPart: CqcPart
  /** What is shared with CQC, on which authority. */
  readonly shares: readonly ShareView[]
  /** On what CQC reads what it reads besides; empty while it has no part. */
  readonly cqcReads: readonly ReadView[]
  readonly planDueOn: string | null
  /** Of a spot check of the Ombudsman's own nobody else learns beforehand. */
  readonly followUpOn: string | null
  readonly followUpKind: FollowUpKind | null
  readonly outcome: Outcome | null
  readonly openedAt: string
  readonly closedAt: string | null
  readonly track: TrackStanding | null
  /** The new cases about this body's failure. For the Ombudsman only. */
  readonly linkedCases: readonly string[]
  /** When a delayed remedy is expected. For the Ombudsman only. */
  readonly delayedExpectedOn: string | null
  /** The step that the Act says the Ombudsman shall take and without which it ended. For the Ombudsman only. */
  readonly endedAgainstDuty: FormalStepName | null
  readonly obligations: readonly ObligationView[]
  readonly plans: readonly PlanView[]
  readonly evidence: readonly EvidenceView[]
  readonly followUpAnswers: readonly FollowUpAnswerView[]
  readonly letters: readonly LetterView[]
  readonly tasks: readonly TaskItem[]
  readonly timeline: readonly TimelineEntry[]
}

/** Where it stands on its statutory track, and the next date of it. CQC has no part in it. */
export interface TrackStanding {
  readonly phase: Phase
  readonly dueOn: string | null
}

export interface ShareView {
  readonly matter: SharedMatter
  readonly gateway: string
  /** The version of the gateway that was decided on, with what it said then. */
  readonly version: number
  readonly basis: string
  readonly limit: string
  /** What it says now, where it was corrected since. */
  readonly basisNow: string | null
  readonly limitNow: string | null
  /** For the Ombudsman only. */
  readonly approver: Share['approver']
  readonly on: string
  readonly confirmedOn: string | null
}

export interface ReadView {
  readonly matter: ReadMatter
  readonly gateway: string
  readonly basis: string
  readonly limit: string
  /** When the body agreed that it is passed on. */
  readonly agreedOn: string | null
  /** Checked, or agreed to by the body; otherwise Legal has yet to confirm it. */
  readonly isConfirmed: boolean
}

export interface ObligationView {
  readonly number: number
  readonly requires: string
  readonly assurance: boolean
  readonly originalDueOn: string | null
  readonly dueOn: string | null
  readonly answer: string | null
  readonly evidenceVersion: number
  readonly evidenceOn: string | null
  readonly assuranceStatus: string
  /** The day on which CQC logged it. */
  readonly loggedOn: string | null
  readonly judgement: string | null
  readonly judgedOn: string | null
  readonly outcome: RecommendationOutcome
  /** What the body says, and what the Ombudsman finds. */
  readonly bodySaysDone: boolean
  readonly ombudsmanSatisfied: boolean
  readonly category: string | null
  /** Whether its condition has arisen; null when it has none. */
  readonly condition: 'open' | 'met' | 'not-met' | null
  readonly settledAs: SettledAs | null
  /** Its words as this body owes it, since it was added or amended; null before that, or where they may not be read. */
  readonly words: ChangedRecommendationText | null
  /** For the Ombudsman only. */
  readonly publication: PublicationView | null
}

export interface PublicationView {
  readonly wording: string | null
  /** Of a wording that stands for several recommendations. */
  readonly theme: string | null
  readonly standing: 'clear' | 'stopped' | 'overridden' | null
  /** What was found in the wording, and what a person does about each. */
  readonly findings: readonly {
    readonly kind: Stop | Warning
    readonly stops: boolean
    readonly remedy: string
  }[]
  readonly status: PublicationDecision['status'] | null
  readonly on: string | null
  readonly because: string | null
}

export interface PlanView {
  readonly version: number
  readonly receivedOn: string
  readonly status: string
  /** For which recommendations it stands accepted while the rest was returned. */
  readonly acceptedFor: readonly number[]
  /** Of which a plan is asked since it came: it says nothing of them. */
  readonly unanswered: readonly number[]
  readonly loggedOn: string | null
  /** Over its words and the hashes of its files. */
  readonly sha256: string
  readonly words: unknown
  /** None where the viewer may not read them. */
  readonly files: readonly StoredFile[]
}

export interface EvidenceView {
  readonly recommendation: number
  readonly version: number
  readonly receivedOn: string
  /** When it was said to have been entered by mistake. */
  readonly takenBackAt: string | null
  readonly words: unknown
  /** None where the viewer may not read them. */
  readonly files: readonly StoredFile[]
}

export interface FollowUpAnswerView {
  /** Its entry of the timeline. */
  readonly seq: number
  readonly receivedOn: string
  /** As it was put right, if it was; null: it was entered by mistake. */
  readonly stillInPlace: boolean | null
  readonly words: unknown
  readonly files: readonly StoredFile[]
}

export interface LetterView {
  readonly kind: string
  readonly recipient: string
  readonly on: string
  readonly status: 'planned' | 'leaving' | 'sent' | 'void' | 'refused'
  readonly sentAt: string | null
}

export interface TimelineEntry {
  readonly seq: number
  readonly effectiveAt: string
  readonly recordedAt: string
  readonly event: string
  readonly organisation: string
  readonly role: string
  readonly actor: string | null
  /** The entry that this one puts right. */
  readonly corrects: number | null
  readonly data: Readonly<Record<string, unknown>>
  readonly words: unknown
  readonly hash: string | null
}
