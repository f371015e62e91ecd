// The recogniser against the vectors that were written before it.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { computeDue } from '../../../domain/calendar/deadline.js'
import { isLength } from '../../../domain/calendar/rule.js'
import { readWording, understood, type FoundDeadline } from '../../../domain/calendar/wording.js'
import { deadlineOf } from '../../../domain/calendar/wording-deadline.js'
import { CALENDARS, on } from './calendars.js'
import { RECOGNISED, REFUSED, STATED, WHOLE_SENTENCES } from './wordings.js'
import { holds } from '../../support/holds.js'

const meaningOf = ({ period, from }: FoundDeadline) =>
  isLength(period) ? { ...period, from } : { by: String(period.fixed) }

describe('the vectors', () => {
  it('are at least sixty, of which at least fifteen are refused', () => {
    expect(STATED.length + RECOGNISED.length + REFUSED.length).toBeGreaterThanOrEqual(60)
    expect(REFUSED.length).toBeGreaterThanOrEqual(15)
  })

  it('have every wording that the published decisions state', () => {
    const file = readFileSync(new URL('../../../examples/decisions.json', import.meta.url), 'utf8')
    const cases = JSON.parse(file) as { recommendations: { deadlineWording: string | null }[] }[]
    const stated = cases.flatMap(({ recommendations }) =>
      recommendations.flatMap(({ deadlineWording }) => deadlineWording ?? []),
    )
    expect(new Set(stated)).toEqual(new Set(STATED.map(({ words }) => words)))
  })

  it.each([...STATED, ...RECOGNISED, ...WHOLE_SENTENCES].map(({ words, means }) => [words, means] as const))(
    '"%s" is understood',
    (words, means) => {
      const reading = readWording(words)
      expect({ means: reading.found.map(meaningOf), doubts: reading.doubts }).toEqual({ means, doubts: [] })
      expect(reading.words).toBe(words)
      for (const { words: part } of reading.found) expect(words).toContain(part)
    },
  )

  it.each(REFUSED.map(({ words, doubt }) => [words, doubt] as const))('"%s" is refused: %s', (words) => {
    expect(readWording(words).doubts).not.toEqual([])
    expect(() => understood(readWording(words))).toThrow(
      expect.objectContaining({
        code: 'unrecognised-wording',
        message: expect.stringContaining('ask who wrote it'),
      }),
    )
  })
})

describe('the recogniser', () => {
  it('reads every length, unit and event that it knows, however it is written', () => {
    const numbers = [
      ['one', 1],
      ['six', 6],
      ['twenty-one', 21],
      ['28', 28],
      ['ninety', 90],
    ] as const
    const units = ['working days', 'days', 'weeks', 'months', 'years'] as const
    const events = [
      'our final decision',
      'the date of this report',
      'the Ombudsman’s decision',
      'my decision statement',
    ]
    holds(
      fc.property(
        fc.constantFrom(...numbers),
        fc.constantFrom(...units),
        fc.constantFrom(...events),
        fc.boolean(),
        fc.constantFrom('', '.', ', the Council will apologise', ' pay £100 to Mr X'),
        ([word, amount], unit, event, shout, tail) => {
          const words = `within ${word} ${unit} of ${event}${tail}`
          const reading = readWording(shout ? words.toUpperCase() : words)
          expect(reading.doubts).toEqual([])
          expect(reading.found.map(meaningOf)).toEqual([{ amount, unit, counting: 'of', from: 'decision' }])
        },
      ),
    )
  })

  it('never throws and never says that it understood words without a number or a date', () => {
    const words = fc.array(
      fc.constantFrom(
        ...'within by of the our decision report months month may days ( ) , 31 march or and if next as soon'.split(
          ' ',
        ),
      ),
      { maxLength: 12 },
    )
    holds(
      fc.property(words, (list) => {
        const reading = readWording(list.join(' '))
        expect(reading.words).toBe(list.join(' '))
        if (reading.doubts.length === 0) expect(reading.found.length).toBeGreaterThan(0)
        else expect(() => understood(reading)).toThrow()
      }),
      { numRuns: 2000 },
    )
    holds(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(readWording(text).words).toBe(text)
      }),
    )
  })

  it('answers at once for a text of a hundred thousand characters', () => {
    const begun = performance.now()
    expect(readWording('within one month of '.repeat(5000)).doubts).not.toEqual([])
    expect(performance.now() - begun).toBeLessThan(2000)
  })

  it('refuses when a second decision is spoken of', () => {
    const reading = readWording(
      'reconsider its decision and tell the family within one month of the decision',
    )
    expect(reading.doubts.map(({ code }) => code)).toContain('two-decisions')
  })

  it('refuses a time without an event beside one that runs from receipt', () => {
    const reading = readWording(
      'apologise within one month and pay £100 within three months of receiving this report',
    )
    expect(reading.doubts.map(({ code }) => code)).toContain('two-starts')
  })

  it('says in its refusal what to ask and what would be right', () => {
    expect(() => understood(readWording('at the next annual review'))).toThrow(
      'deadline: "at the next annual review" is not understood, because it names an event whose date is not known here; ' +
        'ask who wrote it, and give a date or a length such as "within one month of our final decision"',
    )
  })
})

describe('a deadline from words', () => {
  const [found] = readWording('within three months of the date of this report').found
  const [bare] = readWording('within four weeks').found
  const [received] = readWording('within one month of receipt of this report').found

  it('is computed from the decision, and says so when the words name no event', () => {
    expect(
      found && computeDue(deadlineOf(found, { decision: on('2026-03-10') }, CALENDARS), CALENDARS).due,
    ).toBe('2026-06-10')
    const assumed = bare && computeDue(deadlineOf(bare, { decision: on('2026-03-10') }, CALENDARS), CALENDARS)
    expect(assumed?.due).toBe('2026-04-07')
    expect(assumed?.notes.join()).toContain('the wording names no event, so it runs from the decision')
  })

  it('that runs from receipt needs the receipt', () => {
    expect(
      received &&
        deadlineOf(received, { decision: on('2026-03-10'), receipt: on('2026-03-12') }, CALENDARS).start.on,
    ).toBe('2026-03-12')
    expect(() => received && deadlineOf(received, { decision: on('2026-03-10') }, CALENDARS)).toThrow(
      expect.objectContaining({ code: 'start-unknown', field: 'receivedOn' }),
    )
  })
})
