// What a row means: defaults by the Ombudsman's practice, dates only where they are stated, and new only without doubt.
import { describe, expect, it } from '@jest/globals'
import { caseRequestOf, sameRowKey } from '../../../domain/import/request.js'
import { aBody, anAction, aRow, meant, read, wrongWith, type Raw } from '../../support/rows.js'

const improvement = (fields: Raw = {}) => anAction({ kind: 'service-improvement', ...fields })
const begins = (fields: Raw) => meant(aRow(fields)).begins
const requires = (fields: Raw) =>
  meant(aRow(fields)).recommendations.map((r) => `${r.requires}${r.assurance ? ' with assurance' : ''}`)

describe('what the row does not say', () => {
  it('is evidence for a personal remedy and an action plan for a service improvement', () => {
    expect(requires({ recommendations: [anAction(), improvement()] })).toEqual(['evidence', 'action-plan'])
  })

  it('is CQC’s assurance only for a service improvement at a location whose case is shared', () => {
    const recommendations = [anAction(), improvement()]
    const home = { careService: 'Example Home (fictional)' }
    expect(requires({ recommendations, ...home, mayBeShared: true })).toEqual([
      'evidence',
      'action-plan with assurance',
    ])
    expect(requires({ recommendations, cqcLocationId: '1-999000001', mayBeShared: true })[1]).toBe(
      'action-plan with assurance',
    )
    expect(requires({ recommendations, ...home })[1]).toBe('action-plan')
    expect(requires({ recommendations, mayBeShared: true })[1]).toBe('action-plan')
  })

  it('gives way to what it does say', () => {
    const recommendations = [
      anAction({ requires: 'action-plan', assurance: true }),
      improvement({ requires: 'evidence', assurance: false }),
    ]
    expect(requires({ recommendations })).toEqual(['action-plan with assurance', 'evidence'])
  })
})

describe('a deadline', () => {
  const due = (fields: Raw) => meant(aRow({ recommendations: [anAction(fields)] })).recommendations[0]?.dueOn

  it('is computed from the decision’s words', () => {
    expect(due({ deadlineWording: 'within one month of our final decision' })).toBe('2026-10-01')
    expect(due({ deadlineWording: 'within 20 working days of the final decision' })).toBe('2026-09-29')
    expect(due({ deadlineWording: 'by 31 March 2027' })).toBe('2027-03-31')
  })

  it('is the date given, when one is', () => {
    expect(due({ deadlineWording: 'within one month of our final decision', dueOn: '2026-10-15' })).toBe(
      '2026-10-15',
    )
  })

  it.each([
    null,
    'as soon as possible',
    'within a reasonable time',
    'within one month of receiving our decision',
    'if the reassessment finds a shortfall, within one month of it',
    'apologise within one month and train staff within three months',
  ])('is never made up: %s', (deadline) => {
    expect(due({ deadlineWording: deadline })).toBeNull()
  })

  it('before the decision is an error', () => {
    const [problem] = wrongWith(
      aRow({ recommendations: [anAction({ deadlineWording: 'by 31 March 2026' })] }),
    )
    expect(problem).toMatch(/^recommendation 1, deadlineWording: cannot be/)
  })
})

