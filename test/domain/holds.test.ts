// A property that fails is told soon, with what finds it again, however slow it is and however far it could be shrunk; and
// each run draws something that no run has drawn before.
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { holds, holdsOnTheStack, seedOfThisRun } from '../support/holds.js'

const told = (run: () => void) => {
  try {
    run()
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

/** Takes its time. */
const busy = (ms: number) => {
  for (const until = performance.now() + ms; performance.now() < until;);
}

it('a property that fails is told with seed and path, made small', () => {
  const message = told(() =>
    holds(
      fc.property(fc.nat(), (n) => n < 1000),
      { seed: 7, numRuns: 100 },
    ),
  )
  expect(message).toMatch(/seed: 7, path: "[\d:]+"/)
  expect(message).toContain('Counterexample: [1000]')
})

it('making it small ends when its time is over, and it still fails', () => {
  let tries = 0
  const slow = fc.property(fc.array(fc.nat(), { minLength: 40, maxLength: 60 }), () => {
    tries += 1
    busy(10)
    return false
  })
  expect(told(() => holds(slow, { seed: 7 }, 100))).toMatch(/seed: 7, path: "0/)
  expect(tries).toBeLessThan(20)
})

it('a property that failed once and then held fails', () => {
  let tries = 0
  const once = fc.property(fc.constant('x'), () => ++tries > 1)
  expect(told(() => holds(once, { seed: 7 }))).toMatch(/seed: 7/)
})

it('one that holds is drawn as often as it says, however long that takes, and a quarter more by the seed of this run', () => {
  let tries = 0
  holds(
    fc.property(fc.nat(), () => {
      tries += 1
      busy(1)
    }),
    { numRuns: 40 },
    5,
  )
  expect(tries).toBe(40 + 10)
})

/** What fast-check draws by itself from this seed. */
const drawnBy = (seed: number, numRuns: number) => fc.sample(fc.nat(), { seed, numRuns })

it('is drawn first by its own seed, then by the one that this run has printed, on the stack too', async () => {
  const drawn: number[] = []
  holds(
    fc.property(fc.nat(), (n) => void drawn.push(n)),
    { seed: 7, numRuns: 8 },
  )
  const expected = [...drawnBy(7, 8), ...drawnBy(seedOfThisRun(), 3)]
  expect(drawn).toEqual(expected)
  const onStack: number[] = []
  await holdsOnTheStack(
    fc.asyncProperty(fc.nat(), async (n) => void onStack.push(n)),
    { seed: 7, numRuns: 8 },
  )
  expect(onStack).toEqual(expected)
})

it('what only the seed of this run finds is told with that seed', async () => {
  const usual = new Set(drawnBy(7, 20))
  const message = told(() =>
    holds(
      fc.property(fc.nat(), (n) => usual.has(n)),
      { seed: 7, numRuns: 20 },
    ),
  )
  expect(message).toContain(`seed: ${seedOfThisRun()}, path: `)
  const onStack = holdsOnTheStack(
    fc.asyncProperty(fc.nat(), async (n) => usual.has(n)),
    { seed: 7, numRuns: 20 },
  )
  await expect(onStack).rejects.toThrow(`seed: ${seedOfThisRun()}, path: `)
})
