// After a case was concluded: a spot check on a day that the body does not learn of, or with the evidence that it is asked
// for, and what follows from what is found.
import { describe, expect, it } from '@jest/globals'
import { contactOf as bodyPerson, newReference } from '../../support/api.js'
import { apiForFile } from '../../support/api-for-file.js'
import { day, evidenceOnly } from '../../support/plays.js'
import { contactOf, OFFICER } from '../../support/theatre.js'

const BODY = 'checked-council'
const words = { words: 'because' }

const api = apiForFile(({ theatre }) => theatre.nameBody(BODY, 'council'))

/** A case that was concluded, to be followed up in September. */
async function concluded() {
  const { theatre } = api
  const reference = newReference()
  const [id] = await theatre.start({
    on: day('2027-01-11'),
    reference,
    opening: {
      bodies: [{ bodyId: BODY, bodyType: 'council', planDueOn: null, takeOver: null }],
      recommendations: [evidenceOnly(1, '2027-03-11', [BODY])],
    },
  })
  await theatre.goTo(id, day('2027-02-01'))
  await theatre.send(id, 'submitEvidence', contactOf(BODY), { recommendation: 1 }, words)
  await theatre.send(id, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
  await theatre.send(id, 'conclude', OFFICER, { followUpOn: day('2027-09-01') })
  return { id, reference, address: `/cases/${reference.replaceAll(' ', '-')}` }
}

const decideTasks = async (reference: string) =>
  (await api.theatre.tasksOf(reference)).filter((kind) => kind === 'decide-follow-up')
const questions = async (reference: string) =>
  (await api.theatre.lettersOf(reference)).filter((letter) => letter.endsWith('follow-up'))

describe('a spot check', () => {
  it('of the Ombudsman’s own comes as a task on its day, writes to nobody and is not announced', async () => {
    const { theatre } = api
    const { id, reference, address } = await concluded()
    const plan = { kind: 'spot-check' as const, on: day('2027-05-03') }
    expect(await theatre.send(id, 'planFollowUp', OFFICER, plan, words)).toMatchObject({ status: 'done' })
    const seenBy = async (as?: ReturnType<typeof bodyPerson>) =>
      (await api.get(address, { ...(as && { as }) })).body.bodies[0] as unknown as Record<string, unknown>
    expect(await seenBy()).toMatchObject({ followUpOn: '2027-05-03', followUpKind: 'spot-check' })
    expect(await seenBy(bodyPerson(BODY))).toMatchObject({ followUpOn: null, followUpKind: null })
    const asAt = await api.get(`${address}/as-at/2027-02-01`, { as: bodyPerson(BODY) })
    expect(asAt.text).not.toContain('2027-05-03')
    // A bank holiday: the next working day.
    await theatre.goTo(id, day('2027-05-03'))
    expect(await decideTasks(reference)).toEqual([])
    await theatre.goTo(id, day('2027-05-04'))
    expect(await decideTasks(reference)).toEqual(['decide-follow-up'])
    expect(await questions(reference)).toEqual([])
    expect(
      await theatre.send(id, 'answerFollowUp', contactOf(BODY), { stillInPlace: true }, words),
    ).toMatchObject({ status: 'refused', refusal: { problem: 'nothing is asked of the body' } })
    const found = { stillInPlace: false, reopen: [1], dueOn: day('2027-07-01') }
    expect(await theatre.send(id, 'decideFollowUp', OFFICER, found, words)).toMatchObject({
      answer: { stage: 'carrying-out' },
    })
    const reopened = await theatre.database.ledger.findFirstOrThrow({
      where: { reference, event: 'reopened' },
    })
    expect(reopened.data).toMatchObject({ spotCheck: true, dueOn: '2027-07-01' })
  })

  it('with evidence asks the body on its day, and closes the case when all is in place', async () => {
    const { theatre } = api
    const { id, reference } = await concluded()
    const plan = { kind: 'spot-check-with-evidence' as const, on: day('2027-05-10') }
    await theatre.send(id, 'planFollowUp', OFFICER, plan, words)
    await theatre.goTo(id, day('2027-05-10'))
    expect(await questions(reference)).toEqual([`2027-05-10 body/${BODY} follow-up`])
    await theatre.send(id, 'answerFollowUp', contactOf(BODY), { stillInPlace: true }, words)
    expect(await theatre.send(id, 'decideFollowUp', OFFICER, { stillInPlace: true })).toMatchObject({
      answer: { stage: 'closed' },
    })
    const closed = await theatre.database.ledger.findFirstOrThrow({ where: { reference, event: 'closed' } })
    expect(closed.data).toMatchObject({ spotCheck: true, stillInPlace: true })
  })

  it('can be made at any time of the follow-up, without having been planned', async () => {
    const { theatre } = api
    const { id, reference } = await concluded()
    const found = { stillInPlace: true, spotCheck: true }
    expect(await theatre.send(id, 'decideFollowUp', OFFICER, found)).toMatchObject({
      answer: { stage: 'closed' },
    })
    await theatre.client.workflow.getHandle(id).result()
    const closed = await theatre.database.ledger.findFirstOrThrow({ where: { reference, event: 'closed' } })
    expect(closed.data).toMatchObject({ spotCheck: true })
  })
})
