// Large cases played whole on the real server in virtual time: ten bodies, forty recommendations, and a run that is carried
// on in the middle. Their time is measured by `npm run bench:lives`, not asserted here.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readCase } from '../../../prisma/read/case.js'
import { readOutcomes } from '../../../prisma/read/outcomes.js'
import { CARRIED_ON, FORTY_RECOMMENDATIONS, TEN_BODIES } from '../../support/lives/large.js'
import {
  closed,
  ledgerOf,
  noticesOf,
  obligationsOf,
  remindersCounted,
  remindersSent,
} from '../../support/lives/read.js'
import { play, prepare, type Life } from '../../support/lives/scene.js'
import { contactOf, OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

async function whole(life: Life) {
  await prepare(theatre, life)
  return play(theatre, life)
}

it('ten councils answer each for itself for what is joint, and the case is closed when all are', async () => {
  await prepare(theatre, TEN_BODIES)
  const before: unknown[] = []
  const last = TEN_BODIES.bodies.at(-1)?.bodyId ?? ''
  const scene = await play(theatre, {
    ...TEN_BODIES,
    act: (scene) =>
      TEN_BODIES.act({
        ...scene,
        async say(bodyId, name, actor, input, words) {
          if (bodyId === last && name === 'conclude') {
            const others = scene.bodyIds.filter((id) => id !== last).map(scene.workflowOf)
            await Promise.all(others.map((id) => theatre.client.workflow.getHandle(id).result()))
            before.push((await readCase(theatre.database, OFFICER, scene.reference))?.whole)
          }
          await scene.say(bodyId, name, actor, input, words)
        },
      }),
  })
  const remedyDueOn = '2027-04-12'
  expect(before).toEqual([{ status: 'partly-closed', outcome: null, remedyDueOn }])
  const read = await readCase(theatre.database, OFFICER, scene.reference)
  expect(read?.whole).toEqual({ status: 'closed', outcome: 'complete-and-satisfied', remedyDueOn })
  const { cases, wholeCases } = await readOutcomes(theatre.database, {})
  const counts = (rows: typeof cases) => rows.flatMap((c) => (c.count ? [`${c.status} ${c.count}`] : []))
  expect(counts(cases)).toEqual(['complete-and-satisfied 10'])
  expect(counts(wholeCases)).toEqual(['complete-and-satisfied 1'])
  const outcomes = await closed(scene)
  expect(Object.keys(outcomes)).toHaveLength(10)
  expect(new Set(Object.values(outcomes))).toEqual(new Set(['complete-and-satisfied']))
  for (const [index, bodyId] of scene.bodyIds.entries()) {
    expect(await obligationsOf(scene, bodyId)).toEqual([
      '1 2027-04-12 satisfied',
      `${index + 2} 2027-03-11 satisfied`,
    ])
    expect(await ledgerOf(scene, bodyId)).toEqual([
      '2027-01-11 system opened',
      '2027-03-08 body-contact evidence-submitted',
      '2027-03-08 case-officer judged',
      '2027-04-07 body-contact evidence-submitted',
      '2027-04-07 case-officer judged',
      '2027-04-07 case-officer closed',
    ])
    expect(await remindersSent(scene, bodyId)).toEqual(
      remindersCounted(scene, bodyId, '2027-03-08', ['2027-03-25', '2027-04-07']),
    )
  }
  expect((await noticesOf(scene)).sort()).toEqual(
    scene.bodyIds.flatMap((id) => [`2027-01-11 body/${id} opening`, `2027-04-07 body/${id} closed`]).sort(),
  )
}, 30_000)

it('forty recommendations are each answered and judged, and one letter a day reminds of all that are due', async () => {
  const scene = await whole(FORTY_RECOMMENDATIONS)
  const [council = ''] = scene.bodyIds
  expect(await closed(scene)).toEqual({ [council]: 'complete-and-satisfied' })
  expect(await obligationsOf(scene, council)).toEqual(
    Array.from(
      { length: 40 },
      (_, index) => `${index + 1} ${index % 2 ? '2027-04-12' : '2027-02-11'} satisfied`,
    ),
  )
  const ledger = await ledgerOf(scene, council)
  const count = (event: string) => ledger.filter((e) => e.endsWith(` ${event}`)).length
  expect([count('evidence-submitted'), count('judged'), ledger.length]).toEqual([40, 40, 84])
  expect(await remindersSent(scene, council)).toEqual(
    remindersCounted(scene, council, '2027-02-08', ['2027-03-25', '2027-04-08']),
  )
  const letters = await theatre.database.letter.findMany({ where: { items: { some: { kind: 'reminder' } } } })
  const days = new Set((await remindersSent(scene, council)).map((r) => r.slice(0, 10)))
  expect(letters.filter((l) => l.recipient === `body/${council}`)).toHaveLength(days.size)
}, 30_000)

it('a run that is carried on in the middle loses no date and no answer, and reminds of nothing twice', async () => {
  await prepare(theatre, CARRIED_ON)
  const council = CARRIED_ON.bodies[0]?.bodyId ?? ''
  const once = { words: 'what shows it', updateId: 'the-same-key' }
  const evidence = (id: string) =>
    theatre.send(id, 'submitEvidence', contactOf(council), { recommendation: 1 }, once)
  const seen: { first: unknown; again: unknown; runs: number } = { first: null, again: null, runs: 0 }
  const runOf = async (id: string) => (await theatre.client.workflow.getHandle(id).describe()).runId
  const scene = await play(theatre, {
    ...CARRIED_ON,
    async act(scene) {
      const id = scene.workflowOf(council)
      await scene.goTo('2027-01-25')
      const before = await runOf(id)
      seen.first = await evidence(id)
      await CARRIED_ON.act({
        ...scene,
        // It was sent above, under the key that is sent again below.
        answer: async (bodyId, name, input, words) => {
          if (name === 'submitEvidence' && 'recommendation' in input && input.recommendation === 1) {
            seen.again = await evidence(id)
            return
          }
          await scene.answer(bodyId, name, input, words)
        },
        async say(bodyId, name, actor, input, words) {
          if (name === 'conclude') {
            seen.again = await evidence(id)
            seen.runs = (await runOf(id)) === before ? 1 : 2
          }
          await scene.say(bodyId, name, actor, input, words)
        },
      })
    },
  })
  expect(seen).toEqual({ first: expect.objectContaining({ status: 'done' }), again: seen.first, runs: 2 })
  expect(await closed(scene)).toEqual({ [council]: 'complete-and-satisfied' })
  expect((await ledgerOf(scene, council)).map((e) => e.split(' ')[2])).toEqual([
    'opened',
    'evidence-submitted',
    'plan-submitted',
    'plan-accepted',
    'judged',
    'evidence-submitted',
    'judged',
    'concluded',
    'follow-up-answered',
    'closed',
  ])
  // Evidence for 12 February came on 25 January, so only the plan of that day is reminded of; the follow-up asks by itself.
  expect(await remindersSent(scene, council)).toEqual(
    remindersCounted(scene, council, '2027-02-08', ['2027-03-25', '2027-04-08']),
  )
  expect(await noticesOf(scene)).toContain(`2028-03-08 body/${council} follow-up`)
}, 30_000)
