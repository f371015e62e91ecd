// The body's own reasons in what it must publish (LGA 1974 s31(2E)(c)), and what the Ombudsman's publication in its place costs
// and who pays (s31(2H), s34I(7)).
import { describe, expect, it } from '@jest/globals'
import { on } from '../calendar/calendars.js'
import { at, CONTACT, DIRECTOR, OFFICER, say } from './openings.js'
import type { PlayedCase } from './played-case.js'
import { decide, issued, kinds, receive } from './tracks.js'

/** A provider that was required to publish an adverse findings notice and has received the notice on 15 February 2027. */
function noticed() {
  const played = issued('written-statement', '2027-01-11')
  played.letPass(at('2027-02-12'))
  decide(played, 'require-adverse-findings-notice')
  played.letPass(at('2027-02-16'))
  receive(played, 'notice', '2027-02-15')
  return played
}

const agree = (played: PlayedCase, ownReasons?: boolean) =>
  say(played, 'agreeForm', OFFICER, {
    agreedOn: on('2027-02-16'),
    publishBy: on('2027-03-01'),
    places: ['website'],
    ...(ownReasons !== undefined && { ownReasons }),
  })

describe('the body’s own reasons', () => {
  it('stand in the form that is agreed, once it has sent them', () => {
    const played = noticed()
    expect(say(played, 'giveReasons', CONTACT, {})).toBeUndefined()
    expect(agree(played)?.field).toBe('/ownReasons')
    expect(agree(played, false)?.problem).toContain('16 February 2027')
    expect(agree(played, true)).toBeUndefined()
    expect(played.state.statutory?.notice).toMatchObject({
      reasonsOn: '2027-02-16',
      form: { ownReasons: true },
    })
    expect(say(played, 'giveReasons', CONTACT, {})?.problem).toContain('no notice to publish awaits a form')
  })

  it('are not asked for where it has sent none, and need not stand in it once it has taken them back', () => {
    const played = noticed()
    say(played, 'giveReasons', CONTACT, {})
    const correction = { what: 'own-reasons' } as const
    expect(say(played, 'correct', OFFICER, { corrects: 1, correction })).toBeUndefined()
    expect(say(played, 'correct', OFFICER, { corrects: 1, correction })?.problem).toContain('no reasons')
    expect(agree(played)).toBeUndefined()
  })

  it('have no place before a notice', () => {
    expect(say(issued('written-statement', '2027-01-11'), 'giveReasons', CONTACT, {})?.code).toBe('invalid')
  })
})

describe('the expense of a publication in its place', () => {
  const published = () => {
    const played = noticed()
    played.letPass(at('2027-03-17'))
    expect(decide(played, 'publish-adverse-findings-notice')).toBeUndefined()
    expect(say(played, 'claimExpense', OFFICER, { amountGBP: 800 })?.problem).toContain('nothing')
    say(played, 'judge', DIRECTOR, { recommendation: 1, decision: 'not-satisfied' })
    say(played, 'recordPublication', OFFICER, { on: on('2027-03-17'), place: 'newspaper' })
    return played
  }
  const expense = (played: PlayedCase) => played.state.statutory?.notice?.expense
  const claim = (played: PlayedCase) => say(played, 'claimExpense', OFFICER, { amountGBP: 800.5 })
  const pay = (played: PlayedCase, day: string, how: 'paid' | 'not-pursued' = 'paid') =>
    say(played, 'settleExpense', OFFICER, { how, on: on(day) })

  it('is claimed by a letter, paid on a day, and holds the conclusion until it is settled', () => {
    const played = published()
    expect(kinds(played)).toContain('claim-expense')
    expect(pay(played, '2027-03-17')?.problem).toContain('no expense')
    for (const amountGBP of [0, -1, 2_000_000])
      expect(say(played, 'claimExpense', OFFICER, { amountGBP })?.field).toBe('/amountGBP')
    expect(claim(played)).toBeUndefined()
    expect(claim(played)?.problem).toContain('was claimed on 17 March 2027')
    expect(kinds(played)).toContain('settle-expense')
    expect(say(played, 'conclude', OFFICER, {})?.problem).toContain('expense')
    played.letPass(at('2027-04-20'))
    expect(pay(played, '2027-03-16')?.field).toBe('/on')
    expect(pay(played, '2027-04-19')).toBeUndefined()
    expect(expense(played)).toEqual({
      amountGBP: 800.5,
      askedOn: '2027-03-17',
      settled: { how: 'paid', on: '2027-04-19' },
    })
    expect(pay(played, '2027-04-20')?.problem).toContain('settled')
    expect(say(played, 'conclude', OFFICER, {})).toBeUndefined()
    played.deliver()
    expect(played.letters()).toContain('2027-03-17 body/example-care-home expense-claimed')
  })

  it('may be pursued no further; a wrong payment, then the claim, is taken back', () => {
    const played = published()
    claim(played)
    expect(pay(played, '2027-03-17', 'not-pursued')).toBeUndefined()
    const back = () => say(played, 'correct', OFFICER, { corrects: 1, correction: { what: 'expense' } })
    expect(back()).toBeUndefined()
    expect(expense(played)?.settled).toBeNull()
    expect(back()).toBeUndefined()
    expect(expense(played)).toBeUndefined()
    expect(back()?.problem).toContain('no expense')
  })
})
