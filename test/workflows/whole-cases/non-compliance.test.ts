// Bodies that do not comply, each case played whole on the real server in virtual time: the ladder to each of its ends, and
// both statutory tracks to each of theirs. Time proposes, a person decides; the dates are counted by hand from the Act.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  AT_COUNCILS_EXPENSE,
  AT_PROVIDERS_EXPENSE,
  COUNCIL_PUBLISHES,
  PROVIDER_PUBLISHES,
  REPORTED,
} from '../../support/lives/failure.js'
import {
  closed,
  dataOf,
  formalOf,
  ledgerOf,
  noticesOf,
  noticesToOne,
  obligationsOf,
  proposedIn,
  remindersCounted,
  remindersSent,
  tasksEverOf,
} from '../../support/lives/read.js'
import { playWhole, type Life } from '../../support/lives/scene.js'
import { CEASED, DELAYED, NEW_CASE, NOT_COMPLETE } from '../../support/lives/silence.js'
import { openTheatre, type Theatre } from '../../support/theatre.js'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

const whole = (life: Life) => playWhole(theatre, life)

const FAILED = 'not-complete-and-not-satisfied'

describe('a council that stays silent', () => {
  it('is pursued up to a case conference, and a remedy that cannot be had any more is ceased with reasons', async () => {
    const { scene, body } = await whole(CEASED)
    expect(await closed(scene)).toEqual({ [body]: 'not-complete-but-satisfied' })
    expect(await obligationsOf(scene, body)).toEqual(['1 2027-03-12 ceased'])
    expect(await ledgerOf(scene, body)).toEqual([
      '2027-01-11 system opened',
      '2027-03-13 system overdue',
      '2027-03-15 case-officer escalation-decided',
      '2027-03-15 system escalation-proposed',
      '2027-03-17 manager escalation-decided',
      '2027-03-24 case-officer measure-recorded',
      '2027-03-24 manager ceased',
      '2027-03-24 case-officer closed',
    ])
    expect(await remindersSent(scene, body)).toEqual(remindersCounted(scene, body, '2027-03-24'))
    expect(await noticesOf(scene)).toEqual([
      `2027-01-11 body/${body} opening`,
      `2027-03-24 body/${body} ceased`,
      `2027-03-24 body/${body} closed`,
    ])
    expect(await dataOf(scene, 'ceased')).toMatchObject([{ recommendation: 1, because: 'unachievable' }])
    expect(await tasksEverOf(scene)).toEqual(
      expect.arrayContaining([
        'manager chase-overdue',
        'manager escalation-proposed',
        'manager carry-out-measure',
      ]),
    )
  })

  it('is recorded by the Director as not having complied, and the new case about it is linked', async () => {
    const { scene, body } = await whole(NOT_COMPLETE)
    expect(await closed(scene)).toEqual({ [body]: FAILED })
    expect(await obligationsOf(scene, body)).toEqual(['1 2027-03-12 not-satisfied'])
    // Ten and thirty working days after 12 March, Good Friday and Easter Monday between: 30 March and 27 April.
    expect(await ledgerOf(scene, body)).toEqual([
      '2027-01-11 system opened',
      '2027-03-13 system overdue',
      '2027-03-30 system escalation-proposed',
      '2027-04-27 system escalation-proposed',
      '2027-04-28 director escalation-decided',
      '2027-04-28 director judged',
      '2027-04-28 case-officer new-case-linked',
      '2027-04-28 manager closed',
    ])
    expect(await remindersSent(scene, body)).toEqual(remindersCounted(scene, body, '2027-04-28'))
    expect(await dataOf(scene, 'new-case-linked')).toMatchObject([{ newReference: NEW_CASE }])
    expect(await tasksEverOf(scene)).toContain('manager link-new-case')
  })

  it('with a remedy late by a year is asked for the day on which it is expected, and again when that has passed', async () => {
    const { scene, body } = await whole(DELAYED)
    expect(await closed(scene)).toEqual({ [body]: 'complete-and-satisfied' })
    expect(await dataOf(scene, 'remedy-expected')).toMatchObject([
      { expectedOn: '2028-02-01', before: null },
      { expectedOn: '2028-03-01', before: '2028-02-01' },
    ])
    expect(await tasksEverOf(scene)).toEqual([
      'case-officer conclude',
      'case-officer enter-delayed-remedy',
      'case-officer judge-evidence',
      'case-officer renew-expected-date',
    ])
    expect(await remindersSent(scene, body)).toEqual(remindersCounted(scene, body, '2028-02-28'))
  })
})

