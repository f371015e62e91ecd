// npm run test:memorandum: runs the tests of the memorandum's clauses and prints every clause with what holds it, by its
// result today, or with what it waits for. It fails when a test fails, or when one that is named did not run.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readCommandLine } from '../../command-line.mjs'
import { CHECKOUT } from '../../dev/place.js'
import { CLAUSES, inOneSentence } from './clauses.js'

interface Told {
  readonly testResults: readonly { assertionResults: readonly { title: string; status: string }[] }[]
}

readCommandLine({
  usage: `npm run test:memorandum

Runs the tests of the memorandum's clauses and prints every clause with what holds it, or with what it waits for.`,
})

const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-memorandum-'))
const file = path.join(folder, 'told.json')
const code = await new Promise<number | null>((resolve) => {
  const jest = path.join(CHECKOUT, 'node_modules', 'jest', 'bin', 'jest.js')
  const args = ['--selectProjects', 'stack', '--testPathPatterns', 'test/memorandum', '--ci']
  spawn(process.execPath, [jest, ...args, '--json', '--outputFile', file], {
    cwd: CHECKOUT,
    stdio: ['ignore', 'ignore', 'inherit'],
  }).once('close', resolve)
})
let tests: Told['testResults'][number]['assertionResults'] = []
try {
  tests = (JSON.parse(readFileSync(file, 'utf8')) as Told).testResults.flatMap((t) => t.assertionResults)
} finally {
  rmSync(folder, { recursive: true })
}

/** A test with a table runs once for each row of it: `%s` stands for anything. */
const isOf = (name: string) => {
  const [begin = '', end = ''] = name.split('%s')
  return ({ title }: { title: string }) =>
    name.includes('%s') ? title.startsWith(begin) && title.endsWith(end) : title === name
}

let bad = code === 0 ? 0 : 1
const lines = CLAUSES.flatMap(({ clause, must, heldBy = [], waits }) => [
  `${clause}  ${must}`,
  ...heldBy.map((name) => {
    const runs = tests.filter(isOf(name))
    const passed = runs.length > 0 && runs.every(({ status }) => status === 'passed')
    if (!passed) bad += 1
    const verdict = passed ? 'held by' : runs.length > 0 ? 'FAILED ' : 'NOT RUN'
    return `    ${verdict}  ${name}`
  }),
  ...(waits ? [`    waiting  for ${waits.forWhat}`] : []),
])
process.stdout.write(`${lines.join('\n')}\n\n${inOneSentence()}\n`)
process.exit(bad === 0 ? 0 : 1)
