// How many tests each part must have run at the least, so that a suite that does not run is not taken for one that holds.
// A little under what there is. Whoever adds many tests raises the number; whoever takes tests away lowers it in the
// same commit, where it is seen.

/** Of each project of jest.config.js, when the whole part runs. */
export const LEAST = { unit: 5_000, house: 400, stack: 1_310, starter: 13, faults: 46 }

/** Of the parts that `npm run test:quick` runs only some files of. */
export const LEAST_QUICK = { unit: 2_450, stack: 200 }

/** What is said of a part that has run too few tests; undefined when it has run enough. */
export function tooFew(part, passed, least) {
  if (passed >= least) return undefined
  return (
    `Only ${passed} tests of ${part} have passed, and there must be at least ${least}: tests are missing, skipped or fail. ` +
    `If they were taken away on purpose, lower the number in test/support/least-counts.mjs.`
  )
}
