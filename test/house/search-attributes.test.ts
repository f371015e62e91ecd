// What stands unencrypted in Temporal's lists: eight codes and ids, no names, no personal data, nobody's words.
import { describe, expect, it } from '@jest/globals'
import ts from 'typescript'
import { BODY_ID } from '../../domain/people/bodies.js'
import { REFERENCE } from '../../domain/recommendation/ids.js'
import { STAGES } from '../../domain/recommendation/stages.js'
import { PARTIES } from '../../domain/recommendation/whose-move.js'
import { standingOf } from '../../domain/recommendation/standing.js'
import { SEARCH_ATTRIBUTES } from '../../domain/search-attributes.js'
import { exploreAll } from '../../tools/drawing/explore.js'
import { findings, sourcesIn } from './support/sources.js'

/** Agreed once for all processes (PostgreSQL allows few); a ninth needs a decision record. */
const AGREED = {
  Stage: 'KEYWORD',
  WaitingOn: 'KEYWORD_LIST',
  BodyId: 'KEYWORD',
  Reference: 'KEYWORD',
  Team: 'KEYWORD',
  Process: 'KEYWORD',
  DueAt: 'DATETIME',
  Overdue: 'BOOL',
}

describe('search attributes', () => {
  it('are the agreed ones', () => expect(SEARCH_ATTRIBUTES).toEqual(AGREED))

  it('are never defined but by these names and types', () => {
    const defined = sourcesIn('activities', 'api', 'cli', 'dev', 'temporal', 'worker', 'workflows').flatMap(
      (file) =>
        findings(file, (n) =>
          ts.isCallExpression(n) && n.expression.getText() === 'defineSearchAttributeKey'
            ? n.arguments.map((a) => a.getText().replaceAll("'", '')).join(' ')
            : undefined,
        ),
    )
    const agreed = Object.entries(AGREED).map(([name, type]) => `${name} ${type}`)
    expect(defined.filter((found) => !agreed.some((one) => found.endsWith(` ${one}`)))).toEqual([])
    expect(defined.length).toBeGreaterThanOrEqual(agreed.length)
  })

  it('hold codes, ids and dates in every state that a case can reach', () => {
    const holdsMore = exploreAll().states.filter((state) => {
      const { stage, waitingOn, dueAt, overdue } = standingOf(state)
      return !(
        STAGES.includes(stage) &&
        waitingOn.every((party) => PARTIES.includes(party)) &&
        (dueAt === null || Number.isInteger(dueAt)) &&
        typeof overdue === 'boolean' &&
        BODY_ID.test(state.bodyId) &&
        REFERENCE.test(state.reference)
      )
    })
    expect(holdsMore).toEqual([])
  })
})
