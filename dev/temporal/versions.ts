// The versions of Temporal's own programs that everything here was tried with.

export const SERVER = '1.32.1'
export const UI = '2.54.1'
/** The oldest Go that builds these versions. */
export const OLDEST_GO = '1.26.8'
