// What a newcomer finds when all is ready for the first time. Each step must be repeatable: it runs at every start.
import type { Environment } from './run-record.js'

/** @param product the environment of the running product, as its own processes have it */
export type DemonstrationStep = (product: Environment) => Promise<void>

/** Run in order, after the API is ready. */
export const demonstration: readonly DemonstrationStep[] = []
