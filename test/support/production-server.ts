// For tests of what only Temporal's production server has: a database that can be taken from under it. Building it takes minutes,
// so they run where it was built before, or is asked for; elsewhere they count as skipped, and say what they need.
import { describe } from '@jest/globals'
import { wantsProductionServer } from '../../configuration.js'
import { hasProductionServer } from '../../embedded/temporal/obtain.js'

const isAtHand = wantsProductionServer(process.env) || hasProductionServer(process.env)

/** A `describe` of tests that need the production server on PostgreSQL. */
export function onProductionServer(tests: () => void): void {
  const name = "On Temporal's production server on PostgreSQL"
  if (isAtHand) describe(name, tests)
  else describe.skip(`${name} (not built here: \`npm test -- --server\` builds it)`, tests)
}
