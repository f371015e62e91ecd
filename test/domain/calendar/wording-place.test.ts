// Whether a time in a wording is its deadline, or belongs to something inside what is to be done: wordings whose dates a
// person read and counted by hand, and sentences that are drawn.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { computeDue } from '../../../domain/calendar/deadline.js'
import { onlyDeadline } from '../../../domain/calendar/wording.js'
import { deadlineOf } from '../../../domain/calendar/wording-deadline.js'
import { holds } from '../../support/holds.js'
import { CALENDARS, on } from './calendars.js'

interface Read {
  readonly wording: string
  /** Null: no single date can be read from it. */
  readonly due: string | null
  /** A person is asked although the date could be read. */
  readonly asks?: true
}

const readIn = (name: string) =>
  (JSON.parse(readFileSync(new URL(`placed/${name}.json`, import.meta.url), 'utf8')) as { cases: Read[] })
    .cases

const DECIDED = { decision: on('2026-03-10'), receipt: on('2026-03-10') }
function dueOf(wording: string): string | null {
  const { deadline } = onlyDeadline(wording)
  return deadline && computeDue(deadlineOf(deadline, DECIDED, CALENDARS), CALENDARS).due
}

/** How many of a set are asked about needlessly: docs/figures.md has the same numbers. */
const SETS = [
  ['given', 60, 0],
  ['first', 148, 0],
  ['second', 100, 3],
  ['third', 78, 1],
  ['fourth', 28, 0],
] as const

describe.each(SETS)('the set “%s”', (name, size, asked) => {
  const cases = readIn(name)

  it(`has ${size} wordings, of which ${asked} are asked about needlessly`, () => {
    expect([cases.length, cases.filter(({ asks }) => asks).length]).toEqual([size, asked])
  })

  it('never gives a wrong date', () => {
    const wrong = cases.filter(({ wording, due }) => ![due, null].includes(dueOf(wording)))
    expect(wrong).toEqual([])
  })

  it.each(cases.map(({ wording, due, asks }) => [wording, asks ? null : due] as const))(
    '“%s”: %s',
    (wording, due) => {
      expect(dueOf(wording)).toBe(due)
    },
  )
})

/** Each part is English of its own kind; the sentence is drawn from them. */
const SOMEBODY = [
  'staff',
  'its officers',
  'the care provider',
  'all managers',
  'relevant teams',
  'its contractor',
]
const TELLS = [
  'remind',
  'instruct',
  'train',
  'brief',
  'tell',
  'urge',
  'coach',
  'prompt',
  'The Council should advise',
]
const DOES = [
  'reply',
  'answer letters',
  'log calls',
  'visit people',
  'file reports',
  'return messages',
  'redraft plans',
]
const FAILED = ['reply', 'visit her', 'assess him', 'log the call', 'send a plan', 'return her call']
const REGRETS = ['apologise', 'pay Mr X £100', 'write to the family', 'The Council will compensate Mrs Y']
const TIMES = [
  'within 28 days',
  'within two weeks',
  'within 10 working days',
  'within 6 months',
  'within one day',
]
const of = (...words: readonly string[]) => fc.constantFrom(...words)

const inner = fc.oneof(
  fc.tuple(of(...TELLS), of(...SOMEBODY), of('to', 'that they must', 'how to', 'that it will'), of(...DOES)),
  fc.tuple(of(...REGRETS), of('for failing to', 'for its failure to', 'because it did not'), of(...FAILED)),
  fc.tuple(
    of('explain', 'set out', 'tell Mr X', 'describe'),
    of('why it did not', 'how it will', 'when it is to'),
    of(...FAILED),
  ),
  fc.tuple(
    of('amend its policy', 'issue guidance', 'produce a procedure'),
    of('so that staff', 'to say that it will', 'which says people must'),
    of(...DOES),
  ),
  fc.tuple(
    of('repay the fees', 'refund the sums', 'review the cases'),
    of('charged', 'it took', 'the home withheld', 'decided', 'officers closed'),
  ),
)
const phrase = (parts: readonly string[]) => parts.join(' ')

const plain = fc.tuple(
  of(
    '',
    'The Council should ',
    'The care provider will ',
    'The Council has agreed to ',
    'The Ombudsman recommended that the Council should ',
  ),
  of(
    'apologise to Mr X',
    'pay Mrs Y £300',
    'redraft its leaflet',
    'review the care plan',
    'train its staff',
    'send the family a copy of the report',
    'apologise and pay Mr X £50',
    'update its complaints procedure',
    'appoint a new manager',
    'write to Mr X',
  ),
)

describe('a sentence that is drawn', () => {
  it('gives no date for a time inside what is to be done', () => {
    holds(
      fc.property(inner, of(...TIMES, 'by 31 March 2026'), of('', '.'), (parts, time, end) => {
        expect(dueOf(`${phrase(parts)} ${time}${end}`)).toBeNull()
      }),
      { numRuns: 1000 },
    )
  })

  it('gives the time that leads it, whatever stands inside', () => {
    holds(
      fc.property(inner, of(...TIMES), of('', 'The Council should '), (parts, time, body) => {
        const action = phrase(parts).replace(/^The Council (?:should|will) /, '')
        const due = dueOf(`Within three months of our final decision, ${body}${action} ${time}.`)
        // Asked about at most: a person gives it then.
        expect([null, '2026-06-10']).toContain(due)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives the time behind one plain action, in front of it, and in brackets', () => {
    holds(
      fc.property(
        plain,
        fc.constantFrom('end' as const, 'front' as const, 'brackets' as const),
        ([body, action], where) => {
          const time = 'within 28 days'
          const leads = body.startsWith('The C') ? body : 'the Council should '
          const words: Record<typeof where, string> = {
            end: `${body}${action} ${time}`,
            front: `${time}, ${leads}${action}`,
            brackets: `${body}${action} (${time})`,
          }
          expect(dueOf(words[where])).toBe('2026-04-07')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('gives no single date where it has two times for two actions', () => {
    holds(
      fc.property(plain, plain, of('; ', ', and ', '. '), ([body, first], [, second], joined) => {
        expect(dueOf(`${body}${first} within 28 days${joined}${second} within three months.`)).toBeNull()
      }),
      { numRuns: 300 },
    )
  })
})

describe('the reasons', () => {
  it.each([
    ['remind staff to reply within 28 days', 'inner-time'],
    ['remind staff to reply to letters and phone people within 28 days', 'unclear-place'],
    ['answer complaints within 28 days', 'unclear-place'],
    ['apologise within four weeks and train its staff by 30 June 2026', 'several-deadlines'],
    [
      'Within three months, the Council must consider the report and say what it proposes to take',
      'no-start',
    ],
  ])('of “%s” have %s', (wording, code) => {
    expect(onlyDeadline(wording).doubts.map((doubt) => doubt.code)).toContain(code)
  })
})