describe('a case', () => {
  const ahead = { dueOn: '2027-01-31' }
  it('is new when all that is stated lies ahead and nothing says that it went on', () => {
    expect(begins({ recommendations: [anAction(ahead), anAction()] })).toBe('new')
    expect(
      begins({ recommendations: [improvement()], responsibleBodies: [aBody({ planDueOn: '2026-12-01' })] }),
    ).toBe('new')
  })

  it.each<[string, Raw]>([
    ['no date is stated', { recommendations: [anAction()] }],
    ['nothing is recommended', { recommendations: [] }],
    [
      'one of its dates has passed',
      { recommendations: [anAction(ahead), anAction({ dueOn: '2026-10-01' })] },
    ],
    ['one of its dates is today', { recommendations: [anAction({ dueOn: '2026-11-23' })] }],
    [
      'one of its wordings leaves a doubt',
      { recommendations: [anAction(ahead), anAction({ deadlineWording: 'soon' })] },
    ],
    [
      'its stage is given',
      { recommendations: [anAction(ahead)], responsibleBodies: [aBody({ stage: 'carrying-out' })] },
    ],
    ['the Ombudsman was satisfied', { recommendations: [anAction(ahead)], satisfiedOn: '2026-11-01' }],
  ])('is taken over when %s', (_, fields) => {
    expect(begins(fields)).toBe('taken-over')
  })

  it('is taken over for each of its bodies when one of them has gone on', () => {
    const { bodies } = meant(
      aRow({
        recommendations: [anAction(ahead)],
        responsibleBodies: [aBody({ stage: 'carrying-out' }), aBody({ name: 'Another Council (fictional)' })],
      }),
    )
    expect(bodies.map((b) => b.takeOver?.stage)).toEqual(['carrying-out', null])
  })

  it('is asked for as the API is asked, with bodies by their ids', () => {
    const raw = aRow({
      careService: 'Example Home (fictional)',
      responsibleBodies: [aBody({ planDueOn: '2027-01-04' }), aBody({ name: 'Another Council (fictional)' })],
      recommendations: [
        improvement({ deadlineWording: 'by 31 March 2027', bodies: ['Example Test Council (fictional)'] }),
        anAction({ amountGBP: 100 }),
      ],
    })
    expect(caseRequestOf(meant(raw), ['council-a', 'council-b'])).toMatchObject({
      reference: '99 100 001',
      careService: 'Example Home (fictional)',
      responsibleBodies: [{ id: 'council-a', planDueOn: '2027-01-04' }, { id: 'council-b' }],
      recommendations: [
        {
          requires: 'action-plan',
          dueOn: '2027-03-31',
          deadlineWording: 'by 31 March 2027',
          bodies: ['council-a'],
        },
        { requires: 'evidence', amountGBP: 100, bodies: ['council-a', 'council-b'] },
      ],
    })
  })

  it('is the same row whoever its contact is and however its body is named', () => {
    const key = (fields: Raw) => sameRowKey(read(aRow({ responsibleBodies: [aBody(fields)] })), ['council-a'])
    const contact = { name: 'Sam Fictional', email: 'sam@example.org', role: 'link officer' }
    expect(key({ contact })).toEqual(key({}))
    expect(key({ id: 'council-a', name: 'Example Test Council' })).toEqual(key({}))
    expect(key({ stage: 'carrying-out' })).not.toEqual(key({}))
  })
})

describe('what came to the format later', () => {
  const fields = {
    severity: 'serious',
    equalityOrHumanRights: true,
    recommendations: [
      anAction({
        expectedEvidence: 'A dated copy of the letter.',
        cutOff: { on: '2026-03-31', meaning: 'visits missed since that day' },
      }),
      improvement({
        condition: { words: 'If care was owed', on: 1, within: { amount: 1, unit: 'months' } },
      }),
    ],
  }

  it('reaches the case that is started: expected evidence, cut-off, condition, severity, rights', () => {
    const request = caseRequestOf(meant(aRow(fields)), ['a-council'])
    expect([request.severity, request.equalityOrHumanRights]).toEqual(['serious', true])
    expect(request.recommendations).toMatchObject([
      {
        expectedEvidence: 'A dated copy of the letter.',
        cutOff: { on: '2026-03-31', meaning: 'visits missed since that day' },
      },
      {
        requires: 'evidence',
        condition: { words: 'If care was owed', on: 1, within: { amount: 1, unit: 'months' } },
      },
    ])
    expect(wrongWith(aRow(fields))).toEqual([])
  })

  it('makes a row another one where it is said, and leaves it the same where it is not', () => {
    const plain = JSON.stringify(sameRowKey(read(aRow()), ['a-council']))
    expect(plain).not.toMatch(/expectedEvidence|cutOff|condition|severity|equality/)
    expect(JSON.stringify(sameRowKey(read(aRow(fields)), ['a-council']))).not.toBe(plain)
  })
})
