// Cases in which something changes in the middle, each played whole on the real server in virtual time: what is recommended,
// the day of the decision, the location, what was thought to be done; and CQC's silence, which holds up nothing.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readEvidenceList } from '../../../prisma/read/evidence-list.js'
import {
  CQC_SILENT,
  DECIDED_LATER,
  DEREGISTERED,
  RECOMMENDED_ANEW,
  REOPENED,
  RETURNED,
  SUCCESSOR,
} from '../../support/lives/changed.js'
import {
  closed,
  dataOf,
  ledgerOf,
  noticesOf,
  noticesToOne,
  obligationsOf,
  remindersCounted,
  remindersSent,
  tasksEverOf,
} from '../../support/lives/read.js'
import { playWhole, type Life } from '../../support/lives/scene.js'
import { openTheatre, type Theatre } from '../../support/theatre.js'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await theatre.nameContact('cqc', 'cqc@example.org')
})
afterAll(() => theatre.close())

const whole = (life: Life) => playWhole(theatre, life)

it('what has stopped by the follow-up is open again by a date of its own, and is followed up again', async () => {
  const { scene, body } = await whole(REOPENED)
  expect(await closed(scene)).toEqual({ [body]: 'complete-and-satisfied' })
  expect(await obligationsOf(scene, body)).toEqual(['1 2027-02-11 satisfied', '2 2027-11-01 satisfied'])
  expect(await ledgerOf(scene, body)).toEqual([
    '2027-01-11 system opened',
    '2027-02-05 body-contact evidence-submitted',
    '2027-02-05 case-officer judged',
    '2027-02-05 body-contact evidence-submitted',
    '2027-02-05 case-officer judged',
    '2027-02-05 case-officer concluded',
    '2027-09-03 body-contact follow-up-answered',
    '2027-09-03 case-officer reopened',
    '2027-10-27 body-contact evidence-submitted',
    '2027-10-27 case-officer judged',
    '2027-10-27 case-officer concluded',
    '2028-03-02 body-contact follow-up-answered',
    '2028-03-02 case-officer closed',
  ])
  // Ten and five working days before 1 November, after those before 11 February.
  expect(await remindersSent(scene, body)).toEqual([
    ...remindersCounted(scene, body, '2027-02-05'),
    '2027-10-18 reminder',
    '2027-10-25 reminder',
  ])
  expect(await noticesOf(scene)).toEqual([
    `2027-01-11 body/${body} opening`,
    `2027-02-05 body/${body} concluded`,
    `2027-09-01 body/${body} follow-up`,
    `2027-09-03 body/${body} reopened`,
    `2027-10-27 body/${body} concluded`,
    `2028-03-01 body/${body} follow-up`,
    `2028-03-02 body/${body} closed`,
  ])
})

it('what is added, amended and withdrawn in the middle is owed as it was left, with a plan of its own where one is asked', async () => {
  const { scene, body } = await whole(RECOMMENDED_ANEW)
  expect(await closed(scene)).toEqual({ [body]: 'complete-and-satisfied' })
  expect(await obligationsOf(scene, body)).toEqual([
    '1 2027-04-12 satisfied',
    '2 2027-04-12 withdrawn',
    '3 2027-05-10 satisfied',
  ])
  expect(await ledgerOf(scene, body)).toEqual([
    '2027-01-11 system opened',
    '2027-02-05 body-contact plan-submitted',
    '2027-02-05 case-officer plan-accepted',
    '2027-02-10 case-officer recommendation-added',
    '2027-02-10 case-officer recommendation-amended',
    '2027-02-10 case-officer recommendation-withdrawn',
    '2027-03-08 body-contact plan-submitted',
    '2027-03-08 case-officer plan-accepted',
    '2027-04-08 body-contact evidence-submitted',
    '2027-04-08 case-officer judged',
    '2027-05-06 body-contact evidence-submitted',
    '2027-05-06 case-officer judged',
    '2027-05-06 case-officer closed',
  ])
  expect(await dataOf(scene, 'recommendation-amended')).toMatchObject([
    { recommendation: 1, dueOn: '2027-04-12', dueBefore: '2027-03-11' },
  ])
  // Ten and five working days before: the plan, 10 March; 1, 12 April with Easter between; 3, 10 May with a bank holiday.
  expect(await remindersSent(scene, body)).toEqual([
    ...remindersCounted(scene, body, '2027-02-05'),
    '2027-02-24 reminder',
    '2027-03-03 reminder',
    '2027-03-25 reminder',
    '2027-04-05 reminder',
    '2027-04-23 reminder',
    '2027-04-30 reminder',
  ])
  expect((await noticesToOne(scene)).sort()).toEqual([
    '2027-01-11 opening',
    '2027-02-05 plan-accepted',
    '2027-02-05 plan-received',
    '2027-02-10 recommendation-added',
    '2027-02-10 recommendation-amended',
    '2027-02-10 recommendation-withdrawn',
    '2027-03-08 plan-accepted',
    '2027-03-08 plan-received',
    '2027-04-09 judged-satisfied',
    '2027-05-06 closed',
  ])
})

