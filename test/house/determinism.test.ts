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

  it('keeps nothing from one case to the next: a worker evaluates it once for all (docs/decisions/0027)', () => {
    // What a WeakMap knows of a case’s own objects is out of the others’ reach.
    const isEmptyCollection = (node: ts.Node | undefined) =>
      node !== undefined &&
      ts.isNewExpression(node) &&
      /^(Map|Set)$/.test(node.expression.getText()) &&
      !node.arguments?.length
    const found = sourcesIn('domain').flatMap((file) =>
      findings(file, (node) => {
        if (!ts.isVariableDeclarationList(node) || !ts.isSourceFile(node.parent.parent)) return undefined
        const isFixed = (node.flags & ts.NodeFlags.Const) !== 0
        return isFixed && !node.declarations.some((d) => isEmptyCollection(d.initializer))
          ? undefined
          : node.getText()
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
    // Lint refuses one that returns a promise (no-misused-promises); here: that there is one, and that it is written so.
    const handlers = files.flatMap((file) =>
      findings(file, (n) =>
        ts.isCallExpression(n) && n.expression.getText() === 'setHandler' ? n.getText() : undefined,
      ),
    )
    // A handler that delivers to the inbox has an answer to wait for: it is an update's.
    const ofUpdates = handlers.filter((text) => text.includes('inbox.deliver'))
    expect(ofUpdates.length).toBeGreaterThan(0)
    expect(ofUpdates.filter((text) => !text.includes('validator:'))).toEqual([])
    const slow = files.flatMap((file) =>
      findings(file, (n) => {
        const isValidator =
          (ts.isPropertyAssignment(n) || ts.isMethodDeclaration(n)) && n.name.getText() === 'validator'
        return isValidator && /\basync\b|\bawait\b|\bPromise\b/.test(n.getText()) ? n.getText() : undefined
      }),
    )
    expect(slow).toEqual([])
    const admit = findings('workflows/shared/inbox.ts', (n) =>
      ts.isMethodDeclaration(n) && n.name.getText() === 'admit' && !/\basync\b|\bawait\b/.test(n.getText())
        ? 'synchronous'
        : undefined,
    )
    expect(admit.length).toBe(1)
  })
})
