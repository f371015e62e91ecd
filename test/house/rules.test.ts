// The rules of the house in one table: which test holds each, and which still wait for what they are about. A rule whose
// subject has come and that no test holds fails here.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { CHECKOUT } from '../../dev/place.js'
import { exists, filesIn, textOf } from './support/sources.js'

interface HouseRule {
  readonly rule: string
  /** The test, or the check of `npm test`, that holds it. */
  readonly heldBy?: string
  /** What it is about and where that will stand: the rule waits until then. */
  readonly waitsFor?: { readonly what: string; readonly at: string }
}

const RULES: readonly HouseRule[] = [
  { rule: 'who may import whom; no cycles', heldBy: '.dependency-cruiser.cjs' },
  { rule: 'the import rules catch what they forbid', heldBy: 'test/house/imports.test.ts' },
  {
    rule: 'every transition says neither more nor less than the rules do',
    heldBy: 'test/domain/recommendation/table.test.ts',
  },
  {
    rule: 'every transition is exercised through the API, also by a wrong role and at a wrong stage',
    heldBy: 'test/api/transitions.test.ts',
  },
  { rule: 'every validator is synchronous', heldBy: 'test/house/determinism.test.ts' },
  { rule: 'no clock and no chance in domain/', heldBy: 'test/house/determinism.test.ts' },
  { rule: 'time is read in one file of workflows/', heldBy: 'test/house/determinism.test.ts' },
  { rule: 'every computed date cites its authority', heldBy: 'test/domain/calendar/deadline.test.ts' },
  { rule: 'search attributes hold codes and ids', heldBy: 'test/house/search-attributes.test.ts' },
  { rule: 'schema.prisma and the migrated database agree', heldBy: 'test/prisma/migrations.test.ts' },
  { rule: 'a migration is one transaction', heldBy: 'test/house/migrations.test.ts' },
  {
    rule: 'the ledger can be neither changed nor deleted; the product is no superuser',
    heldBy: 'test/prisma/rights.test.ts',
  },
  { rule: 'Temporal packages share one exact version', heldBy: 'test/house/packages.test.ts' },
  { rule: 'no download addresses in the lock file', heldBy: 'test/house/packages.test.ts' },
  { rule: 'every command that a page names exists', heldBy: 'test/house/packages.test.ts' },
  { rule: 'diagrams and tables equal those drawn from the tables', heldBy: 'test/house/pages.test.ts' },
  { rule: 'a table that any word may be looked up in is a Map', heldBy: 'test/house/lookups.test.ts' },
  { rule: 'every link leads somewhere', heldBy: 'test/house/links.test.ts' },
  {
    rule: 'every source file says what it is for, is short, and is no barrel',
    heldBy: 'test/house/files.test.ts',
  },
  { rule: 'the environment is read where a process begins', heldBy: 'test/house/files.test.ts' },
  { rule: 'no test is skipped', heldBy: 'test/house/files.test.ts' },
  { rule: 'the deployment sets what the configuration knows', heldBy: 'test/house/deployment.test.ts' },
  { rule: 'histories of released shapes replay', heldBy: 'test/replay/replay.test.ts' },
  { rule: 'every gateway cites its authority', heldBy: 'test/domain/gateways/gateways.test.ts' },
  {
    rule: 'no letter, page or answer cites a provision that is not data with an edition and a status',
    heldBy: 'test/house/law.test.ts',
  },
  {
    rule: 'each clause of the memorandum is held by tests of its name or waits, and the README counts them',
    heldBy: 'test/house/memorandum.test.ts',
  },
  {
    rule: 'no test file outside the suite, no part without its tests, no test that asserts nothing',
    heldBy: 'test/house/suite.test.ts',
  },
  { rule: 'an old Node is told so before anything fails on it', heldBy: 'test/house/old-node.test.ts' },
  { rule: 'benchmarks are held to what the figures say', heldBy: 'test/house/limits.test.ts' },
  {
    rule: 'no personal data in payloads: the codec covers them',
    waitsFor: { what: 'the payload codec', at: 'temporal/codec.ts' },
  },
  {
    rule: 'pages pass an accessibility check',
    waitsFor: { what: 'browser tests', at: 'test/browser' },
  },
  { rule: 'the runbook names commands that exist', waitsFor: { what: 'the runbook', at: 'docs/runbook.md' } },
]

/** What every process must have beside its table; the file or folder is enough here, its tests say the rest. */
const OF_EACH_PROCESS = (name: string) => [
  `docs/processes/${name}.md`,
  `workflows/${name}/workflow.ts`,
  `test/domain/${name}`,
  `test/workflows/${name}`,
  `api/${name}`,
]

describe('the rules of the house', () => {
  const held = RULES.filter((r) => r.heldBy !== undefined)
  const waiting = RULES.filter((r) => r.waitsFor !== undefined)

  it.each(held.map((r) => [r.rule, r.heldBy ?? '']))('%s: held by %s', (_, heldBy) => {
    expect(exists(heldBy)).toBe(true)
  })

  it('wait only for what does not exist yet', () => {
    const lines = waiting.map((r) => `  waiting for ${r.waitsFor?.what ?? ''}: ${r.rule}`)
    process.stdout.write(
      `Rules of the house: ${held.length} held, ${waiting.length} waiting.\n${lines.join('\n')}\n`,
    )
    expect(waiting.filter((r) => exists(r.waitsFor?.at ?? '')).map((r) => r.rule)).toEqual([])
  })

  it('are each held or waiting', () => {
    expect(RULES.filter((r) => (r.heldBy === undefined) === (r.waitsFor === undefined))).toEqual([])
  })

  it('know every test of the house', () => {
    const known = new Set(held.map((r) => r.heldBy))
    const unknown = filesIn('test/house').filter((file) => file.endsWith('.test.ts') && !known.has(file))
    expect(unknown).toEqual(['test/house/rules.test.ts'])
  })
})

describe('every durable process, also one without a table of its own', () => {
  /** The folder of each and the names of its workflows, as the bundler reads them. */
  const processes = [...textOf('workflows/index.ts').matchAll(/export { (.+) } from '\.\/([\w-]+)\//g)].map(
    ([, workflows = '', folder = '']) => ({ folder, workflows: workflows.split(', ') }),
  )

  it('is read here', () => {
    const folders = readdirSync(path.join(CHECKOUT, 'workflows')).filter((name) =>
      exists(`workflows/${name}/workflow.ts`),
    )
    expect([...new Set(processes.map(({ folder }) => folder))].sort()).toEqual(folders.sort())
  })

  it.each(processes)('$folder has a page that names $workflows', ({ folder, workflows }) => {
    const page = [`docs/processes/${folder}.md`, `docs/${folder}.md`].find(exists)
    expect(page).toBeDefined()
    const text = textOf(page ?? '')
    expect(workflows.filter((name) => !text.includes(name))).toEqual([])
  })
})

describe('every process with a table', () => {
  const processes = readdirSync(path.join(CHECKOUT, 'domain')).filter((name) =>
    exists(`domain/${name}/process.ts`),
  )

  it.each(processes)('%s has its page, its workflow, its route and its tests', (name) => {
    expect(OF_EACH_PROCESS(name).filter((file) => !exists(file))).toEqual([])
  })

  it.each(processes)('%s has a finished history to replay', (name) => {
    const histories = filesIn('test/replay/histories').filter((file) => file.includes(`/${name}-`))
    expect(histories.length).toBeGreaterThan(0)
  })
})
