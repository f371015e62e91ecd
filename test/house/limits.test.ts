// What the benchmarks are held to is what docs/figures.md says, and a limit that is missed ends them with a failure.
import { spawnSync } from 'node:child_process'
import { expect, it } from '@jest/globals'
import { CHECKOUT } from '../../dev/place.js'
import { keepsTo, LIMITS, type Limit } from '../bench/limits.js'
import { packageJson, sourcesIn, textOf } from './support/sources.js'

const limits = Object.entries(LIMITS).flatMap(([bench, all]) =>
  Object.values<Limit>(all).map((limit) => ({ bench, limit })),
)
const rows = textOf('docs/figures.md')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split(' | '))

it.each(limits)('bench:$bench: $limit.held, as the figures say', ({ bench, limit }) => {
  const said = rows.filter(([held = '', measured = '']) => `${held} ${measured}`.includes(limit.held))
  expect(said.map((row) => row[2])).toContainEqual(expect.stringContaining(`npm run bench:${bench}`))
  const words = limit.held.replaceAll(/(\d),(\d)/g, '$1$2')
  const value = 'atLeast' in limit ? limit.atLeast : 'atMost' in limit ? limit.atMost : limit.below
  // None, every one: a count of nothing. Seconds in words may be milliseconds in the figure.
  const numbers = [...words.matchAll(/\d+(\.\d+)?/g)].map(([n]) => Number(n))
  expect(value === 0 ? [0] : numbers.flatMap((n) => [n, n * 1000])).toContain(value)
})

it('every benchmark has limits and reports by them', () => {
  const benches = Object.keys(packageJson.scripts).filter((name) => name.startsWith('bench:'))
  expect(benches.map((name) => name.slice('bench:'.length)).sort()).toEqual(Object.keys(LIMITS).sort())
  const reporting = sourcesIn('test/bench').flatMap((file) =>
    [...textOf(file).matchAll(/\breport\('(\w+)',/g)].map(([, bench]) => `test/bench/${bench}.ts ${file}`),
  )
  expect(reporting.sort()).toEqual(
    Object.keys(LIMITS)
      .map((bench) => `test/bench/${bench}.ts test/bench/${bench}.ts`)
      .sort(),
  )
})

it.each([
  [{ atLeast: 0.8 }, 0.8, 0.79],
  [{ atMost: 60 }, 60, 60.01],
  [{ below: 500 }, 499.9, 500],
])('%j is kept by %d and missed by %d, and by what could not be measured', (bound, kept, missed) => {
  expect([kept, missed, Number.NaN].map((value) => keepsTo(bound, value))).toEqual([true, false, false])
})

it.each([
  [1.3, 0],
  [1.31, 1],
])('memory grown %d times ends the benchmark with %d', (ratio, code) => {
  const program = `
    const { report } = await import('./test/bench/limits.ts')
    report('memory', { cases: 1 }, { ratio: ${ratio}, p99: 10 })`
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', program],
    { cwd: CHECKOUT, encoding: 'utf8' },
  )
  expect([status, stderr.includes('Missed: memory with all : with none (held to <= 1.3)')]).toEqual([
    code,
    code === 1,
  ])
  expect(stdout).toContain('held to <= 1.3')
})
