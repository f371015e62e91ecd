// The two statutory tracks by the rules alone (LGA 1974 s31, s34I): which clocks run from which receipt, what is proposed
// when and on which grounds, and that a person decides.
import { describe, expect, it } from '@jest/globals'
import { addDays } from '../../../domain/calendar/local-date.js'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import { explainDeadlines } from '../../../domain/recommendation/explain.js'
import { formOf, formRefusal } from '../../../domain/recommendation/statutory/form.js'
import { proposalIn } from '../../../domain/recommendation/statutory/proposal.js'
import { on } from '../calendar/calendars.js'
import { at, CONTACT, DIRECTOR, evidenceOnly, OFFICER, say } from './openings.js'
import { clocks, decide, grounds, issued, kinds, proposed, receive, tellDuties } from './tracks.js'

describe('the track', () => {
  it('follows from who is responsible and what was issued, never from a CQC location', () => {
    expect(formOf('council', 'final decision')).toBe('statement')
    expect(formOf('council', 'public interest report')).toBe('report')
    expect(formOf('council', 'statement')).toBe('statement')
    expect(formOf('provider', 'public interest report')).toBe('written-statement')
    expect(formOf('nhs-body', 'public interest report')).toBeUndefined()
    expect(formRefusal('/form', 'nhs-body', 'report')?.remedy).toContain('leave it out')
    for (const hasCqcLocation of [true, false]) {
      const played = issued('report', '2027-01-11', { hasCqcLocation })
      expect(clocks(played)[0]).toBe('statutory-response 2027-04-10 2027-04-12')
    }
  })

  it('of a statement instead of a report has only the agreed deadlines and their ladder', () => {
    const played = issued('statement', null)
    expect(clocks(played)).toEqual([])
    expect(kinds(played)).toEqual([])
    played.letPass(at('2028-11-30'))
    expect(proposed(played)).toBeNull()
    expect(say(played, 'notifyAction', CONTACT, { action: 'none' })?.field).toBe('/action')
  })

  it('starts from the recorded receipt, which a task asks for while there is none', () => {
    const played = issued('written-statement', null)
    expect(clocks(played)).toEqual([])
    expect(kinds(played)).toEqual(['record-receipt'])
    played.letPass(at('2027-03-15'))
    expect(receive(played, 'decision', '2027-03-10')).toBeUndefined()
    expect(kinds(played)).toEqual([])
    expect(clocks(played)).toEqual([
      'statutory-response 2027-04-09 2027-04-09',
      // Saturday 8 or Sunday 9 May, treated as met until the Monday.
      'statutory-satisfaction 2027-05-08 2027-05-10',
    ])
    expect(receive(played, 'notice', '2027-03-10')?.problem).toContain('starts nothing now')
    expect(receive(played, 'decision', '2027-01-10')?.problem).toContain('before it was issued')
  })

  it('assumes the receipt of a posted paper, says so, and gives way to the recorded one', () => {
    const played = issued('written-statement', null)
    played.letPass(at('2027-03-15'))
    const posted = { document: 'decision', postedOn: on('2027-03-08'), by: 'first-class post' } as const
    expect(say(played, 'recordReceipt', OFFICER, posted)).toBeUndefined()
    const [assumed] = explainDeadlines(played.state)
    expect(assumed).toMatchObject({ due: '2027-04-09', citation: expect.stringContaining('s34I(2)') })
    expect(assumed?.notes.join()).toContain('The start is assumed')
    expect(receive(played, 'decision', '2027-03-12')).toBeUndefined()
    expect(explainDeadlines(played.state)[0]).toMatchObject({
      due: '2027-04-11',
      metUntil: '2027-04-12',
      overdueFrom: '2027-04-13',
    })
  })

  it('runs beside each agreed deadline with a ladder of its own', () => {
    const played = issued('written-statement', '2027-01-11', {
      recommendations: [evidenceOnly(1, { dueOn: on('2027-02-10') })],
    })
    expect(openDeadlines(played.state).map((d) => `${d.kind} ${d.on}`)).toEqual([
      'evidence 2027-02-10',
      'statutory-response 2027-02-10',
      'statutory-satisfaction 2027-03-09',
    ])
    played.letPass(at('2027-02-12'))
    played.deliver()
    expect(played.letters()).toEqual(
      expect.arrayContaining([
        '2027-02-03 body/example-care-home/senior-officer reminder',
        '2027-02-11 manager escalation',
      ]),
    )
  })
})

