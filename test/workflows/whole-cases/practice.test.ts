// The edge cases of real decisions, each played whole on the real server in virtual time as a plainly fictional case: what
// came of it, who was written to, on which days by an independent recount, and in which order it was recorded.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import {
  CONDITIONAL,
  CUT_OFF,
  DATED_CUT_OFF,
  LETTER_SUFFIX,
  NO_RECOMMENDATIONS,
  NOT_RECEIVED,
  NOT_UPHELD,
  SAFEGUARDING_AUTHORITY,
  TWO_BODIES,
} from '../../support/lives/practice.js'
import {
  closed,
  dataOf,
  ledgerOf,
  noticesOf,
  obligationsOf,
  remindersCounted,
  remindersSent,
  tasksEverOf,
} from '../../support/lives/read.js'
import { play, prepare, type Life } from '../../support/lives/scene.js'
import { openTheatre, type Theatre } from '../../support/theatre.js'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await theatre.nameContact('cqc', 'cqc@example.org')
})
afterAll(() => theatre.close())

async function whole(life: Life) {
  await prepare(theatre, life)
  return play(theatre, life)
}

it('an upheld complaint without a recommendation is closed at once, and nobody is written to', async () => {
  const scene = await whole(NO_RECOMMENDATIONS)
  expect(await closed(scene)).toEqual({ 'example-council-01': 'no-recommendations' })
  expect(await ledgerOf(scene, 'example-council-01')).toEqual([
    '2027-01-11 system opened',
    '2027-01-11 system closed',
  ])
  expect(await theatre.lettersOf(scene.reference)).toEqual([])
  expect(await tasksEverOf(scene)).toEqual([])
})

it('what is recommended though the complaint was not upheld is owed like any other', async () => {
  const scene = await whole(NOT_UPHELD)
  expect(await closed(scene)).toEqual({ 'example-council-02': 'complete-and-satisfied' })
  expect(await obligationsOf(scene, 'example-council-02')).toEqual(['1 2027-02-11 satisfied'])
  expect(await remindersSent(scene, 'example-council-02')).toEqual(
    remindersCounted(scene, 'example-council-02', '2027-02-05'),
  )
  expect(await noticesOf(scene)).toEqual([
    '2027-01-11 body/example-council-02 opening',
    '2027-02-05 body/example-council-02 closed',
  ])
  const row = await theatre.database.caseFile.findUniqueOrThrow({ where: { reference: scene.reference } })
  const { content } = await theatre.database.text.findUniqueOrThrow({ where: { id: row.textId } })
  expect(content).toMatchObject({ finding: 'Not upheld' })
})

it('of two bodies each owes its own and its part of what is joint, on its own clock, and one closes before the other', async () => {
  const scene = await whole(TWO_BODIES)
  const [council = '', home = ''] = scene.bodyIds
  expect(await closed(scene)).toEqual({
    [council]: 'complete-and-satisfied',
    [home]: 'complete-and-satisfied',
  })
  expect(await obligationsOf(scene, council)).toEqual(['1 2027-02-11 satisfied', '2 2027-03-11 satisfied'])
  expect(await obligationsOf(scene, home)).toEqual(['1 2027-02-11 satisfied', '3 2027-04-12 satisfied'])
  expect(await ledgerOf(scene, council)).toEqual([
    '2027-01-11 system opened',
    '2027-01-11 system shared-with-cqc',
    '2027-02-05 body-contact evidence-submitted',
    '2027-02-05 case-officer judged',
    '2027-03-10 body-contact evidence-submitted',
    '2027-03-10 case-officer judged',
    '2027-03-10 case-officer closed',
  ])
  expect(await ledgerOf(scene, home)).toEqual([
    '2027-01-11 system opened',
    '2027-01-11 system shared-with-cqc',
    '2027-02-05 body-contact plan-submitted',
    '2027-02-05 body-contact evidence-submitted',
    '2027-02-05 case-officer judged',
    '2027-02-05 case-officer plan-accepted',
    '2027-02-05 cqc-officer plan-logged',
    '2027-04-09 body-contact evidence-submitted',
    '2027-04-09 body-contact assurance-sought',
    '2027-04-09 cqc-officer assurance-given',
    '2027-04-09 case-officer judged',
    '2027-04-09 case-officer closed',
  ])
  // The council's own reminders do not stop because the home has answered, nor the other way round.
  expect(await remindersSent(scene, council)).toEqual(
    remindersCounted(scene, council, '2027-02-05', ['2027-02-25', '2027-03-10']),
  )
  expect((await noticesOf(scene)).filter((l) => l.includes(' cqc '))).toEqual([
    '2027-02-05 cqc log-plan',
    '2027-03-10 cqc closed',
    '2027-04-09 cqc assurance-request',
    '2027-04-09 cqc closed',
  ])
})

it('a safeguarding authority that owes a change of its own answers for it alone', async () => {
  const scene = await whole(SAFEGUARDING_AUTHORITY)
  const [council = '', authority = ''] = scene.bodyIds
  expect(await closed(scene)).toEqual({
    [council]: 'complete-and-satisfied',
    [authority]: 'complete-and-satisfied',
  })
  expect(await obligationsOf(scene, council)).toEqual(['1 2027-02-11 satisfied'])
  expect(await obligationsOf(scene, authority)).toEqual(['2 2027-04-12 satisfied'])
  expect(await remindersSent(scene, council)).toEqual(remindersCounted(scene, council, '2027-02-05'))
  expect(await noticesOf(scene)).toEqual([
    `2027-01-11 body/${council} opening`,
    `2027-01-11 body/${authority} opening`,
    `2027-02-05 body/${council} closed`,
    `2027-02-05 body/${authority} plan-accepted`,
    `2027-02-05 body/${authority} plan-received`,
    `2027-04-08 body/${authority} closed`,
  ])
})

