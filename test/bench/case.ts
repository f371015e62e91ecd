// npm run bench:case: how long a whole ordinary case takes to test, played in virtual time on the real server
// (docs/figures.md). Fourteen months of a council that answers in time, followed up and closed.
import { readCommandLine } from '../../command-line.mjs'
import { startSharedStack } from '../support/shared-stack.mjs'
import { day, evidenceOnly, withPlan } from '../support/plays.js'
import { report } from './limits.js'
import { inParallel, quantile, round1, timed } from './measure.js'

const [count = '24'] = readCommandLine({
  usage: `npm run bench:case [-- CASES]

Plays CASES whole ordinary cases in virtual time on the real server, 24, if not given; docs/figures.md says what was measured.`,
  positionals: [0, 1],
  counts: true,
}).positionals
const CASES = Number(count)
const WARM_UP = 3
/** As many as a test file plays at once. */
const SIDE_BY_SIDE = 6

const bodyOf = (n: number) => `example-council-${n}`

const shared = await startSharedStack()
const { contactOf, OFFICER, openTheatre } = await import('../support/theatre.js')
const theatre = await openTheatre()
try {
  // A body of its own for each: cases that share one share its letters, and then wait for each other's.
  for (let n = 0; n < WARM_UP + 2 * CASES; n += 1) await theatre.nameBody(bodyOf(n), 'council')
  await inParallel(WARM_UP, 1, play)
  const alone = await timed(CASES, 1, (n) => play(WARM_UP + n))
  const together = await timed(CASES, SIDE_BY_SIDE, (n) => play(WARM_UP + CASES + n))
  const others = {
    'cases played': CASES,
    'one case alone, median ms': round1(quantile(alone.times, 0.5)),
    'one case alone, p90 ms': round1(quantile(alone.times, 0.9)),
  }
  report('case', others, { together: 1000 / together.rate })
} finally {
  await theatre.close()
  await shared.stop()
}

async function play(n: number) {
  const reference = `99 001 ${String(n).padStart(3, '0')}`
  const bodyId = bodyOf(n)
  const council = contactOf(bodyId)
  const send: typeof theatre.send = async (...message) => {
    const sent = await theatre.send(...message)
    if (sent.status !== 'done') throw new Error(`${message[1]}: ${JSON.stringify(sent)}`)
    return sent
  }
  const [id] = await theatre.start({
    on: day('2027-01-11'),
    reference,
    opening: {
      bodies: [{ bodyId, bodyType: 'council', planDueOn: day('2027-02-12'), takeOver: null }],
      recommendations: [evidenceOnly(1, '2027-02-12', [bodyId]), withPlan(2, '2027-04-12', [bodyId])],
    },
  })
  await theatre.goTo(id, day('2027-02-08'))
  const answers = [{ recommendation: 2, answer: 'will-do' as const, items: 1 }]
  await send(id, 'submitPlan', council, { answers }, { words: 'plan' })
  await send(id, 'submitEvidence', council, { recommendation: 1 }, { words: 'done' })
  await send(id, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
  await theatre.goTo(id, day('2027-04-08'))
  await send(id, 'submitEvidence', council, { recommendation: 2 }, { words: 'done' })
  await send(id, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
  await send(id, 'judge', OFFICER, { recommendation: 2, decision: 'satisfied' })
  await send(id, 'conclude', OFFICER, { followUpOn: day('2028-03-08') })
  await theatre.goTo(id, day('2028-03-09'))
  await send(id, 'decideFollowUp', OFFICER, { stillInPlace: true })
  await theatre.client.workflow.getHandle(id).result()
}
