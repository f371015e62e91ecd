// Which product a command of this checkout is about: the one that the environment names, else the `npm start` that runs here.
import { whatRuns } from './run-record.js'

/** What names a product. */
const NAMES = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'TEMPORAL_ADDRESS'] as const

/** The commands that are about a product, whatever they are asked; the others can do without one. */
const ABOUT_A_PRODUCT = ['cli/import', 'cli/calendar', 'cli/cqc-directory']

/**
 * Gives the process the environment of the product that runs here, unless it names another one.
 *
 * @param command what is run, as in package.json: `cli/import`
 * @throws saying what to do, when the command needs a product, none is named and none runs here
 */
export function takeEnvironment(env: NodeJS.ProcessEnv, command: string): void {
  const product = whatRuns()?.product
  const named = NAMES.filter((name) => env[name])
  // Half of one product and half of another would write rows here and start workflows there.
  if (product && named.every((name) => env[name] === product[name])) Object.assign(env, product)
  else if (named.length === 0 && ABOUT_A_PRODUCT.includes(command))
    throw new Error(
      'Nothing runs in this checkout: run `npm start` first, or set the variables of the product that this is about.',
    )
}
