// What can be wrong with the request for a case by itself.
import { describe, expect, it } from '@jest/globals'
import { parseLocalDate } from '../../../domain/calendar/local-date.js'
import { caseRefusals, placeOfBody, type CaseRequest } from '../../../domain/recommendation/case-request.js'
import { countryCalendar } from '../../../prisma/calendar-seed.js'

const TODAY = parseLocalDate('2026-12-01')
const england = countryCalendar('england', 2020, 2040)

const whole: CaseRequest = {
  reference: '99 000 001',
  decisionDate: parseLocalDate('2026-11-20'),
  category: 'Adult care services',
  subCategory: 'Residential care',
  finding: 'Upheld',
  kind: 'final decision',
  team: 'Team 1',
  mayBeShared: false,
  responsibleBodies: [
    { type: 'council', name: 'The Fictional Council', planDueOn: parseLocalDate('2027-01-20') },
  ],
  recommendations: [
    {
      kind: 'service-improvement',
      summary: 'x',
      requires: 'action-plan',
      assurance: false,
      dueOn: parseLocalDate('2027-03-01'),
    },
  ],
}
const [first] = whole.recommendations as [CaseRequest['recommendations'][number]]

const fieldsOf = (own: Partial<CaseRequest>) =>
  caseRefusals({ ...whole, ...own }, TODAY, england).map((r) => r.field)

describe('a request for a case', () => {
  it('that is whole has nothing wrong with it', () => {
    expect(fieldsOf({})).toEqual([])
  })

  it('may be of a decision of today, and not of tomorrow', () => {
    expect(fieldsOf({ decisionDate: TODAY })).toEqual([])
    expect(fieldsOf({ decisionDate: parseLocalDate('2026-12-02') })).toEqual(['/decisionDate'])
  })

  it('has dates after today, up to a year before the last known bank holidays', () => {
    const dueOn = (date: string) => ({ recommendations: [{ ...first, dueOn: parseLocalDate(date) }] })
    expect(fieldsOf(dueOn('2026-12-02'))).toEqual([])
    expect(fieldsOf(dueOn('2026-12-01'))).toEqual(['/recommendations/0/dueOn'])
    expect(fieldsOf(dueOn('2031-12-31'))).toEqual([])
    expect(fieldsOf(dueOn('2032-01-01'))).toEqual(['/recommendations/0/dueOn'])
  })

  it('may have dates in the past when the body’s case is taken over', () => {
    const takeOver = { stage: null, planReceivedOn: null, satisfiedOn: null }
    const past = parseLocalDate('2026-01-20')
    expect(
      fieldsOf({
        responsibleBodies: [{ type: 'council', name: 'The Fictional Council', planDueOn: past, takeOver }],
        recommendations: [{ ...first, dueOn: past }],
      }),
    ).toEqual([])
  })

  it('names each body once, however it is written', () => {
    const twice = [...whole.responsibleBodies, { type: 'council' as const, name: 'fictional COUNCIL' }]
    expect(fieldsOf({ responsibleBodies: twice })).toEqual(['/responsibleBodies/1'])
  })
})

describe('a mention of a body', () => {
  const bodies = [
    { type: 'council' as const, id: 'council-1' },
    { type: 'provider' as const, name: 'Fictional Care Ltd' },
  ]

  it('is its id, or its name as it is compared', () => {
    expect(
      ['council-1', 'The Fictional Care', 'fictional care limited', 'council-2', 'Council'].map((m) =>
        placeOfBody(bodies, m),
      ),
    ).toEqual([0, 1, 1, -1, -1])
  })
})
