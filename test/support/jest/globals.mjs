// What test files import as `@jest/globals`. Tests run in plain Node (jest-light-runner), which knows no limit of time:
// a test or hook that hangs must fail by name, not hold up the run.
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
const hook = (add) => (run, limit) => add(limited(run, limit))

export const test = (name, run, limit) => circus.test(name, limited(run, limit))
test.each =
  (...table) =>
  (name, run, limit) =>
    circus.test.each(...table)(name, limited(run, limit))
export const it = test
export const beforeAll = hook(circus.beforeAll)
export const afterAll = hook(circus.afterAll)
export const beforeEach = hook(circus.beforeEach)
export const afterEach = hook(circus.afterEach)
export { describe, expect, jest }
