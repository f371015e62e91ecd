// Why a date of a case stays where it was when its calendar changes. Cases begin on 11 January 2027.
import { describe, expect, it } from '@jest/globals'
import { whyUnmoved } from '../../../domain/recommendation/redating-words.js'
import { termInWords } from '../../../domain/recommendation/words-read.js'
import { UNMOVED_REASONS } from '../../../domain/recommendation/unmoved-dates.js'
import { CALENDARS, on } from '../calendar/calendars.js'
import { corrected, FIRST, next } from './next-calendar.js'
import { at, body, CONTACT, DECIDED_ON, evidenceOnly, OFFICER, play, say, TEXT } from './openings.js'

function worded(number: number, words: string) {
  const read = termInWords(words, DECIDED_ON, TEXT, CALENDARS)
  if (!('basis' in read)) throw new Error('the words are read')
  return evidenceOnly(number, { dueOn: read.dueOn, basis: read.basis })
}

/** Due by different reasons: 20 working days, three months, a stated day, an agreed day, and one whose clock stands still. */
function begun() {
  const played = play({
    calendar: FIRST,
    bodies: [body({ planDueOn: null })],
    recommendations: [
      worded(1, 'within 20 working days'),
      worded(2, 'within three months'),
      evidenceOnly(3, { dueOn: on('2027-03-12') }),
      evidenceOnly(4, { dueOn: on('2027-03-12') }),
      evidenceOnly(5, { dueOn: on('2027-04-09') }),
      evidenceOnly(6, { dueOn: on('2027-04-16') }),
    ],
  })
  const to = on('2027-05-14')
  say(played, 'askExtension', CONTACT, { recommendation: 5, to })
  say(played, 'decideExtension', OFFICER, { recommendation: 5, decision: 'agree', to })
  say(played, 'askClarification', CONTACT, { about: [6] })
  return played
}

const reasons = ({ unmoved }: ReturnType<ReturnType<typeof begun>['redate']>) =>
  unmoved.map(({ recommendations, on: due, why }) => [recommendations.join(), due, why])

describe('what did not move', () => {
  it('is named with its reason, each date once', () => {
    const redating = begun().redate(next(FIRST, ['2027-06-14']))
    expect(redating.moved).toEqual([])
    expect(reasons(redating)).toEqual([
      ['1', '2027-02-08', 'outside-the-count'],
      ['3,4', '2027-03-12', 'stated'],
      ['2', '2027-04-11', 'not-in-working-days'],
      ['6', '2027-04-16', 'clock-stopped'],
      ['5', '2027-05-14', 'agreed'],
    ])
    expect(new Set(reasons(redating).map(([, , why]) => why))).toEqual(new Set(UNMOVED_REASONS))
  })

  it('leaves out what moved, also where only the day until which it is met did', () => {
    const redating = begun().redate(next(FIRST, ['2027-02-05', '2027-03-12']))
    expect(redating.moved.map((m) => [m.recommendations.join(), m.old, m.new, m.why])).toEqual([
      ['1', '2027-02-08', '2027-02-09', 'working-days'],
      ['3,4', '2027-03-12', '2027-03-12', 'met-until'],
    ])
    expect(reasons(redating).map(([numbers]) => numbers)).toEqual(['2', '6', '5'])
  })

  it('is told apart when no day changed', () => {
    const played = begun()
    played.letPass(at('2027-01-12'))
    const redating = played.redate(corrected(played.state.calendar, 'cqc-log', { amount: 12 }))
    expect(redating.unmoved).toHaveLength(5)
    expect(whyUnmoved('stated', false)).toBe('It does not rest on what was corrected')
    for (const why of UNMOVED_REASONS) expect(whyUnmoved(why, true)).not.toContain('corrected')
  })
})
