// npm run bench:redate: a bank holiday is proclaimed nine days ahead while many cases run. How long until each has its new
// dates, what it costs, whether every one is right by an independent recount, and how long people wait meanwhile
// (docs/figures.md). `-- --cases 1000` for a shorter run.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { readCommandLine } from '../../command-line.mjs'
import { calendarOf, isWorkingDay } from '../../domain/calendar/calendar.js'
import { addDays } from '../../domain/calendar/local-date.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import type { RecommendationState } from '../../domain/recommendation/state.js'
import { open } from '../../domain/recommendation/step.js'
import { withConnection } from '../../prisma/connection.js'
import { createDatabase } from '../../prisma/client.js'
import { storeText } from '../../prisma/intake/texts.js'
import { readCurrentCalendars } from '../../prisma/read/calendars.js'
import { recordStep } from '../../prisma/write/record-step.js'
import { connectTemporal } from '../../temporal/connect.js'
import { createDesk } from '../../temporal/desk.js'
import { createCalendarDesk, redatingWorkflowId } from '../../temporal/desk-calendars.js'
import { dayText } from '../support/editions.js'
import type { Product } from '../support/product.js'
import type { Stack } from '../support/stack-parts.js'
import { report } from './limits.js'
import { BODY, inParallel, quantile, round1, untilNoBacklog, wordsOf } from './measure.js'
import { onOwnProduct } from './own-product.js'
import { actionsOf } from './redating/actions.js'
import { caseOf, KINDS, UNTOLD_KINDS } from './redating/cases.js'
import { verdictOn } from './redating/recounted.js'
import type { Begun } from './redating/worded.js'

const { values } = readCommandLine({
  usage: `npm run bench:redate [-- --cases N]

Proclaims a bank holiday while so many cases run; docs/figures.md says what was measured.
  --cases N   how many, 10000, if not given`,
  options: { cases: { type: 'string', default: '10000' } },
})
/** One kind in 25 is closed: so many cases are recorded that as many as were asked for are open. */
const CASES = Math.ceil((Number(values.cases) * KINDS) / (KINDS - 1))
/** Messages to other cases while it runs, one every so many milliseconds. */
const ASKED_EVERY = 250
const GIVE_UP_AFTER = 40 * 60_000

const begun = Date.now()
const say = (line: string) => process.stdout.write(`${((Date.now() - begun) / 1000).toFixed(0)} s: ${line}\n`)

await onOwnProduct(['worker'], measure, countStatements)

/** Loads the extension that counts statements; it is there from the next start of PostgreSQL on. */
async function countStatements({ connection, kill, restart }: Stack) {
  await withConnection(connection.postgres.adminUrl, (admin) =>
    admin.query(`ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'`),
  )
  await kill('postgres')
  await restart('postgres')
  await withConnection(connection.postgres.adminUrl, (admin) =>
    admin.query('CREATE EXTENSION pg_stat_statements'),
  )
}

