// What is left of a case that was played whole: its rows, its letters, its tasks; and its reminders as an independent
// recount has them, which shares no code with the product.
import { readFileSync } from 'node:fs'
import { expect } from '@jest/globals'
import { verifyLedger } from '../../../prisma/read/verify-ledger.js'
import { recount } from '../recount.js'
import { OFFICER } from '../theatre.js'
import type { Scene } from './scene.js'

const HOLIDAYS = new Set(
  (
    JSON.parse(
      readFileSync(new URL('../../domain/calendar/official-bank-holidays.json', import.meta.url), 'utf8'),
    ) as { dates: string[] }
  ).dates,
)

const REMINDING = /^(reminder|overdue|escalation)$/
const kindOf = (rung: string) =>
  rung.startsWith('before') ? 'reminder' : rung === 'after-10' ? 'escalation' : 'overdue'

/**
 * The reminders that a recount of the case as it began has up to the day of the body's first answer, and those of a later
 * date between two days, if there is one that was answered in time: `2027-01-28 reminder`.
 */
export function remindersCounted(
  { begun, bodyIds }: Scene,
  bodyId: string,
  until: string,
  later?: readonly [from: string, until: string],
): string[] {
  const state = begun[bodyIds.indexOf(bodyId)]
  if (!state) throw new RangeError(bodyId)
  const counted = [...recount(state, HOLIDAYS).reminders].map(
    ([key, on]) => `${on} ${kindOf(key.split(':')[2] ?? '')}`,
  )
  const isOfLater = (day: string, kind: string) =>
    later !== undefined && kind === 'reminder' && day >= later[0] && day <= later[1]
  return [...new Set(counted)]
    .filter((r) => {
      const [day = '', kind = ''] = r.split(' ')
      return day > state.decisionDate && (day <= until || isOfLater(day, kind))
    })
    .sort()
}

/** The reminders that left to a body, or about it to the manager; each day and kind once. */
export async function remindersSent({ theatre, reference }: Scene, bodyId: string): Promise<string[]> {
  const items = await theatre.database.letterItem.findMany({
    where: { reference, bodyId, letter: { sentAt: { not: null } } },
  })
  const sent = items.filter((i) => REMINDING.test(i.kind))
  return [...new Set(sent.map((i) => `${i.localDate.toISOString().slice(0, 10)} ${i.kind}`))].sort()
}

/** The other letters, in the order in which they left: `2027-01-11 body/example-council opening`. */
export async function noticesOf({ theatre, reference }: Scene): Promise<string[]> {
  return (await theatre.lettersOf(reference)).filter((l) => !REMINDING.test(l.split(' ')[2] ?? ''))
}

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** What happened at one body, by its ledger, in London's days: `2027-02-08 case-officer judged`. The ledger is whole. */
export async function ledgerOf({ theatre, reference }: Scene, bodyId: string): Promise<string[]> {
  const rows = await theatre.database.ledger.findMany({
    where: { reference, bodyId },
    orderBy: { seq: 'asc' },
  })
  expect(await verifyLedger(theatre.database, { reference, bodyId })).toEqual({
    rows: rows.length,
    brokenAt: null,
    lastHash: rows.at(-1)?.hash,
  })
  return rows.map((r) => `${LONDON.format(r.effectiveAt)} ${r.role} ${r.event}`)
}

/** The data of each such entry. */
export const dataOf = async ({ theatre, reference }: Scene, event: string) =>
  (await theatre.database.ledger.findMany({ where: { reference, event }, orderBy: { seq: 'asc' } })).map(
    (r) => r.data,
  )

/** Every task that was ever opened, with its role: `manager chase-overdue`. */
export async function tasksEverOf({ theatre, reference }: Scene): Promise<string[]> {
  const rows = await theatre.database.task.findMany({ where: { reference } })
  return rows.map((t) => `${t.forRole} ${t.kind}`).sort()
}

/**
 * That the case is closed at every body, says so where people read it, leaves no task but these, and takes no message.
 * Returns the outcomes, by body.
 */
export async function closed(scene: Scene, tasks: readonly string[] = []): Promise<Record<string, unknown>> {
  const { theatre, reference } = scene
  const rows = await theatre.database.caseBody.findMany({ where: { reference }, orderBy: { bodyId: 'asc' } })
  expect(rows.map((r) => [r.bodyId, r.stage])).toEqual([...scene.bodyIds].sort().map((id) => [id, 'closed']))
  expect(await theatre.tasksOf(reference)).toEqual(tasks)
  for (const bodyId of scene.bodyIds)
    expect(await theatre.send(scene.workflowOf(bodyId), 'note', OFFICER, {}, { words: 'late' })).toEqual({
      status: 'over',
    })
  return Object.fromEntries(rows.map((r) => [r.bodyId, r.outcome]))
}

/** What came of each recommendation at a body, and by when it was owed: `1 2027-03-11 satisfied`. */
export async function obligationsOf({ theatre, reference }: Scene, bodyId: string): Promise<string[]> {
  const rows = await theatre.database.obligation.findMany({
    where: { reference, bodyId },
    orderBy: { number: 'asc' },
  })
  return rows.map(
    (r) =>
      `${r.number} ${r.dueOn?.toISOString().slice(0, 10) ?? 'never'} ${r.settledAs ?? r.judgement ?? 'open'}`,
  )
}

/** What the formal part of the case at one body came to, in order. */
export const formalOf = async (scene: Scene, bodyId: string) =>
  (await ledgerOf(scene, bodyId)).filter((e) => /receipt|formal|form-|publication|closed/.test(e))

export const proposedIn = async (scene: Scene) =>
  (await dataOf(scene, 'formal-step-proposed')) as { step: string }[]

/** The notices of a case of one body, without the reminders of its clocks: `2027-01-11 opening`. */
export const noticesToOne = async (scene: Scene) =>
  (await noticesOf(scene)).map((l) => l.replace(/ body\/\S+/, ''))
