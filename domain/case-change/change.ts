// A change of a whole case (architecture: a case is a row, each body's part a workflow): every responsible body's running
// case takes it by itself, and until all have answered the case shows it as partial.
import type { LocalDate } from '../calendar/local-date.js'
import { hyphenated } from '../recommendation/ids.js'

/** What changes, in codes, ids and dates: names, addresses and reasons are stored words. */
export type CaseChange =
  | { readonly what: 'body-details'; readonly bodyId: string }
  | { readonly what: 'decision-date'; readonly decisionDate: LocalDate }
  | { readonly what: 'withdrawal' }
  /** Who the complainant is and who stands for them; the change's words are theirs. */
  | { readonly what: 'complainant'; readonly silent: boolean }

export const CASE_CHANGES = [
  'body-details',
  'decision-date',
  'withdrawal',
  'complainant',
] as const satisfies readonly CaseChange['what'][]

/** What a body's running case has answered; `closed`: it was over before the change reached it. */
export const BODY_ANSWERS = ['waiting', 'taken', 'closed', 'refused'] as const
export type BodyAnswer = (typeof BODY_ANSWERS)[number]

/** `whole`: every open body has taken it. `not-everywhere`: all have answered, and at one it was not possible. */
export const CHANGE_STANDINGS = ['partial', 'whole', 'not-everywhere'] as const
export type ChangeStanding = (typeof CHANGE_STANDINGS)[number]

/** Where a change stands, from what its bodies have answered. */
export function standingOfChange(answers: readonly BodyAnswer[]): ChangeStanding {
  if (answers.includes('waiting')) return 'partial'
  return answers.includes('refused') ? 'not-everywhere' : 'whole'
}

/** One short workflow for each change. */
export const caseChangeWorkflowId = (reference: string, id: string) =>
  `case-change/${hyphenated(reference)}/${id}`
