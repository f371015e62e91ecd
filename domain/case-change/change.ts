// A change of a whole case (architecture: a case is a row, each body's part a workflow): every responsible body's running
// case takes it by itself, and until all have answered the case shows it as partial.
import type { AgainstDuty } from '../recommendation/statutory/proposal.js'
import type { LocalDate } from '../calendar/local-date.js'
import { hyphenated } from '../recommendation/ids.js'
import type { CommonInput } from '../recommendation/transition.js'
import type { AddRecommendationInput } from '../recommendation/transitions/add.js'
import type { AmendRecommendationInput } from '../recommendation/transitions/amend.js'
import type {
  RecordConditionInput,
  WithdrawRecommendationInput,
} from '../recommendation/transitions/change.js'

/** What changes, in codes, ids and dates: names, addresses and reasons are stored words. */
export type CaseChange =
  | { readonly what: 'body-details'; readonly bodyId: string }
  | { readonly what: 'decision-date'; readonly decisionDate: LocalDate }
  | ({ readonly what: 'withdrawal' } & AgainstDuty)
  /** Who the complainant is and who stands for them; the change's words are theirs. */
  | { readonly what: 'complainant'; readonly silent: boolean }
  /** What the case was opened with, put right. */
  | { readonly what: 'equality-or-human-rights'; readonly equalityOrHumanRights: boolean }
  /** One recommendation that several bodies owe from now on, each of them. */
  | {
      readonly what: 'recommendation-added'
      readonly bodyIds: readonly string[]
      readonly added: Omit<AddRecommendationInput, keyof CommonInput>
    }
  /** The same recommendation amended at each of these bodies. */
  | {
      readonly what: 'recommendation-amended'
      readonly bodyIds: readonly string[]
      readonly amended: Omit<AmendRecommendationInput, keyof CommonInput>
    }
  /** It is owed by none of these bodies any more. */
  | {
      readonly what: 'recommendation-withdrawn'
      readonly bodyIds: readonly string[]
      readonly withdrawn: Omit<WithdrawRecommendationInput, keyof CommonInput>
    }
  /** Its condition has arisen, or not: it is owed by each of these bodies from now on, or by none. */
  | {
      readonly what: 'recommendation-condition'
      readonly bodyIds: readonly string[]
      readonly recorded: Omit<RecordConditionInput, keyof CommonInput>
    }

/** The last row of the ledger that the person saw, of each body that they looked at. */
export type SeenOfBodies = Readonly<Record<string, number>>

export const CASE_CHANGES = [
  'body-details',
  'decision-date',
  'withdrawal',
  'complainant',
  'equality-or-human-rights',
  'recommendation-added',
  'recommendation-amended',
  'recommendation-withdrawn',
  'recommendation-condition',
] as const satisfies readonly CaseChange['what'][]

interface CaseChangeRow {
  /** What changes, in words. */
  readonly label: string
  /** What each body's case does with it. */
  readonly does: string
}

export const CASE_CHANGE_ROWS: Record<CaseChange['what'], CaseChangeRow> = {
  'body-details': {
    label: 'The name or the contact of a body',
    does: 'notes it. The directory has the new name and contact, the old name still finds the body, letters that had nobody to go to leave. Other bodies learn neither which body it is nor its details',
  },
  'decision-date': {
    label: 'The decision date',
    does: 'counts anew what was agreed in words “from the decision”, unless it is settled; a first paper that was issued with the decision counts as issued then, a report that came later keeps its own day; a publication that would now be within six weeks is planned no more; a date that was stated as a date stays. The body is written to when a date moves. Original and revised dates are kept with the entry that moved them',
  },
  withdrawal: {
    label: 'The withdrawal of the case',
    does: 'ends as by its own withdrawal, wherever it stands: the recommendations are withdrawn, everybody who was asked is written to, and no clock runs on, a statutory one neither',
  },
  complainant: {
    label: 'Who the complainant is',
    does: 'knows who the complainant is, who stands for them and how they wish to hear, as if that had been recorded there. No body and not CQC learns of it',
  },
  'equality-or-human-rights': {
    label: 'Whether equality or human rights are touched',
    does: 'puts it right, as a correction of the entry with which it was opened; the case and CQC’s evidence list say it from then on',
  },
  'recommendation-added': {
    label: 'A joint recommendation that is added',
    does: 'adds it, if it is one of the bodies that are named, as if it had been added there. Other bodies learn nothing of it',
  },
  'recommendation-amended': {
    label: 'A joint recommendation that is amended',
    does: 'amends it, if it is one of the bodies that are named, as if it had been amended there. Other bodies learn nothing of it',
  },
  'recommendation-withdrawn': {
    label: 'A joint recommendation that is withdrawn',
    does: 'withdraws it, if it is one of the bodies that are named, as if it had been withdrawn there; its other recommendations stand. Other bodies learn nothing of it',
  },
  'recommendation-condition': {
    label: 'Whether the condition of a joint recommendation has arisen',
    does: 'records it, if it is one of the bodies that are named, as if it had been recorded there: it is due from then on, or not needed. Other bodies learn nothing of it',
  },
}

/** Whether the change is this body's: most are every body's. */
export const concernsBody = (change: CaseChange, bodyId: string): boolean =>
  !('bodyIds' in change) || change.bodyIds.includes(bodyId)

/** What a body's running case has answered; `closed`: it was over before the change reached it. */
export const BODY_ANSWERS = ['waiting', 'taken', 'closed', 'refused'] as const
export type BodyAnswer = (typeof BODY_ANSWERS)[number]

/** What each answer means. */
export const BODY_ANSWER_RULES: Record<BodyAnswer, string> = {
  waiting: 'It has not answered yet: it is asked again, for as long as it takes.',
  taken: 'It has taken the change, in the transaction of its own ledger.',
  closed: 'It was over before the change reached it.',
  refused:
    'It was not possible there, for the reason that stands with it; that body is put right by a correction.',
}

/** `whole`: every open body has taken it. `not-everywhere`: all have answered, and at one it was not possible. */
export const CHANGE_STANDINGS = ['partial', 'whole', 'not-everywhere'] as const
export type ChangeStanding = (typeof CHANGE_STANDINGS)[number]

export const CHANGE_STANDING_LABELS: Record<ChangeStanding, string> = {
  partial: 'Partial: some body has not answered',
  whole: 'Whole: every open body has taken it',
  'not-everywhere': 'Not everywhere: at one body it was not possible',
}

/** Where a change stands, from what its bodies have answered. */
export function standingOfChange(answers: readonly BodyAnswer[]): ChangeStanding {
  if (answers.includes('waiting')) return 'partial'
  return answers.includes('refused') ? 'not-everywhere' : 'whole'
}

/** One short workflow for each change. */
export const caseChangeWorkflowId = (reference: string, id: string) =>
  `case-change/${hyphenated(reference)}/${id}`
