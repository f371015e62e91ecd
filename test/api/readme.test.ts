// The walk-through of README.md, run line by line on the real product: whoever pastes it gets what it says.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
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

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** What the shell makes of the variables that the walk-through sets. */
const variables: Readonly<Record<string, string>> = {
  SOON: inDays(30),
  LATER: inDays(90),
  CASE: /^CASE=(.+)$/m.exec(readme)?.[1] ?? '',
  BY: /^BY='(.+)'$/m.exec(readme)?.[1] ?? '',
}
const filledIn = (text: string) =>
  text.replace(
    /'"?\$([A-Z]+)"?'|\$([A-Z]+)/g,
    (_, quoted?: string, bare?: string) => variables[quoted ?? bare ?? ''] ?? '',
  )

const lines = readme.slice(readme.indexOf('<!-- walk-through')).match(/^as .+$/gm) ?? []

async function run(line: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const [, account = '', method = '', path = '', json] =
    /^as (\w+) (GET|POST) (\S+)(?: '(.*)')?$/.exec(line) ?? []
  const claims = ACCOUNTS[account]
  if (!claims) throw new Error(`README.md uses the account “${account}”, which there is not: ${line}`)
  const answer = await fetch(`${product.url}${filledIn(path)}`, {
    method,
    headers: {
      authorization: `Bearer ${await tokenFor({ sub: account, ...claims }, stack)}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    ...(json !== undefined && { body: filledIn(json) }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

it('every line of the walk-through is taken, and the case is closed at its end', async () => {
  expect(lines.length).toBeGreaterThan(12)
  const stages: unknown[] = []
  for (const line of lines) {
    const { status, body } = await run(line)
    if (status >= 300) throw new Error(`${line}\n${status} ${JSON.stringify(body)}`)
    stages.push(body.stage)
  }
  expect(stages.filter(Boolean)).toEqual([
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
}, 60_000)
