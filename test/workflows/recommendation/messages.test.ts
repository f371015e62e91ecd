// What a message to a running case is promised: one answer however often it is sent, a clear refusal, nothing lost when
// the run is carried on.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contactOf, CQC, OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'
import { day, evidenceOnly } from '../../support/plays.js'

const council = contactOf('example-council')

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await theatre.nameBody('example-council', 'council')
})
afterAll(() => theatre.close())

const start = (reference: string, extra = {}) =>
  theatre.start({
    on: day('2027-01-11'),
    reference,
    opening: {
      bodies: [{ bodyId: 'example-council', bodyType: 'council', planDueOn: null, takeOver: null }],
      recommendations: [evidenceOnly(1, '2027-03-11', ['example-council'])],
      ...extra,
    },
  })

describe('the same message sent again', () => {
  it('is one decision and gets the first answer, at the same moment and later', async () => {
    const reference = '99 000 011'
    const [id] = await start(reference)
    const once = { words: 'done', updateId: 'a-double-click' }
    const [first, second] = await Promise.all([
      theatre.send(id, 'submitEvidence', council, { recommendation: 1 }, once),
      theatre.send(id, 'submitEvidence', council, { recommendation: 1 }, once),
    ])
    expect(first).toMatchObject({ status: 'done' })
    expect(second).toEqual(first)
    expect(await theatre.send(id, 'submitEvidence', council, { recommendation: 1 }, once)).toEqual(first)
    expect(await theatre.ledgerOf(reference)).toEqual(['opened', 'evidence-submitted'])
  })

  it('gets the first answer also after the run was carried on', async () => {
    const reference = '99 000 012'
    const [id] = await start(reference, { carryOnAfter: 20 })
    const once = { words: 'done', updateId: 'before-it-was-carried-on' }
    const first = await theatre.send(id, 'submitEvidence', council, { recommendation: 1 }, once)
    for (let n = 1; n <= 3; n += 1) await theatre.send(id, 'note', OFFICER, {}, { words: `note ${n}` })
    const { events } = await theatre.client.workflow.getHandle(id).fetchHistory()
    expect(events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId).toBeTruthy()
    expect(await theatre.send(id, 'submitEvidence', council, { recommendation: 1 }, once)).toEqual(first)
    await theatre.goTo(id, day('2027-03-20'))
    expect(await theatre.ledgerOf(reference)).toEqual([
      'opened',
      'evidence-submitted',
      'noted',
      'noted',
      'noted',
    ])
    expect(
      await theatre.send(id, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied-late' }),
    ).toMatchObject({
      status: 'done',
    })
  })
})

describe('a message that may not be taken', () => {
  it('says which role it is for, and whose case it is', async () => {
    const [id] = await start('99 000 013')
    const refused = (code: string) => ({ status: 'refused', refusal: { code } })
    expect(
      await theatre.send(id, 'judge', council, { recommendation: 1, decision: 'satisfied' }),
    ).toMatchObject(refused('wrong-role'))
    const stranger = contactOf('another-council')
    expect(await theatre.send(id, 'note', stranger, {}, { words: 'x' })).toMatchObject(refused('not-yours'))
    expect(await theatre.send(id, 'note', CQC, {}, { words: 'x' })).toMatchObject(refused('not-yours'))
    expect(await theatre.send(id, 'conclude', OFFICER, {})).toMatchObject(refused('wrong-stage'))
    expect(
      await theatre.send(id, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' }),
    ).toMatchObject({ ...refused('invalid'), refusal: { field: '/recommendation' } })
    expect(
      await theatre.send(id, 'submitEvidence', OFFICER, { recommendation: 1 }, { words: 'x' }),
    ).toMatchObject({ ...refused('invalid'), refusal: { field: '/onBehalf' } })
  })

  it('says that the case has changed when two people decide at once, and takes the first', async () => {
    const reference = '99 000 014'
    const [id] = await start(reference)
    await theatre.send(id, 'submitEvidence', council, { recommendation: 1 }, { words: 'done' })
    const { seq } = await theatre.stateOf(id)
    const decide = (decision: 'satisfied' | 'satisfied-late') =>
      theatre.send(id, 'judge', OFFICER, { recommendation: 1, decision }, { words: 'why', seenSeq: seq })
    const answers = await Promise.all([decide('satisfied'), decide('satisfied-late')])
    expect(answers.map((a) => a.status).sort()).toEqual(['done', 'refused'])
    expect(answers.find((a) => a.status === 'refused')).toMatchObject({ refusal: { code: 'changed-since' } })
    expect(await theatre.ledgerOf(reference)).toEqual(['opened', 'evidence-submitted', 'judged'])
  })

  it('to a closed case is answered that it is over', async () => {
    const [id] = await start('99 000 015')
    await theatre.send(id, 'withdraw', OFFICER, {}, { words: 'a mistake' })
    await theatre.client.workflow.getHandle(id).result()
    expect(await theatre.send(id, 'note', OFFICER, {}, { words: 'late' })).toEqual({ status: 'over' })
  })
})

describe('a correction', () => {
  it('moves the reminders, keeps the wrong entry, and names the row it puts right', async () => {
    const reference = '99 000 016'
    const [id] = await start(reference)
    await theatre.goTo(id, day('2027-01-12'))
    const correction = { what: 'due-date' as const, recommendation: 1, dueOn: day('2027-04-12') }
    await theatre.send(id, 'correct', OFFICER, { corrects: 1, correction }, { words: 'misread' })
    await theatre.goTo(id, day('2027-03-26'))
    expect(await theatre.lettersOf(reference)).toEqual([
      '2027-01-11 body/example-council opening',
      '2027-01-12 body/example-council date-changed',
      '2027-03-25 body/example-council reminder',
    ])
    const rows = await theatre.database.ledger.findMany({ where: { reference }, orderBy: { seq: 'asc' } })
    expect(rows.map((r) => [r.event, r.corrects])).toEqual([
      ['opened', null],
      ['corrected', 1],
    ])
    const obligation = await theatre.database.obligation.findFirstOrThrow({ where: { reference } })
    expect(obligation.originalDueOn?.toISOString().slice(0, 10)).toBe('2027-03-11')
  })
})
