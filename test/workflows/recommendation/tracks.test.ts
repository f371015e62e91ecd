// The two statutory tracks on the real engine, to their very end in virtual time: silence, proposals with their grounds as
// tasks, decisions of a person, letters, publication, conclusion.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { LocalDate } from '../../../domain/calendar/local-date.js'
import type { DecisionForm } from '../../../domain/recommendation/statutory/form.js'
import type { FormalStepName } from '../../../domain/recommendation/statutory/state.js'
import { MANAGER, OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'
import { day, evidenceOnly } from '../../support/plays.js'

const PROVIDER = 'example-silent-care'
const COUNCIL = 'example-silent-council'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await theatre.nameBody(PROVIDER, 'provider')
  await theatre.nameBody(COUNCIL, 'council')
})
afterAll(() => theatre.close())

async function issued(reference: string, form: DecisionForm) {
  const bodyId = form === 'report' ? COUNCIL : PROVIDER
  const bodyType = form === 'report' ? ('council' as const) : ('provider' as const)
  const [id] = await theatre.start({
    on: day('2027-01-11'),
    reference,
    opening: {
      bodies: [{ bodyId, bodyType, planDueOn: null, takeOver: null, form, receivedOn: day('2027-01-11') }],
      recommendations: [evidenceOnly(1, '2028-12-01', [bodyId])],
    },
  })
  return id
}

const words = { words: 'said by nobody' }
const receive = (id: string, document: 'further-report' | 'notice', receivedOn: LocalDate) =>
  theatre.send(id, 'recordReceipt', OFFICER, { document, receivedOn })
const take = (id: string, step: FormalStepName) =>
  theatre.send(id, 'decideFormalStep', MANAGER, { step, decision: 'take' }, words)
const publish = (id: string, on: LocalDate, place: 'newspaper' | 'website') =>
  theatre.send(id, 'recordPublication', OFFICER, { on, place })

async function proposedIn(reference: string) {
  const task = await theatre.database.task.findFirstOrThrow({
    where: { reference, kind: 'formal-step-proposed', doneAt: null },
  })
  expect(task.forRole).toBe('manager')
  return task.data as { step: string; grounds: string[]; missing: string[]; passed: string[] }
}

const formalIn = async (reference: string) =>
  (await theatre.ledgerOf(reference)).filter((event) => /receipt|formal|form-|publication|closed/.test(event))

describe('a provider that stays silent after a written statement', () => {
  it('comes by a person’s decisions to its Adverse Findings Notice, published as directed', async () => {
    const reference = '99 000 081'
    const id = await issued(reference, 'written-statement')
    await theatre.goTo(id, day('2027-02-11'))
    expect(await proposedIn(reference)).toMatchObject({
      step: 'require-adverse-findings-notice',
      grounds: [expect.stringContaining('s34I(3)(a)')],
      passed: ['2027-02-10'],
    })
    const early = { step: 'require-adverse-findings-notice', decision: 'take' } as const
    expect(await theatre.send(id, 'decideFormalStep', OFFICER, early, words)).toMatchObject({
      status: 'refused',
      refusal: { code: 'wrong-role' },
    })
    expect(await take(id, 'require-adverse-findings-notice')).toMatchObject({ status: 'done' })
    await theatre.goTo(id, day('2027-02-15'))
    await receive(id, 'notice', day('2027-02-15'))
    await theatre.goTo(id, day('2027-03-01'))
    const form = { agreedOn: day('2027-03-01'), publishBy: day('2027-03-12'), places: ['website' as const] }
    expect(await theatre.send(id, 'agreeForm', OFFICER, form, words)).toMatchObject({ status: 'done' })
    await theatre.goTo(id, day('2027-03-10'))
    await publish(id, day('2027-03-10'), 'website')
    await theatre.send(id, 'judge', MANAGER, { recommendation: 1, decision: 'not-satisfied' }, words)
    expect(await theatre.send(id, 'conclude', MANAGER, {})).toMatchObject({ answer: { stage: 'closed' } })
    await theatre.client.workflow.getHandle(id).result()
    expect(await formalIn(reference)).toEqual([
      'formal-step-proposed',
      'formal-step-decided',
      'receipt-recorded',
      'form-agreed',
      'publication-recorded',
      'closed',
    ])
    expect((await theatre.lettersOf(reference)).map((l) => l.split(' ').at(-1))).toEqual(
      expect.arrayContaining(['adverse-findings-notice', 'form-agreed', 'escalation', 'closed']),
    )
  })
})

describe('a council that stays silent after a report', () => {
  it('comes by a person’s decisions to the statement that the Ombudsman publishes at its expense', async () => {
    const reference = '99 000 082'
    const id = await issued(reference, 'report')
    await theatre.goTo(id, day('2027-04-12'))
    // Saturday 10 April is treated as met until the Monday is over.
    expect(await theatre.tasksOf(reference)).toEqual([])
    await theatre.goTo(id, day('2027-04-13'))
    expect((await proposedIn(reference)).step).toBe('further-report')
    await take(id, 'further-report')
    await theatre.goTo(id, day('2027-04-15'))
    await receive(id, 'further-report', day('2027-04-15'))
    await theatre.goTo(id, day('2027-07-15'))
    expect(await proposedIn(reference)).toMatchObject({
      step: 'require-statement',
      grounds: [expect.stringContaining('s31(2D)')],
      missing: expect.arrayContaining(['evidence for recommendation 1']),
    })
    await take(id, 'require-statement')
    await theatre.goTo(id, day('2027-07-20'))
    await receive(id, 'notice', day('2027-07-20'))
    await theatre.goTo(id, day('2027-08-21'))
    expect((await proposedIn(reference)).step).toBe('publish-statement')
    await take(id, 'publish-statement')
    for (const on of ['2027-08-26', '2027-09-02']) {
      await theatre.goTo(id, day(on))
      await publish(id, day(on), 'newspaper')
    }
    await theatre.send(id, 'judge', MANAGER, { recommendation: 1, decision: 'not-satisfied' }, words)
    expect(await theatre.send(id, 'conclude', MANAGER, {})).toMatchObject({ answer: { stage: 'closed' } })
    await theatre.client.workflow.getHandle(id).result()
    expect(await formalIn(reference)).toEqual([
      'formal-step-proposed',
      'formal-step-decided',
      'receipt-recorded',
      'formal-step-proposed',
      'formal-step-decided',
      'receipt-recorded',
      'formal-step-proposed',
      'formal-step-decided',
      'publication-recorded',
      'publication-recorded',
      'closed',
    ])
    const row = await theatre.database.caseBody.findFirstOrThrow({ where: { reference } })
    expect(row.outcome).toBe('not-complete-and-not-satisfied')
  })
})
