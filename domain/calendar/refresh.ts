// When gov.uk's list is read, and how long a new version of a calendar needs until every process knows it. Re-dating waits
// that long before it believes that no case was left behind.

/** Europe/London, before the working day begins. */
export const LIST_READ_AT = { hour: 6, minute: 15 } as const

/** Every process looks for new versions this often; milliseconds. */
export const CALENDARS_REFRESHED_EVERY = 60_000

/** A case that was begun with the calendar of before has its row by then; milliseconds. */
export const CASES_BEGUN_WITHIN = 2 * CALENDARS_REFRESHED_EVERY
