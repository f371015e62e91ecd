// What must give the same result on every machine and at every replay: no clock or chance in domain/, one reader of
// time in workflows/, validators that answer at once (an async one does not reject, it fails the workflow's task).
import { describe, expect, it } from '@jest/globals'
import ts from 'typescript'
import { findings, sourcesIn } from './support/sources.js'

/** What reads a clock, chance, the machine's language or anything outside. */
const OUTSIDE = new Set([
  'crypto',
  'fetch',
  'globalThis',
  'Intl',
  'performance',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
])
const BY_LANGUAGE = /^(localeCompare|toLocale\w+)$/
const CLOCK = 'workflows/shared/clock.ts'

/** A name that is used as a value, not the name of somebody's property. */
const isUsed = (node: ts.Node): node is ts.Identifier =>
  ts.isIdentifier(node) &&
  !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) &&
  !(ts.isPropertyAssignment(node.parent) && node.parent.name === node) &&
  !ts.isTypeReferenceNode(node.parent)

const isCall = (node: ts.Node, object: string, method: string) =>
  ts.isPropertyAccessExpression(node) && node.expression.getText() === object && node.name.text === method

const readsTime = (node: ts.Node) =>
  isCall(node, 'Date', 'now') ||
  (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)

const isChance = (node: ts.Node) => isCall(node, 'Math', 'random')

describe('domain/', () => {
  it('has no clock, no chance and nothing from outside', () => {
    const found = sourcesIn('domain').flatMap((file) =>
      findings(file, (node) => {
        if (readsTime(node) || isChance(node)) return node.getText()
        if (isUsed(node) && (OUTSIDE.has(node.text) || node.text === 'Date')) return node.text
        if (ts.isPropertyAccessExpression(node) && BY_LANGUAGE.test(node.name.text)) return node.name.text
        return undefined
      }),
    )
    expect(found).toEqual([])
  })
})

describe('workflows/', () => {
  const files = sourcesIn('workflows')

  it(`read time in ${CLOCK} only`, () => {
    const readers = files.filter(
      (file) => findings(file, (n) => (readsTime(n) ? 'time' : undefined)).length > 0,
    )
    expect(readers).toEqual([CLOCK])
  })

  it('leave chance and timers to Temporal', () => {
    const found = files.flatMap((file) =>
      findings(file, (n) =>
        isChance(n) || (isUsed(n) && /^(setTimeout|setInterval|crypto|process)$/.test(n.text))
          ? n.getText()
          : undefined,
      ),
    )
    expect(found).toEqual([])
  })

  it('give every update a validator that answers at once', () => {
    const program = ts.createProgram(files, {
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      strict: true,
      skipLibCheck: true,
      noEmit: true,
    })
    const checker = program.getTypeChecker()
    const validators: string[] = []
    const slow: string[] = []
    for (const file of files) {
      const visit = (node: ts.Node) => {
        if (ts.isPropertyAssignment(node) && node.name.getText() === 'validator') {
          const [call] = checker.getTypeAtLocation(node.initializer).getCallSignatures()
          const returns = call ? checker.typeToString(checker.getReturnTypeOfSignature(call)) : 'no function'
          validators.push(file)
          if (returns !== 'void') slow.push(`${file}: validator returns ${returns}`)
        }
        ts.forEachChild(node, visit)
      }
      const tree = program.getSourceFile(file)
      if (tree) visit(tree)
    }
    expect(slow).toEqual([])
    const updates = files.flatMap((file) =>
      findings(file, (n) =>
        ts.isCallExpression(n) && n.expression.getText() === 'setHandler' ? n.getText() : undefined,
      ),
    )
    // A handler of an update is one that has a result to wait for: it delivers to the inbox.
    const withInbox = updates.filter((text) => text.includes('inbox.deliver'))
    expect(withInbox.filter((text) => !text.includes('validator:'))).toEqual([])
    expect(validators.length).toBe(withInbox.length)
    expect(validators.length).toBeGreaterThan(0)
  }, 60_000)
})