// Three months beginning with 11 January end on Saturday 10 April, treated as met until the Monday is over; three beginning
// with 15 April end on 14 July.
const TO_THE_NOTICE = [
  '2027-04-13 system formal-step-proposed',
  '2027-04-13 director formal-step-decided',
  '2027-04-15 case-officer receipt-recorded',
  '2027-07-15 system formal-step-proposed',
  '2027-07-15 director formal-step-decided',
  '2027-07-20 case-officer receipt-recorded',
]

describe('a council that stays silent after a report', () => {
  it('comes to a statement that it publishes in two editions within a fortnight, in the form agreed', async () => {
    const { scene, body } = await whole(COUNCIL_PUBLISHES)
    expect(await closed(scene)).toEqual({ [body]: FAILED })
    expect(await formalOf(scene, body)).toEqual([
      ...TO_THE_NOTICE,
      '2027-08-10 case-officer form-agreed',
      '2027-08-26 case-officer publication-recorded',
      '2027-09-02 case-officer publication-recorded',
      '2027-09-02 manager closed',
    ])
    expect(await proposedIn(scene)).toMatchObject([
      {
        step: 'further-report',
        provisions: ['Local Government Act 1974 s31(2A)(a), as consolidated to 2006'],
        passed: ['2027-04-10'],
        grounds: [expect.stringContaining('treated as met until the end of Monday 12 April 2027')],
      },
      {
        step: 'require-statement',
        provisions: ['Local Government Act 1974 s31(2D)(a), as consolidated to 2006'],
        passed: ['2027-07-14'],
        missing: expect.arrayContaining(['evidence for recommendation 1']),
      },
    ])
    expect(await dataOf(scene, 'publication-recorded')).toMatchObject([
      { by: 'body', editions: ['2027-08-26'], complete: false },
      { by: 'body', editions: ['2027-08-26', '2027-09-02'], complete: true },
    ])
    expect(await noticesToOne(scene)).toEqual([
      '2027-01-11 opening',
      '2027-04-13 further-report',
      '2027-07-15 statement-required',
      '2027-08-10 form-agreed',
      '2027-09-02 closed',
    ])
  })

  it('and agrees no form within a month comes to a statement that the Ombudsman publishes at its expense', async () => {
    const { scene, body } = await whole(AT_COUNCILS_EXPENSE)
    expect(await closed(scene)).toEqual({ [body]: FAILED })
    // Two weeks after 11 January, and ten working days after the letter. One month from 20 July, the receipt of the notice.
    expect(await formalOf(scene, body)).toEqual([
      '2027-01-26 system formal-step-proposed',
      '2027-01-26 director formal-step-decided',
      '2027-02-09 system formal-step-proposed',
      ...TO_THE_NOTICE,
      '2027-08-21 system formal-step-proposed',
      '2027-08-21 director formal-step-decided',
      '2027-08-26 case-officer publication-recorded',
      '2027-09-02 case-officer publication-recorded',
      '2027-09-02 manager closed',
    ])
    expect((await proposedIn(scene)).map((p) => p.step)).toEqual([
      'write-to-monitoring-officer',
      'write-to-monitoring-officer',
      'further-report',
      'require-statement',
      'publish-statement',
    ])
    expect((await dataOf(scene, 'publication-recorded')).at(-1)).toMatchObject({
      by: 'ombudsman',
      complete: true,
    })
    expect(await noticesToOne(scene)).toEqual([
      '2027-01-11 opening',
      '2027-01-26 duties-outstanding',
      '2027-02-09 duty-waived',
      '2027-02-09 duty-waived',
      '2027-04-13 further-report',
      '2027-04-15 duty-waived',
      '2027-04-15 duty-waived',
      '2027-07-15 statement-required',
      '2027-08-21 published-for-body',
      '2027-09-02 closed',
      '2027-09-02 expense-claimed',
    ])
  })
})

