// The versions of Temporal's own programs that everything here was tried with. A server below 1.32 cannot skip time
// for a single workflow, on which the tests and `npm run rehearse` stand.

export const SERVER = '1.32.1'
export const UI = '2.54.1'
export const OLDEST_SERVER = '1.32.0'
/** The oldest Go that builds these versions. */
export const OLDEST_GO = '1.26.8'

/** Whether the dotted version is at least the other; missing and unreadable parts count as 0. */
export function isAtLeast(version: string, oldest: string): boolean {
  const parts = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10) || 0)
  const [have, need] = [parts(version), parts(oldest)]
  for (let i = 0; i < need.length; i++) {
    const difference = (have[i] ?? 0) - (need[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}
