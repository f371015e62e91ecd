// What came of a recommendation and of a case follows from the judgements by a published rule, and from nothing else.
import { describe, expect, it } from '@jest/globals'
import {
  CASE_RULES,
  caseOutcome,
  ombudsmanSatisfied,
  RECOMMENDATION_OUTCOMES,
  RECOMMENDATION_RULES,
  recommendationOutcome,
} from '../../../domain/recommendation/outcomes.js'
import { OUTCOMES, type Judgement } from '../../../domain/recommendation/state.js'
import { evidenceOnly, OFFICER, play, say } from './openings.js'

const judged = (...judgements: (Judgement | 'withdrawn' | 'not-needed')[]) =>
  judgements.map((j) =>
    j === 'withdrawn' || j === 'not-needed' ? { judgement: null, settledAs: j } : { judgement: j },
  )

describe('the outcome of a case', () => {
  it.each([
    [['satisfied', 'satisfied'], 'complete-and-satisfied'],
    [['satisfied', 'satisfied-late'], 'completed-late'],
    [['satisfied-late', 'satisfied-incomplete'], 'not-complete-but-satisfied'],
    [['satisfied', 'satisfied-incomplete', 'not-satisfied'], 'not-complete-and-not-satisfied'],
    [['satisfied', 'withdrawn', 'not-needed'], 'complete-and-satisfied'],
    [['withdrawn', 'withdrawn'], 'withdrawn'],
    [['withdrawn', 'not-needed'], 'no-recommendations'],
    [[], 'no-recommendations'],
  ] as const)('of %j is %s', (judgements, outcome) => {
    expect(caseOutcome(judged(...judgements))).toBe(outcome)
  })
})

describe('every status', () => {
  it('has a label and a rule, and each recommendation is in exactly one', () => {
    for (const rules of [
      OUTCOMES.map((o) => CASE_RULES[o]),
      RECOMMENDATION_OUTCOMES.map((o) => RECOMMENDATION_RULES[o]),
    ])
      for (const { label, rule } of rules) expect([label.trim(), rule.trim()]).not.toContain('')
    expect(recommendationOutcome({ judgement: null, conditionStanding: 'open' })).toBe('waits-for-condition')
    expect(recommendationOutcome({ judgement: null, conditionStanding: 'met' })).toBe('open')
    expect(recommendationOutcome({ judgement: 'more-needed' })).toBe('open')
    expect(recommendationOutcome({ judgement: null, settledAs: 'not-needed' })).toBe('not-needed')
  })

  it('that says “satisfied” counts as satisfied, a ceased remedy among it, and no other does', () => {
    const said = RECOMMENDATION_OUTCOMES.filter((o) =>
      / satisfied$|late$/.test(RECOMMENDATION_RULES[o].label),
    )
    const satisfied = said.filter((o) => o !== 'not-complete-and-not-satisfied')
    expect(RECOMMENDATION_OUTCOMES.filter(ombudsmanSatisfied)).toEqual(satisfied)
    expect(ombudsmanSatisfied(recommendationOutcome({ judgement: 'ceased' }))).toBe(true)
    expect(caseOutcome([{ judgement: 'ceased' }])).toBe('not-complete-but-satisfied')
  })
})

describe('a remedy that is not complete', () => {
  it('satisfies only with the reason why, and then also without evidence: the complainant did not co-operate', () => {
    const played = play({ recommendations: [evidenceOnly(1)] })
    const incomplete = { recommendation: 1, decision: 'satisfied-incomplete' } as const
    expect(say(played, 'judge', OFFICER, incomplete)).toMatchObject({ field: '/because' })
    const because = 'complainant-did-not-co-operate'
    expect(say(played, 'judge', OFFICER, { ...incomplete, because })).toBe(undefined)
    expect(played.steps.at(-1)?.facts[0]?.data).toMatchObject({ because })
    say(played, 'conclude', OFFICER, {})
    expect(played.state.outcome).toBe('not-complete-but-satisfied')
  })
})