it('a conditional recommendation is owed a month after its condition was found, and not at all when it was not', async () => {
  const scene = await whole(CONDITIONAL)
  const [council = ''] = scene.bodyIds
  expect(await closed(scene)).toEqual({ [council]: 'complete-and-satisfied' })
  // Within one month of 1 March.
  expect(await obligationsOf(scene, council)).toEqual([
    '1 2027-03-11 satisfied',
    '2 2027-04-01 satisfied',
    '3 never not-needed',
  ])
  // Before 1 March for the reassessment; ten and five working days before 1 April, with Easter between.
  expect(await remindersSent(scene, council)).toEqual([
    ...remindersCounted(scene, council, '2027-03-01'),
    '2027-03-16 reminder',
    '2027-03-23 reminder',
  ])
  expect(await noticesOf(scene)).toEqual([
    `2027-01-11 body/${council} opening`,
    `2027-03-01 body/${council} condition-met`,
    `2027-03-01 body/${council} condition-not-met`,
    `2027-03-02 body/${council} judged-satisfied`,
    `2027-03-30 body/${council} closed`,
  ])
  expect((await tasksEverOf(scene)).filter((t) => t.endsWith('record-condition'))).toHaveLength(2)
})

it('a date inside an action is kept with its meaning, and nobody is reminded of it or late by it', async () => {
  const scene = await whole(DATED_CUT_OFF)
  const [council = ''] = scene.bodyIds
  expect(await closed(scene)).toEqual({ [council]: 'complete-and-satisfied' })
  expect(await remindersSent(scene, council)).toEqual(remindersCounted(scene, council, '2027-04-07'))
  expect(await ledgerOf(scene, council)).toEqual([
    '2027-01-11 system opened',
    '2027-04-07 body-contact evidence-submitted',
    '2027-04-07 case-officer judged',
    '2027-04-07 case-officer closed',
  ])
  const row = await theatre.database.caseFile.findUniqueOrThrow({ where: { reference: scene.reference } })
  const { content } = await theatre.database.text.findUniqueOrThrow({ where: { id: row.textId } })
  expect(content).toMatchObject({ recommendations: [{ cutOff: CUT_OFF }] })
})

it('a reference with a letter is a case of its own beside the one without', async () => {
  const plain = LETTER_SUFFIX.reference.slice(0, -1)
  const sibling: Life = { ...NOT_UPHELD, reference: plain }
  await prepare(theatre, sibling)
  const [scene, other] = await Promise.all([whole(LETTER_SUFFIX), play(theatre, sibling)])
  const [council = ''] = scene.bodyIds
  expect(scene.workflowOf(council)).toBe(`recommendation/99-010-007a/${council}`)
  expect(await closed(scene)).toEqual({ [council]: 'complete-and-satisfied' })
  expect(await remindersSent(scene, council)).toEqual(remindersCounted(scene, council, '2027-02-10'))
  expect(await noticesOf(other)).toEqual([
    '2027-01-11 body/example-council-02 opening',
    '2027-02-05 body/example-council-02 closed',
  ])
})

it('what the complainant has not received is looked into before anybody is satisfied, and only an approved letter tells them', async () => {
  const scene = await whole(NOT_RECEIVED)
  const [council = ''] = scene.bodyIds
  expect(await closed(scene)).toEqual({ [council]: 'completed-late' })
  expect(await ledgerOf(scene, council)).toEqual([
    '2027-01-11 system opened',
    '2027-01-11 case-officer complainant-recorded',
    '2027-02-01 body-contact evidence-submitted',
    '2027-02-08 case-officer not-received-reported',
    '2027-02-10 case-officer not-received-settled',
    '2027-02-10 case-officer judged',
    '2027-02-22 body-contact evidence-submitted',
    '2027-02-25 case-officer judged',
    '2027-02-25 case-officer complainant-letter-decided',
    '2027-02-25 case-officer closed',
  ])
  expect(await obligationsOf(scene, council)).toEqual(['1 2027-02-24 satisfied-late'])
  // Until the first answer for 11 February; five working days before the new date, 24 February.
  expect(await remindersSent(scene, council)).toEqual([
    ...remindersCounted(scene, council, '2027-02-01'),
    '2027-02-17 reminder',
  ])
  expect(await noticesOf(scene)).toEqual([
    `2027-01-11 body/${council} opening`,
    `2027-02-02 body/${council} evidence-received`,
    `2027-02-10 body/${council} more-needed`,
    `2027-02-23 body/${council} evidence-received`,
    `2027-02-25 body/${council} closed`,
    `2027-02-25 complainant/99-010-008/${council} complainant-satisfied`,
  ])
  expect(await tasksEverOf(scene)).toEqual(
    expect.arrayContaining(['case-officer settle-not-received', 'case-officer write-to-complainant']),
  )
  expect(await dataOf(scene, 'not-received-settled')).toMatchObject([{ report: 1, found: 'not-received' }])
})
