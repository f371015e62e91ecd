// Agreed dates that run from the receipt of the decision, and words that give no date: cases begin on 11 January 2027.
import { describe, expect, it } from '@jest/globals'
import { explainDeadlines } from '../../../domain/recommendation/explain.js'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { termInWords } from '../../../domain/recommendation/words-read.js'
import type { DecisionForm } from '../../../domain/recommendation/statutory/form.js'
import { CALENDARS, on } from '../calendar/calendars.js'
import { at, body, DECIDED_ON, evidenceOnly, OFFICER, play, say, TEXT } from './openings.js'

const read = (words: string) => termInWords(words, DECIDED_ON, TEXT, CALENDARS)
const FROM_RECEIPT = read('within one month of receiving this report')

/** A council's case whose one date runs from the receipt. */
const waiting = (form: DecisionForm, receivedOn?: string) =>
  play({
    bodies: [
      body({
        bodyType: 'council',
        planDueOn: null,
        form,
        ...(receivedOn !== undefined && { receivedOn: on(receivedOn) }),
      }),
    ],
    recommendations: [evidenceOnly(1, { dueOn: null, ...FROM_RECEIPT })],
  })

const agreed = (played: ReturnType<typeof play>) =>
  openDeadlines(played.state)
    .filter((d) => d.kind === 'evidence')
    .map((d) => d.on)
const tasks = (played: ReturnType<typeof play>) => tasksOf(played.state).map((t) => t.kind)

describe('a date that runs from the receipt', () => {
  it('is known when the receipt was stated with the case', () => {
    const played = waiting('statement', '2027-01-11')
    expect(agreed(played)).toEqual(['2027-02-11'])
    expect(tasks(played)).toEqual([])
    expect(explainDeadlines(played.state)[0]?.rule).toBe('agreed-1-month-of-receipt')
  })

  it.each(['statement', 'report'] as const)(
    'of a %s waits for it, asks for the receipt and for no date, and follows when it is recorded or put right',
    (form) => {
      const played = waiting(form)
      expect(agreed(played)).toEqual([])
      expect(tasks(played)).toEqual(['record-receipt'])
      played.letPass(at('2027-01-20'))
      const document = 'decision'
      expect(
        say(played, 'recordReceipt', OFFICER, { document, receivedOn: on('2027-01-14') }),
      ).toBeUndefined()
      expect(agreed(played)).toEqual(['2027-02-14'])
      expect(tasks(played)).toEqual([])
      expect(
        say(played, 'recordReceipt', OFFICER, { document, receivedOn: on('2027-01-18') }),
      ).toBeUndefined()
      expect(agreed(played)).toEqual(['2027-02-18'])
      expect(played.state.obligations[0]?.dates.map((d) => d.on)).toEqual(['2027-02-14', '2027-02-18'])
    },
  )

  it('is shown as assumed where only the posting is known', () => {
    const played = waiting('statement')
    played.letPass(at('2027-01-20'))
    say(played, 'recordReceipt', OFFICER, {
      document: 'decision',
      postedOn: on('2027-01-11'),
      by: 'first-class post',
    })
    expect(agreed(played)).toEqual(['2027-02-13'])
    expect(explainDeadlines(played.state)[0]?.notes.join()).toContain(
      'sent by first-class post on 11 January 2027',
    )
  })

  it('is a person’s to set when the receipt came so late that it has passed', () => {
    const played = waiting('statement')
    played.letPass(at('2027-03-20'))
    say(played, 'recordReceipt', OFFICER, { document: 'decision', receivedOn: on('2027-01-14') })
    expect(agreed(played)).toEqual([])
    expect(tasksOf(played.state)).toMatchObject([
      { kind: 'set-date', data: { recommendations: [1], doubts: ['1:has-passed'] } },
    ])
  })
})

describe('words that give no date', () => {
  it.each([
    ['as soon as possible', ['no-length']],
    ['within one month of our final decision, assuming the panel accepts', ['unaccounted']],
    ['apologise within four weeks and train its staff by 30 June 2027', ['several-deadlines']],
    ['within 20 working days of our final decision, if she agrees', ['condition', 'unaccounted']],
  ])('"%s": the task says by code why', (words, doubts) => {
    const dated = read(words)
    const played = play({
      bodies: [body({ planDueOn: null })],
      recommendations: [evidenceOnly(1, { dueOn: null, ...dated })],
    })
    expect(tasksOf(played.state).find((t) => t.kind === 'set-date')?.data).toEqual({
      recommendations: [1],
      doubts: doubts.map((code) => `1:${code}`),
    })
  })

  it('another date than the one stated are told with it until it is put right', () => {
    const undated = { doubts: ['differs-from-words'], give: on('2027-02-11') } as const
    const played = play({
      bodies: [body({ planDueOn: null })],
      recommendations: [evidenceOnly(1, { dueOn: on('2027-03-01'), undated })],
    })
    const notes = () => explainDeadlines(played.state)[0]?.notes.join()
    expect(notes()).toContain('The words of the decision give 11 February 2027; the date that was stated')
    const correction = { what: 'due-date', recommendation: 1, dueOn: on('2027-02-11') } as const
    expect(say(played, 'correct', OFFICER, { corrects: 1, correction })).toBeUndefined()
    expect(notes()).not.toContain('The words of the decision give')
  })
})
