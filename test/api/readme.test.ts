// The walk-through of README.md, run by a shell on the real product: whoever pastes it gets what it says.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { demonstration } from '../../dev/demonstration.js'
import { ACCOUNTS } from '../../dev/sign-in/accounts.js'
import { startProduct, type Product } from '../support/product.js'
import { startStack } from '../support/stack.js'
import { tokenFor } from '../support/tokens.js'

const readme = readFileSync('README.md', 'utf8')
const stack = startStack()

let product: Product
beforeAll(async () => {
  product = await startProduct(stack)
  for (const step of demonstration) await step(product.environment)
}, 120_000)
afterAll(() => product?.end())

/** What is to be pasted first: it finds the product, and whose token it is, by npm's own commands. */
const FIRST = /```sh\n(API=[\s\S]*?)```/.exec(readme)?.[1] ?? ''
const lines = readme.slice(readme.indexOf('<!-- walk-through')).match(/^as .+$/gm) ?? []

let folder: string
/** In place of the two commands of npm, which ask the `npm start` of a checkout: that is tried in test/faults/starter.test.ts. */
async function npmFor(url: string) {
  folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-readme-'))
  const tokens = await Promise.all(
    Object.entries(ACCOUNTS).map(
      async ([account, claims]) =>
        `'run --silent token -- ${account}') echo ${await tokenFor({ sub: account, ...claims }, stack)} ;;`,
    ),
  )
  const cases = [`'run --silent address') echo ${url} ;;`, ...tokens]
  const script = `#!/bin/sh\ncase "$*" in\n${cases.join('\n')}\n*) echo "npm $*: unknown" >&2; exit 1 ;;\nesac\n`
  writeFileSync(path.join(folder, 'npm'), script, { mode: 0o755 })
}
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs these lines as a person's shell does, and returns what each of them answered. */
async function pasted(text: string): Promise<Record<string, unknown>[]> {
  const env = { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH ?? ''}` }
  const { stdout } = await promisify(execFile)('bash', ['-euc', text], { env, timeout: 100_000 })
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

it('every line of the walk-through is taken on whichever port, and the case is closed at its end', async () => {
  expect(lines.length).toBeGreaterThan(12)
  expect(new URL(product.url).port).not.toBe('3000')
  await npmFor(product.url)
  const answers = await pasted([FIRST, ...lines].join('\n'))
  expect(answers).toHaveLength(lines.length)
  // A problem document has a status in numbers.
  expect(answers.filter((answer) => typeof answer.status === 'number')).toEqual([])
  expect(answers.flatMap(({ stage }) => stage ?? [])).toEqual([
    'plan-review',
    'carrying-out',
    'carrying-out',
    'carrying-out',
    'carrying-out',
    'assurance',
    'assurance',
    'evidence-review',
    'to-conclude',
    'follow-up',
    'follow-up',
    'closed',
  ])
}, 120_000)
