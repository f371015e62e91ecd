// How many cases are told at once while a calendar changes: more while they answer quickly, fewer when people would wait.
import { describe, expect, it } from '@jest/globals'
import { createPace } from '../../../activities/calendars/pace.js'

const paceAfter = (...answers: number[]) => {
  const pace = createPace()
  for (const answer of answers) pace.answered(answer)
  return pace.atOnce
}
const times = (count: number, answer: number) => Array.from({ length: count }, () => answer)

describe('the pace of a re-dating', () => {
  it('begins low, rises by one for each round of quick answers, and has an upper end', () => {
    expect(paceAfter()).toBe(2)
    expect(paceAfter(...times(3, 20))).toBe(3)
    expect(paceAfter(...times(500, 20))).toBe(8)
  })

  it('falls by half at a slow answer, once for those that were under way together, and never stands still', () => {
    expect(paceAfter(...times(500, 20), 900)).toBe(4)
    expect(paceAfter(...times(500, 20), 900, 900, 900)).toBe(4)
    expect(paceAfter(...times(500, 20), ...times(50, 900))).toBe(1)
  })

  it('stays where answers are neither quick nor slow', () => {
    expect(paceAfter(...times(500, 20), 900, ...times(50, 250))).toBe(4)
  })
})
