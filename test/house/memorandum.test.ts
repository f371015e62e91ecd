// The memorandum's clauses are listed whole, each held by tests of its name or waiting for what is not built, and the README
// says how many of each.
import { describe, expect, it } from '@jest/globals'
import ts from 'typescript'
import { CLAUSES, countClauses, inOneSentence, type Clause } from '../memorandum/clauses.js'
import { exists, findings, sourcesIn, textOf } from './support/sources.js'

/** The rows in which the memorandum's obligations were written down, in its order. */
const ROWS =
  `1.1, 1.2; 1.3; 2.1–2.3; 3.1 respect, openness; 3.1 align data; 3.1 confidence; 3.1 decisions; 3.1 asap;
  3.1 secure, named contact; 3.1 in writing; 4.1; 4.2, 5.1; 4.3; 4.4 i; 4.4 ii; 4.4 iii; 4.4 iv; 4.4 v; 4.5; 4.6; 4.7; 4.8;
  4.9; 4.10; 4.11; 4.12; 4.13; 4.14; 5.2; 5.3; 5.4; 5.5; 5.5 vi; 5.6, annex A; annex 1`.split(/;\s+/)

/** The name of a test, also of one with a table: `it(name` or `it.each(…)(name`. */
const nameOf = (node: ts.Node) =>
  ts.isCallExpression(node) && /^it(\.each\([^]*\))?$/.test(node.expression.getText()) && node.arguments[0]
    ? node.arguments[0]
    : undefined
const names = sourcesIn('test/memorandum').flatMap((file) =>
  findings(file, (node) => {
    const name = nameOf(node)
    return name && ts.isStringLiteralLike(name) ? name.text : undefined
  }).map((found) => found.slice(found.indexOf(' ') + 1)),
)

describe('the list of clauses', () => {
  it('is whole', () => {
    expect(ROWS).toHaveLength(35)
    expect(CLAUSES.map(({ clause }) => clause)).toEqual(ROWS)
  })

  it.each(CLAUSES)('$clause is held by tests of its name, or waits for what is not built', (row: Clause) => {
    const { clause, heldBy = [], waits } = row
    expect(heldBy.length > 0 || waits !== undefined).toBe(true)
    expect(heldBy.filter((name) => !name.startsWith(`${clause} `) && !name.startsWith(`${clause}:`))).toEqual(
      [],
    )
    expect(heldBy.filter((name) => !names.includes(name))).toEqual([])
    if (waits) expect([waits.process, exists(`domain/${waits.process}`)]).toEqual([waits.process, false])
  })

  it('knows every test of its folder', () => {
    const known = CLAUSES.flatMap(({ heldBy = [] }) => heldBy)
    expect([...names].sort()).toEqual([...known].sort())
  })
})

describe('the README', () => {
  it('says how many of the clauses are held, held in part and waiting', () => {
    const words = textOf('README.md').replaceAll(/\s+/g, ' ')
    expect(words).toContain(inOneSentence())
  })

  it('would have to say otherwise when a row changes', () => {
    const { rows, held, inPart, waiting } = countClauses()
    expect(held + inPart + waiting).toBe(rows)
    const [first, ...others] = CLAUSES.filter(({ heldBy, waits }) => heldBy && !waits)
    expect(first && countClauses([...others, { clause: first.clause, must: first.must }])).toEqual({
      rows: held,
      held: held - 1,
      inPart: 0,
      waiting: 1,
    })
  })
})
