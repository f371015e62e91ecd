// More time: who may agree to how much, what happens to the reminders, and that no date is ever forgotten.
import { describe, expect, it } from '@jest/globals'
import { explainDeadlines } from '../../../domain/recommendation/explain.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { on } from '../calendar/calendars.js'
import { at, body, BODY, CONTACT, evidenceOnly, MANAGER, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

/** Begun on 11 January 2027; evidence due on Friday 12 March. */
const waiting = () => {
  const played = play({
    bodies: [body({ planDueOn: null })],
    recommendations: [evidenceOnly(1, { dueOn: on('2027-03-12') })],
  })
  played.deliver()
  return played
}

const ask = (played: PlayedCase, to: string) =>
  say(played, 'askExtension', CONTACT, { recommendation: 1, to: on(to) })

const agree = (played: PlayedCase, to: string, actor = OFFICER) =>
  say(played, 'decideExtension', actor, { recommendation: 1, decision: 'agree', to: on(to) })

describe('more time', () => {
  it('that is agreed one minute before a reminder stops it, and the reminders follow the new date', () => {
    const played = waiting()
    played.letPass(at('2027-02-26', '08:58'))
    expect(ask(played, '2027-04-09')).toBeUndefined()
    played.letPass(at('2027-02-26', '08:59'))
    expect(agree(played, '2027-04-09')).toBeUndefined()
    played.deliver()
    played.letPass(at('2027-04-10'))
    // Ten working days before 9 April 2027: Good Friday and Easter Monday are 26 and 29 March.
    expect(played.letters().filter((letter) => letter.endsWith('reminder'))).toEqual([
      `2027-03-24 body/${BODY} reminder`,
      `2027-04-02 body/${BODY} reminder`,
      `2027-04-08 body/${BODY} reminder`,
    ])
  })

  it('that is refused leaves the date and its reminders as they were', () => {
    const played = waiting()
    played.letPass(at('2027-02-25'))
    ask(played, '2027-04-09')
    expect(say(played, 'decideExtension', OFFICER, { recommendation: 1, decision: 'refuse' })).toBeUndefined()
    played.deliver()
    played.letPass(at('2027-02-27'))
    expect(played.letters()).toContain(`2027-02-26 body/${BODY} reminder`)
    expect(played.state.obligations[0]).toMatchObject({ dueOn: '2027-03-12', term: { extensions: [] } })
    expect(played.state.requests).toEqual([])
  })

  it('keeps the original date and each revised one, with the ledger row that brought it', () => {
    const played = waiting()
    played.letPass(at('2027-03-01'))
    ask(played, '2027-03-31')
    agree(played, '2027-03-31')
    played.letPass(at('2027-03-15'))
    ask(played, '2027-04-30')
    agree(played, '2027-04-30')
    const [explained] = explainDeadlines(played.state)
    expect(explained?.dates.map((d) => [d.on, d.since, d.because])).toEqual([
      ['2027-03-12', '2027-01-11', 'opened'],
      ['2027-03-31', '2027-03-01', 'extension-agreed'],
      ['2027-04-30', '2027-03-15', 'extension-agreed'],
    ])
    const rows = played.steps.flatMap((s) => s.facts.map((f, i) => [s.afterSeq + 1 + i, f.event] as const))
    for (const { seq, because } of explained?.dates ?? []) expect(rows).toContainEqual([seq, because])
    expect(explained?.sentence).toContain('extended from 12 March 2027 by agreement of 15 March 2027')
    expect(explained?.extensions.map((e) => e.to)).toEqual(['2027-03-31', '2027-04-30'])
  })

  it('is capped by what a case officer may agree to; a manager may go further', () => {
    const played = waiting()
    expect(ask(played, '2027-07-30')).toBeUndefined()
    expect(agree(played, '2027-07-30')).toMatchObject({ code: 'invalid', field: '/to' })
    expect(agree(played, '2027-07-30', MANAGER)).toBeUndefined()
    expect(ask(played, '2028-04-14')).toMatchObject({ code: 'invalid', field: '/to' })
  })

  it('is counted: a third time is a manager’s to agree', () => {
    const played = waiting()
    for (const to of ['2027-03-19', '2027-03-26', '2027-04-02']) {
      ask(played, to)
      const refused = agree(played, to)
      if (to !== '2027-04-02') expect(refused).toBeUndefined()
      else expect(refused).toMatchObject({ code: 'invalid', problem: expect.stringContaining('2 times') })
    }
    expect(agree(played, '2027-04-02', MANAGER)).toBeUndefined()
    expect(played.state.obligations[0]?.term?.extensions).toHaveLength(3)
  })

  it('is decided once: whoever comes second learns that it has been decided', () => {
    const played = waiting()
    ask(played, '2027-03-31')
    expect(tasksOf(played.state).map((t) => t.kind)).toContain('decide-extension')
    expect(agree(played, '2027-03-31')).toBeUndefined()
    expect(say(played, 'decideExtension', MANAGER, { recommendation: 1, decision: 'refuse' })).toMatchObject({
      code: 'changed-since',
    })
    expect(tasksOf(played.state).map((t) => t.kind)).not.toContain('decide-extension')
  })

  it('may be asked for again: the newest wish is the one to decide on', () => {
    const played = waiting()
    ask(played, '2027-03-31')
    ask(played, '2027-03-19')
    expect(played.state.requests.map((r) => r.to)).toEqual(['2027-03-19'])
    expect(played.events().filter((e) => e === 'extension-asked')).toHaveLength(2)
  })

  it('is no longer asked for when the evidence has come', () => {
    const played = waiting()
    ask(played, '2027-03-31')
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    expect(played.state.requests).toEqual([])
  })

  it('ends a date’s being overdue from the moment of the agreement', () => {
    const played = waiting()
    played.letPass(at('2027-03-20'))
    expect(played.events()).toContain('overdue')
    ask(played, '2027-04-09')
    agree(played, '2027-04-09')
    expect(played.steps.at(-1)?.view).toMatchObject({
      overdue: false,
      overdueBecause: null,
      dueOn: '2027-04-09',
    })
    expect(tasksOf(played.state)).toEqual([])
  })
})

describe('a statutory period', () => {
  it('moves only by a recorded written agreement, and its own ladder reminds of it', () => {
    const played = play({
      bodies: [body({ planDueOn: null })],
      recommendations: [evidenceOnly(1, { dueOn: null })],
    })
    played.deliver()
    played.letPass(at('2027-02-01'))
    const rule = { recommendation: 1, rule: 'report-response', from: on('2027-01-29') }
    expect(say(played, 'setDate', OFFICER, rule)).toBeUndefined()
    expect(played.state.obligations[0]).toMatchObject({ dueOn: '2027-04-28', originalDueOn: '2027-04-28' })
    const [explained] = explainDeadlines(played.state)
    expect(explained).toMatchObject({ basis: 'rule', rule: 'report-response', due: '2027-04-28' })
    expect(explained?.citation).toContain('Local Government Act 1974 s31(2)')
    ask(played, '2027-05-14')
    expect(agree(played, '2027-05-14')).toMatchObject({ code: 'invalid', field: '/inWriting' })
    expect(
      say(played, 'decideExtension', OFFICER, {
        recommendation: 1,
        decision: 'agree',
        to: on('2027-05-14'),
        inWriting: true,
      }),
    ).toBeUndefined()
    played.deliver()
    played.letPass(at('2027-05-18'))
    expect(played.letters().filter((l) => !l.startsWith('2027-01') && !l.startsWith('2027-02'))).toEqual([
      // Twenty, ten, five working days and one before 14 May 2027 (3 May is a bank holiday), then the manager.
      `2027-04-15 body/${BODY} reminder`,
      `2027-04-29 body/${BODY} reminder`,
      `2027-05-07 body/${BODY}/senior-officer reminder`,
      `2027-05-13 body/${BODY} reminder`,
      '2027-05-17 manager escalation',
    ])
  })

  it('is not set from a rule that nobody knows, or without the day that it runs from', () => {
    const played = play({
      bodies: [body({ planDueOn: null })],
      recommendations: [evidenceOnly(1, { dueOn: null })],
    })
    const set = (input: object) => say(played, 'setDate', OFFICER, { recommendation: 1, ...input })
    expect(set({})).toMatchObject({ field: '/dueOn' })
    expect(set({ rule: 'section-99', from: on('2027-01-11') })).toMatchObject({ field: '/rule' })
    expect(set({ rule: 'report-response' })).toMatchObject({ field: '/from' })
    expect(set({ rule: 'report-response', from: on('2027-01-12') })).toMatchObject({ field: '/from' })
    expect(set({ rule: 'report-response', from: on('2027-01-11'), dueOn: on('2027-02-01') })).toMatchObject({
      field: '/rule',
    })
  })
})
