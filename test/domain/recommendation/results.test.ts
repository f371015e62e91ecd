// The body hears what became of its own work: once, in the digest of the next working morning, and not when it is no longer
// so. The case begins on Monday 11 January 2027; the working day after is the 12th.
import { describe, expect, it } from '@jest/globals'
import { armedItems } from '../../../domain/recommendation/deadlines.js'
import type { PlayedCase } from './played-case.js'
import { on } from '../calendar/calendars.js'
import {
  asks,
  at,
  body,
  BODY,
  CONTACT,
  DIRECTOR,
  evidenceOnly,
  MANAGER,
  OFFICER,
  play,
  say,
} from './openings.js'

const TO = `body/${BODY}`

const two = () => {
  const played = play({
    bodies: [body({ planDueOn: null })],
    recommendations: [evidenceOnly(1), evidenceOnly(2)],
  })
  played.deliver()
  return played
}

const sendEvidence = (played: PlayedCase, ...numbers: number[]) => {
  for (const recommendation of numbers) say(played, 'submitEvidence', CONTACT, { recommendation })
}
const judge = (played: PlayedCase, recommendation: number, decision = 'satisfied' as const) =>
  say(played, 'judge', OFFICER, { recommendation, decision })

/** What waits to be told: kind, day and recommendations. */
const waiting = ({ state }: PlayedCase) =>
  armedItems(state)
    .filter(({ data }) => 'due' in data)
    .map(({ kind, localDate, data }) => `${localDate} ${kind} ${data.recommendations.join()}`)

const correct = (played: PlayedCase, event: string, correction: object) => {
  const corrects = 1 + played.events().lastIndexOf(event)
  return say(played, 'correct', OFFICER, { corrects, correction: correction as never })
}

describe('evidence that has come', () => {
  it('is acknowledged on the next working morning, of all recommendations in one letter', () => {
    const played = two()
    sendEvidence(played, 1, 2)
    expect(waiting(played)).toEqual(['2027-01-12 evidence-received 1,2'])
    played.letPass(at('2027-01-20'))
    expect(played.letters().slice(1)).toEqual([`2027-01-12 ${TO} evidence-received`])
  })

  it('is acknowledged on Monday when it came on a Friday, and on behalf as by the body itself', () => {
    const played = two()
    played.letPass(at('2027-01-15'))
    say(played, 'submitEvidence', OFFICER, {
      recommendation: 1,
      onBehalf: { channel: 'post', receivedOn: on('2027-01-14') },
    })
    expect(waiting(played)).toEqual(['2027-01-18 evidence-received 1'])
  })

  it('is not acknowledged when it was entered by mistake, and of two the other is', () => {
    const played = two()
    sendEvidence(played, 1, 2)
    correct(played, 'evidence-submitted', { what: 'evidence', recommendation: 2, version: 1 })
    expect(waiting(played)).toEqual(['2027-01-12 evidence-received 1'])
    correct(played, 'evidence-submitted', { what: 'evidence', recommendation: 1, version: 1 })
    expect(waiting(played)).toEqual([])
    expect(played.steps.at(-1)?.void).toEqual([
      `recommendation/99-000-001/${BODY}:evidence-received:2027-01-12`,
    ])
  })

  it('is not acknowledged twice: the letter that asks to seek assurance says it', () => {
    const played = play({
      bodies: [body({ planDueOn: null })],
      recommendations: [asks(1, { requires: 'evidence', assurance: true })],
    })
    sendEvidence(played, 1)
    expect(waiting(played)).toEqual([])
    expect(played.steps.at(-1)?.arm.map(({ kind }) => kind)).toContain('seek-assurance')
  })
})

describe('a judgement', () => {
  it('takes the place of what is not told yet', () => {
    const played = two()
    sendEvidence(played, 1)
    judge(played, 1)
    expect(waiting(played)).toEqual(['2027-01-12 judged-satisfied 1'])
  })

  it.each([
    ['satisfied-late', 'judged-late'],
    ['satisfied-incomplete', 'judged-incomplete'],
  ] as const)('of %s is told as %s', (decision, kind) => {
    const played = two()
    sendEvidence(played, 1)
    say(played, 'judge', OFFICER, { recommendation: 1, decision, because: 'no-longer-possible' })
    expect(waiting(played)).toEqual([`2027-01-12 ${kind} 1`])
  })

  it('by the Director that the body has not complied is told', () => {
    const played = two()
    say(played, 'judge', DIRECTOR, { recommendation: 2, decision: 'not-satisfied' })
    expect(waiting(played)).toEqual(['2027-01-12 judged-not-satisfied 2'])
  })

  it('that is taken back unread is never told', () => {
    const played = two()
    sendEvidence(played, 1)
    judge(played, 1)
    correct(played, 'judged', { what: 'judgement', recommendation: 1, decision: null })
    expect(waiting(played)).toEqual([])
  })

  it('that is taken back after it was told is said to be taken back, with what is due again', () => {
    const played = two()
    sendEvidence(played, 1)
    judge(played, 1)
    played.letPass(at('2027-01-13'))
    correct(played, 'judged', { what: 'judgement', recommendation: 1, decision: null })
    expect(waiting(played)).toEqual(['2027-01-14 judgement-taken-back 1'])
  })

  it('that is put right is told as it is right', () => {
    const played = two()
    sendEvidence(played, 1)
    judge(played, 1)
    played.letPass(at('2027-01-13'))
    correct(played, 'judged', { what: 'judgement', recommendation: 1, decision: 'satisfied-late' })
    expect(waiting(played)).toEqual(['2027-01-14 judged-late 1'])
  })
})

