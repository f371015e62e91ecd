// `npm run test:only -- PATTERN…`: the tests whose path has one of the patterns, on a checkout that is set up first.
import '../dev/check-node.mjs'

const { readCommandLine } = await import('../command-line.mjs')
const { values, positionals } = readCommandLine({
  usage: `npm run test:only -- PATTERN… [-t NAME]

Runs the tests whose path has one of the patterns, as in: npm run test:only -- test/api/lists
  -t NAME   of these only the tests whose name has NAME`,
  options: { testNamePattern: { type: 'string', short: 't' } },
  positionals: [1, 100],
  missing: 'Say which tests: a part of their path.',
})
const { spawn } = await import('node:child_process')
const { checkout, prepare } = await import('../dev/prepare.mjs')
await prepare()

const named = values.testNamePattern === undefined ? [] : ['--testNamePattern', values.testNamePattern]
const args = ['node_modules/jest/bin/jest.js', '--testPathPatterns', ...positionals, ...named]
const child = spawn(process.execPath, args, { cwd: checkout, stdio: 'inherit' })
process.on('SIGINT', () => undefined) // the terminal tells Jest too, which ends what it has started
process.once('SIGTERM', () => child.kill())
child.once('close', (code) => process.exit(code ?? 1))
