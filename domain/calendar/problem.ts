// What can be wrong with a date, a calendar or a rule, said so that a person can put it right. One type for the
// whole module, so that the API, the commands and a workflow can tell such a problem from a fault in the program.

export type CalendarProblemCode =
  | 'impossible-date'
  | 'impossible-time'
  | 'outside-time-zone-rules'
  | 'year-not-covered'
  | 'no-calendar'
  | 'malformed-calendar'
  | 'loses-a-day'
  | 'unknown-rule'
  | 'malformed-rule'
  | 'unknown-policy'
  | 'malformed-policy'
  | 'changed-since'
  | 'not-governed'
  | 'not-extendable'
  | 'unrecognised-wording'
  | 'start-unknown'

/** A refusal to compute: `field` names what was wrong, the message says what is wrong and what would be right. */
export class CalendarProblem extends Error {
  override readonly name = 'CalendarProblem'

  constructor(
    readonly code: CalendarProblemCode,
    readonly field: string,
    message: string,
  ) {
    super(message)
  }
}

/** What is computed; null where bank holidays are needed of a year that the calendar does not know. */
export function whereCovered<T>(compute: () => T): T | null {
  try {
    return compute()
  } catch (error) {
    if (error instanceof CalendarProblem && error.code === 'year-not-covered') return null
    throw error
  }
}
