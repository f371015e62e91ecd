// The page behind a letter's link, the list in a letter and `/deadlines` say the same is due, whatever has happened in a
// case; and each thing that the page once said wrongly.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { addDays } from '../../domain/calendar/local-date.js'
import { dueItems, dueListFor } from '../../domain/recommendation/deadlines.js'
import { standingAt, type DueItem } from '../../domain/recommendation/due.js'
import { asOf, explainDeadlines } from '../../domain/recommendation/explain.js'
import { stageOf } from '../../domain/recommendation/stages.js'
import type { Obligation } from '../../domain/recommendation/state.js'
import { PARTIES, waitingOn } from '../../domain/recommendation/whose-move.js'
import type { LinkedCase } from '../../prisma/read/due.js'
import { answerPage } from '../../web/pages/recommendation/answer.js'
import { on } from '../domain/calendar/calendars.js'
import {
  asks,
  at,
  body,
  BODY,
  CONTACT,
  CQC,
  evidenceOnly,
  MANAGER,
  OFFICER,
  play,
  say,
} from '../domain/recommendation/openings.js'
import type { PlayedCase } from '../domain/recommendation/played-case.js'
import { issued } from '../domain/recommendation/tracks.js'
import { messageOf, nameOf, wish, type Wish } from '../domain/recommendation/wishes.js'
import { holds } from '../support/holds.js'

/** The rows that the case's steps have left: what the page reads. */
const rowsOf = ({ steps }: PlayedCase): readonly DueItem[] =>
  [...steps].reverse().find((step) => step.due)?.due ?? []

const WHO = { answer: 'body', assurance: 'cqc' } as const

function linked(played: PlayedCase, scope: LinkedCase['scope']): LinkedCase {
  const { state } = played
  return {
    reference: state.reference,
    stage: stageOf(state),
    waitingOn: waitingOn(state),
    scope,
    closed: state.closedAt !== null,
    today: localDateOf(played.at),
    due: rowsOf(played)
      .filter(({ askedOf }) => scope === 'view' || askedOf === WHO[scope])
      .map((item) => ({ ...item, standing: standingAt(item, played.at) })),
  }
}

/** The rows of the page’s table, and what stands in its place without one. */
function read(played: PlayedCase, scope: LinkedCase['scope'] = 'answer'): string[] {
  const page = answerPage(linked(played, scope))
  const text = (html: string) =>
    html
      .replace(/<\/t[dh]>\s*/g, ' | ')
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  const rows = [...page.matchAll(/<tr>[^]*?<\/tr>/g)].slice(1).map(([row]) => text(row))
  return rows.length ? rows : [text(/<h2>[^]*?<\/h2>\s*<p>([^]*?)<\/p>/.exec(page)?.[1] ?? '')]
}

const evidence = (...recommendations: ReturnType<typeof evidenceOnly>[]) =>
  play({ bodies: [body({ planDueOn: null })], recommendations })
const taken = (refusal: unknown) => expect(refusal).toBeUndefined()

