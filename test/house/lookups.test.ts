// Words from outside never find what every object has by itself, such as “constructor”: a table that may be looked up by any
// word is a Map, or is asked through Object.hasOwn first.
import { describe, expect, it } from '@jest/globals'
import ts from 'typescript'
import { findings, sourcesIn, textOf } from './support/sources.js'

const ANY_WORD = /^(?:Readonly<)?(?:Partial<)?Record<string,|^\{\s*(?:readonly )?\[\w+: string\]/

/** A table written as an object whose type lets any word be looked up in it. */
function openTable(node: ts.Node): string | undefined {
  if (!ts.isVariableDeclaration(node) || !node.type || !node.initializer) return undefined
  const isObject = ts.isObjectLiteralExpression(node.initializer) && ANY_WORD.test(node.type.getText())
  return isObject ? node.name.getText() : undefined
}

/** Looked up through Object.hasOwn alone. */
const ASKS_FIRST: readonly string[] = ['domain/people/visibility.ts', 'dev/sign-in/accounts.ts']

describe('a table that may be looked up by any word', () => {
  const files = sourcesIn(
    'activities',
    'api',
    'cli',
    'dev',
    'domain',
    'files',
    'prisma',
    'temporal',
    'web',
  ).filter((file) => file.endsWith('.ts'))

  it('is a Map', () => {
    expect(files.length).toBeGreaterThan(300)
    const open = files
      .filter((file) => !ASKS_FIRST.includes(file))
      .flatMap((file) => findings(file, openTable))
    expect(open).toEqual([])
  })

  it.each(ASKS_FIRST)('or is asked first: %s', (file) => {
    const [found = ''] = findings(file, openTable)
    const name = found.split(' ').at(-1) ?? ''
    expect(textOf(file).split(`${name}[`)).toHaveLength(2)
    expect(textOf(file)).toContain(`Object.hasOwn(${name}, `)
  })

  it.each([
    ['const a: Readonly<Record<string, string>> = { b: "c" }', true],
    ['const a: Record<string, { d: number }> = {}', true],
    ['const a: { readonly [name: string]: string } = { b: "c" }', true],
    ['const a: Record<Role, string> = { b: "c" }', false],
    ['const a: ReadonlyMap<string, string> = new Map([])', false],
  ])('is told apart: %s', (source, isOpen) => {
    const tree = ts.createSourceFile('a.ts', source, ts.ScriptTarget.ESNext, true)
    const found: string[] = []
    const visit = (node: ts.Node) => {
      const name = openTable(node)
      if (name !== undefined) found.push(name)
      ts.forEachChild(node, visit)
    }
    visit(tree)
    expect(found.length > 0).toBe(isOpen)
  })
})
