// What every file owes its reader: it says what it is for, is short, and is not a barrel that hides where things are.
import { describe, expect, it } from '@jest/globals'
import ts from 'typescript'
import { filesIn, findings, packageJson, sourcesIn, textOf, treeOf } from './support/sources.js'

const sources = sourcesIn()

/** Longer than the rest, each with its reason. */
const LONG: Readonly<Record<string, string>> = {
  'test/workflows/rehearsal/import.test.ts': 'one import, from the dry run to the command',
}

const LINES_AT_MOST = 300
/** A test may list many cases. */
const LINES_OF_A_TEST = 400

/** What is read from outside the tree, and so must be the only index of its folder. */
const BARRELS = ['activities/index.ts', 'workflows/index.ts']

describe('every source file', () => {
  it('begins with a comment that says what it is for', () => {
    const mute = sources.filter((file) => !/^(#!.*\n)?(\/\/|\/\*)[^\n]{20,}/.test(textOf(file)))
    expect(mute).toEqual([])
  })

  it(`has at most ${LINES_AT_MOST} lines, a test ${LINES_OF_A_TEST}`, () => {
    const most = (file: string) => (file.startsWith('test/') ? LINES_OF_A_TEST : LINES_AT_MOST)
    const long = sources.filter((file) => textOf(file).split('\n').length - 1 > most(file))
    expect(long).toEqual(Object.keys(LONG))
  })

  it('is no barrel', () => {
    const isReExport = (s: ts.Statement) => ts.isExportDeclaration(s) && s.moduleSpecifier !== undefined
    const barrels = sources.filter((file) => {
      const { statements } = treeOf(file)
      return statements.length > 0 && statements.every(isReExport)
    })
    const indexes = sources.filter((file) => /(^|\/)index\.\w+$/.test(file))
    expect([...barrels, ...indexes].filter((file) => !BARRELS.includes(file))).toEqual([])
  })

  it('of the product knows its types: no `any`, and nothing that switches the compiler off', () => {
    const found = sources
      .filter((file) => file.endsWith('.ts') && !file.startsWith('test/'))
      .flatMap((file) => [
        ...findings(file, (n) => (n.kind === ts.SyntaxKind.AnyKeyword ? 'any' : undefined)),
        ...(/@ts-(ignore|nocheck|expect-error)/.test(textOf(file)) ? [`${file} @ts-…`] : []),
      ])
    expect(found).toEqual([])
  })
})

describe('process.env', () => {
  /** What a person or a command starts: it hands the environment in. */
  const isEntry = (file: string) =>
    file === 'configuration.ts' ||
    file === 'prisma.config.ts' ||
    file.startsWith('test/') ||
    file.endsWith('.mjs') ||
    file.endsWith('/main.ts') ||
    /^(cli|dev|tools)\/[\w-]+\.ts$/.test(file) ||
    Object.values(packageJson.scripts).some((script) => script.includes(file)) ||
    textOf('docker-compose.yml').includes(`dist/${file.replace(/\.ts$/, '.js')}`)

  it('is read where a process begins, and nowhere else', () => {
    const readers = sources.filter(
      (file) => findings(file, (n) => (n.getText() === 'process.env' ? 'reads' : undefined)).length > 0,
    )
    expect(readers.filter((file) => !isEntry(file))).toEqual([])
  })
})

describe('the tests', () => {
  const isSkipped = (node: ts.Node) =>
    (ts.isPropertyAccessExpression(node) &&
      /^(it|test|describe)\.(skip|only|todo|failing)$/.test(node.getText())) ||
    (ts.isCallExpression(node) && /^(x|f)(it|test|describe)$/.test(node.expression.getText()))
  /** Says what the machine lacks. */
  const door = 'test/support/left-out.ts'
  const saysNothing = (node: ts.Node) =>
    ts.isCallExpression(node) && /^expect\((true|false|1|null|undefined)\)\./.test(node.getText())

  it('skip nothing but by one door, single nothing out and expect something', () => {
    const tests = sourcesIn('test').filter((file) => file !== door)
    const found = tests.flatMap((file) =>
      findings(file, (n) => (isSkipped(n) || saysNothing(n) ? n.getText().slice(0, 60) : undefined)),
    )
    expect(found).toEqual([])
  })

  it('draw by one door, which tells a failure within a minute', () => {
    const drawing = sourcesIn('test').filter((file) => /\bfc\.(assert|check)\(/.test(textOf(file)))
    expect(drawing).toEqual(['test/support/holds.ts'])
  })
})

describe('secrets', () => {
  it('are not committed', () => {
    const kept = filesIn().filter((file) => /(^|\/)\.env(\.|$)/.test(file) && !file.endsWith('.env.example'))
    const ignored = textOf('.gitignore').split('\n')
    expect(kept.filter((file) => !ignored.includes(file) && !ignored.includes(`/${file}`))).toEqual([])
    expect(ignored).toContain('.env')
  })
})
