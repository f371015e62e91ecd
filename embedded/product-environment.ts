// Where a command finds the product that it is about: what the environment sets, else the `npm start` of this checkout.
import { whatRuns } from './run-record.js'

/** The environment of the product. Throws, saying what to do, when none is set and nothing runs here. */
export function productEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (env.DATABASE_URL && env.TEMPORAL_ADDRESS) return env
  const product = whatRuns()?.product
  if (product) return product
  throw new Error(
    'Nothing runs in this checkout: run `npm start` first, or set the variables of the product that this is about.',
  )
}
