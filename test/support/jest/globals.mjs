// What test files import as `@jest/globals`. Tests run in plain Node (jest-light-runner), which knows no limit of time:
// a test or hook that hangs must fail by name, not hold up the run. Nor does it ask what a test has asserted: here one that
// asserts nothing fails, and `expect.assertions` counts.
const { describe, expect, jest, ...circus } = globalThis
const LIMIT = 60_000

/** The same function, failing when it has not ended within the limit, in milliseconds. */
const limited =
  (run, limit = LIMIT) =>
  async (...args) => {
    let timer
    const late = new Promise((_, reject) => {
      const fail = () => reject(new Error(`It did not end within ${limit / 1000} s.`))
      timer = setTimeout(fail, limit)
    })
    try {
      await Promise.race([run(...args), late])
    } finally {
      clearTimeout(timer)
    }
  }

/** The same test, failing when it has called no matcher of `expect`, itself or through what it calls. */
const asserting =
  (run) =>
  async (...args) => {
    expect.extractExpectedAssertionsErrors() // what its hooks asserted does not count for it
    expect.hasAssertions()
    await run(...args)
    const [missed] = expect.extractExpectedAssertionsErrors()
    if (missed) throw new Error(`A test must assert something with expect(…): ${missed.error.message}`)
  }

const hook = (add) => (run, limit) => add(limited(run, limit))
const whole = (run, limit) => asserting(limited(run, limit))

export const test = (name, run, limit) => circus.test(name, whole(run, limit))
test.each =
  (...table) =>
  (name, run, limit) =>
    circus.test.each(...table)(name, whole(run, limit))
export const it = test
export const beforeAll = hook(circus.beforeAll)
export const afterAll = hook(circus.afterAll)
export const beforeEach = hook(circus.beforeEach)
export const afterEach = hook(circus.afterEach)
export { describe, expect, jest }
