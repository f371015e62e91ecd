// Which product a command of this checkout is about: the one that the environment names, else the `npm start` that runs here.
import { whatRuns } from './run-record.js'

/** What names a product. */
const NAMES = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'TEMPORAL_ADDRESS'] as const

/**
 * Gives the process the environment of the product that runs here, unless it names another one. Where nothing runs, nothing
 * changes: the command does without a product, or says what it lacks.
 */
export function takeEnvironment(env: NodeJS.ProcessEnv): void {
  const product = whatRuns()?.product
  const named = NAMES.filter((name) => env[name])
  // Half of one product and half of another would write rows here and start workflows there.
  if (product && named.every((name) => env[name] === product[name])) Object.assign(env, product)
}
