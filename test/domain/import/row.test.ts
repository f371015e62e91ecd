// What is wrong in a row is said with its field and a remedy, all of it at once; what is right is read as it stands.
import { describe, expect, it } from '@jest/globals'
import { readCaseRow } from '../../../domain/import/case-row.js'
import { aBody, anAction, aRow, read, wrongWith, type Raw } from '../../support/rows.js'

const asking = (own: Raw): Raw => ({ recommendations: [anAction(own)] })
const of = (own: Raw): Raw => ({ responsibleBodies: [aBody(own)] })

describe('a row', () => {
  it('is read with every field it may have', () => {
    const row = read(
      aRow({
        careService: 'Example Home (fictional)',
        cqcLocationId: '1-999000001',
        note: 'two\nlines',
        responsibleBodies: [
          aBody({
            id: 'council-1',
            stage: 'carrying-out',
            planReceivedOn: '2026-10-01',
            planDueOn: '2026-10-05',
            contact: { name: 'Sam Fictional', email: 'sam@example.org', role: 'link officer' },
          }),
          aBody({ name: 'Example Care Ltd (fictional)', type: 'provider' }),
        ],
        recommendations: [
          anAction({
            bodies: ['The Example Care Limited (fictional)'],
            amountGBP: 250.5,
            dueOn: '2026-12-01',
            category: 'apology',
            expectedEvidence: 'A dated copy of the letter.',
            cutOff: { on: '2026-03-31', meaning: 'visits missed since that day' },
          }),
          anAction({
            kind: 'service-improvement',
            requires: 'evidence',
            assurance: true,
            bodies: ['council-1'],
          }),
          anAction(),
          anAction({
            condition: { words: 'If care was owed', on: 1, within: { amount: 1, unit: 'months' } },
          }),
        ],
        severity: 'serious',
      }),
    )
    expect(row.severity).toBe('serious')
    expect(row.recommendations.map((a) => [a.expectedEvidence, a.cutOff?.on, a.condition?.within])).toEqual([
      ['A dated copy of the letter.', '2026-03-31', undefined],
      [null, undefined, undefined],
      [null, undefined, undefined],
      [null, undefined, { amount: 1, unit: 'months' }],
    ])
    expect(row.bodies[0]).toMatchObject({
      id: 'council-1',
      stage: 'carrying-out',
      contact: { role: 'link officer' },
    })
    expect(row.recommendations.map((a) => a.bodies)).toEqual([[1], [0], [0, 1], [0, 1]])
    expect(row.recommendations[0]).toMatchObject({
      kind: 'personal-remedy',
      amountGBP: 250.5,
      dueOn: '2026-12-01',
    })
    expect(row.recommendations.map((a) => a.category)).toEqual(['apology', null, null, null])
    expect(row.note).toBe('two\nlines')
  })

  const wrong: [string, Raw, string][] = [
    ['no reference', { reference: undefined }, 'reference: is missing'],
    ['a reference of another shape', { reference: '24/019/903' }, 'reference: is “24/019/903”, no reference'],
    ['a misspelt field', { decisionDay: '2026-09-01' }, 'decisionDay: is not a field of this format'],
    [
      'a date that does not exist',
      { decisionDate: '2026-02-30' },
      'decisionDate: is "2026-02-30", no date that exists',
    ],
    ['a date as a number', { decisionDate: 20260901 }, 'decisionDate: is 20260901, no date that exists'],
    [
      'a decision in the future',
      { decisionDate: '2026-11-24' },
      'decisionDate: 24 November 2026 is in the future',
    ],
    ['no category', { category: ' ' }, 'category: is empty'],
    ['a kind of decision that is unknown', { kind: 'letter' }, 'kind: is "letter", which is not known'],
    ['no body', { responsibleBodies: [] }, 'responsibleBodies: names no body'],
    [
      'bodies that are no list',
      { responsibleBodies: 'Council' },
      'responsibleBodies: is "Council", not a list',
    ],
    ['a body that is no object', { responsibleBodies: ['Council'] }, 'body 1: is "Council", not an object'],
    ['an anonymous body', of({ name: 'a council' }), 'body 1, name: is “a council”, which names nobody'],
    ['a severity that is unknown', { severity: 'grave' }, 'severity: is "grave", which is not known'],
    [
      'a cut-off without a meaning',
      asking({ cutOff: { on: '2026-03-31' } }),
      'recommendation 1, cutOff, meaning: is missing',
    ],
    [
      'a cut-off on no day',
      asking({ cutOff: { on: 'March', meaning: 'x' } }),
      'recommendation 1, cutOff, on: is "March", no date that exists',
    ],
    [
      'a condition without words',
      asking({ condition: { within: { amount: 1, unit: 'months' } } }),
      'recommendation 1, condition, words: is missing',
    ],
    [
      'a condition with a time that is none',
      asking({ condition: { words: 'If so', within: { amount: 0.5, unit: 'fortnights' } } }),
      'recommendation 1, condition, within, unit: is "fortnights", which is not known',
    ],
    [
      'a condition that no action brings to light',
      asking({ condition: { words: 'If so', on: 3 } }),
      'recommendation 1, condition, on: recommendation 3 cannot bring it to light',
    ],
    [
      'a condition beside words about time',
      {
        recommendations: [
          anAction(),
          anAction({ deadlineWording: 'within one month', condition: { words: 'If so', on: 1 } }),
        ],
      },
      'recommendation 2, deadlineWording: its time runs from the day on which the condition is found',
    ],
    [
      'a plan for what waits for its condition',
      asking({ requires: 'action-plan', condition: { words: 'If so' } }),
      'recommendation 1, requires: a conditional recommendation asks for no action plan',
    ],
    ['a body named twice', { responsibleBodies: [aBody(), aBody()] }, 'body 2: is the same as body 1'],
    ['an unknown type', of({ type: 'trust' }), 'body 1, type: is "trust", which is not known'],
    ['an id with spaces', of({ id: 'my council' }), 'body 1, id: is “my council”, no id of a body'],
    [
      'a stage that is not taken over',
      of({ stage: 'assurance' }),
      'body 1, stage: is "assurance", which is not known',
    ],
    [
      'a contact without an address',
      of({ contact: { name: 'Sam', email: 'sam', role: 'x' } }),
      'body 1, contact, email: is “sam”, no mail address',
    ],
    [
      'two addresses',
      {
        responsibleBodies: [
          aBody({ contact: { name: 'Sam', email: 'a@example.org,b@example.org', role: 'x' } }),
        ],
      },
      'body 1, contact, email: is “a@example.org,b@example.org”, no mail address',
    ],
    [
      'an action of an unknown kind',
      { recommendations: [anAction(), anAction({ kind: 'fine' })] },
      'recommendation 2, kind: is "fine", which is not known',
    ],
    [
      'an action of an unknown category of remedy',
      asking({ category: 'sorry' }),
      'recommendation 1, category: is "sorry", which is not known',
    ],
    [
      'an action of another body',
      asking({ bodies: ['Another Council'] }),
      'recommendation 1, bodies: is “Another Council”, none of the responsible bodies',
    ],
    [
      'an amount in words',
      asking({ amountGBP: '£250' }),
      'recommendation 1, amountGBP: is "£250", no amount',
    ],
    [
      'an amount below a penny',
      asking({ amountGBP: 0.001 }),
      'recommendation 1, amountGBP: is 0.001, no amount',
    ],
    ['a flag in quotes', { mayBeShared: 'yes' }, 'mayBeShared: is "yes", neither true nor false'],
    ['another flag', { equalityOrHumanRights: 1 }, 'equalityOrHumanRights: is 1, neither true nor false'],
    [
      'a location id of another shape',
      { cqcLocationId: 'ABC-1' },
      'cqcLocationId: is “ABC-1”, no CQC location id',
    ],
    [
      'control characters',
      { category: 'Adult\u0000care' },
      'category: has the unfit character U+0000 at place 6',
    ],
    [
      'fictional with a real reference',
      { reference: '24 019 903' },
      'fictional: is said of a case with a real reference',
    ],
    [
      'satisfied before the decision',
      { satisfiedOn: '2026-08-31' },
      'satisfiedOn: is 31 August 2026, before the decision',
    ],
    [
      'satisfied in the future',
      { satisfiedOn: '2026-11-24' },
      'satisfiedOn: is 24 November 2026, in the future',
    ],
    [
      'due before the decision',
      asking({ dueOn: '2026-08-31' }),
      'recommendation 1, dueOn: is 31 August 2026, before the decision',
    ],
    [
      'due when no bank holidays are known',
      asking({ dueOn: '2040-01-01' }),
      'recommendation 1, dueOn: no bank holidays are known so late as 1 January 2040',
    ],
  ]
  it.each(wrong)('with %s is wrong', (_, fields, problem) => {
    expect(wrongWith(aRow(fields))).toContainEqual(problem)
  })

  it('that is no object is one wrong row', () => {
    expect(readCaseRow(7).problems[0]).toMatchObject({ field: 'the row', problem: 'is 7, not an object' })
    expect(readCaseRow(null).row).toBeNull()
    expect(readCaseRow([aRow()]).row).toBeNull()
  })

  it('says everything that is wrong at once', () => {
    const { problems } = readCaseRow(
      aRow({
        reference: 'x',
        fictional: false,
        kind: 'x',
        recommendations: [anAction({ kind: 'x', colour: 'red' })],
      }),
    )
    expect(problems.map((p) => p.field)).toEqual([
      'reference',
      'kind',
      'recommendation 1, colour',
      'recommendation 1, kind',
    ])
    for (const problem of problems) expect(problem.remedy).not.toBe('')
  })

  const contradictions: [string, Raw, Raw, string][] = [
    [
      'a plan received without a stage',
      { planReceivedOn: '2026-10-01' },
      {},
      'body 1, stage: is missing though the plan was received',
    ],
    [
      'a stage after the plan without its day',
      { stage: 'plan-review' },
      {},
      'body 1, planReceivedOn: is missing though the stage is plan-review',
    ],
    [
      'waiting for a plan that was received',
      { stage: 'awaiting-plan', planReceivedOn: '2026-10-01' },
      {},
      'body 1, stage: is awaiting-plan though the plan was received',
    ],
    [
      'a plan received before the decision',
      { stage: 'carrying-out', planReceivedOn: '2026-08-01' },
      {},
      'body 1, planReceivedOn: is 1 August 2026, before the decision',
    ],
    [
      'a plan received in the future',
      { stage: 'carrying-out', planReceivedOn: '2026-12-01' },
      {},
      'body 1, planReceivedOn: is 1 December 2026, in the future',
    ],
    [
      'waiting for a plan that nobody asked for',
      { stage: 'awaiting-plan' },
      { kind: 'personal-remedy' },
      'body 1, stage: is awaiting-plan though no action plan is asked of this body',
    ],
    [
      'a plan that nobody asked for',
      { stage: 'closed', planReceivedOn: '2026-10-01' },
      { kind: 'personal-remedy' },
      'body 1, planReceivedOn: is given though no action plan is asked of this body',
    ],
    [
      'a date for a plan that nobody asked for',
      { planDueOn: '2026-10-01' },
      { kind: 'personal-remedy' },
      'body 1, planDueOn: no recommendation asks this body for an action plan',
    ],
  ]
  it.each(contradictions)('with %s contradicts itself', (_, body, action, problem) => {
    const recommendations = [anAction({ kind: 'service-improvement', ...action })]
    expect(wrongWith(aRow({ responsibleBodies: [aBody(body)], recommendations }))).toContainEqual(problem)
  })

  it('contradicts itself when the Ombudsman was satisfied and the case goes on', () => {
    const responsibleBodies = [aBody({ stage: 'carrying-out' })]
    expect(wrongWith(aRow({ responsibleBodies, satisfiedOn: '2026-10-01' }))).toEqual([
      'body 1, stage: is carrying-out though the Ombudsman was satisfied on 1 October 2026',
    ])
  })
})