it('a decision date that is put right moves what was agreed from it, and no date that was stated', async () => {
  const { scene, body } = await whole(DECIDED_LATER)
  expect(await closed(scene)).toEqual({ [body]: 'complete-and-satisfied' })
  expect(await obligationsOf(scene, body)).toEqual(['1 2027-02-15 satisfied', '2 2027-02-11 satisfied'])
  expect(await dataOf(scene, 'decision-date-changed')).toMatchObject([
    {
      decisionDateBefore: '2027-01-11',
      decisionDate: '2027-01-15',
      moved: [{ recommendation: 1, dueBefore: '2027-02-11', dueOn: '2027-02-15' }],
    },
  ])
  expect((await ledgerOf(scene, body))[1]).toBe('2027-01-20 case-officer decision-date-changed')
  expect(await noticesOf(scene)).toEqual([
    `2027-01-11 body/${body} opening`,
    `2027-01-20 body/${body} date-changed`,
    `2027-02-10 body/${body} closed`,
  ])
  const row = await theatre.database.caseFile.findUniqueOrThrow({ where: { reference: scene.reference } })
  expect(row.decisionDate.toISOString().slice(0, 10)).toBe('2027-01-15')
})

it('a location that is deregistered is a task; the case follows to its successor, and what is owed stands', async () => {
  const { scene, body } = await whole(DEREGISTERED)
  expect(await closed(scene)).toEqual({ [body]: 'complete-and-satisfied' })
  expect(await obligationsOf(scene, body)).toEqual(['1 2027-04-12 satisfied'])
  expect(await tasksEverOf(scene)).toContain('case-officer decide-location')
  const about = (await ledgerOf(scene, body)).filter((e) => e.includes('location'))
  expect(about).toEqual(['2027-03-02 system location-changed', '2027-03-03 case-officer location-decided'])
  const listed = async (locationId: string) =>
    (await readEvidenceList(theatre.database, { locationId }, { after: null, limit: 50 })).items
      .filter((item) => item.reference === scene.reference)
      .map(({ recommendations: [only] }) => only?.assurances.map((a) => a.answer))
  expect([await listed(SUCCESSOR), await listed('1-100000001')]).toEqual([[['assured']], []])
  expect(await remindersSent(scene, body)).toEqual(
    remindersCounted(scene, body, '2027-02-05', ['2027-03-25', '2027-04-08']),
  )
})

it('evidence that is not enough goes back with a date of its own, and what comes then is judged afresh', async () => {
  const { scene, body } = await whole(RETURNED)
  expect(await closed(scene)).toEqual({ [body]: 'complete-and-satisfied' })
  expect(await obligationsOf(scene, body)).toEqual(['1 2027-03-15 satisfied'])
  expect(await ledgerOf(scene, body)).toEqual([
    '2027-01-11 system opened',
    '2027-02-08 body-contact evidence-submitted',
    '2027-02-15 case-officer judged',
    '2027-03-11 body-contact evidence-submitted',
    '2027-03-11 case-officer judged',
    '2027-03-11 case-officer closed',
  ])
  expect(await dataOf(scene, 'evidence-submitted')).toMatchObject([{ version: 1 }, { version: 2 }])
  expect(await remindersSent(scene, body)).toEqual([
    ...remindersCounted(scene, body, '2027-02-08'),
    '2027-03-01 reminder',
    '2027-03-08 reminder',
  ])
  expect(await noticesOf(scene)).toEqual([
    `2027-01-11 body/${body} opening`,
    `2027-02-09 body/${body} evidence-received`,
    `2027-02-15 body/${body} more-needed`,
    `2027-03-11 body/${body} closed`,
  ])
})

it('CQC’s silence is chased from beginning to end and holds up neither judgement nor closure', async () => {
  const { scene, body } = await whole(CQC_SILENT)
  expect(await closed(scene)).toEqual({ [body]: 'complete-and-satisfied' })
  expect((await ledgerOf(scene, body)).filter((e) => !e.endsWith(' overdue'))).toEqual([
    '2027-01-11 system opened',
    '2027-01-11 system shared-with-cqc',
    '2027-02-05 body-contact plan-submitted',
    '2027-02-05 case-officer plan-accepted',
    '2027-04-08 body-contact evidence-submitted',
    '2027-04-08 body-contact assurance-sought',
    '2027-08-02 case-officer judged',
    '2027-08-02 case-officer closed',
  ])
  const toCqc = (await theatre.lettersOf(scene.reference)).filter((l) => l.includes(' cqc '))
  const kinds = [...new Set(toCqc.map((l) => l.split(' ')[2]))]
  expect(kinds).toEqual(expect.arrayContaining(['log-plan', 'assurance-request', 'overdue', 'closed']))
  // It is reminded of the plan before the body has answered anything else, and of the assurance afterwards.
  const chased = toCqc.filter((l) => l.endsWith(' overdue')).map((l) => l.slice(0, 10))
  expect([chased.some((on) => on < '2027-04-08'), chased.some((on) => on > '2027-04-22')]).toEqual([
    true,
    true,
  ])
  // It owes nothing by law: nobody records it as overdue.
  expect(await dataOf(scene, 'overdue')).toEqual([])
})
