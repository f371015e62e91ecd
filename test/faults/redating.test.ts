// `kill -9` of the worker, of PostgreSQL and of Temporal while running cases are re-dated: it goes on where it was, every case ends with
// the right dates, and none is told twice.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import path from 'node:path'
import { isWorkingDay, type Calendar } from '../../domain/calendar/calendar.js'
import { addDays, type LocalDate } from '../../domain/calendar/local-date.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { initialStates } from '../../domain/recommendation/opening.js'
import { STATE } from '../../dev/place.js'
import { createDatabase } from '../../prisma/client.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { storeText } from '../../prisma/intake/texts.js'
import { readRedating } from '../../prisma/read/redating.js'
import { connectTemporal, type TemporalConnection } from '../../temporal/connect.js'
import { createDesk } from '../../temporal/desk.js'
import { createCalendarDesk, redatingWorkflowId } from '../../temporal/desk-calendars.js'
import type { redating } from '../../workflows/redating/workflow.js'
import { dayText, storeCalendars, until } from '../support/editions.js'
import { caseWords } from '../support/fictional-case.js'
import { evidenceOnly } from '../support/plays.js'
import { startProduct, type Product } from '../support/product.js'
import { bringUpStack, type Stack } from '../support/stack-parts.js'

const BODY = 'example-killed-council'
const CASES = 60
const TODAY = localDateOf(Date.now())

let stack: Stack
let product: Product
let database: PrismaClient
let temporal: TemporalConnection
beforeAll(async () => {
  stack = await bringUpStack({ parent: path.join(STATE, 'test-faults'), durable: true, env: process.env })
  product = await startProduct(stack.connection, ['worker'])
  database = createDatabase(product.database.appUrl, { max: 5 })
  temporal = connectTemporal(stack.connection.temporal)
  await database.body.create({
    data: { id: BODY, type: 'council', name: 'Example Killed Council (fictional)' },
  })
}, 180_000)
afterAll(async () => {
  await temporal.close()
  await database.$disconnect()
  await product.end()
  await stack.end()
}, 60_000)

const referenceOf = (n: number) => `99 900 ${String(n).padStart(3, '0')}`

/** Every other case is due on the day that becomes a holiday. */
const isDueOn = (n: number, holiday: LocalDate) => (n % 2 === 0 ? holiday : addDays(holiday, 100))

async function startCase(n: number, calendar: Calendar, holiday: LocalDate) {
  const recommendations = [evidenceOnly(1, isDueOn(n, holiday), [BODY])]
  const content = caseWords(recommendations)
  const textId = await storeText(database, { room: 'ombudsman', kind: 'case', content, storedBy: 'a test' })
  const [state] = initialStates(
    {
      reference: referenceOf(n),
      team: 'team-1',
      decisionDate: TODAY,
      textId,
      hasCqcLocation: false,
      mayBeShared: false,
      calendar,
      clockShift: 0,
      bodies: [{ bodyId: BODY, bodyType: 'council', planDueOn: null, takeOver: null }],
      recommendations,
    },
    TODAY,
  )
  await createDesk(temporal.client, product.environment.TASK_QUEUE ?? '').startRecommendation(state, 'a-hash')
}

const answered = () => database.redatedCase.count()

it('goes on after each kill and re-dates every case once', async () => {
  const { england, version } = await storeCalendars(database)
  let holiday = addDays(TODAY, 40)
  while (!isWorkingDay(england, holiday)) holiday = addDays(holiday, 1)
  for (let n = 0; n < CASES; n += 1) await startCase(n, england, holiday)
  await until(async () => (await database.caseBody.count()) === CASES, 120_000)

  const taskQueue = product.environment.TASK_QUEUE ?? ''
  const desk = createCalendarDesk(temporal.client, taskQueue)
  const textId = await dayText(database, { action: 'add', division: 'england', date: holiday, name: 'Joy' })
  // Begun here, to wait less at its end than in earnest; it finds the version as soon as that is made.
  const handle = await temporal.client.workflow.start<typeof redating>('redating', {
    workflowId: redatingWorkflowId('england', version + 1),
    taskQueue,
    args: [{ division: 'england', version: version + 1, settle: 2_000 }],
  })
  const change = { textId, actor: 'an-administrator', role: 'administrator', clockShift: 0 } as const
  await desk.changeCalendars(change, { id: 'a-change', bodyHash: 'a-hash', waitMs: 30_000 })

  await until(async () => (await answered()) >= CASES / 6)
  await product.kill('worker')
  await product.start('worker')
  await until(async () => (await answered()) >= CASES / 3, 60_000)
  await stack.kill('postgres')
  await stack.restart('postgres')
  await until(async () => (await answered().catch(() => 0)) >= CASES / 2, 120_000)
  await stack.kill('temporal')
  await stack.restart('temporal')
  await until(async () => (await answered()) >= (2 * CASES) / 3, 120_000)
  await product.kill('worker')
  await product.start('worker')
  expect(await handle.result()).toMatchObject({ superseded: false })

  const report = await readRedating(database, 'england', version + 1)
  expect(report?.cases).toMatchObject({ answered: CASES, moved: CASES / 2, behind: 0 })
  expect(report?.moved.map((m) => `${m.reference} ${m.old} ${m.metUntilOld}`)).toEqual(
    Array.from({ length: CASES / 2 }, (_, n) => `${referenceOf(2 * n)} ${holiday} ${holiday}`),
  )
  const every = (first: number) => Array.from({ length: CASES / 2 }, (_, n) => referenceOf(2 * n + first))
  expect(report?.unmoved.map(({ reference }) => reference)).toEqual(every(1))
  expect(report?.told.map(({ reference, by, how }) => `${reference} ${by} ${how}`)).toEqual(
    every(0).map((reference) => `${reference} date-changed digest`),
  )
  const facts = await database.ledger.groupBy({
    by: ['reference'],
    where: { event: 're-dated' },
    _count: true,
  })
  expect(facts).toHaveLength(CASES / 2)
  expect(facts.filter((fact) => fact._count !== 1)).toEqual([])
}, 400_000)
