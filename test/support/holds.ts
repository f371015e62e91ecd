// The one door to property tests: a property that fails is told within a minute with its seed and path, made as small as
// that time allows, instead of looking like a test that hangs.
import fc from 'fast-check'

/** How long a counterexample is made smaller, milliseconds. */
export const SHRINK_FOR = 20_000

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
  const first = fc.check(property, { ...parameters, endOnFailure: true })
  if (!first.failed) return
  const { seed, counterexamplePath: path } = first
  const plugins = [fc.interruptAfterTimeLimit(shrinkFor)] as fc.Parameters<Ts>['plugins']
  if (path !== null) fc.assert(property, { ...parameters, seed, path, plugins, includeErrorInReport: true })
  // What failed once and then held is told as it was found.
  throw new Error(fc.defaultReportMessage(first), { cause: first.errorInstance })
}

/** The same of what takes seconds for each drawing: told as it is found, never made smaller. */
export const holdsOnTheStack = <Ts>(
  property: fc.IAsyncProperty<Ts>,
  parameters: fc.Parameters<Ts>,
): Promise<void> => fc.assert(property, { ...parameters, endOnFailure: true, includeErrorInReport: true })
