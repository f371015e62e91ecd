// What the Act asks of a council about a report besides its answer (LGA 1974 s30(4)–(5), s31(2), s31A(1A)): each with a clock
// of its own, told by the council or for it, and written about to the monitoring officer when nothing shows that it is done.
import { describe, expect, it } from '@jest/globals'
import { explainDeadlines } from '../../../domain/recommendation/explain.js'
import { proposalsIn } from '../../../domain/recommendation/statutory/proposal.js'
import { on } from '../calendar/calendars.js'
import { at, body, CONTACT, DIRECTOR, evidenceOnly, OFFICER, OTHER_BODY, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'
import { clocks, decide, duties, issued, kinds, receive } from './tracks.js'

const WRITE = 'write-to-monitoring-officer'

/** A report that the council received on Monday 11 January 2027. */
const reported = () => issued('report', '2027-01-11')

const advertise = (played: PlayedCase, day: string, openFrom: string) =>
  say(played, 'recordDuty', CONTACT, { duty: 'advertisement', on: on(day), openFrom: on(openFrom) })
const done = (played: PlayedCase, duty: 'inspection' | 'consideration' | 'referral', day: string) =>
  say(played, 'recordDuty', CONTACT, { duty, on: on(day) })
const written = (played: PlayedCase) => proposalsIn(played.state).find((p) => p.step.name === WRITE)

describe('a report', () => {
  it('is advertised within two weeks of its receipt and considered within three months, beside the periods of the answer', () => {
    const played = reported()
    expect(duties(played)).toEqual([
      'statutory-advertisement 2027-01-25 2027-01-25',
      'statutory-consideration 2027-04-10 2027-04-12',
    ])
    expect(clocks(played)).toHaveLength(2)
    const advertisement = explainDeadlines(played.state).find((d) => d.deadline === 'statutory-advertisement')
    expect(advertisement).toMatchObject({
      basis: 'rule',
      citation: 'Local Government Act 1974 s30(5), as consolidated to 2006',
      sentence: expect.stringContaining('2 weeks after receipt on 11 January 2027'),
    })
  })

  it('asks for none of it without a receipt, as a statement instead of one, or of a provider', () => {
    expect(duties(issued('report', null))).toEqual([])
    for (const form of ['statement', 'written-statement'] as const) {
      const played = issued(form, '2027-01-11')
      expect(duties(played)).toEqual([])
      expect(done(played, 'consideration', '2027-01-11')?.field).toBe('/duty')
    }
  })

  it('is open to inspection for three weeks from the day that the notice gives, at most a week after it', () => {
    const played = reported()
    played.letPass(at('2027-01-22'))
    expect(advertise(played, '2027-01-22', '2027-01-30')).toMatchObject({
      field: '/openFrom',
      problem: expect.stringContaining('at most a week after the notice'),
    })
    expect(advertise(played, '2027-01-22', '2027-01-29')).toBeUndefined()
    // Friday 29 January to Thursday 18 February, and ten working days to say so.
    expect(duties(played)).toEqual([
      'statutory-inspection 2027-03-04 2027-03-04',
      'statutory-consideration 2027-04-10 2027-04-12',
    ])
    const inspection = explainDeadlines(played.state).find((d) => d.deadline === 'statutory-inspection')
    expect(inspection?.sentence).toContain(
      '3 weeks beginning with the opening for inspection on 29 January 2027',
    )
    played.letPass(at('2027-02-19'))
    expect(done(played, 'inspection', '2027-02-17')?.problem).toContain('less than three weeks')
    expect(done(played, 'inspection', '2027-02-18')).toBeUndefined()
    expect(duties(played)).toEqual(['statutory-consideration 2027-04-10 2027-04-12'])
  })

  it('is reminded of by a ladder of its own, which soon turns to the senior officer', () => {
    const played = reported()
    played.letPass(at('2027-02-03'))
    played.deliver()
    expect(played.letters().filter((l) => l < '2027-02-03')).toEqual([
      expect.stringContaining('opening'),
      '2027-01-18 body/example-care-home reminder',
      '2027-01-22 body/example-care-home reminder',
      '2027-01-26 body/example-care-home/senior-officer overdue',
      '2027-02-01 manager escalation',
    ])
  })

  it('is considered later when more time to answer is agreed in writing', () => {
    const played = reported()
    const longer = { period: 'response', to: on('2027-04-30') } as const
    say(played, 'askLongerPeriod', CONTACT, longer)
    say(played, 'decideLongerPeriod', OFFICER, { ...longer, decision: 'agree', inWriting: true })
    expect(duties(played)[1]).toBe('statutory-consideration 2027-04-30 2027-04-30')
  })
})

describe('a duty that nothing shows to be done', () => {
  it('is proposed to be written about to the monitoring officer, with grounds, to the Director; nothing follows by itself', () => {
    const played = reported()
    played.letPass(at('2027-01-25', '23:59'))
    expect(written(played)).toBeUndefined()
    played.letPass(at('2027-01-26', '00:00'))
    expect(written(played)).toMatchObject({
      step: { decides: ['director'] },
      grounds: [
        {
          code: 'not-advertised',
          provision: 'Local Government Act 1974 s30(5), as consolidated to 2006',
          says: expect.stringContaining('Due by the end of Monday 25 January 2027'),
          passed: ['2027-01-25'],
        },
      ],
      there: ['received on 11 January 2027, as recorded'],
      missing: ['a copy of the public notice'],
    })
    expect(kinds(played)).toEqual(['formal-step-proposed'])
    played.letPass(at('2027-02-08'))
    expect(played.letters().join()).not.toContain('duties-outstanding')
  })

  it('comes back after the letter while it is outstanding, and ends when it is told, also late', () => {
    const played = reported()
    played.letPass(at('2027-01-26'))
    expect(decide(played, WRITE)).toBeUndefined()
    played.deliver()
    expect(played.letters()).toContain('2027-01-26 body/example-care-home/senior-officer duties-outstanding')
    expect(kinds(played)).toEqual([])
    played.letPass(at('2027-02-09', '08:59'))
    expect(written(played)).toBeUndefined()
    played.letPass(at('2027-02-09', '09:00'))
    expect(kinds(played)).toEqual(['formal-step-proposed'])
    expect(advertise(played, '2027-02-05', '2027-02-08')).toBeUndefined()
    expect([written(played), kinds(played)]).toEqual([undefined, []])
  })

  it('stands beside the further report that is proposed: each is decided by itself', () => {
    const played = reported()
    played.letPass(at('2027-04-13'))
    expect(proposalsIn(played.state).map((p) => p.step.name)).toEqual(['further-report', WRITE])
    expect(written(played)?.grounds.map((g) => g.code)).toEqual(['not-advertised', 'not-considered'])
    expect(decide(played, WRITE, 'not-now')).toBeUndefined()
    expect(proposalsIn(played.state).map((p) => p.step.name)).toEqual(['further-report'])
  })

  it('holds whatever comes of the recommendations: the case is concluded once it is told, or waived with reasons', () => {
    const played = reported()
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    say(played, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
    expect(clocks(played)).toEqual([])
    expect(duties(played)).toHaveLength(2)
    expect(say(played, 'conclude', OFFICER, {})?.problem).toContain('advertisement')
    expect(say(played, 'waiveDuty', OFFICER, { duty: 'advertisement' })?.code).toBe('wrong-role')
    expect(say(played, 'waiveDuty', DIRECTOR, { duty: 'advertisement' })).toBeUndefined()
    expect(duties(played)).toEqual(['statutory-consideration 2027-04-10 2027-04-12'])
    expect(done(played, 'consideration', '2027-01-11')).toBeUndefined()
    expect(say(played, 'conclude', OFFICER, {})).toBeUndefined()
    played.deliver()
    expect(played.letters()).toContain('2027-01-11 body/example-care-home duty-waived')
  })

  it('is not asked of a case that was tracked elsewhere when its time was over', () => {
    const takeOver = { stage: 'carrying-out', planReceivedOn: null, satisfiedOn: null } as const
    const council = { bodyType: 'council', form: 'report', receivedOn: on('2027-01-11') } as const
    const played = play(
      {
        recommendations: [evidenceOnly(1, { dueOn: on('2028-12-01') })],
        bodies: [body({ ...council, planDueOn: null, takeOver })],
      },
      at('2027-02-15'),
    )
    played.letPass(at('2027-02-16'))
    expect(duties(played)).toEqual(['statutory-consideration 2027-04-10 2027-04-12'])
    expect(kinds(played)).toEqual([])
  })
})

describe('a further report', () => {
  const further = () => {
    const played = reported()
    played.letPass(at('2027-01-22'))
    advertise(played, '2027-01-22', '2027-01-25')
    played.letPass(at('2027-02-15'))
    done(played, 'inspection', '2027-02-14')
    done(played, 'consideration', '2027-02-10')
    played.letPass(at('2027-04-13'))
    expect(decide(played, 'further-report')).toBeUndefined()
    expect(duties(played)).toEqual([])
    receive(played, 'further-report', '2027-04-13')
    return played
  }

  it('is advertised, open and considered like the first (s31(2C))', () => {
    expect(duties(further())).toEqual([
      'statutory-advertisement 2027-04-27 2027-04-27',
      'statutory-consideration 2027-07-12 2027-07-12',
    ])
  })

  it.each([
    ['proposed-otherwise', true],
    ['proposed', false],
    ['taken', false],
  ] as const)(
    'on which the action is %s is referred to the authority itself (s31A(1A)(b)): %s',
    (action, isReferred) => {
      const played = further()
      say(played, 'notifyAction', CONTACT, { action })
      const referral = 'statutory-referral 2027-07-12 2027-07-12'
      expect(duties(played).includes(referral)).toBe(isReferred)
      expect(done(played, 'referral', '2027-04-13')?.field).toBe(isReferred ? undefined : '/duty')
    },
  )

  it('of a first report no other action is referred', () => {
    const played = reported()
    say(played, 'notifyAction', CONTACT, { action: 'proposed-otherwise' })
    expect(duties(played).join()).not.toContain('statutory-referral')
  })

  it('goes to the authority itself once no action is proposed on it (s31A(1A)), whatever else was told', () => {
    const played = further()
    expect(done(played, 'referral', '2027-04-13')?.field).toBe('/duty')
    say(played, 'notifyAction', CONTACT, { action: 'none' })
    expect(duties(played)).toContain('statutory-referral 2027-07-12 2027-07-12')
    played.letPass(at('2027-07-13'))
    expect(written(played)?.grounds.map((g) => g.provision)).toContain(
      'Local Government Act 1974 s31A(1A), as in force in 2010',
    )
    expect(done(played, 'referral', '2027-07-01')).toBeUndefined()
    expect(duties(played).join()).not.toContain('referral')
  })

  it('brings a statement before its time is over, once the Ombudsman is satisfied that nothing will be done (s31(2D)(a))', () => {
    const played = further()
    say(played, 'notifyAction', CONTACT, { action: 'none' })
    expect(say(played, 'assessAction', OFFICER, { view: 'no-action' })).toBeUndefined()
    expect(proposalsIn(played.state)[0]).toMatchObject({
      step: { name: 'require-statement' },
      grounds: [
        { code: 'no-action', provision: 'Local Government Act 1974 s31(2D)(a), as consolidated to 2006' },
      ],
    })
  })
})

describe('what is told of a duty', () => {
  it('is told by this council’s contact or by an officer for it, on a day from the receipt to today', () => {
    const played = reported()
    const input = { duty: 'consideration' as const, on: on('2027-01-11') }
    const foreign = { ...CONTACT, bodyId: OTHER_BODY }
    expect(say(played, 'recordDuty', foreign, input)?.code).toBe('not-yours')
    expect(say(played, 'recordDuty', OFFICER, input)?.field).toBe('/onBehalf')
    expect(done(played, 'consideration', '2027-01-10')?.field).toBe('/on')
    expect(done(played, 'consideration', '2027-01-12')?.field).toBe('/on')
    const onBehalf = { channel: 'post', receivedOn: on('2027-01-11') } as const
    expect(say(played, 'recordDuty', OFFICER, { ...input, onBehalf })).toBeUndefined()
    expect(done(played, 'consideration', '2027-01-11')?.problem).toContain('is recorded')
  })

  it('is taken back by a correction, an advertisement only before its inspection; then its time runs again', () => {
    const played = reported()
    const back = (duty: 'advertisement' | 'inspection') =>
      say(played, 'correct', OFFICER, { corrects: 1, correction: { what: 'duty', duty } })
    expect(back('advertisement')?.field).toBe('/correction/duty')
    played.letPass(at('2027-02-08'))
    advertise(played, '2027-01-15', '2027-01-18')
    done(played, 'inspection', '2027-02-07')
    expect(back('advertisement')?.remedy).toContain('take that back first')
    expect(back('inspection')).toBeUndefined()
    expect(duties(played)[0]).toBe('statutory-inspection 2027-02-19 2027-02-19')
    expect(back('advertisement')).toBeUndefined()
    expect(duties(played)[0]).toBe('statutory-advertisement 2027-01-25 2027-01-25')
  })
})
