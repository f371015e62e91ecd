// How many and how long, wherever a case comes in: API, import and rehearsal. What one entrance takes, the others can name.

/** A statement or report rarely has more than a dozen recommendations; more is a mistake. */
export const RECOMMENDATIONS_AT_MOST = 100

/** A statement or report names few bodies; more is a mistake. */
export const BODIES_AT_MOST = 20

/** Characters of what is recommended, and of the evidence that is expected. */
export const SUMMARY_AT_MOST = 2_000

/** Characters of what must be found before something is owed. */
export const CONDITION_AT_MOST = 1_000

/** Of a length of time, in its own unit. */
export const AMOUNT_OF_TIME_AT_MOST = 1_000

/** Pounds of one payment. */
export const POUNDS_AT_MOST = 10_000_000

/** How many of many faults an answer names; the others are counted. */
export const FAULTS_NAMED = 50

/** How many unknown fields of one object are named; the others are counted. */
export const UNKNOWN_FIELDS_NAMED = 10

export const POUNDS_AT_LEAST = 0.01

/** Whether these are pounds and whole pence, as far as a computer keeps them. */
export const isWholePence = (pounds: number) => Math.abs(Math.round(pounds * 100) / 100 - pounds) < 1e-9

/** Whether this is a payment, from a penny on. */
export const isAmount = (pounds: number) =>
  pounds >= POUNDS_AT_LEAST && pounds <= POUNDS_AT_MOST && isWholePence(pounds)