describe('a silent provider', () => {
  it('is proposed for an Adverse Findings Notice the moment its month is over, with grounds and evidence', () => {
    const played = issued('written-statement', '2027-01-11')
    played.letPass(at('2027-02-10', '23:59'))
    expect(proposed(played)).toBeNull()
    played.letPass(at('2027-02-11', '00:00'))
    expect(proposed(played)).toBe('require-adverse-findings-notice')
    expect(grounds(played)).toEqual([
      'no-notification Local Government Act 1974 s34I(3)(a), as inserted in 2010 2027-02-10',
    ])
    expect(proposalIn(played.state)).toMatchObject({
      there: ['received on 11 January 2027, as recorded'],
      missing: ['a notification of what was done or will be done', 'evidence for recommendation 1'],
    })
    const fact = played.steps.flatMap((s) => s.facts).find((f) => f.event === 'formal-step-proposed')
    expect(fact).toMatchObject({
      bySystem: true,
      data: { grounds: [expect.stringContaining('Wednesday 10 February 2027')] },
    })
    expect(kinds(played)).toEqual(['formal-step-proposed'])
  })

  it('is proposed for one before the month is over, once the Ombudsman is satisfied that it will do nothing', () => {
    const played = issued('written-statement', '2027-01-11')
    played.letPass(at('2027-01-20'))
    say(played, 'notifyAction', CONTACT, { action: 'none' })
    expect(proposed(played)).toBeNull()
    expect(kinds(played)).toEqual(['assess-action'])
    say(played, 'assessAction', OFFICER, { view: 'no-action' })
    expect(grounds(played)).toEqual(['no-action Local Government Act 1974 s34I(3)(a), as inserted in 2010 '])
  })

  it('comes to its very end: notice, form, no publication, and the Ombudsman publishes at its expense', () => {
    const played = issued('written-statement', '2027-01-11')
    played.letPass(at('2027-02-12'))
    expect(decide(played, 'require-adverse-findings-notice')).toBeUndefined()
    expect(clocks(played)).toEqual([])
    expect(kinds(played)).toEqual(['record-receipt'])
    played.letPass(at('2027-02-16'))
    expect(receive(played, 'notice', '2027-02-15')).toBeUndefined()
    expect(clocks(played)).toEqual(['statutory-form 2027-03-14 2027-03-15'])
    const form = { agreedOn: on('2027-03-01'), publishBy: on('2027-03-19'), places: ['website', 'newspaper'] }
    played.letPass(at('2027-03-01'))
    expect(say(played, 'agreeForm', OFFICER, { ...form, places: ['website', 'newspaper'] })).toBeUndefined()
    expect(clocks(played)).toEqual(['statutory-publication 2027-03-19 2027-03-19'])
    played.letPass(at('2027-03-10'))
    say(played, 'recordPublication', OFFICER, { on: on('2027-03-10'), place: 'website' })
    played.letPass(at('2027-03-22'))
    expect(grounds(played)).toEqual([
      'not-published Local Government Act 1974 s34I(6), as inserted in 2010 2027-03-19',
    ])
    expect(decide(played, 'publish-adverse-findings-notice')).toBeUndefined()
    expect(kinds(played)).toEqual(['publish'])
    say(played, 'judge', DIRECTOR, { recommendation: 1, decision: 'not-satisfied' })
    expect(say(played, 'conclude', OFFICER, {})?.problem).toContain('outstanding')
    say(played, 'recordPublication', OFFICER, { on: on('2027-03-22'), place: 'newspaper' })
    expect(kinds(played)).toContain('claim-expense')
    say(played, 'claimExpense', OFFICER, { amountGBP: 900 })
    say(played, 'settleExpense', OFFICER, { how: 'paid', on: on('2027-03-22') })
    expect(say(played, 'conclude', OFFICER, {})).toBeUndefined()
    played.deliver()
    const notices = ['adverse-findings-notice', 'form-agreed', 'published-for-body']
    for (const kind of notices) expect(played.letters().join()).toContain(kind)
  })
})

