// The whole spine on the real engine: report, action plan, CQC's assurance, follow-up, closure; months in virtual time.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { defineSearchAttributeKey } from '@temporalio/common'
import { MANAGER, CQC, OFFICER, contactOf, openTheatre, type Theatre } from '../../support/theatre.js'
import { day, evidenceOnly, withPlan } from '../../support/plays.js'

const provider = contactOf('example-care')
const council = contactOf('example-council')

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await theatre.nameBody('example-care', 'provider')
  await theatre.nameBody('example-council', 'council')
  await theatre.nameContact('cqc', 'cqc@example.org')
})
afterAll(() => theatre.close())

const done = (stage: string) => ({ status: 'done', answer: { stage } })

describe('a case with a CQC location that may be shared', () => {
  it('goes from the report to its closure, decided at each step by a person', async () => {
    const reference = '99 000 001'
    const [id] = await theatre.start({
      on: day('2027-01-11'),
      reference,
      opening: {
        hasCqcLocation: true,
        mayBeShared: true,
        bodies: [
          { bodyId: 'example-care', bodyType: 'provider', planDueOn: day('2027-02-11'), takeOver: null },
        ],
        recommendations: [
          evidenceOnly(1, '2027-02-11', ['example-care']),
          { ...withPlan(2, '2027-04-12', ['example-care']), assurance: true },
        ],
      },
    })
    await theatre.goTo(id, day('2027-02-05'))
    const answers = [{ recommendation: 2, answer: 'will-do' as const, items: 1 }]
    expect(await theatre.send(id, 'submitPlan', provider, { answers }, { words: 'plan' })).toMatchObject(
      done('plan-review'),
    )
    await theatre.send(id, 'submitEvidence', provider, { recommendation: 1 }, { words: 'letter sent' })
    await theatre.send(id, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
    expect(await theatre.send(id, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })).toMatchObject(
      done('carrying-out'),
    )
    await theatre.goTo(id, day('2027-02-10'))
    expect(await theatre.send(id, 'logPlan', CQC, { version: 1 })).toMatchObject(done('carrying-out'))
    await theatre.goTo(id, day('2027-04-09'))
    expect(
      await theatre.send(id, 'submitEvidence', provider, { recommendation: 2 }, { words: 'done' }),
    ).toMatchObject(done('assurance'))
    expect(await theatre.send(id, 'seekAssurance', provider, { recommendation: 2 })).toMatchObject(
      done('assurance'),
    )
    await theatre.goTo(id, day('2027-04-20'))
    const assured = { recommendation: 2, answer: 'assured' as const, regulatoryActivity: false }
    expect(await theatre.send(id, 'giveAssurance', CQC, assured, { words: 'seen' })).toMatchObject(
      done('evidence-review'),
    )
    expect(
      await theatre.send(id, 'judge', OFFICER, { recommendation: 2, decision: 'satisfied' }),
    ).toMatchObject(done('to-conclude'))
    expect(await theatre.send(id, 'conclude', OFFICER, { followUpOn: day('2027-10-20') })).toMatchObject(
      done('follow-up'),
    )
    await theatre.goTo(id, day('2027-10-21'))
    await theatre.send(id, 'answerFollowUp', provider, { stillInPlace: true }, { words: 'yes' })
    expect(await theatre.send(id, 'decideFollowUp', OFFICER, { stillInPlace: true })).toMatchObject(
      done('closed'),
    )
    expect(await theatre.client.workflow.getHandle(id).result()).toEqual({
      outcome: 'complete-and-satisfied',
    })

    expect(await theatre.ledgerOf(reference)).toEqual([
      'opened',
      'shared-with-cqc',
      'plan-submitted',
      'evidence-submitted',
      'judged',
      'plan-accepted',
      'plan-logged',
      'evidence-submitted',
      'assurance-sought',
      'assurance-given',
      'judged',
      'concluded',
      'follow-up-answered',
      'closed',
    ])
    // Good Friday and Easter Monday 2027 are 26 and 29 March: ten working days before 12 April is 25 March.
    expect(await theatre.lettersOf(reference)).toEqual([
      '2027-01-11 body/example-care opening',
      '2027-01-28 body/example-care reminder',
      '2027-01-28 body/example-care reminder',
      '2027-02-04 body/example-care reminder',
      '2027-02-04 body/example-care reminder',
      '2027-02-05 cqc log-plan',
      '2027-02-05 body/example-care plan-accepted',
      '2027-02-05 body/example-care plan-received',
      '2027-02-08 body/example-care judged-satisfied',
      '2027-03-25 body/example-care reminder',
      '2027-04-05 body/example-care reminder',
      '2027-04-09 cqc assurance-request',
      '2027-04-09 body/example-care reminder',
      '2027-04-09 body/example-care seek-assurance',
      '2027-04-20 body/example-care assurance-answered',
      '2027-04-20 body/example-care concluded',
      '2027-10-20 body/example-care follow-up',
      '2027-10-21 body/example-care closed',
      '2027-10-21 cqc closed',
    ])
  })

  it('is never held by CQC’s silence: it is chased, a manager is told, and the Ombudsman judges without it', async () => {
    const reference = '99 000 002'
    const [id] = await theatre.start({
      on: day('2027-01-11'),
      reference,
      opening: {
        hasCqcLocation: true,
        mayBeShared: true,
        bodies: [{ bodyId: 'example-care', bodyType: 'provider', planDueOn: null, takeOver: null }],
        recommendations: [{ ...evidenceOnly(1, '2027-02-11', ['example-care']), assurance: true }],
      },
    })
    await theatre.send(id, 'submitEvidence', provider, { recommendation: 1 }, { words: 'done' })
    await theatre.send(id, 'seekAssurance', provider, { recommendation: 1 })
    await theatre.goTo(id, day('2027-03-01'))
    expect(await theatre.lettersOf(reference)).toEqual([
      '2027-01-11 cqc assurance-request',
      '2027-01-11 body/example-care opening',
      '2027-01-11 body/example-care seek-assurance',
      '2027-02-09 cqc overdue',
      '2027-02-15 cqc overdue',
      '2027-02-22 manager escalation',
    ])
    expect(await theatre.stateOf(id)).toMatchObject({ closedAt: null })
    await theatre.send(id, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
    expect(await theatre.send(id, 'conclude', OFFICER, {})).toMatchObject(done('closed'))
  })
})

describe('a body that does not answer', () => {
  it('is reminded, becomes overdue by rule, and a person is asked to decide', async () => {
    const reference = '99 000 003'
    const [id] = await theatre.start({
      on: day('2027-01-11'),
      reference,
      opening: {
        bodies: [
          { bodyId: 'example-council', bodyType: 'council', planDueOn: day('2027-02-12'), takeOver: null },
        ],
        recommendations: [withPlan(1, '2027-05-12', ['example-council'])],
      },
    })
    await theatre.goTo(id, day('2027-03-02'))
    expect(await theatre.lettersOf(reference)).toEqual([
      '2027-01-11 body/example-council opening',
      '2027-01-29 body/example-council reminder',
      '2027-02-05 body/example-council reminder',
      '2027-02-11 body/example-council reminder',
      '2027-02-15 body/example-council overdue',
      '2027-02-19 body/example-council overdue',
      '2027-02-26 manager escalation',
    ])
    expect(await theatre.tasksOf(reference)).toEqual(['escalation-proposed'])
    expect(await theatre.ledgerOf(reference)).toEqual(['opened', 'overdue', 'escalation-proposed'])
    const row = await theatre.database.caseBody.findFirstOrThrow({ where: { reference } })
    expect(row).toMatchObject({ stage: 'awaiting-plan', waitingOn: ['body'], overdue: true })
    const { typedSearchAttributes } = await theatre.client.workflow.getHandle(id).describe()
    expect(typedSearchAttributes.get(defineSearchAttributeKey('Overdue', 'BOOL'))).toBe(true)
    expect(typedSearchAttributes.get(defineSearchAttributeKey('Stage', 'KEYWORD'))).toBe('awaiting-plan')
  })

  it('is told why its plan is returned and by when the changed one is due', async () => {
    const reference = '99 000 004'
    const [id] = await theatre.start({
      on: day('2027-01-11'),
      reference,
      opening: {
        bodies: [
          { bodyId: 'example-council', bodyType: 'council', planDueOn: day('2027-02-12'), takeOver: null },
        ],
        recommendations: [withPlan(1, '2027-05-12', ['example-council'])],
      },
    })
    const answers = [{ recommendation: 1, answer: 'partly' as const, items: 1 }]
    await theatre.send(id, 'submitPlan', council, { answers }, { words: 'plan' })
    const returned = { version: 1, decision: 'return' as const, planDueOn: day('2027-03-12') }
    expect(await theatre.send(id, 'reviewPlan', OFFICER, returned, { words: 'too vague' })).toMatchObject(
      done('awaiting-plan'),
    )
    await theatre.goTo(id, day('2027-02-20'))
    expect((await theatre.lettersOf(reference)).at(-1)).toBe('2027-01-11 body/example-council plan-returned')
    expect(await theatre.send(id, 'submitPlan', council, { answers }, { words: 'better' })).toMatchObject(
      done('plan-review'),
    )
    const plans = await theatre.database.plan.findMany({ where: { reference }, orderBy: { version: 'asc' } })
    expect(plans.map((p) => [p.version, p.status])).toEqual([
      [1, 'returned'],
      [2, 'under-review'],
    ])
  })
})

describe('two bodies in one case', () => {
  it('each have a durable process of their own, started together, and a joint recommendation is owed by both', async () => {
    const reference = '99 000 005'
    const [care, authority] = await theatre.start({
      on: day('2027-01-11'),
      reference,
      opening: {
        bodies: [
          { bodyId: 'example-care', bodyType: 'provider', planDueOn: null, takeOver: null },
          { bodyId: 'example-council', bodyType: 'council', planDueOn: null, takeOver: null },
        ],
        recommendations: [
          evidenceOnly(1, '2027-02-11', ['example-care', 'example-council']),
          evidenceOnly(2, '2027-02-11', ['example-council']),
        ],
      },
    })
    await theatre.send(care, 'withdraw', MANAGER, {}, { words: 'dissolved' })
    expect(await theatre.client.workflow.getHandle(care).result()).toEqual({ outcome: 'withdrawn' })
    expect(await theatre.send(authority as string, 'note', OFFICER, {}, { words: 'go on' })).toMatchObject(
      done('carrying-out'),
    )
    const obligations = await theatre.database.obligation.findMany({
      where: { reference },
      orderBy: [{ number: 'asc' }, { bodyId: 'asc' }],
    })
    expect(obligations.map((o) => `${o.number} ${o.bodyId}`)).toEqual([
      '1 example-care',
      '1 example-council',
      '2 example-council',
    ])
  })
})

describe('zero recommendations', () => {
  it('are recorded and the case is closed at once, without a letter', async () => {
    const reference = '99 000 006'
    const [id] = await theatre.start({
      on: day('2027-01-11'),
      reference,
      opening: {
        bodies: [{ bodyId: 'example-council', bodyType: 'council', planDueOn: null, takeOver: null }],
        recommendations: [],
      },
    })
    expect(await theatre.client.workflow.getHandle(id).result()).toEqual({ outcome: 'no-recommendations' })
    expect(await theatre.ledgerOf(reference)).toEqual(['opened', 'closed'])
    expect(await theatre.lettersOf(reference)).toEqual([])
  })
})