describe('a council that stays silent after a statement instead of a report', () => {
  it('is made a report about, whose periods run from its receipt to a statement in two editions', async () => {
    const { scene, body } = await whole(REPORTED)
    expect(await closed(scene)).toEqual({ [body]: FAILED })
    // No period of s31 runs before the report. Three months beginning with 15 April end on 14 July; with 20 July, on 19 October.
    expect(
      (await ledgerOf(scene, body)).filter((e) => /report|receipt|formal|form-|publication/.test(e)),
    ).toEqual([
      '2027-04-12 director report-issued',
      '2027-04-15 case-officer receipt-recorded',
      '2027-07-15 system formal-step-proposed',
      '2027-07-15 director formal-step-decided',
      '2027-07-20 case-officer receipt-recorded',
      '2027-10-20 system formal-step-proposed',
      '2027-10-20 director formal-step-decided',
      '2027-10-25 case-officer receipt-recorded',
      '2027-10-25 case-officer form-agreed',
      '2027-11-08 case-officer publication-recorded',
      '2027-11-15 case-officer publication-recorded',
    ])
    expect(await proposedIn(scene)).toMatchObject([
      {
        step: 'further-report',
        provisions: ['Local Government Act 1974 s31(2A)(a), as consolidated to 2006'],
        passed: ['2027-07-14'],
      },
      {
        step: 'require-statement',
        provisions: ['Local Government Act 1974 s31(2D)(a), as consolidated to 2006'],
        passed: ['2027-10-19'],
      },
    ])
    expect((await dataOf(scene, 'publication-recorded')).at(-1)).toMatchObject({ by: 'body', complete: true })
    expect(await noticesToOne(scene)).toEqual([
      '2027-01-11 opening',
      '2027-04-12 report-issued',
      '2027-04-15 duty-waived',
      '2027-04-15 duty-waived',
      '2027-07-15 further-report',
      '2027-07-20 duty-waived',
      '2027-07-20 duty-waived',
      '2027-10-20 statement-required',
      '2027-10-25 form-agreed',
      '2027-11-15 closed',
    ])
  })
})

describe('a provider that stays silent after a written statement', () => {
  it('comes to an Adverse Findings Notice that it publishes as directed, in the form agreed', async () => {
    const { scene, body } = await whole(PROVIDER_PUBLISHES)
    expect(await closed(scene)).toEqual({ [body]: FAILED })
    // One month beginning with 11 January ends on 10 February.
    expect(await formalOf(scene, body)).toEqual([
      '2027-02-11 system formal-step-proposed',
      '2027-02-11 director formal-step-decided',
      '2027-02-15 case-officer receipt-recorded',
      '2027-03-01 case-officer form-agreed',
      '2027-03-10 case-officer publication-recorded',
      '2027-03-10 manager closed',
    ])
    expect(await dataOf(scene, 'publication-recorded')).toMatchObject([{ by: 'body', complete: true }])
    expect(await noticesToOne(scene)).toEqual([
      '2027-01-11 opening',
      '2027-02-11 adverse-findings-notice',
      '2027-03-01 form-agreed',
      '2027-03-10 closed',
    ])
  })

  it('and agrees no form within a month comes to a notice that the Ombudsman publishes and the provider pays', async () => {
    const { scene, body } = await whole(AT_PROVIDERS_EXPENSE)
    expect(await closed(scene)).toEqual({ [body]: FAILED })
    expect(await formalOf(scene, body)).toEqual([
      '2027-02-11 system formal-step-proposed',
      '2027-02-11 director formal-step-decided',
      '2027-02-15 case-officer receipt-recorded',
      '2027-03-16 system formal-step-proposed',
      '2027-03-16 director formal-step-decided',
      '2027-03-25 case-officer publication-recorded',
      '2027-03-25 manager closed',
    ])
    expect(await proposedIn(scene)).toMatchObject([
      {
        step: 'require-adverse-findings-notice',
        provisions: ['Local Government Act 1974 s34I(3)(a), as inserted in 2010'],
        passed: ['2027-02-10'],
      },
      {
        step: 'publish-adverse-findings-notice',
        provisions: ['Local Government Act 1974 s34I(6), as inserted in 2010'],
        passed: ['2027-03-14', '2027-03-15'],
      },
    ])
    expect(await dataOf(scene, 'publication-recorded')).toMatchObject([{ by: 'ombudsman', complete: true }])
    expect(await noticesToOne(scene)).toEqual([
      '2027-01-11 opening',
      '2027-02-11 adverse-findings-notice',
      '2027-03-16 published-for-body',
      '2027-03-25 closed',
      '2027-03-25 expense-claimed',
    ])
  })
})
