// Runs everything that must hold, or the parts that are named, and counts the real results:
//   node test/run.mjs            everything
//   node test/run.mjs quick      types, rules and the main ways, in under two minutes
//   node test/run.mjs check      types, lint, format, imports: what can be said without running anything
//   node test/run.mjs types unit the parts named
//   node test/run.mjs --server   on Temporal's production server, which is built first where it never was
// Enters without dependencies, because on a fresh clone nothing is installed yet.
import '../dev/check-node.mjs'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const { readCommandLine } = await import('../command-line.mjs')
const { checkout, prepare } = await import('../dev/prepare.mjs')
const { LEAST, LEAST_QUICK, tooFew } = await import('./support/least-counts.mjs')

const bin = (...names) => path.join(checkout, 'node_modules', ...names)
const LIMIT = 25 * 60_000
/** One more than the cores: a test on the stack waits for the servers for a third of its time. */
const WORKERS = 3

/** Parts that are one check each. */
const checks = {
  lint: [bin('oxlint', 'bin', 'oxlint'), '--type-aware', '--report-unused-disable-directives-severity=error'],
  types: [bin('typescript-native', 'bin', 'tsc'), '--noEmit'],
  format: [
    bin('prettier', 'bin', 'prettier.cjs'),
    ...['--check', '--log-level', 'warn', '--cache', '--cache-strategy', 'content'],
    ...['--cache-location', path.join(checkout, '.state', 'prettier-cache'), '.'],
  ],
  imports: [
    bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
    ...['--config', '.dependency-cruiser.cjs', '--cache', path.join(checkout, '.state', 'imports-cache')],
    ...['--cache-strategy', 'content', '.'],
  ],
}
/** Parts that Jest runs on the real stack. */
const onStack = ['starter', 'stack', 'faults']
/**
 * One phase after the other; within it the lanes side by side, each from left to right. The starter's worker gives way to all
 * else, so one lane beside it is as much as it bears. The other faults wait for the end of claims and time limits more than
 * they work: tests on the stack fill what they leave.
 */
const phases = [
  [['starter'], ['types', 'lint', 'format', 'imports', 'unit']],
  [['faults'], ['house', 'stack']],
]

const all = phases.flat(2)
const sets = { quick: ['types', 'unit', 'stack'], check: ['types', 'lint', 'imports', 'format'] }
/** What `quick` runs on the stack: the main ways of a case, of people and of letters. */
const MAIN_WAYS = [
  'workflows/recommendation/(spine|messages|cost)',
  'api/(answer-page|bad-input|corrections|lists|sign-in|start-cost|visibility)',
  'activities/',
  'replay/',
  'web/',
]
/** Unit tests that `quick` leaves out, of many drawn lives or days: each takes more than seven seconds by itself. */
const LONG = [
  'domain/calendar/(any-length|editions|every-day)',
  'domain/recommendation/(any-messages|redate-any|report-at-every-turn|whole-lives)',
  'files/content',
]

const { values: options, positionals: asked } = readCommandLine({
  usage: `npm test                                  everything that must hold
npm run test:quick                        types, rules and the main ways, in under two minutes
npm run check                             types, lint, format and imports: what can be said without running anything
npm run test:PART                         one part alone
node test/run.mjs PART…                   the parts named

  --server   on Temporal's production server, which is built first where it never was

The parts: ${[...all, ...Object.keys(sets)].join(', ')}. One test alone: npm run test:only -- PATTERN`,
  options: { server: { type: 'boolean' } },
  positionals: [0, 20],
})
if (options.server) process.env.TEMPORAL_SERVER = 'production'
const quick = asked.includes('quick')
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
/** What was skipped, with the reason in its name. */
const skipped = new Set()
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

async function check(part, print) {
  const good = await node(checks[part], print)
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 }
}

const places = (names) => names.map((name) => `test/${name}`)
/** How Jest is told what `quick` chooses of a part. */
const quickly = {
  stack: ['--testPathPatterns', ...places(MAIN_WAYS)],
  unit: ['--testPathIgnorePatterns', ...places(LONG)],
}

async function suite(part, workers, print) {
  const file = path.join(scratch, `${part}.json`)
  const options = [
    '--selectProjects',
    part,
    '--ci',
    '--json',
    '--outputFile',
    file,
    '--maxWorkers',
    String(workers),
    ...((quick && quickly[part]) || []),
  ]
  const good = await node([bin('jest', 'bin', 'jest.js'), ...options], print)
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'))
    for (const { status, ancestorTitles, title } of result.testResults.flatMap(
      (file) => file.assertionResults,
    ))
      if (status === 'pending') skipped.add(ancestorTitles.join(' ') || title)
    // A file that could not be run at all holds no test that could fail: it counts as one.
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
    const passed = result.numPassedTests
    const missing = tooFew(part, passed, (quick && LEAST_QUICK[part]) || LEAST[part])
    if (missing) (print ?? ((text) => process.stderr.write(text)))(`${missing}\n`)
    return {
      passed,
      failed: good && !missing ? failed : Math.max(failed, 1),
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

/** How many processes run the tests of a part. */
function workersOf(part, alone) {
  if (part === 'faults' || part === 'starter') return 1
  return alone || part === 'stack' ? WORKERS : 1
}

/** Runs one part and tells its result; `alone` is said of the only lane, whose output needs not wait for its end. */
async function run(part, alone) {
  const since = Date.now()
  let printed = ''
  const print = alone ? undefined : (text) => (printed += text)
  process.stdout.write(`\n— ${part}\n`)
  let result = { passed: 0, failed: 1, skipped: 0 }
  try {
    if (onStack.includes(part)) await stack
    result = await (checks[part] ? check(part, print) : suite(part, workersOf(part, alone), print))
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
  }
  for (const key of Object.keys(total)) total[key] += result[key]
  const verdict = result.failed === 0 ? 'passed' : 'FAILED'
  process.stdout.write(`${printed}  ${part}: ${verdict}, ${((Date.now() - since) / 1000).toFixed(1)} s\n`)
}

// Checks alone need nothing of each other: all at once.
const inOrder = parts.every((part) => checks[part]) ? [parts.map((part) => [part])] : phases
for (const phase of inOrder) {
  const lanes = phase.map((lane) => lane.filter((part) => parts.includes(part))).filter((lane) => lane.length)
  await Promise.all(
    lanes.map(async (lane) => {
      for (const part of lane) await run(part, lanes.length === 1)
    }),
  )
}

await stack?.then(({ stop }) => stop()).catch(() => undefined)
rmSync(scratch, { recursive: true, force: true })
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
for (const name of skipped) process.stdout.write(`  skipped: ${name}\n`)
process.exit(total.failed === 0 ? 0 : 1)
