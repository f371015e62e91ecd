// npm run bench:start: cases started through the API beside raw `client.workflow.start` of the same type with the same
// options on the same task queue with the same worker running; the product as it is built for production; order
// alternated, medians of five (docs/figures.md).
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { readCommandLine } from '../../command-line.mjs'
import { createDatabase } from '../../prisma/client.js'
import { connectTemporal } from '../../temporal/connect.js'
import { recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import { requestHash } from '../../prisma/intake/request-hash.js'
import { storeText } from '../../prisma/intake/texts.js'
import { createDesk, recommendationStart } from '../../temporal/desk.js'
import { OFFICER_ACCOUNT, type Product } from '../support/product.js'
import type { Stack } from '../support/stack-parts.js'
import { tokenFor } from '../support/tokens.js'
import { report } from './limits.js'
import {
  BODY,
  inParallel,
  nameContact,
  median,
  quantile,
  referenceOf,
  requestOf,
  round1,
  stateOf,
  timed,
  wordsOf,
  type Run,
} from './measure.js'
import { onOwnProduct } from './own-product.js'

const ROUNDS = 5
const CALLERS = 32
const [count = '320'] = readCommandLine({
  usage: `npm run bench:start [-- STARTS]

Starts STARTS cases in a burst through the API and raw, 320, if not given; docs/figures.md says what was measured.`,
  positionals: [0, 1],
  counts: true,
}).positionals
const STARTS = Number(count)
/** Bursts of either kind before anything is measured: until then Node still compiles, here and in the API, what it learns is hot. */
const WARM_UP = { api: 14, raw: 8 }
const ONE_BY_ONE = 60
/** Milliseconds for Temporal's own work after cases have ended. */
const SETTLED_AFTER = 3_000

await onOwnProduct(['worker', 'api'], measure)

async function measure({ connection }: Stack, { url, environment, pid, database: { appUrl } }: Product) {
  const database = createDatabase(appUrl, { max: 5 })
  await database.body.create({
    data: { id: BODY, type: 'council', name: 'Example Bench Council (fictional)' },
  })
  const temporal = connectTemporal({
    address: connection.temporal.address,
    namespace: connection.temporal.namespace,
  })
  const taskQueue = environment.TASK_QUEUE as string
  await nameContact(database, createDesk(temporal.client, taskQueue))
  const token = await tokenFor(OFFICER_ACCOUNT, connection)
  const agent = new http.Agent({ keepAlive: true, maxSockets: CALLERS })
  let [n, cleared] = [0, 0]
  const nextReference = () => referenceOf(++n)

  const prepareRaw = async () => {
    const reference = nextReference()
    const textId = await storeText(database, {
      room: 'ombudsman',
      kind: 'case',
      content: wordsOf(),
      storedBy: 'bench',
    })
    return {
      ...recommendationStart(stateOf(reference, textId), requestHash(requestOf(reference))),
      taskQueue,
    }
  }
  type RawStart = Awaited<ReturnType<typeof prepareRaw>>
  const raw = (start: RawStart) => temporal.client.workflow.start('recommendation', start)
  const viaApi = (reference: string) => post(agent, `${url}/cases`, token, requestOf(reference))

  const rawRuns: Run[] = []
  const apiRuns: Run[] = []
  let connections = 0
  const watch = setInterval(
    () => void countConnections().then((c) => (connections = Math.max(connections, c))),
    250,
  )
  await warmUp()
  for (const kind of ['raw', 'api'] as const) await runOf(kind, STARTS)
  for (let round = 1; round <= ROUNDS; round += 1) {
    const kinds = round % 2 ? (['api', 'raw'] as const) : (['raw', 'api'] as const)
    for (const kind of kinds) {
      const run = await runOf(kind, STARTS)
      const runs = kind === 'raw' ? rawRuns : apiRuns
      runs.push(run)
      process.stderr.write(`round ${round} of ${ROUNDS}, ${kind}: ${round1(run.rate)} starts/s\n`)
    }
  }
  const single = { raw: [] as number[], api: [] as number[] }
  for (let round = 0; round < 4; round += 1)
    for (const kind of round % 2 ? (['api', 'raw'] as const) : (['raw', 'api'] as const)) {
      const { times } = await runOf(kind, ONE_BY_ONE, 1)
      single[kind].push(...times)
    }
  clearInterval(watch)

  const ratio = median(apiRuns.map((run, i) => run.rate / (rawRuns[i] as Run).rate))
  const p99 = median(
    apiRuns.map((run, i) => quantile(run.times, 0.99) / quantile((rawRuns[i] as Run).times, 0.99)),
  )
  const p50One = quantile(single.api, 0.5) / quantile(single.raw, 0.5)
  const others = {
    'raw starts/s at 32 callers (median)': round1(median(rawRuns.map((r) => r.rate))),
    'API starts/s at 32 callers (median)': round1(median(apiRuns.map((r) => r.rate))),
    'p50 one at a time, raw ms': round1(quantile(single.raw, 0.5)),
    'p50 one at a time, API ms': round1(quantile(single.api, 0.5)),
    'most PostgreSQL connections, Temporal included (of 200)': connections,
  }
  report('start', others, { throughput: ratio, p99, oneAtATime: p50One })
  await temporal.close()
  await database.$disconnect()
  agent.destroy()

  /** With the worker held: it would need ten minutes for these cases. */
  async function warmUp() {
    process.kill(pid('worker'), 'SIGSTOP')
    for (const kind of ['api', 'raw'] as const)
      for (let burst = 0; burst < WARM_UP[kind]; burst += 1) await burstOf(kind, STARTS, CALLERS)
    await clearAway()
    process.kill(pid('worker'), 'SIGCONT')
  }

  /** One burst of starts beside the running worker, which is far from done with it: what is left is then cleared away. */
  async function runOf(kind: 'raw' | 'api', count: number, callers = CALLERS): Promise<Run> {
    const run = await burstOf(kind, count, callers)
    await clearAway()
    await sleep(SETTLED_AFTER)
    return run
  }

  /** Ends every case that was started since the last time. */
  async function clearAway() {
    const first = cleared + 1
    await inParallel(n - cleared, CALLERS, (i) =>
      temporal.client.workflow
        .getHandle(recommendationWorkflowId(referenceOf(first + i), BODY))
        .terminate('measured'),
    )
    cleared = n
  }

  async function burstOf(kind: 'raw' | 'api', count: number, callers: number): Promise<Run> {
    const starts = kind === 'raw' ? await inParallel(count, 8, prepareRaw) : []
    return timed(count, callers, (i) =>
      kind === 'raw' ? raw(starts[i] as RawStart) : viaApi(nextReference()),
    )
  }

  async function countConnections() {
    const client = new pg.Client({ connectionString: connection.postgres.adminUrl })
    try {
      await client.connect()
      const { rows } = await client.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = $1',
        ['client backend'],
      )
      return rows[0]?.n ?? 0
    } catch {
      return 0
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

function post(agent: http.Agent, url: string, token: string, body: unknown): Promise<void> {
  const payload = JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const request = http.request(url, {
      agent,
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(payload),
        'idempotency-key': randomUUID(),
      },
    })
    request.on('error', reject)
    request.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () =>
        response.statusCode === 201 ? resolve() : reject(new Error(`${response.statusCode} ${text}`)),
      )
    })
    request.end(payload)
  })
}
