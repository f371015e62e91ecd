// The suite cannot be green by not running: a test file that no part runs, a part that has lost its tests, and a test that
// asserts nothing are each found, shown on bad ones of each kind in a copy of this checkout.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import ts from 'typescript'
import { CHECKOUT } from '../../dev/place.js'
import { copyCheckout, removeCopy } from '../support/checkout-copy.js'
import { LEAST, LEAST_QUICK, tooFew } from '../support/least-counts.mjs'
import { sourcesIn, treeOf } from './support/sources.js'

const JEST = path.join('node_modules', 'jest', 'bin', 'jest.js')
/** Each starts Jest anew: two seconds alone, a minute on a machine that is busy. */
const LONG = 240_000

/** Runs Node in a folder to its end. */
const run = (folder: string, ...args: string[]) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    )
  })

/** Whether the file defines tests: it takes `it` or `test` from Jest. */
const definesTests = (file: string) =>
  treeOf(file).statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      statement.moduleSpecifier.getText().includes('@jest/globals') &&
      /\b(it|test)\b/.test(statement.importClause?.namedBindings?.getText() ?? ''),
  )
const isNamedAsTest = (file: string) => /\.(test|spec|tests|specs)\.\w+$|(^|\/)__tests__\//.test(file)

describe('every test file', () => {
  it(
    'belongs to one project of Jest',
    async () => {
      const { output } = await run(CHECKOUT, JEST, '--listTests')
      const listed = output.split('\n').filter((line) => line.startsWith(CHECKOUT))
      const files = listed.map((file) => path.relative(CHECKOUT, file)).sort()
      const written = sourcesIn().filter((file) => isNamedAsTest(file) || definesTests(file))
      expect(files).toEqual(written)
    },
    LONG,
  )

  it(
    'of a kind that has a part of `npm test`, with a least count',
    async () => {
      const config = (await import(path.join(CHECKOUT, 'jest.config.js'))) as {
        default: { projects: { displayName: string }[] }
      }
      const projects = config.default.projects.map(({ displayName }) => displayName).sort()
      expect(Object.keys(LEAST).sort()).toEqual(projects)
      const { code, output } = await run(CHECKOUT, 'test/run.mjs', 'no-such-part')
      expect(code).toBe(2)
      for (const project of [...projects, ...Object.keys(LEAST_QUICK)]) expect(output).toContain(project)
    },
    LONG,
  )
})

describe('a part', () => {
  let copy: string
  beforeAll(() => {
    copy = copyCheckout()
    const client = path.join('prisma', 'generated')
    cpSync(path.join(CHECKOUT, client), path.join(copy, client), { recursive: true })
    for (const folder of ['domain', 'cli', 'dev', 'tools', 'law', 'files'])
      rmSync(path.join(copy, 'test', folder), { recursive: true })
  }, LONG)
  afterAll(() => removeCopy(copy))

  it(
    'without any test fails',
    async () => {
      const { code, output } = await run(copy, 'test/run.mjs', 'unit')
      expect(output).toContain('unit: FAILED')
      expect(code).toBe(1)
    },
    LONG,
  )

  it(
    'of which most tests are gone fails, and says how many there must be and where that stands',
    async () => {
      const one = path.join('test', 'files', 'clamd.test.ts')
      cpSync(path.join(CHECKOUT, one), path.join(copy, one))
      const { code, output } = await run(copy, 'test/run.mjs', 'unit')
      expect(output).toMatch(
        /Only \d tests of unit have passed, and there must be at least \d{4}: .*least-counts\.mjs/,
      )
      expect(output).toContain('unit: FAILED')
      expect(code).toBe(1)
    },
    LONG,
  )

  it('needs as many as it has nearly always had', () => {
    expect(tooFew('unit', 99, 100)).toContain('Only 99 tests of unit')
    expect(tooFew('unit', 100, 100)).toBeUndefined()
  })
})

describe('a test', () => {
  const BAD = `
    import { beforeEach, describe, expect, it } from '@jest/globals'
    const looksAt = (n: number) => expect(n).toBe(1)
    it('helper', () => void looksAt(1))
    it('nothing', () => undefined)
    it('nothing later', async () => { await Promise.resolve() })
    it.each([1, 2])('nothing of %s', () => undefined)
    it.each([[[]], [[1]]])('loop over %j', (all: number[]) => { for (const n of all) looksAt(n) })
    it('no matcher', () => { expect(1) })
    it('throws', () => { throw new Error('its own') })
    it('too few', () => { expect.assertions(2); looksAt(1) })
    it('rejection', async () => { await expect(Promise.reject(new Error('x'))).rejects.toThrow('x') })
    describe('after a hook that asserts', () => {
      beforeEach(() => { looksAt(1) })
      it('nothing but the hook', () => undefined)
    })`
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-bad-'))
    const place = (name: string) => path.join(CHECKOUT, 'test', 'support', 'jest', name)
    const config = { runner: place('runner.mjs'), setupFiles: [place('register.mjs')], transform: {} }
    mkdirSync(path.join(folder, 'test'))
    writeFileSync(path.join(folder, 'test', 'bad.test.ts'), BAD)
    writeFileSync(path.join(folder, 'jest.config.json'), JSON.stringify({ ...config, maxWorkers: 2 }))
    writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}')
    symlinkSync(path.join(CHECKOUT, 'node_modules'), path.join(folder, 'node_modules'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each([
    ['a process of its own', '2'],
    ['the process of Jest', '1'],
  ])(
    'that asserts nothing fails, in %s',
    async (_, workers) => {
      const args = [
        '--maxWorkers',
        workers,
        '--json',
        '--outputFile',
        'told.json',
        '--testMatch',
        '**/*.test.ts',
      ]
      const { code } = await run(folder, path.join(CHECKOUT, JEST), ...args)
      const told = JSON.parse(readFileSync(path.join(folder, 'told.json'), 'utf8')) as {
        testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[]
      }
      const tests = told.testResults.flatMap(({ assertionResults }) => assertionResults)
      const titles = (status: string) => tests.filter((t) => t.status === status).map((t) => t.title)
      expect(titles('passed')).toEqual(['helper', 'loop over [1]', 'rejection'])
      expect(titles('failed')).toEqual([
        'nothing',
        'nothing later',
        'nothing of 1',
        'nothing of 2',
        'loop over []',
        'no matcher',
        'throws',
        'too few',
        'nothing but the hook',
      ])
      const whyOf = (title: string) => tests.find((t) => t.title === title)?.failureMessages.join() ?? ''
      expect(whyOf('nothing')).toContain('A test must assert something')
      expect(whyOf('throws')).toContain('its own')
      expect(code).toBe(1)
    },
    LONG,
  )
})
