// npm run bench:reminders [-- --cases N]: as many reminders as cases, to a contact each, all due at the same moment, on
// one worker in real time. Measured is when each mail reaches the mail server (docs/figures.md).
import { setTimeout as sleep } from 'node:timers/promises'
import { readCommandLine } from '../../command-line.mjs'
import { parseLocalDate } from '../../domain/calendar/local-date.js'
import { instantAt } from '../../domain/calendar/london-time.js'
import { initialStates } from '../../domain/recommendation/opening.js'
import type { RecommendationState } from '../../domain/recommendation/state.js'
import { createDatabase } from '../../prisma/client.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { storeText } from '../../prisma/intake/texts.js'
import { connectTemporal } from '../../temporal/connect.js'
import { createDesk, type Desk } from '../../temporal/desk.js'
import type { Product } from '../support/product.js'
import type { Stack } from '../support/stack-parts.js'
import { report } from './limits.js'
import { calendar, inParallel, quantile, referenceOf, round1, wordsOf } from './measure.js'
import { onOwnProduct } from './own-product.js'

const { values } = readCommandLine({
  usage: `npm run bench:reminders [-- --cases N]

Sends as many reminders as cases, all due at the same moment; docs/figures.md says what was measured.
  --cases N   how many, 1000, if not given`,
  options: { cases: { type: 'string', default: '1000' } },
})
const CASES = Number(values.cases)
if (!Number.isInteger(CASES) || CASES < 1 || CASES > 5_000)
  throw new Error('--cases: give a whole number from 1 to 5000')

const STARTERS = 8
/** Cases by which the machine's own speed is told, so that the moment lies behind the last start. */
const WARM_UP = 60
const WATCHED_FOR = 150_000
const OUT_OF_ORDER_AT_MOST = 50
const OPENED_WITHIN = 240_000

const DECIDED_ON = parseLocalDate('2027-01-11')
const DUE_ON = parseLocalDate('2027-03-12')
/** Ten working days before: the first rung. */
const RUNG_AT = instantAt(parseLocalDate('2027-02-26'), '09:00')

const bodyOf = (n: number) => `example-bench-${n}`
const addressOf = (n: number) => `bench-${n}@example.org`

await onOwnProduct(['worker'], measure)

async function measure({ connection }: Stack, { environment, database: { appUrl } }: Product) {
  const database = createDatabase(appUrl, { max: STARTERS })
  const temporal = connectTemporal({
    address: connection.temporal.address,
    namespace: connection.temporal.namespace,
  })
  const desk = createDesk(temporal.client, environment.TASK_QUEUE as string)
  await addBodies(database)

  // Their own first rung comes a day later than that of those which are measured.
  const warmUpBegan = Date.now()
  await startAll(desk, database, CASES, WARM_UP, warmUpBegan + 86_400_000)
  await untilOpened(database, WARM_UP)
  const perCase = (Date.now() - warmUpBegan) / WARM_UP
  const moment = Date.now() + Math.max(30_000, CASES * perCase * 1.5 + 20_000)
  say(`${CASES} reminders come due at ${new Date(moment).toISOString()}`)

  const began = Date.now()
  await startAll(desk, database, 0, CASES, moment)
  await untilOpened(database, WARM_UP + CASES)
  const opened = Date.now()
  if (opened >= moment)
    throw new Error(
      'The cases were not open before their reminders came due: measure fewer, or on a faster machine.',
    )
  say(`${CASES} cases are open after ${Math.round((opened - began) / 1000)} s`)
  await sleep(moment - Date.now())

  const received = await mailsOf(connection.mail.webUrl)
  const delays = received.map((at) => at - moment)
  const letters = await database.letter.count({ where: { sentAt: { not: null } } })
  const others = {
    'reminders due at one moment': CASES,
    'mails received by the mail server': received.length,
    'median, seconds after it': round1(quantile(delays, 0.5) / 1000),
    'last, seconds after it': round1(Math.max(...delays) / 1000),
    'a second': round1((received.length * 1000) / Math.max(...delays)),
    'letters marked as sent': letters,
  }
  report('reminders', others, {
    lost: CASES - received.length,
    early: delays.filter((delay) => delay < 0).length,
    p99: quantile(delays, 0.99) / 1000,
  })
  await temporal.close()
  await database.$disconnect()
}

async function addBodies(database: PrismaClient) {
  const all = Array.from({ length: CASES + WARM_UP }, (_, n) => n)
  await database.body.createMany({
    data: all.map((n) => ({
      id: bodyOf(n),
      type: 'council',
      name: `Example Bench Council ${n} (fictional)`,
    })),
  })
  await database.contact.createMany({
    data: all.map((n) => ({
      id: crypto.randomUUID(),
      room: 'body',
      recipient: `body/${bodyOf(n)}`,
      name: 'Robin Fictional',
      email: addressOf(n),
      role: 'link officer',
      namedAt: new Date('2026-01-05T10:00:00Z'),
    })),
  })
}

/** Cases whose first reminder comes due at this moment of the wall clock. They are taken over, so that no other letter leaves. */
async function startAll(desk: Desk, database: PrismaClient, from: number, count: number, moment: number) {
  await inParallel(count, STARTERS, async (index) => {
    const n = from + index
    const textId = await storeText(database, {
      room: 'ombudsman',
      kind: 'case',
      content: wordsOf(),
      storedBy: 'bench',
    })
    await desk.startRecommendation(stateOf(n, textId, RUNG_AT - moment), 'bench')
  })
}

function stateOf(n: number, textId: string, clockShift: number): RecommendationState {
  const [state] = initialStates(
    {
      reference: referenceOf(n),
      team: 'team-1',
      decisionDate: DECIDED_ON,
      textId,
      hasCqcLocation: false,
      mayBeShared: false,
      bodies: [
        {
          bodyId: bodyOf(n),
          bodyType: 'council',
          planDueOn: null,
          takeOver: { stage: 'carrying-out', planReceivedOn: null, satisfiedOn: null },
        },
      ],
      recommendations: [
        {
          number: 1,
          kind: 'personal-remedy',
          requires: 'evidence',
          assurance: false,
          dueOn: DUE_ON,
          bodyIds: [bodyOf(n)],
        },
      ],
      calendar,
      clockShift,
    },
    DECIDED_ON,
  )
  return state
}

async function untilOpened(database: PrismaClient, count: number) {
  for (const until = Date.now() + OPENED_WITHIN; Date.now() < until; await sleep(250))
    if ((await database.caseBody.count()) >= count) return
  throw new Error(`${count} cases were not open after ${OPENED_WITHIN / 1000} s: measure fewer`)
}

/** When each mail reached the mail server, epoch milliseconds; waits until all have come, or for two and a half minutes. */
async function mailsOf(webUrl: string): Promise<number[]> {
  const received = new Map<number, number>()
  for (
    const until = Date.now() + WATCHED_FOR;
    Date.now() < until && received.size < CASES;
    await sleep(500)
  ) {
    // Mails that arrive together may be listed in another order than that of their numbers.
    const after = Math.max(0, received.size - OUT_OF_ORDER_AT_MOST)
    const answer = await fetch(`${webUrl}/api/mails?limit=1000&after=${after}`)
    const { mails } = (await answer.json()) as { mails: { id: number; receivedAt: string }[] }
    for (const { id, receivedAt } of mails) received.set(id, Date.parse(receivedAt))
  }
  return [...received.values()]
}

function say(text: string) {
  process.stderr.write(`${text}\n`)
}
