// The one door to property tests: each is drawn by its own seed, always the same, and then once more by the seed of this
// run, which nobody has tried yet. A property that fails is told within a minute with its seed and path, made as small as
// that time allows, instead of looking like a test that hangs.
import fc from 'fast-check'

/** How long a counterexample is made smaller, milliseconds. */
export const SHRINK_FOR = 20_000
/** By which a property is drawn that names no seed of its own. */
export const USUAL_SEED = 19_740_208
/** How often fast-check draws when nothing is said. */
const USUAL_RUNS = 100
/** Of the fixed drawings so many are drawn by this run's seed: each run adds new ones. */
const FURTHER_SHARE = 1 / 4
const FEWEST_FURTHER = 3

/** The seed that the runner has drawn for this run and printed (test/support/jest/runner.mjs). */
export function seedOfThisRun(): number {
  const seed = Number(process.env.FURTHER_SEED)
  if (process.env.FURTHER_SEED === undefined || !Number.isInteger(seed))
    throw new Error(`FURTHER_SEED must be a whole number, not ${process.env.FURTHER_SEED ?? 'unset'}.`)
  return seed
}

/** The two drawings of a property: by its own seed, and by that of this run, without the examples that never change. */
function drawings<Ts>({ examples = [], ...parameters }: fc.Parameters<Ts>): fc.Parameters<Ts>[] {
  const { seed = USUAL_SEED, numRuns = USUAL_RUNS } = parameters
  const further = Math.min(numRuns, Math.max(FEWEST_FURTHER, Math.ceil(numRuns * FURTHER_SHARE)))
  return [
    { ...parameters, seed, numRuns, examples, endOnFailure: true },
    { ...parameters, seed: seedOfThisRun(), numRuns: further, endOnFailure: true },
  ]
}

/**
 * Draws until the property fails; only then the clock runs, so that a slow machine never draws less.
 *
 * @throws the counterexample, with the seed and path that find it again
 */
export function holds<Ts>(
  property: fc.IProperty<Ts>,
  parameters: fc.Parameters<Ts> = {},
  shrinkFor = SHRINK_FOR,
): void {
  for (const drawing of drawings(parameters)) {
    const first = fc.check(property, drawing)
    if (!first.failed) continue
    const { counterexamplePath: path } = first
    const plugins = [fc.interruptAfterTimeLimit(shrinkFor)] as fc.Parameters<Ts>['plugins']
    if (path !== null)
      fc.assert(property, { ...drawing, path, plugins, endOnFailure: false, includeErrorInReport: true })
    // What failed once and then held is told as it was found.
    throw new Error(fc.defaultReportMessage(first), { cause: first.errorInstance })
  }
}

/** The same of what takes seconds for each drawing: told as it is found, never made smaller. */
export async function holdsOnTheStack<Ts>(
  property: fc.IAsyncProperty<Ts>,
  parameters: fc.Parameters<Ts>,
): Promise<void> {
  for (const drawing of drawings(parameters))
    await fc.assert(property, { ...drawing, includeErrorInReport: true })
}
