// Every command of package.json says how it is used: asked for it, with exit code 0, and when its command line is wrong, with 2.
// Neither needs anything that runs.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { asksForHelp, parseCommandLine, WrongUsage } from '../../command-line.mjs'
import { CHECKOUT } from '../../dev/place.js'
import { packageJson } from '../house/support/sources.js'

const SCRIPTS = Object.keys(packageJson.scripts)
const home = mkdtempSync(path.join(os.tmpdir(), 'followthrough-usage-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** What the script prints, run as npm runs it: without a shell of ours, and with no product named. */
function run(script: string, ...args: string[]) {
  const [program = '', ...first] = (packageJson.scripts[script] ?? '').split(' ')
  const { DATABASE_URL: _1, DATABASE_OWNER_URL: _2, TEMPORAL_ADDRESS: _3, ...env } = process.env
  return new Promise<{ code: number | null; out: string; error: string }>((resolve) => {
    const child = spawn(program === 'node' ? process.execPath : program, [...first, ...args], {
      cwd: CHECKOUT,
      env: { ...env, XDG_CACHE_HOME: home },
      timeout: 100_000,
    })
    let [out, error] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk))
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (error += chunk))
    child.once('close', (code) => resolve({ code, out, error }))
  })
}

/** Both runs of a command, at most so many processes at once: each waits for the disk for a part of its time. */
const AT_ONCE = 3
const LONG = 300_000
let running = 0
const waiting: (() => void)[] = []
async function inTurn(script: string, arg: string) {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await run(script, arg)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** The parts of `npm test` are one command, each with its own arguments before those of the person: three stand for all. */
const PART = /^test:(?!only|memorandum|types)/
const asked = SCRIPTS.filter((script) => !PART.test(script))
/** Each takes seconds to load and reads its command line by the same words: that it refuses a wrong one shows that. */
const isBench = (script: string) => /^(bench:|record-)/.test(script)
const helped = asked.filter((script) => !isBench(script))
type Ran = ReturnType<typeof run>
const [help, wrong] = [new Map<string, Ran>(), new Map<string, Ran>()]
beforeAll(() => {
  for (const script of helped) help.set(script, inTurn(script, '--help'))
  for (const script of asked) wrong.set(script, inTurn(script, '--no-such-option'))
})

describe('every command', () => {
  it('is asked here', () => {
    expect(asked).toEqual(
      expect.arrayContaining(
        'start import rehearse calendar cqc-directory token address migrate set-up build draw due-date test test:only bench:start format'.split(
          ' ',
        ),
      ),
    )
    // What the others do is what `npm test` does.
    for (const script of SCRIPTS.filter((s) => PART.test(s)))
      expect(packageJson.scripts[script]).toMatch(/^node test\/run\.mjs \w+( \w+)*$/)
  })

  it.each(helped)(
    'npm run %s -- --help',
    async (script) => {
      const { code, out, error } = await (help.get(script) as Ran)
      // Commands that begin at once wait for each other, which is said.
      expect([code, error.replace(/^Waiting for process .*\n/gm, '')]).toEqual([0, ''])
      expect(out).toMatch(/^npm (run |test|start)/)
      // Told by its own name, or by that of the command whose short form it is.
      const name = script === 'test:types' ? 'test' : script
      expect(out).toMatch(new RegExp(`npm (run )?(--silent )?${name}\\b`))
    },
    LONG,
  )

  it.each(asked)(
    'npm run %s -- --no-such-option',
    async (script) => {
      const { code, out, error } = await (wrong.get(script) as Ran)
      expect([code, out]).toEqual([2, ''])
      expect(error.replace(/^Waiting for process .*\n/gm, '')).toMatch(/^Unknown option '--no-such-option'/)
      expect(error).toMatch(/\n\nnpm (run |test|start)/)
      if (isBench(script)) expect(error).toContain(`\n\nnpm run ${script}`)
    },
    LONG,
  )
})

describe('a command line', () => {
  const command = {
    usage: 'npm run example -- FILE [--dry-run] [--as NAME]',
    options: { 'dry-run': { type: 'boolean', default: false }, as: { type: 'string' } },
    positionals: [1, 1],
    missing: 'Say which file.',
  } as const

  it('is read as it is meant', () => {
    expect(parseCommandLine(command, ['cases.csv', '--as', 'me'])).toMatchObject({
      values: { 'dry-run': false, as: 'me' },
      positionals: ['cases.csv'],
    })
    expect(parseCommandLine(command, ['--', '--odd-name.csv']).positionals).toEqual(['--odd-name.csv'])
  })

  it.each([
    [[], 'Say which file.'],
    [['a', 'b'], '“b” is too much.'],
    [['a', '--as'], "Option '--as <value>' argument missing."],
    [['a', '--dry-run=yes'], "Option '--dry-run' does not take an argument."],
    [['a', '--as', 'x', '--as', 'y'], 'Option --as is given twice.'],
    [['a', '-x'], "Unknown option '-x'."],
  ])('%j is wrong, and ends with the usage', (args, problem) => {
    const read = () => parseCommandLine(command, args)
    expect(read).toThrow(WrongUsage)
    expect(read).toThrow(`${problem}\n\n${command.usage}`)
  })

  it.each(['0', '-1', '1.5', '1e9', 'many', '9999999999'])('takes no “%s” for a count', (word) => {
    const counted = { usage: 'npm run example -- [N]', positionals: [0, 1], counts: true } as const
    expect(() => parseCommandLine(counted, ['--', word])).toThrow(`“${word}” is no whole number from 1 on.`)
    expect(parseCommandLine(counted, ['24']).positionals).toEqual(['24'])
  })

  it('asks for help also beside other words, but not after two hyphens', () => {
    expect([['x', '--help'], ['-h'], ['--', '--help'], ['help']].map(asksForHelp)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
