// Runs everything that must hold, or the parts that are named, and counts the real results:
//   node test/run.mjs            everything
//   node test/run.mjs quick      types, rules and the main ways, in under two minutes
//   node test/run.mjs types unit the parts named
// Enters without dependencies, because on a fresh clone nothing is installed yet.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkout, prepare } from '../embedded/prepare.mjs'

const bin = (...names) => path.join(checkout, 'node_modules', ...names)
const LIMIT = 15 * 60_000

/** Parts that are one check each, in the order in which they run. */
const checks = {
  types: [bin('typescript', 'bin', 'tsc'), '--noEmit'],
  lint: [bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'],
  format: [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  imports: [
    bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    '.',
  ],
}
/** Parts that Jest runs; `stack` and `faults` stand on the real stack, and faults do not bear company. */
const suites = { unit: 2, house: 2, stack: 2, faults: 1 }
const onStack = ['stack', 'faults']

const all = [...Object.keys(checks), ...Object.keys(suites)]
const sets = { quick: ['types', 'unit', 'stack'] }
/** What `quick` leaves out of the stack's tests besides: each of these takes more than seven seconds by itself. */
const LONG = [
  'workflows/rehearsal/',
  'workflows/redating/',
  'workflows/calendars/',
  'workflows/recommendation/time',
  'api/transitions',
  'api/idempotency',
  'api/server',
  'api/readme',
  'prisma/migrations',
]

const asked = process.argv.slice(2)
const parts =
  asked.length === 0 ? all : all.filter((part) => asked.some((name) => (sets[name] ?? [name]).includes(part)))
const unknown = asked.filter((name) => !all.includes(name) && sets[name] === undefined)
if (unknown.length > 0) {
  process.stderr.write(
    `There is no part ${unknown.join(', ')}. Parts: ${[...all, ...Object.keys(sets)].join(', ')}\n`,
  )
  process.exit(2)
}

const scratch = mkdtempSync(path.join(os.tmpdir(), 'followthrough-test-'))
const total = { passed: 0, failed: 0, skipped: 0 }

/** Runs Node to its end, or to the time limit; `print` gets its output, which otherwise goes to the terminal. */
function node(args, print) {
  return new Promise((resolve) => {
    const stdio = ['ignore', ...Array(2).fill(print ? 'pipe' : 'inherit')]
    const child = spawn(process.execPath, args, { cwd: checkout, stdio })
    if (print) for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print)
    const timer = setTimeout(() => {
      process.stderr.write(`Ended after ${LIMIT / 60_000} minutes.\n`)
      child.kill('SIGKILL')
    }, LIMIT)
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })
}

async function check(part) {
  const since = Date.now()
  let printed = ''
  const good = await node(checks[part], (text) => (printed += text))
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, printed, took: Date.now() - since }
}

/** Starts the checks in two lanes, as each keeps one core busy; gives the result to come of each. */
function startChecks(names) {
  const results = {}
  for (const lane of [['lint'], ['types', 'format', 'imports']]) {
    let before = Promise.resolve()
    for (const name of lane.filter((each) => names.includes(each)))
      results[name] = before = before.then(() => check(name))
  }
  return results
}

async function suite(part) {
  const file = path.join(scratch, `${part}.json`)
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    bin('jest', 'bin', 'jest.js'),
  ]
  const workers = suites[part] === 1 ? ['--runInBand'] : ['--maxWorkers', String(suites[part])]
  const leftOut = asked.includes('quick') && part === 'stack' ? LONG : []
  const options = [
    '--selectProjects',
    part,
    '--ci',
    '--passWithNoTests',
    '--json',
    '--outputFile',
    file,
    ...workers,
    ...leftOut.flatMap((place) => ['--testPathIgnorePatterns', `test/${place}`]),
  ]
  const good = await node([...jest, ...options])
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'))
    // A file that could not be run at all holds no test that could fail: it counts as one.
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
    return {
      passed: result.numPassedTests,
      failed: good ? failed : Math.max(failed, 1),
      skipped: result.numPendingTests + result.numTodoTests,
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

async function startStack() {
  const { startSharedStack } = await import('./support/shared-stack.mjs')
  return startSharedStack()
}

await prepare()
process.once('SIGINT', () => process.exit(130)) // the stack ends by itself when this process is gone
const stack = parts.some((part) => onStack.includes(part)) ? startStack() : undefined
stack?.catch(() => undefined) // told where it is needed

const checking = startChecks(parts)

for (const part of parts) {
  const since = Date.now()
  process.stdout.write(`\n— ${part}\n`)
  let result
  try {
    if (onStack.includes(part)) await stack
    result = await (checking[part] ?? suite(part))
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    result = { passed: 0, failed: 1, skipped: 0 }
  }
  for (const key of Object.keys(total)) total[key] += result[key]
  const seconds = ((result.took ?? Date.now() - since) / 1000).toFixed(1)
  process.stdout.write(
    `${result.printed ?? ''}  ${part}: ${result.failed === 0 ? 'passed' : 'FAILED'}, ${seconds} s\n`,
  )
}

await stack?.then(({ stop }) => stop()).catch(() => undefined)
rmSync(scratch, { recursive: true, force: true })
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exit(total.failed === 0 ? 0 : 1)