describe('a silent council after a report', () => {
  it('comes to its very end: further report, the same periods again, statement, two editions within a fortnight', () => {
    const played = issued('report', '2027-01-11')
    played.letPass(at('2027-04-13'))
    expect(grounds(played)).toEqual([
      'no-notification Local Government Act 1974 s31(2A)(a), as consolidated to 2006 2027-04-10',
    ])
    expect(decide(played, 'further-report')).toBeUndefined()
    expect(proposed(played)).toBeNull()
    played.letPass(at('2027-04-16'))
    expect(receive(played, 'further-report', '2027-04-15')).toBeUndefined()
    expect(clocks(played)).toEqual([
      'statutory-response 2027-07-14 2027-07-14',
      'statutory-satisfaction 2027-10-13 2027-10-14',
    ])
    played.letPass(at('2027-07-15', '00:00'))
    expect(grounds(played)).toEqual([
      'no-notification Local Government Act 1974 s31(2D)(a), as consolidated to 2006 2027-07-14',
    ])
    expect(decide(played, 'require-statement')).toBeUndefined()
    played.letPass(at('2027-07-20'))
    receive(played, 'notice', '2027-07-20')
    expect(clocks(played)).toEqual(['statutory-form 2027-08-19 2027-08-20'])
    played.letPass(at('2027-08-10'))
    const form = { agreedOn: on('2027-08-10'), publishBy: on('2027-08-27') }
    expect(say(played, 'agreeForm', OFFICER, { ...form, places: ['website'] })?.field).toBe('/places')
    expect(say(played, 'agreeForm', OFFICER, { ...form, places: ['newspaper'] })).toBeUndefined()
    played.letPass(at('2027-08-26'))
    say(played, 'recordPublication', OFFICER, { on: on('2027-08-26'), place: 'newspaper' })
    expect(clocks(played)).toEqual(['statutory-publication 2027-09-08 2027-09-08'])
    played.letPass(at('2027-09-02'))
    say(played, 'recordPublication', OFFICER, { on: on('2027-09-02'), place: 'newspaper' })
    expect(played.state.statutory?.notice?.doneOn).toBe('2027-09-02')
    expect(clocks(played)).toEqual([])
  })

  it('whose form is not agreed within the month is published by the Ombudsman in its place, at its expense', () => {
    const played = issued('report', '2027-01-11')
    played.letPass(at('2027-04-13'))
    decide(played, 'further-report')
    receive(played, 'further-report', '2027-04-13')
    played.letPass(at('2027-07-14'))
    decide(played, 'require-statement')
    receive(played, 'notice', '2027-07-14')
    played.letPass(at('2027-08-15'))
    // Friday 13 August, or on the other reading Saturday 14, which is treated as met until the Monday.
    expect(proposed(played)).toBeNull()
    played.letPass(at('2027-08-16', '23:59'))
    expect(proposed(played)).toBeNull()
    played.letPass(at('2027-08-17'))
    expect(grounds(played)).toEqual([
      'form-not-agreed Local Government Act 1974 s31(2G), as consolidated to 2006 2027-08-13,2027-08-14',
    ])
    expect(decide(played, 'publish-statement')).toBeUndefined()
    for (const day of ['2027-08-17', '2027-09-01', '2027-09-07']) {
      played.letPass(at(day))
      say(played, 'recordPublication', OFFICER, { on: on(day), place: 'newspaper' })
    }
    // The edition of 1 September came after the fortnight of the first, and began another.
    expect(played.state.statutory?.notice).toMatchObject({
      doneOn: '2027-09-07',
      publications: [{ on: '2027-09-01' }, { on: '2027-09-07' }],
    })
  })

  it('that has told what it will do is proposed for a further report when the Ombudsman is not satisfied with it', () => {
    const played = issued('report', '2027-01-11')
    played.letPass(at('2027-02-01'))
    expect(say(played, 'assessAction', OFFICER, { view: 'not-satisfied' })?.field).toBe('/view')
    say(played, 'notifyAction', CONTACT, { action: 'proposed' })
    expect(say(played, 'assessAction', OFFICER, { view: 'no-action' })?.problem).toContain('no ground')
    expect(say(played, 'assessAction', OFFICER, { view: 'not-satisfied' })).toBeUndefined()
    expect(grounds(played)).toEqual([
      'not-satisfied Local Government Act 1974 s31(2A)(b), as consolidated to 2006 ',
    ])
  })
})

describe('a doubtful second period', () => {
  it.each([
    // Received on 1 February, the month ends with February: the next ends on 27 or on 31 March.
    // The Saturday of Easter is treated as met until the Tuesday, still before the later date.
    ['written-statement', '2027-02-01', ['2027-03-27', '2027-03-31'], '2027-03-30', '2027-04-01'],
    // Received on 1 December: 28 February, then 27 or 31 May, a bank holiday and treated as met until the day after.
    ['report', '2026-12-01', ['2027-05-27', '2027-05-31'], '2027-05-27', '2027-06-02'],
  ] as const)(
    'of a %s shows both dates and proposes only after the later',
    (form, received, both, metUntil, proposes) => {
      const quiet = addDays(on(proposes), -1)
      const decided = received < '2027-01-11' ? on('2026-11-20') : on('2027-01-11')
      const played = issued(form, received, { decisionDate: decided })
      played.letPass(at('2027-02-10'))
      say(played, 'notifyAction', CONTACT, { action: 'proposed' })
      say(played, 'assessAction', OFFICER, { view: 'content' })
      tellDuties(played, received)
      const clock = explainDeadlines(played.state).find((d) => d.deadline === 'statutory-satisfaction')
      expect(clock).toMatchObject({
        due: both[0],
        metUntil,
        overdueFrom: proposes,
        formalFrom: proposes,
      })
      expect(clock?.alternatives.map((a) => a.due)).toEqual(both)
      expect(clock?.sentence).toContain('or on another reading')
      played.letPass(at(quiet, '23:59'))
      expect([proposed(played), played.steps.at(-1)?.view.overdue]).toEqual([null, false])
      played.letPass(at(proposes, '00:00'))
      expect(proposalIn(played.state)?.grounds).toMatchObject([{ code: 'not-confirmed', passed: both }])
    },
  )
})
