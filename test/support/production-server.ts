// For tests of what only Temporal's production server has: a database that can be taken from under it. Building it takes minutes,
// so they run where it was built before, or is asked for.
import { wantsProductionServer } from '../../dev/temporal/kind.js'
import { hasProductionServer } from '../../dev/temporal/obtain.js'
import { describeWhere } from './left-out.js'

/** A `describe` of tests that need the production server on PostgreSQL. */
export const onProductionServer = (tests: () => void) =>
  describeWhere(
    wantsProductionServer(process.env) || hasProductionServer(process.env),
    "On Temporal's production server on PostgreSQL",
    'not built here: `npm test -- --server` builds it',
    tests,
  )
