// A case over all its bodies: closed when it is at all of them, as bad as at the worst, due when the last date is.
import { describe, expect, it } from '@jest/globals'
import { OUTCOMES, type Outcome } from '../../../domain/recommendation/state.js'
import { outcomeOfAll, wholeCase } from '../../../domain/recommendation/whole-case.js'

const at = (outcome: Outcome | null, isClosed = outcome !== null) => ({ outcome, isClosed })
const owed = (dueOn: string | null, settledAs: string | null = null) => ({ dueOn, settledAs })

describe('a case as a whole', () => {
  it('is closed only when it is at every body', () => {
    const done = at('complete-and-satisfied')
    expect(wholeCase([at(null), at(null)], []).status).toBe('open')
    expect(wholeCase([done, at(null)], []).status).toBe('partly-closed')
    expect(wholeCase([done, at('completed-late', false)], []).status).toBe('partly-closed')
    expect(wholeCase([done, done], []).status).toBe('closed')
  })

  it.each<[Outcome | null, (Outcome | null)[]]>([
    [null, ['not-complete-and-not-satisfied', null]],
    ['not-complete-and-not-satisfied', ['complete-and-satisfied', 'not-complete-and-not-satisfied']],
    ['not-complete-but-satisfied', ['completed-late', 'not-complete-but-satisfied']],
    ['completed-late', ['complete-and-satisfied', 'completed-late']],
    ['complete-and-satisfied', ['withdrawn', 'complete-and-satisfied', 'no-recommendations']],
    ['no-recommendations', ['withdrawn', 'no-recommendations']],
    ['withdrawn', ['withdrawn', 'withdrawn']],
  ])('has outcome %s where its bodies have %j', (outcome, outcomes) => {
    expect(outcomeOfAll(outcomes)).toBe(outcome)
    expect(outcomeOfAll(outcomes.toReversed())).toBe(outcome)
  })

  it('has an outcome whatever its bodies have', () => {
    for (const outcome of OUTCOMES) expect(outcomeOfAll([outcome])).toBe(outcome)
  })

  it('is due on the latest date of what still stands', () => {
    const dueOn = (...of: Parameters<typeof owed>[]) =>
      wholeCase(
        [],
        of.map((o) => owed(...o)),
      ).remedyDueOn
    expect(dueOn(['2027-04-12'], ['2027-03-11'], [null])).toBe('2027-04-12')
    expect(dueOn(['2027-04-12', 'withdrawn'], ['2027-03-11'])).toBe('2027-03-11')
    expect(dueOn([null])).toBeNull()
  })
})