describe('the end of a case', () => {
  const judged = () => {
    const played = two()
    sendEvidence(played, 1, 2)
    judge(played, 1)
    say(played, 'judge', OFFICER, { recommendation: 2, decision: 'satisfied-late' })
    return played
  }
  const found = [
    { as: 'satisfied', recommendations: [1] },
    { as: 'satisfied-late', recommendations: [2] },
  ]

  it('is told at once with what was found and the day of the question, and nothing else is', () => {
    const played = judged()
    // A Sunday: the question is put on the Monday.
    say(played, 'conclude', MANAGER, { followUpOn: on('2027-07-11') })
    played.deliver()
    expect(played.steps.at(-1)?.arm.find(({ kind }) => kind === 'concluded')?.data).toEqual({
      recommendations: [],
      due: [],
      found,
      askedOn: '2027-07-12',
    })
    played.letPass(at('2027-02-01'))
    expect(played.letters().slice(1)).toEqual([`2027-01-11 ${TO} concluded`])
  })

  it('says what was found when nothing follows', () => {
    const played = judged()
    say(played, 'conclude', MANAGER, {})
    const closed = played.steps.at(-1)?.arm.find((i) => i.kind === 'closed' && i.recipient === TO)
    expect(closed?.data).toEqual({ recommendations: [], due: [], found })
  })

  it('is not told any more when the case has been opened again meanwhile', () => {
    const played = judged()
    say(played, 'conclude', MANAGER, { followUpOn: on('2027-07-12') })
    say(played, 'decideFollowUp', OFFICER, {
      stillInPlace: false,
      spotCheck: true,
      reopen: [1],
      dueOn: on('2027-03-12'),
    })
    played.deliver()
    expect(played.letters().slice(1)).toEqual([`2027-01-11 ${TO} reopened`])
  })

  it('asks for an answer, and acknowledges it', () => {
    const played = judged()
    say(played, 'conclude', MANAGER, { followUpOn: on('2027-01-18') })
    played.letPass(at('2027-01-19'))
    say(played, 'answerFollowUp', CONTACT, { stillInPlace: true })
    expect(waiting(played)).toEqual(['2027-01-20 answer-received '])
  })

  it('says another day of the question when it is moved, and nothing of a spot check of the Ombudsman’s own', () => {
    const played = judged()
    say(played, 'conclude', MANAGER, { followUpOn: on('2027-07-12') })
    say(played, 'planFollowUp', OFFICER, { kind: 'question', on: on('2027-06-14') })
    expect(played.steps.at(-1)?.arm.map(({ kind }) => kind)).toContain('date-changed')
    say(played, 'planFollowUp', OFFICER, { kind: 'spot-check', on: on('2027-05-17') })
    expect(played.steps.at(-1)?.arm).toEqual([])
  })
})

it('dates that are set are told together, and nothing else with them', () => {
  const played = play({
    bodies: [body({ planDueOn: null })],
    recommendations: [asks(1), evidenceOnly(2, { dueOn: null }), evidenceOnly(3)],
  })
  say(played, 'setDate', OFFICER, { recommendation: 0, dueOn: on('2027-02-11') })
  say(played, 'setDate', OFFICER, { recommendation: 2, dueOn: on('2027-03-14') })
  expect(waiting(played)).toEqual(['2027-01-12 date-set 2'])
  const told = armedItems(played.state).find(({ kind }) => kind === 'date-set')
  // 14 March 2027 is a Sunday.
  const sunday = { dueOn: '2027-03-14', metUntil: '2027-03-15', notWorking: 'Sunday' }
  expect(told?.data).toEqual({
    recommendations: [2],
    due: [
      { deadline: 'plan', recommendations: [1], dueOn: '2027-02-11' },
      { deadline: 'evidence', recommendations: [2], ...sunday },
    ],
  })
})

it('an address that is put right gets the results that could not be delivered', () => {
  const played = two()
  sendEvidence(played, 1)
  const [item] = armedItems(played.state).filter(({ kind }) => kind === 'evidence-received')
  played.letPassUnattended(item?.at ?? 0)
  played.refuseDelivery(0)
  played.nameContact(0)
  expect(played.steps.at(-1)?.arm.map(({ kind }) => kind)).toEqual(['evidence-received'])
})
