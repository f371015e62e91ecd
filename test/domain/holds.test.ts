// A property that fails is told soon, with what finds it again, however slow it is and however far it could be shrunk.
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { holds } from '../support/holds.js'

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

it('one that holds is drawn as often as it says, however long that takes', () => {
  let tries = 0
  holds(
    fc.property(fc.nat(), () => {
      tries += 1
      busy(1)
    }),
    { numRuns: 40 },
    5,
  )
  expect(tries).toBe(40)
})
