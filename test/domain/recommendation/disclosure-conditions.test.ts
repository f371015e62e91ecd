// Conditions that forbid disclosure are flagged to the officer where a body words one in its plan or its evidence.
import { describe, expect, it } from '@jest/globals'
import { forbidsDisclosure } from '../../../domain/recommendation/disclosure-conditions.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { asks, CONTACT, evidenceOnly, OFFICER, play, say } from './openings.js'

describe('words that forbid disclosure', () => {
  it.each([
    'We will pay on condition that the family does not speak to the newspapers.',
    'We apologise, provided that nobody publishes the letter.',
    'The payment is made on the understanding that the terms are never disclosed.',
    'This plan must not be shared with CQC.',
    'The enclosed report is not to be passed on.',
    'This may not be disclosed to the complainant',
    'She has signed a non-disclosure agreement.',
    'The settlement has a confidentiality clause',
    'Please keep this strictly confidential.',
    'Not for publication',
  ])('are flagged: “%s”', (words) => expect(forbidsDisclosure(['We will.', words])).toBe(true))

  it.each([
    'We will train staff in confidentiality and in sharing information with families.',
    'The policy on disclosure of records is enclosed.',
    'Records were not shared between shifts; they are now.',
    'We could not share the rota in time, so the training was moved.',
    'The new procedure is published on our website.',
    'We will provide that training.',
  ])('are not seen in “%s”', (words) => expect(forbidsDisclosure([words])).toBe(false))
})

describe('the task of the officer', () => {
  const dataOf = (played: ReturnType<typeof play>, kind: string) =>
    tasksOf(played.state).find((task) => task.kind === kind)?.data

  it('who reviews a plan says that it sets such a condition, and of the next version that it does not', () => {
    const played = play({ recommendations: [asks(1)] })
    const plan = { answers: [{ recommendation: 1, answer: 'will-do', items: 1 }] } as const
    say(played, 'submitPlan', CONTACT, { ...plan, forbidsDisclosure: true })
    expect(dataOf(played, 'review-plan')).toEqual({ version: 1, forbidsDisclosure: [1] })
    expect(played.steps.at(-1)?.facts[0]?.data).toMatchObject({ forbidsDisclosure: true })
    say(played, 'submitPlan', CONTACT, plan)
    expect(dataOf(played, 'review-plan')).toEqual({ version: 2 })
  })

  it('who judges evidence names the recommendations with such a condition', () => {
    const played = play({ recommendations: [evidenceOnly(1), evidenceOnly(2)] })
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    say(played, 'submitEvidence', CONTACT, { recommendation: 2, forbidsDisclosure: true })
    expect(dataOf(played, 'judge-evidence')).toEqual({ recommendations: [1, 2], forbidsDisclosure: [2] })
    say(played, 'judge', OFFICER, { recommendation: 2, decision: 'satisfied' })
    expect(dataOf(played, 'judge-evidence')).toEqual({ recommendations: [1] })
  })
})
