// npm run bench:memory: the worker's memory with many idle open cases beside its memory with none, under the shipped
// cache and heap settings; then some of them are messaged (docs/figures.md).
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { readCommandLine } from '../../command-line.mjs'
import { recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import { createDatabase } from '../../prisma/client.js'
import { storeText } from '../../prisma/intake/texts.js'
import { connectTemporal } from '../../temporal/connect.js'
import { createDesk } from '../../temporal/desk.js'
import type { Product } from '../support/product.js'
import type { Stack } from '../support/stack-parts.js'
import { report } from './limits.js'
import {
  BODY,
  inParallel,
  nameContact,
  quantile,
  referenceOf,
  round1,
  stateOf,
  timed,
  wordsOf,
} from './measure.js'
import { onOwnProduct } from './own-product.js'

const [count = '10000', idleMs = '60000'] = readCommandLine({
  usage: `npm run bench:memory [-- CASES [MILLISECONDS]]

Measures the worker’s memory with CASES open cases, 10000, if not given, after they were idle for MILLISECONDS, 60000, if
not given; docs/figures.md says what was measured.`,
  positionals: [0, 2],
  counts: true,
}).positionals
const CASES = Number(count)
const MESSAGED = Math.min(1_000, CASES)
const IDLE_MS = Number(idleMs)

await onOwnProduct(['worker'], measure)

async function measure({ connection }: Stack, { database: { appUrl }, environment, pid }: Product) {
  const database = createDatabase(appUrl, { max: 8 })
  await database.body.create({
    data: { id: BODY, type: 'council', name: 'Example Bench Council (fictional)' },
  })
  const { client, close } = connectTemporal({
    address: connection.temporal.address,
    namespace: connection.temporal.namespace,
  })
  const desk = createDesk(client, environment.TASK_QUEUE as string)
  await nameContact(database, desk)
  const megabytes = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid('worker')}/status`, 'utf8'))?.[1]) / 1024
  const startCase = async (n: number) => {
    const textId = await storeText(database, {
      room: 'ombudsman',
      kind: 'case',
      content: wordsOf(),
      storedBy: 'bench',
    })
    await desk.startRecommendation(stateOf(referenceOf(n), textId, true), 'bench')
  }
  const caughtUp = async (cases: number) => {
    while ((await database.caseBody.count()) < cases) await sleep(500)
  }
  const note = async (n: number) => {
    const textId = await storeText(database, {
      room: 'ombudsman',
      kind: 'note',
      content: { text: 'a note' },
      storedBy: 'bench',
    })
    const actor = { subject: 'bench', role: 'case-officer' as const }
    const sent = await desk.send(
      'note',
      recommendationWorkflowId(referenceOf(n), BODY),
      randomUUID(),
      { actor, bodyHash: 'bench', input: { textId } },
      30_000,
    )
    if (sent.status !== 'done') throw new Error(`case ${n}: ${sent.status}`)
  }

  // A worker that has done nothing yet has not loaded what it needs for the first case.
  await inParallel(20, 4, (n) => startCase(n))
  await caughtUp(20)
  await sleep(IDLE_MS)
  const withNone = megabytes()
  await inParallel(CASES, 16, (n) => startCase(1_000 + n))
  await caughtUp(CASES + 20)
  await sleep(IDLE_MS)
  const withAll = megabytes()
  // Spread over all of them, so that most have long left the cache.
  const every = Math.max(1, Math.floor(CASES / MESSAGED))
  const { times } = await timed(MESSAGED, 4, (n) => note(1_000 + n * every))
  const others = {
    'idle open cases': CASES,
    'worker RSS with none, MB': round1(withNone),
    'worker RSS with all, MB': round1(withAll),
    [`${MESSAGED} messaged, p50 ms`]: round1(quantile(times, 0.5)),
  }
  report('memory', others, { ratio: withAll / withNone, p99: quantile(times, 0.99) })
  await close()
  await database.$disconnect()
}
