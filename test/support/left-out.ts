// The one door through which tests are left out: where this machine lacks what they need. They count as skipped, and their name
// says what is lacking, which `npm test` prints at its end.
import { describe } from '@jest/globals'

/**
 * A `describe` of tests that need something of the machine.
 *
 * @param holds whether it is there
 * @param lacking said in the name where it is not
 */
export function describeWhere(holds: boolean, name: string, lacking: string, tests: () => void): void {
  if (holds) describe(name, tests)
  else describe.skip(`${name} (${lacking})`, tests)
}
