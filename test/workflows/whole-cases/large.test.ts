// Large cases played whole on the real server in virtual time: ten bodies, forty recommendations, and a run that is carried
// on in the middle. Their time is measured by `npm run bench:lives`, not asserted here.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readCase } from '../../../prisma/read/case.js'
import { readOutcomes } from '../../../prisma/read/outcomes.js'
import { CARRIED_ON, FORTY_RECOMMENDATIONS } from '../../support/lives/large.js'
import {
  closed,
  ledgerOf,
  noticesOf,
  obligationsOf,
  remindersCounted,
  remindersSent,
} from '../../support/lives/read.js'
import { play, prepare, type Life } from '../../support/lives/scene.js'
import { TEN_BODIES } from '../../support/lives/ten-bodies.js'
import { contactOf, OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

const of = (day: string, ...entries: string[]) => entries.map((entry) => `${day} ${entry}`)
const EVIDENCE = 'body-contact evidence-submitted'
const JUDGED = 'case-officer judged'
const SHOWN = [EVIDENCE, JUDGED]
const CLOSED = [...SHOWN, 'case-officer closed']
const PLANNED = of('2027-02-08', 'body-contact plan-submitted', 'case-officer plan-accepted')
const BEFORE_JOINT = ['2027-03-25', '2027-04-07'] as const

/** How it ends at one of the ten: what happened, what came of its own recommendation and of the joint one, of what it was reminded. */
interface End {
  readonly outcome: string
  readonly ledger: readonly string[]
  readonly own: string
  readonly joint: string
  readonly reminders: {
    readonly until: string
    readonly later?: readonly [string, string]
    readonly besides?: readonly string[]
  }
}
const PROMPT: End = {
  outcome: 'complete-and-satisfied',
  ledger: of('2027-03-08', ...SHOWN, ...CLOSED),
  own: '2027-03-11 satisfied',
  joint: 'satisfied',
  reminders: { until: '2027-03-08' },
}
const WITH_PLAN: End = {
  ...PROMPT,
  ledger: [...PLANNED, ...of('2027-04-07', ...SHOWN, ...CLOSED)],
  own: '2027-04-12 satisfied',
  reminders: { until: '2027-02-08', later: BEFORE_JOINT },
}
const TEN_ENDS: readonly End[] = [
  PROMPT,
  PROMPT,
  PROMPT,
  WITH_PLAN,
  WITH_PLAN,
  {
    ...WITH_PLAN,
    outcome: 'not-complete-but-satisfied',
    ledger: [
      ...of('2027-02-08', 'body-contact plan-submitted', 'case-officer plan-accepted-in-part'),
      ...of('2027-02-18', 'body-contact plan-submitted', 'case-officer plan-accepted'),
      ...of('2027-04-07', ...SHOWN, ...SHOWN, ...CLOSED),
    ],
    // Five working days before 22 February.
    reminders: { until: '2027-02-08', later: BEFORE_JOINT, besides: ['2027-02-15 reminder'] },
  },
  {
    ...PROMPT,
    ledger: [...of('2027-03-08', ...SHOWN), ...of('2027-03-18', ...SHOWN, ...CLOSED)],
    own: '2027-03-22 satisfied',
    reminders: { until: '2027-03-08', besides: ['2027-03-15 reminder'] },
  },
  {
    ...PROMPT,
    outcome: 'completed-late',
    ledger: [...of('2027-03-12', 'system overdue'), ...of('2027-03-22', ...SHOWN, ...CLOSED)],
    own: '2027-03-11 satisfied-late',
    reminders: { until: '2027-03-22' },
  },
  {
    outcome: 'withdrawn',
    ledger: of('2027-02-01', 'case-officer withdrawn'),
    own: '2027-03-11 open',
    joint: 'open',
    reminders: { until: '2027-02-01' },
  },
  {
    outcome: 'not-complete-and-not-satisfied',
    ledger: [
      ...of('2027-03-12', 'system overdue'),
      ...of('2027-03-15', 'case-officer escalation-decided', 'system escalation-proposed'),
      ...of('2027-03-15', 'manager escalation-decided', 'system escalation-proposed'),
      ...of('2027-03-15', 'director escalation-decided', 'director judged', 'director judged'),
      ...of('2027-03-15', 'case-officer new-case-linked', 'manager closed'),
    ],
    own: '2027-03-11 not-satisfied',
    joint: 'not-satisfied',
    reminders: { until: '2027-03-15' },
  },
]

async function whole(life: Life) {
  await prepare(theatre, life)
  return play(theatre, life)
}

it('ten councils go each its own way, on time, in part, late or silent, and the case is closed when all are', async () => {
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
  const outcome = 'not-complete-and-not-satisfied'
  const read = await readCase(theatre.database, OFFICER, scene.reference)
  expect(read?.whole).toEqual({ status: 'closed', outcome, remedyDueOn })
  const { cases, wholeCases } = await readOutcomes(theatre.database, {})
  const counts = (rows: typeof cases) => rows.flatMap((c) => (c.count ? [`${c.status} ${c.count}`] : []))
  expect(counts(cases).sort()).toEqual([
    'complete-and-satisfied 6',
    'completed-late 1',
    'not-complete-and-not-satisfied 1',
    'not-complete-but-satisfied 1',
    'withdrawn 1',
  ])
  expect(counts(wholeCases)).toEqual([`${outcome} 1`])
  const outcomes = Object.values(await closed(scene))
  expect(outcomes).toEqual(TEN_ENDS.map((end) => end.outcome))
  for (const [index, { ledger, own, joint, reminders }] of TEN_ENDS.entries()) {
    const bodyId = scene.bodyIds[index] ?? ''
    expect(await ledgerOf(scene, bodyId)).toEqual(['2027-01-11 system opened', ...ledger])
    expect((await obligationsOf(scene, bodyId)).slice(0, 2)).toEqual([
      `1 2027-04-12 ${joint}`,
      `${index + 2} ${own}`,
    ])
    const { until, later, besides = [] } = reminders
    expect([bodyId, ...(await remindersSent(scene, bodyId))]).toEqual([
      bodyId,
      ...[...remindersCounted(scene, bodyId, until, later), ...besides].sort(),
    ])
  }
  // Each is written to about its own part, and its part alone.
  const letters = await theatre.database.letterItem.findMany({ where: { reference: scene.reference } })
  expect(letters.filter((l) => l.recipient !== `body/${l.bodyId}` && l.recipient !== 'manager')).toEqual([])
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
