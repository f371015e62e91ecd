// docs/time.md and its picture say what the rules say now.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { exampleOf, PAGE, PICTURE, withTables } from '../../../tools/drawing/time-page.js'
import { CALENDARS } from '../../domain/calendar/calendars.js'

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
const HOW = 'run: node --import tsx tools/draw-period.ts'

describe('the page about time', () => {
  it(`has a picture as drawn from the rules now (${HOW})`, () => {
    expect(read(PICTURE)).toBe(exampleOf(CALENDARS))
  })

  it(`has tables of ladders, limits and rules as they are now (${HOW})`, () => {
    expect(read(PAGE)).toBe(withTables(read(PAGE)))
  })

  it('pictures the days left out and the letters of the way', () => {
    const picture = exampleOf(CALENDARS)
    for (const text of [
      'Christmas Day',
      'Boxing Day',
      "New Year's Day",
      'day 20: due',
      '✉ reminder',
      '✉ overdue',
      '✉ escalation',
    ])
      expect(picture).toContain(text)
  })
})
