// Random messages to running cases on the real server, carried on after almost every one: the server decides as the rules
// do, nothing that it accepted is lost, and what it has written replays.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomInt } from 'node:crypto'
import { Worker } from '@temporalio/worker'
import fc from 'fast-check'
import { workflowBundle } from '../../../dev/workflow-bundle.js'
import { refusalOf } from '../../../domain/recommendation/process.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import { BODY } from '../../domain/recommendation/openings.js'
import { messageOf, nameOf, wish, type Wish } from '../../domain/recommendation/wishes.js'
import { openTheatre, type Theatre } from '../../support/theatre.js'
import { day, evidenceOnly, withPlan } from '../../support/plays.js'
import { holdsOnTheStack } from '../../support/holds.js'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await theatre.nameBody(BODY, 'provider')
  await theatre.nameContact('cqc', 'cqc@example.org')
})
afterAll(() => theatre.close())

const ON = day('2027-01-11')
/** Long ago, so that the statutory periods are over and a formal step is proposed at once. */
const DECIDED_ON = day('2026-05-11')
/** Just longer than the history of a run that has only been carried on: with each message comes the next run. */
const CARRY_ON_AFTER = 12

let last = randomInt(100_000, 900_000)
const newReference = () => {
  const digits = String(++last)
  return `98 ${digits.slice(0, 3)} ${digits.slice(3)}`
}

/** What was issued to the body: nothing that is stated, or the paper of one of the two statutory tracks. */
const FORMS = [undefined, 'written-statement', 'report'] as const

async function begin(reference: string, form: (typeof FORMS)[number]): Promise<string> {
  const [id] = await theatre.start({
    on: ON,
    reference,
    opening: {
      hasCqcLocation: true,
      mayBeShared: true,
      carryOnAfter: CARRY_ON_AFTER,
      decisionDate: DECIDED_ON,
      bodies: [
        {
          bodyId: BODY,
          bodyType: form === 'report' ? 'council' : 'provider',
          planDueOn: day('2027-02-11'),
          takeOver: null,
          ...(form && { form, receivedOn: DECIDED_ON }),
        },
      ],
      recommendations: [
        { ...withPlan(1, '2027-04-12', [BODY]), assurance: true },
        evidenceOnly(2, '2027-02-11', [BODY]),
      ],
    },
  })
  // Its first rows are there: from now on only messages move it.
  await theatre.goTo(id, ON)
  return id
}

/** Sends what is wished; says whether it was taken, and expects the server to decide as the rules do. */
async function say(id: string, wished: Wish): Promise<'done' | 'refused' | 'over'> {
  const state = await theatre.stateOf(id)
  if (state.closedAt !== null) return 'over'
  const at = Date.now() + state.clockShift
  const name = nameOf(wished, state)
  const { actor, input, seenSeq } = messageOf(name, wished, state, at)
  const { textId, ...rest } = input
  const refusal = refusalOf(
    state,
    name,
    { actor, input, bodyHash: 'hash', ...(seenSeq !== undefined && { seenSeq }) },
    at,
  )
  const sent = await theatre.send(id, name, actor, rest, {
    ...(textId !== undefined && { words: 'words' }),
    ...(seenSeq !== undefined && { seenSeq }),
  })
  if (refusal) {
    expect(sent).toMatchObject({ status: 'refused', refusal: { code: refusal.code, field: refusal.field } })
    return 'refused'
  }
  expect(sent).toMatchObject({ status: 'done' })
  const after = await theatre.database.caseBody.findFirstOrThrow({ where: { workflowId: id } })
  if (sent.status === 'done') {
    expect(after.seq).toBeGreaterThanOrEqual(sent.answer.seq)
    expect(after.stage).toBe(sent.answer.stage)
  }
  return 'done'
}

async function lookOver(id: string, reference: string, accepted: number) {
  const rows = await theatre.database.ledger.findMany({ where: { reference }, orderBy: { seq: 'asc' } })
  expect(rows.map((r) => r.seq)).toEqual(rows.map((_, index) => index + 1))
  const byPeople = new Set(rows.filter((r) => r.role !== 'system').map((r) => r.effectiveAt.getTime()))
  expect(byPeople.size).toBe(accepted)
  const state = await theatre.stateOf(id)
  const body = await theatre.database.caseBody.findFirstOrThrow({ where: { reference } })
  expect([body.stage, body.seq]).toEqual([stageOf(state), state.seq])
  return {
    runs: await replayed(id),
    formal: rows.filter((r) => r.role !== 'system' && FORMAL.test(r.event)).length,
  }
}

const FORMAL = /^(receipt-recorded|action-|longer-period|formal-step|form-agreed|publication-recorded)/

/** Replays every run of the case, the last one first, and says how many there were. */
async function replayed(workflowId: string): Promise<number> {
  const codePath = await workflowBundle(process.env)
  let runs = 0
  for await (const { error } of Worker.runReplayHistories(
    { workflowBundle: { codePath } },
    historiesOf(workflowId),
  )) {
    expect(error).toBeUndefined()
    runs += 1
  }
  return runs
}

async function* historiesOf(workflowId: string) {
  for (let runId: string | null | undefined = ''; typeof runId === 'string';) {
    const history = await theatre.client.workflow.getHandle(workflowId, runId || undefined).fetchHistory()
    yield { workflowId, history }
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || null
  }
}

describe('any messages to a running case', () => {
  it('are decided as the rules say, lost never, and replay, though the run is carried on all the time', async () => {
    let carried = 0
    let formal = 0
    const taken = { done: 0, refused: 0 }
    await holdsOnTheStack(
      fc.asyncProperty(
        fc.constantFrom(...FORMS),
        fc.array(wish, { minLength: 10, maxLength: 16 }),
        async (form, wishes) => {
          const reference = newReference()
          const id = await begin(reference, form)
          let accepted = 0
          for (const wished of wishes) {
            const said = await say(id, wished)
            if (said === 'over') break
            taken[said] += 1
            if (said === 'done') accepted += 1
          }
          const { runs, formal: said } = await lookOver(id, reference, accepted)
          if (runs > 1) carried += 1
          formal += said
        },
      ),
      // Enough that what is drawn meets the floors below also when a row of the process table shifts every draw.
      { numRuns: 10, seed: 20_270_113 },
    )
    expect(taken.done).toBeGreaterThan(10)
    expect(taken.refused).toBeGreaterThan(5)
    expect(carried).toBeGreaterThan(3)
    expect(formal).toBeGreaterThan(5)
  }, 180_000) // ten lives: a quarter of a minute alone, a minute on a machine that is busy
})
