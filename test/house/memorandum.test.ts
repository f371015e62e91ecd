// Each clause of the memorandum that the recommendation process carries has a test of its name, so that the conformance
// suite can be read clause by clause (`npm run test:memorandum`).
import { expect, it } from '@jest/globals'
import ts from 'typescript'
import { findings, sourcesIn } from './support/sources.js'

const CLAUSES = [
  '3.1 respect, openness',
  '3.1 confidence',
  '3.1 decisions',
  '3.1 asap',
  '3.1 secure, named contact',
  '4.3',
  '4.4 iii',
  '4.6',
  '4.7',
  '4.8',
  'annex 1',
]

const names = sourcesIn('test/memorandum').flatMap((file) =>
  findings(file, (node) =>
    ts.isCallExpression(node) && node.expression.getText() === 'it' && node.arguments[0]
      ? node.arguments[0].getText().slice(1, -1)
      : undefined,
  ).map((found) => found.slice(found.indexOf(' ') + 1)),
)

it.each(CLAUSES)('%s has a test of its name', (clause) => {
  expect(names.filter((name) => name.startsWith(`${clause} `) || name.startsWith(`${clause}:`))).not.toEqual(
    [],
  )
})

it('every test of the suite begins with the clause that it is about', () => {
  expect(names.filter((name) => !CLAUSES.some((clause) => name.startsWith(clause)))).toEqual([])
})
