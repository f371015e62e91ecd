// npm run bench:lives: how long each whole case takes to test, one after the other, in virtual time on the real server
// (docs/figures.md): the plainly fictional ones of test/support/lives and the nine published decisions, and beside them a
// raw Temporal workflow of as many messages, dates and skips as the ordinary one.
import path from 'node:path'
import { readCommandLine } from '../../command-line.mjs'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { rehearse, type Rehearsal } from '../../cli/rehearsal/rehearse.js'
import { playableRows } from '../../cli/rehearsal/run-rehearsal.js'
import { openStage } from '../../cli/rehearsal/stage.js'
import { workflowBundle } from '../../dev/workflow-bundle.js'
import { startSharedStack } from '../support/shared-stack.mjs'
import { openRaw } from './lives/raw.js'
import { report } from './limits.js'
import { calendar, quantile, round1, round2 } from './measure.js'

/** What the life that is carried on in the middle has: messages, dates that come, journeys through time. */
const ORDINARY = { messages: 10, dates: 5, skips: 3 }
const ROUNDS = 8
const DECISIONS = path.resolve('examples/decisions.json')

readCommandLine({
  usage: `npm run bench:lives

Plays each whole case of the tests and each published decision, one after the other, in virtual time on the real server;
docs/figures.md says what was measured.`,
})

const shared = await startSharedStack()
const { openTheatre } = await import('../support/theatre.js')
const { LIVES, LARGE } = await import('../support/lives/all.js')
const { play, prepare } = await import('../support/lives/scene.js')
const { startStack, freshDatabase } = await import('../support/stack.js')

const timeOf = async (act: () => Promise<unknown>) => {
  const since = performance.now()
  await act()
  return performance.now() - since
}
const rows: { 'whole case': string; ms: number }[] = []
const took = (name: string, ms: number) => rows.push({ 'whole case': name, ms: Math.round(ms) })

async function fictional() {
  const theatre = await openTheatre()
  try {
    await theatre.nameContact('cqc', 'cqc@example.org')
    for (const life of LIVES) await prepare(theatre, life)
    // The first case pays for the worker's first look at its code.
    const [first] = LIVES
    if (first) await play(theatre, { ...first, reference: '99 010 999' })
    for (const life of LIVES) took(`${life.reference} ${life.about}`, await timeOf(() => play(theatre, life)))
  } finally {
    await theatre.close()
  }
}

async function published() {
  const stack = startStack()
  const stage = await openStage({
    ...(await freshDatabase(stack)),
    temporalAddress: stack.temporal.address,
    namespace: stack.temporal.rehearsalNamespace,
    bundlePath: await workflowBundle(process.env),
    calendar,
  })
  const wanted: Rehearsal = { script: 'prompt', shared: false, today: localDateOf(Date.now()), calendar }
  try {
    for (const row of await playableRows(DECISIONS, wanted))
      took(`${row.reference} published decision`, await timeOf(() => rehearse(stage, [row], wanted)))
  } finally {
    await stage.close()
  }
}

async function rawMedian() {
  const { address, namespace } = startStack().temporal
  const raw = await openRaw({ address, namespace })
  try {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) times.push(await timeOf(() => raw.play(ORDINARY)))
    return quantile(times.slice(1), 0.5)
  } finally {
    await raw.close()
  }
}

try {
  const before = await rawMedian()
  await fictional()
  await published()
  const after = await rawMedian()
  const ofLife = ({ reference, about }: { reference: string; about: string }) =>
    rows.find((row) => row['whole case'] === `${reference} ${about}`)?.ms ?? Number.NaN
  const times = rows.map(({ ms }) => ms)
  const rawMs = (before + after) / 2
  console.table(rows)
  const others = {
    'cases played, one after the other': times.length,
    'p90 ms': round1(quantile(times, 0.9)),
    ...(Object.fromEntries(LARGE.map((life) => [`${life.about}, ms`, ofLife(life)])) as Record<
      string,
      number
    >),
    'raw workflow of 10 messages, 5 dates, 3 skips: median ms before': round1(before),
    'the same after': round1(after),
    'median case : raw': round2(quantile(times, 0.5) / rawMs),
  }
  report('lives', others, { median: quantile(times, 0.5), large: Math.max(...LARGE.map(ofLife)) })
} finally {
  await shared.stop()
}
