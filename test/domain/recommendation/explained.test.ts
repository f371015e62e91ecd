// Every date of a case explains itself as the due-date command does: whole, and so that its parts add up to it. Cases begin
// on 11 January 2027.
import { describe, expect, it } from '@jest/globals'
import { explanationFields } from '../../../api/schemas/explanation.js'
import type { Calendars } from '../../../domain/calendar/calendar.js'
import { explainDeadlines, type ExplainedDeadline } from '../../../domain/recommendation/explain.js'
import { termInWords } from '../../../domain/recommendation/words-read.js'
import { dueDateAnswer } from '../../../cli/due-date/answer.js'
import { notAddingUp } from '../calendar/re-added.js'
import { CALENDARS, on } from '../calendar/calendars.js'
import {
  asks,
  at,
  body,
  CONTACT,
  CQC,
  DECIDED_ON,
  evidenceOnly,
  OFFICER,
  play,
  say,
  TEXT,
} from './openings.js'
import type { PlayedCase } from './played-case.js'

const WORDS = 'within 20 working days'

/** Received its written statement on the day of the decision; owes a plan, evidence by the words, more by a stated day. */
function begun(): PlayedCase {
  const read = termInWords(WORDS, DECIDED_ON, TEXT, CALENDARS)
  if (!('basis' in read)) throw new Error('the words are read')
  return play({
    bodies: [body({ form: 'written-statement', receivedOn: DECIDED_ON })],
    recommendations: [
      asks(1),
      evidenceOnly(2, { dueOn: read.dueOn, basis: read.basis }),
      evidenceOnly(3, { dueOn: on('2027-03-12') }),
      evidenceOnly(4, { dueOn: on('2027-04-09') }),
    ],
  })
}

/** What the command prints for the same rule or words, the same day and the same calendars. */
function commanded({ rule, start, basis }: ExplainedDeadline, calendars: Calendars) {
  const asked = basis === 'wording' ? ['--wording', WORDS] : ['--rule', rule]
  const args = [...asked, '--from', start.on, '--json']
  return explanationIn(JSON.parse(dueDateAnswer(args, { calendars, asShipped: false }).out) as object)
}

/** The explanation in what says more; how a day is known is not the command's to say. */
function explanationIn(said: object) {
  const fields = Object.entries(said).filter(([field]) => Object.hasOwn(explanationFields, field))
  const { start, ...explanation } = Object.fromEntries(fields) as unknown as ExplainedDeadline
  return { ...explanation, start: { event: start.event, on: start.on } }
}

const explainedIn = (played: PlayedCase) =>
  explainDeadlines(played.state).map((d) => [`${d.deadline}:${d.recommendations.join()}`, d] as const)

function agree(played: PlayedCase) {
  const to = on('2027-05-14')
  say(played, 'askExtension', CONTACT, { recommendation: 4, to })
  return say(played, 'decideExtension', OFFICER, { recommendation: 4, decision: 'agree', to })
}

describe('every date of a case', () => {
  it('is explained as the command explains it, where the command can be asked for it', () => {
    const played = begun()
    const open = explainedIn(played)
    expect(open.map(([name]) => name).sort()).toEqual([
      'evidence:1',
      'evidence:2',
      'evidence:3',
      'evidence:4',
      'plan:1',
      'statutory-response:',
      'statutory-satisfaction:',
    ])
    const answers = [{ recommendation: 1, answer: 'will-do' as const, items: 1 }]
    say(played, 'submitPlan', CONTACT, { answers })
    say(played, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
    say(played, 'logPlan', CQC, { version: 1 })
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    const [seek] = explainedIn(played).filter(([name]) => name.startsWith('seek-assurance'))
    say(played, 'seekAssurance', CONTACT, { recommendation: 1 })
    const [cqc] = explainedIn(played).filter(([name]) => name.startsWith('cqc-assurance'))
    const by = [...open, seek, cqc].flatMap((entry) => (entry && isByRuleOrWords(entry[1]) ? [entry[1]] : []))
    expect(by.map((d) => d.deadline).sort()).toEqual([
      'cqc-assurance',
      'evidence',
      'seek-assurance',
      'statutory-response',
      'statutory-satisfaction',
    ])
    for (const d of by) expect(explanationIn(d)).toEqual(commanded(d, { england: played.state.calendar }))
  })

  it('adds up to its day, also when it was extended, put off by a question or stands still', () => {
    const played = begun()
    expect(agree(played)).toBeUndefined()
    played.letPass(at('2027-01-25'))
    expect(say(played, 'askClarification', CONTACT, { about: [2, 3] })).toBeUndefined()
    played.letPass(at('2027-02-03'))
    expect(say(played, 'answerClarification', OFFICER, { clarification: 1 })).toBeUndefined()
    expect(say(played, 'askClarification', CONTACT, { about: [3] })).toBeUndefined()
    const explained = new Map(explainedIn(played))
    for (const d of explained.values()) expect(notAddingUp(d)).toEqual([])
    // Of the nine days seven were working days.
    expect(explained.get('evidence:2')).toMatchObject({
      due: '2027-02-17',
      rule: 'agreed-20-working-days-of-decision',
    })
    expect(explained.get('evidence:2')?.skipped.filter(({ kind }) => kind === 'clock stopped')).toHaveLength(
      9,
    )
    expect(explained.get('evidence:3')).toMatchObject({
      due: '2027-03-21',
      standing: 'stopped',
      overdueFrom: null,
    })
    expect(explained.get('evidence:4')).toMatchObject({
      due: '2027-05-14',
      extended: {
        original: '2027-04-09',
        by: [{ to: '2027-05-14', agreedOn: '2027-01-11', inWriting: false }],
      },
    })
    expect(explained.get('statutory-satisfaction:')).toMatchObject({
      start: { event: 'end of another period', on: '2027-02-10' },
      due: '2027-03-09',
      metUntil: '2027-03-09',
      overdueFrom: '2027-03-11',
      calendar: { id: 'england', version: played.state.calendar.version },
    })
    // An explanation names nobody: who asked and who agreed stands in the ledger.
    expect(JSON.stringify([...explained.values()])).not.toMatch(/a-contact|an-officer/)
  })

  it('is found wrong where a part of it is', () => {
    const stated = explainDeadlines(begun().state).find(({ recommendations }) => recommendations[0] === 2)
    if (!stated) throw new Error('a case has dates')
    expect(stated.skipped.length).toBeGreaterThan(0)
    for (const wrong of [
      { legal: on('2027-01-12') },
      { metUntil: on('2027-12-01') },
      { first: on('2027-01-01') },
      { formalFrom: on('2027-01-01') },
      { skipped: [...stated.skipped, ...stated.skipped.slice(0, 1)] },
    ])
      expect(notAddingUp({ ...stated, ...wrong })).not.toEqual([])
  })
})

/** Neither a date that somebody stated nor one of the plan, of which the command knows nothing. */
const isByRuleOrWords = ({ basis }: ExplainedDeadline) => basis !== 'date' && basis !== 'assumed'
