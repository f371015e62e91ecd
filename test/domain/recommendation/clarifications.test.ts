// Questions that stop the clock: who may ask whom, which days do not count, and what is not stopped.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addDays, daysBetween, type LocalDate } from '../../../domain/calendar/local-date.js'
import { explainDeadlines } from '../../../domain/recommendation/explain.js'
import { waitingOn } from '../../../domain/recommendation/whose-move.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { on } from '../calendar/calendars.js'
import { at, asks, body, BODY, CONTACT, evidenceOnly, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'
import { holds } from '../../support/holds.js'

/** Begun on 11 January 2027; plan due on Thursday 11 February, evidence on Friday 12 March. */
const waiting = () => {
  const played = play({
    recommendations: [asks(1, { dueOn: null }), evidenceOnly(2, { dueOn: on('2027-03-12') })],
  })
  played.deliver()
  return played
}

const answer = (played: PlayedCase, actor = OFFICER, clarification = 1) =>
  say(played, 'answerClarification', actor, { clarification })

describe('a question', () => {
  it('of nine days ends the time nine days later, and nothing reminds meanwhile', () => {
    const played = waiting()
    played.letPass(at('2027-02-24'))
    expect(say(played, 'askClarification', CONTACT, { about: [2] })).toBeUndefined()
    expect(waitingOn(played.state)).toEqual(['ombudsman', 'body'])
    const [, stopped] = explainDeadlines(played.state)
    expect(stopped).toMatchObject({
      standing: 'stopped',
      due: '2027-03-12',
      stopped: { since: '2027-02-24', askedBy: 'body', left: 16, unit: 'days' },
    })
    played.letPass(at('2027-03-05'))
    expect(played.letters().filter((l) => l > '2027-02-24')).not.toContain(`2027-02-26 body/${BODY} reminder`)
    expect(answer(played)).toBeUndefined()
    const [, explained] = explainDeadlines(played.state)
    expect(explained).toMatchObject({ due: '2027-03-21', metUntil: '2027-03-22', stopped: null })
    expect(explained?.skipped.filter((d) => d.reason.includes('clarification'))).toHaveLength(9)
    expect(explained?.sentence).toContain('9 days on which the clock stood still')
    played.deliver()
    played.letPass(at('2027-03-24'))
    expect(played.letters().filter((l) => l > '2027-03-05')).toEqual([
      `2027-03-05 body/${BODY} clarification-answered`,
      // Ten, five working days and one before Sunday 21 March, and one after the Monday until which it was met.
      `2027-03-08 body/${BODY} reminder`,
      `2027-03-15 body/${BODY} reminder`,
      `2027-03-19 body/${BODY} reminder`,
      `2027-03-23 body/${BODY} overdue`,
    ])
  })

  it('never makes a date overdue while it is open', () => {
    const played = waiting()
    played.letPass(at('2027-03-11'))
    say(played, 'askClarification', CONTACT, { about: [2] })
    played.letPass(at('2027-03-25'))
    expect(played.events().filter((e) => e === 'overdue')).toEqual(['overdue'])
    expect(played.steps.flatMap((s) => s.facts).find((f) => f.event === 'overdue')?.data.deadline).toBe(
      'plan',
    )
  })

  it('can be asked by either side; a person sees who has to answer', () => {
    const played = waiting()
    say(played, 'askClarification', OFFICER, { about: [0] })
    expect(waitingOn(played.state)).toEqual(['ombudsman', 'body'])
    say(played, 'askClarification', OFFICER, {
      about: [2],
      onBehalf: { channel: 'telephone', receivedOn: on('2027-01-11') },
    })
    expect(played.state.clarifications.map((c) => [c.by, c.about])).toEqual([
      ['ombudsman', [0]],
      ['body', [2]],
    ])
    expect(tasksOf(played.state).map((t) => t.kind)).toEqual(['set-date', 'answer-clarification'])
    // Ten working days after the question somebody looks whether the body has answered.
    played.letPass(at('2027-01-27'))
    expect(tasksOf(played.state).map((t) => t.kind)).toContain('chase-clarification')
    expect(answer(played, CONTACT, 1)).toBeUndefined()
    expect(tasksOf(played.state).map((t) => t.kind)).not.toContain('chase-clarification')
  })

  it('does not stop a period that the law sets', () => {
    const played = play({
      bodies: [body({ planDueOn: null })],
      recommendations: [evidenceOnly(1, { dueOn: null })],
    })
    say(played, 'setDate', OFFICER, {
      recommendation: 1,
      rule: 'written-statement-response',
      from: on('2027-01-11'),
    })
    played.letPass(at('2027-01-20'))
    expect(say(played, 'askClarification', CONTACT, { about: [1] })).toBeUndefined()
    played.letPass(at('2027-01-29'))
    answer(played)
    expect(explainDeadlines(played.state)[0]).toMatchObject({ due: '2027-02-10', standing: 'running' })
  })

  it('cannot be asked about what is not owed, twice, or when no time is left', () => {
    const played = waiting()
    const ask = (about: number[]) => say(played, 'askClarification', CONTACT, { about })
    expect(ask([])).toMatchObject({ field: '/about' })
    expect(ask([7])).toMatchObject({ field: '/about/0' })
    expect(ask([1])).toMatchObject({ field: '/about/0', problem: 'recommendation 1 has no date' })
    expect(ask([2, 2])).toMatchObject({ field: '/about/1' })
    expect(ask([2])).toBeUndefined()
    expect(ask([0, 2])).toMatchObject({ field: '/about/1' })
    played.letPass(at('2027-02-11'))
    expect(ask([0])).toMatchObject({ problem: 'nothing is left of its time' })
    expect(answer(played, OFFICER, 9)).toMatchObject({ code: 'changed-since' })
  })

  it('falls away with what it was about', () => {
    const played = waiting()
    say(played, 'askClarification', CONTACT, { about: [2] })
    say(played, 'submitEvidence', CONTACT, { recommendation: 2 })
    expect(waitingOn(played.state)).toEqual(['ombudsman', 'body'])
    expect(tasksOf(played.state).map((t) => t.kind)).not.toContain('answer-clarification')
  })
})

describe('the days of any questions', () => {
  const gap = fc.integer({ min: 1, max: 12 })
  const questions = fc.array(fc.record({ before: gap, days: gap }), { maxLength: 6 })

  it('are added to a stated date, each once, whoever asked and however often', () => {
    holds(
      fc.property(questions, fc.boolean(), (drawn, byBody) => {
        const played = play({
          bodies: [body({ planDueOn: null })],
          recommendations: [evidenceOnly(1, { dueOn: on('2027-06-11') })],
        })
        let day: LocalDate = on('2027-01-11')
        let stopped = 0
        for (const { before, days } of drawn) {
          day = addDays(day, before)
          played.letPass(at(day))
          expect(say(played, 'askClarification', byBody ? CONTACT : OFFICER, { about: [1] })).toBeUndefined()
          day = addDays(day, days)
          played.letPass(at(day))
          const id = played.state.clarifications.length
          expect(answer(played, byBody ? OFFICER : CONTACT, id)).toBeUndefined()
          stopped += days
        }
        expect(daysBetween(on('2027-06-11'), played.state.obligations[0]?.dueOn as LocalDate)).toBe(stopped)
      }),
      { numRuns: 40 },
    )
  })

  it('count for a date that was agreed since only from the agreement on', () => {
    holds(
      fc.property(gap, gap, gap, (first, wait, second) => {
        const played = play({
          bodies: [body({ planDueOn: null })],
          recommendations: [evidenceOnly(1, { dueOn: on('2027-04-12') })],
        })
        let day: LocalDate = on('2027-01-12')
        const pass = (days: number) => {
          day = addDays(day, days)
          played.letPass(at(day))
        }
        pass(1)
        say(played, 'askClarification', CONTACT, { about: [1] })
        pass(first)
        answer(played)
        pass(wait)
        const to = on('2027-06-11')
        say(played, 'askExtension', CONTACT, { recommendation: 1, to })
        say(played, 'decideExtension', OFFICER, { recommendation: 1, decision: 'agree', to })
        pass(1)
        say(played, 'askClarification', OFFICER, { about: [1] })
        pass(second)
        answer(played, CONTACT, 2)
        expect(played.state.obligations[0]?.dueOn).toBe(addDays(to, second))
      }),
      { numRuns: 30 },
    )
  })
})
