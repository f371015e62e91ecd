// What another decision date does to what was counted from it, and what it leaves alone.
import { describe, expect, it } from '@jest/globals'
import { standingOfChange } from '../../../domain/case-change/change.js'
import type { LocalDate } from '../../../domain/calendar/local-date.js'
import { momentOf } from '../../../domain/recommendation/transition.js'
import type { Obligation, RecommendationState } from '../../../domain/recommendation/state.js'
import { changeCase } from '../../../domain/recommendation/transitions/case-change.js'
import { actorIn, DECIDED_ON, ordinaryCase, TODAY_AT } from '../../../tools/drawing/example-case.js'
import { addDays } from '../../../domain/calendar/local-date.js'
import { withTerm } from '../../../domain/recommendation/dates.js'

const moment = momentOf(actorIn('case-officer'), TODAY_AT)
const EARLIER = addDays(DECIDED_ON, -7)

const inAMonth = (state: RecommendationState, number: number) =>
  withTerm(state, number, {
    basis: {
      kind: 'wording',
      textId: 'words',
      period: { amount: 1, unit: 'months', counting: 'of' },
      event: 'decision',
      from: DECIDED_ON,
      startAssumed: false,
    },
    extensions: [],
  })

const changed = (state: RecommendationState, decisionDate: LocalDate = EARLIER) =>
  changeCase.apply(
    state,
    { changeId: 'a-change', change: { what: 'decision-date', decisionDate }, textId: 'words' },
    moment,
  )

const first = ({ obligations }: RecommendationState) => obligations[0] as Obligation

describe('another decision date', () => {
  const number = first(ordinaryCase()).number
  const counted = inAMonth(ordinaryCase(), number)

  it('moves what was agreed from the decision, keeps the original, and the body is written to', () => {
    const { state, notices, facts } = changed(counted)
    expect(state.decisionDate).toBe(EARLIER)
    expect(first(state).dueOn).toBe(addDays(first(counted).dueOn as LocalDate, -7))
    expect(first(state).originalDueOn).toBe(first(counted).originalDueOn)
    expect(notices).toEqual([expect.objectContaining({ kind: 'date-changed' })])
    expect(facts[0]?.data).toMatchObject({ decisionDateBefore: DECIDED_ON, change: 'a-change' })
  })

  it('leaves a stated date and what is settled as they are, and nobody is written to', () => {
    const stated = ordinaryCase()
    expect(changed(stated)).not.toHaveProperty('notices')
    expect(first(changed(stated).state).dueOn).toBe(first(stated).dueOn)
    const settled = {
      ...counted,
      obligations: counted.obligations.map((o) => ({ ...o, judgement: 'satisfied' as const })),
    }
    expect(first(changed(settled).state).dueOn).toBe(first(settled).dueOn)
  })

  it('plans no publication within six weeks of it', () => {
    const planned = {
      ...counted,
      obligations: counted.obligations.map((o) => ({
        ...o,
        publication: {
          wording: null,
          decision: { status: 'planned' as const, on: addDays(DECIDED_ON, 42) },
        },
      })),
    }
    const on = (decisionDate: LocalDate) => first(changed(planned, decisionDate).state).publication?.decision
    expect(on(EARLIER)).toMatchObject({ status: 'planned' })
    expect(on(addDays(DECIDED_ON, 1))).toBeNull()
  })

  it('is refused when something was received before it', () => {
    const received = {
      ...counted,
      obligations: counted.obligations.map((o) => ({
        ...o,
        evidence: { version: 1, receivedOn: addDays(DECIDED_ON, -3) },
      })),
    }
    const refusal = (decisionDate: LocalDate) =>
      changeCase.check(received, { changeId: 'x', change: { what: 'decision-date', decisionDate } }, moment)
    expect(refusal(DECIDED_ON)).toMatchObject({ code: 'invalid', field: '/decisionDate' })
    expect(refusal(EARLIER)).toBeUndefined()
  })
})

describe('a change of a case', () => {
  it('is partial while anybody is waited for, and not everywhere when one could not take it', () => {
    expect(standingOfChange(['taken', 'waiting', 'closed'])).toBe('partial')
    expect(standingOfChange(['taken', 'closed'])).toBe('whole')
    expect(standingOfChange(['taken', 'refused'])).toBe('not-everywhere')
  })
})

describe('the complainant, recorded for the whole case', () => {
  it('is known at each body as if it had been recorded there, and may not be written to when they ask so', () => {
    const input = {
      changeId: 'a-change',
      change: { what: 'complainant', silent: true },
      textId: 'who',
    } as const
    const { state, facts } = changeCase.apply(ordinaryCase(), input, moment)
    expect(state.complainant).toEqual({ textId: 'who', since: DECIDED_ON, silent: true, decided: [] })
    expect(facts).toEqual([
      {
        event: 'complainant-recorded',
        data: { silent: true, change: 'a-change', receivedOn: DECIDED_ON, textId: 'who' },
      },
    ])
  })
})
