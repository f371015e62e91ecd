// Why something that was asked for cannot be done, as a value: the same one feeds the form's error summary, the
// API's problem document and the update's validator.

export type RefusalCode =
  | 'wrong-stage'
  | 'wrong-role'
  | 'not-yours'
  | 'invalid'
  | 'not-found'
  | 'changed-since'
  | 'change-under-way'
  | 'closed'
  | 'busy'

/** `field` is a JSON pointer into the input, empty when the whole is meant; `remedy` says what would be right. */
export interface Refusal {
  readonly code: RefusalCode
  readonly field: string
  readonly problem: string
  readonly remedy: string
}

/** A refusal about one field of the input. */
export const invalid = (field: string, problem: string, remedy: string): Refusal => ({
  code: 'invalid',
  field,
  problem,
  remedy,
})

/** The application-failure type under which a refusal travels through Temporal; its first detail is the refusal. */
export const REFUSAL_FAILURE = 'Refusal'