async function measure({ connection }: Stack, { environment, database: { ownerUrl, name } }: Product) {
  // As the owner, so that what the benchmark itself asks is not counted as the product's.
  const database = createDatabase(ownerUrl, { max: 10 })
  const rows = new pg.Client({ connectionString: ownerUrl })
  rows.on('error', () => undefined) // an error of the bench ends PostgreSQL, and is the one to be told
  await rows.connect()
  const temporal = connectTemporal(connection.temporal)
  const taskQueue = environment.TASK_QUEUE ?? ''
  const desk = createDesk(temporal.client, taskQueue)
  const calendarDesk = createCalendarDesk(temporal.client, taskQueue)

  const calendars = await readCurrentCalendars(database)
  const [england, wales] = [calendarOf(calendars, 'england'), calendarOf(calendars, 'wales')]
  const today = localDateOf(Date.now())
  let holiday = addDays(today, 9)
  while (!isWorkingDay(england, holiday)) holiday = addDays(holiday, 1)
  await database.body.create({
    data: { id: BODY, type: 'council', name: 'Example Bench Council (fictional)' },
  })
  const text = (kind: string, content: unknown) =>
    storeText(database, { room: 'ombudsman', kind, content, storedBy: 'a benchmark' })
  const setting = { today, holiday, england, wales, textId: await text('case', wordsOf()) }

  const cases: (Begun & { isTold: boolean; isOpen: boolean })[] = []
  await inParallel(CASES, 10, async (n) => {
    const { state: begins, ...begunWith } = caseOf(n, setting)
    const { state, step } = open(begins, Date.now(), [])
    await recordStep(database, step)
    const isOpen = state.closedAt === null
    cases[n] = { state, ...begunWith, isOpen, isTold: !UNTOLD_KINDS.includes(n % KINDS) }
    if ((n + 1) % 2_000 === 0) say(`${n + 1} cases recorded`)
  })
  const running = cases.filter(({ isOpen }) => isOpen)
  await inParallel(running.length, 16, async (n) => {
    const one = running[n]
    if (one) await desk.startRecommendation(one.state, 'a-hash')
    if ((n + 1) % 2_000 === 0) say(`${n + 1} cases started`)
  })
  say(`${CASES} cases, ${running.length} of them running; waiting until the worker has nothing to do`)
  await untilNoBacklog(temporal.client, taskQueue)

  const statementsBefore = await statements()
  const since = Date.now()
  const waits: number[] = []
  let asking = true
  const asked = askOthers()
  const textId = await dayText(database, {
    action: 'add',
    division: 'england',
    date: holiday,
    name: 'A day of joy',
  })
  const change = { textId, actor: 'an-administrator', role: 'administrator', clockShift: 0 } as const
  const id = randomUUID()
  const outcome = await calendarDesk.changeCalendars(change, { id, bodyHash: id, waitMs: 60_000 })
  if (outcome?.status !== 'changed') throw new Error(`the change was not made: ${JSON.stringify(outcome)}`)
  const version = outcome.versions.find(({ division }) => division === 'england')?.version ?? 0
  const toTell = cases.filter(({ isTold }) => isTold).length
  const seconds = await untilAllAnswered()
  asking = false
  await asked
  const statementsAfter = await statements()
  say('every case has answered; recounting')

  const official = JSON.parse(
    readFileSync(path.join(import.meta.dirname, '../domain/calendar/official-bank-holidays.json'), 'utf8'),
  ) as { dates: string[] }
  const holidays = { before: new Set(official.dates), after: new Set([...official.dates, holiday]) }
  const verdict = await verdictOn(rows, cases, holidays, { version, since })
  const redatingId = redatingWorkflowId('england', version)
  const told = cases.filter(({ isTold }) => isTold).map(({ state }) => idOf(state))
  const actions = await actionsOf(temporal.client, told, redatingId, id)

  const others = {
    'cases that were told': verdict.told,
    'a date moved in': verdict.moved,
    'only a reminder moved in': verdict.onlyReminders,
    'nothing moved in': verdict.unmoved,
    'not told (closed, or another calendar)': verdict.untold,
    'open cases': running.length,
    'dates that moved': verdict.deadlinesMoved,
    'bodies written to (by digest)': verdict.writtenTo,
    'seconds until the last answer': round1(seconds),
    'cases a second': round1(toTell / seconds),
    'Temporal actions': actions.actions,
    'actions a case': round1(actions.actions / toTell),
    'database statements': statementsAfter - statementsBefore,
    'statements a case': round1((statementsAfter - statementsBefore) / toTell),
    'messages to cases meanwhile': waits.length,
    'their answer, median ms': round1(quantile(waits, 0.5)),
    'their answer, longest ms': round1(Math.max(...waits)),
  }
  report('redate', others, {
    unmoved: (100 * (verdict.unmoved + verdict.untold - (CASES - running.length))) / running.length,
    wrong: verdict.wrong.length,
    twice: actions.toldTwice,
    p99: quantile(waits, 0.99),
  })
  for (const line of verdict.wrong.slice(0, 10)) say(line)
  await rows.end()
  await temporal.close()
  await database.$disconnect()
  say('done')

  function idOf(state: RecommendationState) {
    return recommendationWorkflowId(state.reference, state.bodyId)
  }

  /** The statements of the product so far, without those that begin and end a transaction. */
  async function statements(): Promise<number> {
    return withConnection(connection.postgres.adminUrl, async (admin) => {
      const { rows: found } = await admin.query<{ calls: string }>(
        `SELECT coalesce(sum(s.calls), 0) AS calls FROM pg_stat_statements s
         JOIN pg_database d ON d.oid = s.dbid JOIN pg_roles r ON r.oid = s.userid
         WHERE d.datname = $1 AND r.rolname = 'followthrough_app' AND s.query !~* '^(begin|commit|rollback)'`,
        [name],
      )
      return Number(found[0]?.calls ?? 0)
    })
  }

  async function untilAllAnswered(): Promise<number> {
    for (let next = 1_000; ; await sleep(200)) {
      const { rows: found } = await rows.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM redated_case WHERE version = $1',
        [version],
      )
      const count = found[0]?.count ?? 0
      if (count >= next) {
        say(`${count} of ${toTell} have answered`)
        next += 1_000
      }
      if (count >= toTell) return (Date.now() - since) / 1_000
      if (Date.now() - begun > GIVE_UP_AFTER)
        throw new Error(`only ${count} of ${toTell} have answered in time`)
    }
  }

  /** People go on with other cases: a note every quarter of a second, each timed until its row is committed. */
  async function askOthers() {
    const under: Promise<void>[] = []
    for (let n = 0; asking; n += 1) {
      const one = running[(n * 7_919) % running.length]
      if (one) under.push(ask(one.state))
      await sleep(ASKED_EVERY)
    }
    await Promise.all(under)
  }

  async function ask(state: RecommendationState) {
    const input = { textId: await text('note', { text: 'A plainly fictional note' }) }
    const message = {
      actor: { subject: 'an-officer', role: 'case-officer' },
      bodyHash: 'a-hash',
      input,
    } as const
    const at = performance.now()
    const sent = await desk.send('note', idOf(state), randomUUID(), message, 30_000)
    if (sent.status !== 'done') throw new Error(`a note was not taken: ${JSON.stringify(sent)}`)
    waits.push(performance.now() - at)
  }
}
