// A step that no row can hold, on the real stack: it is never silent, an administrator finds the way out, and the ledger stays
// whole. Played from 11 January 2027 on.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { runHeld } from '../../../cli/held/run-held.js'
import type { Actor } from '../../../domain/people/roles.js'
import { storeText } from '../../../prisma/intake/texts.js'
import { verifyLedger } from '../../../prisma/read/verify-ledger.js'
import { newReference, portsOf, serve } from '../../support/api.js'
import { until } from '../../support/editions.js'
import { day, evidenceOnly } from '../../support/plays.js'
import { OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'

const COUNCIL = 'example-council'
const HALF: Actor = { ...OFFICER, subject: 'officer-\ud800' }

let theatre: Theatre
let api: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  theatre = await openTheatre()
  api = await serve(portsOf(theatre))
  await theatre.nameBody(COUNCIL, 'council')
})
afterAll(async () => {
  await api.close()
  await theatre.close()
})

async function begin() {
  const reference = newReference()
  const [id] = await theatre.start({
    on: day('2027-01-11'),
    reference,
    opening: {
      bodies: [{ bodyId: COUNCIL, bodyType: 'council', planDueOn: null, takeOver: null }],
      recommendations: [evidenceOnly(1, '2027-03-11', [COUNCIL])],
    },
  })
  await until(async () => (await theatre.ledgerOf(reference)).length > 0)
  return { reference, id }
}

/** A note, as a program would send it that let such a person in; nobody waits for the answer. */
async function note(id: string, actor: Actor) {
  const text = { room: 'ombudsman', kind: 'note', content: 'A note.', storedBy: 'a test' } as const
  const input = { textId: await storeText(theatre.database, text) }
  return theatre.desk.send('note', id, randomUUID(), { actor, bodyHash: 'hash', input }, 100)
}

const heldTask = (id: string) => theatre.database.task.findUnique({ where: { key: `held/${id}` } })
const isHeld = async (id: string) => {
  const task = await heldTask(id)
  return task !== null && task.doneAt === null
}
const notesOf = (reference: string) =>
  theatre.database.ledger.findMany({ where: { reference, event: 'noted' }, orderBy: { seq: 'asc' } })
const held = (args: readonly string[], reason?: string) =>
  runHeld(theatre.database, args, reason, 'command:robin', Date.now())
const ready = async () => {
  const answer = await fetch(`${api.address}/ready`)
  return {
    status: answer.status,
    body: (await answer.json()) as { status: string; held?: { workflowId: string }[] },
  }
}

describe('a step that no row can hold', () => {
  it('is a task, is told at /ready, and goes on with a mark when an administrator says so', async () => {
    const { reference, id } = await begin()
    expect((await ready()).body.status).toBe('ready')
    await note(id, HALF)
    await until(() => isHeld(id))
    expect(await heldTask(id)).toMatchObject({ kind: 'step-not-recorded', forRole: 'administrator' })
    expect(JSON.stringify((await heldTask(id))?.data)).toMatch(/U\+D800 at \/actor/)
    const now = await ready()
    expect(now).toMatchObject({ status: 200, body: { status: 'degraded', held: [{ workflowId: id }] } })
    expect((await held([])).out).toContain(`${id}: recordStep has failed`)

    expect(await held(['release', id])).toMatchObject({ exitCode: 2 })
    expect(await held(['release', 'recommendation/none'], 'x')).toMatchObject({ exitCode: 1 })
    expect(await heldTask(id)).toMatchObject({ doneAt: null })
    expect(await held(['release', id], 'The sign-in service sent half a character.')).toMatchObject({
      exitCode: 0,
    })
    await until(async () => !(await isHeld(id)))
    const [noted] = await notesOf(reference)
    expect(noted).toMatchObject({
      actor: 'officer-[U+D800]',
      data: { replaced: { places: ['/actor'], by: ['command:robin'] } },
    })
    expect(await verifyLedger(theatre.database, { reference, bodyId: COUNCIL })).toMatchObject({
      brokenAt: null,
    })
    expect(await theatre.database.stepRelease.findMany({ where: { workflowId: id } })).toMatchObject([
      { releasedBy: 'command:robin', reason: 'The sign-in service sent half a character.' },
    ])
    expect((await ready()).body).not.toHaveProperty('held')

    // What was allowed is known; something else that cannot be written is asked about again.
    await note(id, HALF)
    await until(async () => (await notesOf(reference)).length === 2)
    expect(await isHeld(id)).toBe(false)
    await note(id, { ...OFFICER, subject: 'officer-\0' })
    await until(() => isHeld(id))
    expect(await notesOf(reference)).toHaveLength(2)
    await held(['release', id], 'As before.')
    await until(async () => (await notesOf(reference)).length === 3)
    expect(await verifyLedger(theatre.database, { reference, bodyId: COUNCIL })).toMatchObject({
      brokenAt: null,
    })
  })

  it('for another cause is told with the database’s code, and goes on by itself when that is put right', async () => {
    const { reference, id } = await begin()
    const owner = new pg.Client({ connectionString: theatre.ownerUrl })
    await owner.connect()
    try {
      await owner.query('REVOKE INSERT ON ledger FROM followthrough_app')
      await note(id, OFFICER)
      await until(() => isHeld(id))
      expect((await heldTask(id))?.data).toMatchObject({
        places: [],
        step: 'recordStep',
        why: expect.stringContaining('42501'),
      })
      expect(JSON.stringify((await heldTask(id))?.data)).not.toContain('A note.')
      expect((await held(['release', id], 'x')).out).toMatch(/Nothing can be replaced/)
    } finally {
      await owner.query('GRANT INSERT ON ledger TO followthrough_app')
      await owner.end()
    }
    await until(async () => (await notesOf(reference)).length === 1)
    await until(async () => !(await isHeld(id)))
    expect((await ready()).body.status).toBe('ready')
  })
})