describe('the page behind a letter’s link', () => {
  it('does not ask for a recommendation that is pursued no further', () => {
    const played = evidence(evidenceOnly(1), evidenceOnly(2))
    expect(read(played)).toEqual(['Send evidence of what was done | 1, 2 | By the end of 12 April 2027 |'])
    taken(say(played, 'cease', MANAGER, { recommendation: 1, because: 'unachievable' }))
    expect(read(played)).toEqual(['Send evidence of what was done | 2 | By the end of 12 April 2027 |'])
  })

  it('says that a clock stands still and who has to answer, and names our own question with the day of its answer', () => {
    const played = evidence(evidenceOnly(1), evidenceOnly(2))
    played.letPass(at('2027-02-01'))
    taken(say(played, 'askClarification', CONTACT, { about: [1] }))
    expect(read(played)).toEqual([
      'Send evidence of what was done | 2 | By the end of 12 April 2027 |',
      'Send evidence of what was done | 1 | The time stands still while we answer your question of 1 February 2027 |',
    ])
    taken(say(played, 'answerClarification', OFFICER, { clarification: 1 }))
    taken(say(played, 'askClarification', OFFICER, { about: [2] }))
    // Ten working days after Monday 1 February 2027, in which no bank holiday falls.
    expect(read(played)).toEqual([
      'Answer our question | 2 | Please by 15 February 2027 |',
      'Send evidence of what was done | 1 | By the end of 12 April 2027 |',
      'Send evidence of what was done | 2 | The time stands still until you answer our question of 1 February 2027 |',
    ])
  })

  it('says what the Act asks of a council, though nothing else is due', () => {
    const played = issued('report', '2027-01-11', {
      recommendations: [evidenceOnly(1, { dueOn: on('2028-12-01') })],
    })
    taken(say(played, 'submitEvidence', CONTACT, { recommendation: 1 }))
    const rows = read(played)
    // Two weeks, and three months, after its receipt on Monday 11 January 2027; 10 April and 11 July are no working days.
    expect(rows).toContain(
      'Advertise that the report can be inspected, and send proof | | By the end of 25 January 2027 |',
    )
    expect(rows).toContain(
      'Lay the report before the authority, and confirm that it was considered | | By the end of 10 April 2027; it is treated as met until the end of 12 April 2027 |',
    )
    expect(rows.join()).not.toContain('Nothing is due')
  })

  it('says until when a date on a Sunday is treated as met, and what is overdue after it', () => {
    const played = evidence(evidenceOnly(1, { dueOn: on('2027-02-14') }))
    const sunday = 'Send evidence of what was done | 1 | '
    expect(read(played)).toEqual([
      `${sunday}By the end of 14 February 2027; it is treated as met until the end of 15 February 2027 |`,
    ])
    played.letPass(at('2027-02-15', '12:00'))
    expect(read(played)).toEqual([
      `${sunday}It was due by the end of 14 February 2027; it is treated as met until the end of 15 February 2027 |`,
    ])
    played.letPass(at('2027-02-16', '00:00'))
    expect(read(played)).toEqual([
      `${sunday}Overdue: it was due by the end of 14 February 2027, and treated as met until the end of 15 February 2027 |`,
    ])
  })

  it('says where no date is set, and that a taken-over case is ours to confirm', () => {
    expect(read(evidence(evidenceOnly(1, { dueOn: null })))).toEqual([
      'Send evidence of what was done | 1 | No date is set yet: we will tell you |',
    ])
    const takeOver = { stage: null, planReceivedOn: null, satisfiedOn: null }
    const played = play({ bodies: [body({ takeOver })] })
    expect(read(played)).toEqual([
      'Nothing is due from you now. The next step is ours: we will write to you.',
    ])
  })

  it('says when a follow-up is asked and by when it is answered', () => {
    const played = evidence(evidenceOnly(1))
    taken(say(played, 'submitEvidence', CONTACT, { recommendation: 1 }))
    taken(say(played, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' }))
    taken(say(played, 'conclude', OFFICER, { followUpOn: on('2027-06-01') }))
    // Ten working days after Tuesday 1 June 2027.
    expect(read(played)).toEqual([
      'Tell us whether it is still in place | | We ask you on 1 June 2027; please answer by the end of 15 June 2027 |',
    ])
    played.letPass(at('2027-06-02'))
    expect(read(played)).toEqual(['Tell us whether it is still in place | | By the end of 15 June 2027 |'])
  })

  it('speaks to CQC of what CQC is asked, and to a manager of both', () => {
    const played = play({
      bodies: [body({ planDueOn: null })],
      recommendations: [asks(1, { requires: 'evidence' })],
    })
    // Ten working days after Monday 11 January 2027.
    expect(read(played, 'assurance')).toEqual([
      'Log the recommendation | 1 | We hope for it by 25 January 2027 |',
    ])
    const cqc = answerPage(linked(played, 'assurance'))
    expect(cqc).toContain('What we ask of CQC')
    expect(cqc).not.toMatch(/what you have done or will do|is due from you/i)
    expect(read(played, 'view')).toEqual([
      'CQC | Log the recommendation | 1 | We hope for it by 25 January 2027 |',
      'The body | Send evidence of what was done | 1 | By the end of 12 April 2027 |',
    ])
    played.letPass(at('2027-02-01'))
    expect(read(played, 'assurance')).toEqual([
      'Log the recommendation | 1 | We hope for it by 25 January 2027 |',
    ])
    taken(say(played, 'logRecommendation', CQC, { recommendation: 1 }))
    expect(read(played, 'assurance')).toEqual(['We ask nothing of CQC now.'])
  })
})

const HOUR = 3_600_000
const RUNS = { numRuns: Number(process.env.LIVES ?? 25), seed: Number(process.env.LIVES_SEED ?? 20_270_113) }

const wishes = fc.array(fc.record({ says: wish, after: fc.integer({ min: 0, max: 20 * 24 }) }), {
  minLength: 5,
  maxLength: 25,
  size: 'max',
})

const A_MONTH = { amount: 1, unit: 'months', counting: 'of' } as const
const BEGINNINGS = {
  'a provider': () =>
    play({ recommendations: [asks(1), evidenceOnly(2), asks(3, { requires: 'evidence', dueOn: null })] }),
  'a condition': () =>
    play({
      recommendations: [
        asks(1, { dueOn: null }),
        evidenceOnly(2, { dueOn: on('2027-04-10') }),
        evidenceOnly(3, { dueOn: null, condition: { on: 2, within: A_MONTH } }),
      ],
    }),
  'a report': () =>
    issued('report', '2027-01-11', { recommendations: [asks(1, { requires: 'evidence' }), evidenceOnly(2)] }),
  'a take-over': () =>
    play({ bodies: [body({ takeOver: { stage: null, planReceivedOn: null, satisfiedOn: null } })] }),
}

const SATISFIED = ['satisfied', 'satisfied-late', 'satisfied-incomplete', 'not-satisfied', 'ceased']

/** By its own fields, and by nothing that the product computes. */
const isOwed = (o: Obligation) =>
  o.settledAs === undefined &&
  !SATISFIED.includes(o.judgement ?? '') &&
  o.condition?.standing !== 'open' &&
  (o.evidence === null || o.judgement === 'more-needed')

function checkAgreement(played: PlayedCase): void {
  const { state } = played
  const rows = rowsOf(played)
  expect(rows).toEqual(dueItems(state).map(({ deadline: _, ...item }) => item))

  for (const scope of ['answer', 'assurance'] as const) {
    const page = linked(played, scope)
    const listed = dueListFor(state, scope === 'answer' ? `body/${BODY}` : 'cqc', played.at)
    expect(
      listed.map((d) => [
        d.deadline,
        d.recommendations,
        d.dueOn,
        d.metUntil ?? d.dueOn,
        d.stoppedBy,
        d.overdue,
      ]),
    ).toEqual(
      page.due.map((d) => [
        d.what,
        d.recommendations,
        d.on,
        d.metUntil,
        d.stopped?.askedBy,
        d.standing === 'overdue' ? true : undefined,
      ]),
    )
    const dated = page.due.filter((d) => d.what !== 'question' && d.on !== null)
    const each = dated.flatMap((d) =>
      (d.what === 'evidence' ? d.recommendations : [d.recommendations.join()]).map(
        (about) => `${d.what} ${about} ${d.on} ${d.metUntil} ${d.standing}`,
      ),
    )
    const explained = explainDeadlines(state)
      .map((d) => asOf(d, played.at))
      .filter((d) => d.waitsFor === WHO[scope])
      .map(
        (d) =>
          `${d.deadline} ${d.recommendations.join()} ${d.due} ${d.overdueFrom ? addDays(d.overdueFrom, -1) : d.metUntil} ${d.standing}`,
      )
    expect(explained.sort()).toEqual(each.sort())
    if (page.due.length) expect(read(played, scope)).toHaveLength(page.due.length)
    else expect(read(played, scope)[0]).toMatch(/Nothing is due from you now|We ask nothing of CQC now/)
  }

  const isAsked = state.closedAt === null && !state.paused
  const asked = rows.filter((d) => d.what === 'evidence').flatMap((d) => d.recommendations)
  expect([...asked].sort()).toEqual(isAsked ? state.obligations.filter(isOwed).map((o) => o.number) : [])

  const parties = waitingOn(state)
  expect(parties).toEqual(PARTIES.filter((party) => parties.includes(party)))
  expect(parties.includes('cqc')).toBe(rows.some((d) => d.askedOf === 'cqc'))
  if (parties.includes('body')) expect(rows.some((d) => d.askedOf === 'body')).toBe(true)
  if (parties.length === 0) expect(['closed', 'follow-up']).toContain(stageOf(state))
  if (state.closedAt !== null) expect(parties).toEqual([])
  if (state.paused) expect(parties).toEqual(['ombudsman'])
  expect(played.steps.at(-1)?.view.waitingOn).toEqual(parties)
}

describe('page, letter and /deadlines', () => {
  it.each(Object.entries(BEGINNINGS))('agree on what is due to whom, whatever happens to %s', (_, begin) => {
    const kinds = new Set<string>()
    holds(
      fc.property(wishes, (drawn: readonly { says: Wish; after: number }[]) => {
        const played = begin()
        checkAgreement(played)
        for (const { says, after } of drawn) {
          played.letPass(played.at + after * HOUR)
          checkAgreement(played)
          const name = nameOf(says, played.state)
          played.send(name, messageOf(name, says, played.state, played.at))
          checkAgreement(played)
          for (const item of rowsOf(played)) kinds.add(`${item.what} ${standingAt(item, played.at)}`)
        }
      }),
      RUNS,
    )
    // What was drawn has something to say.
    expect(kinds.size).toBeGreaterThan(3)
  })
})
