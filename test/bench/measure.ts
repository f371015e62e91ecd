// What the benchmarks share: plainly fictional cases to start, callers in parallel, and medians.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import { parseLocalDate } from '../../domain/calendar/local-date.js'
import { initialStates } from '../../domain/recommendation/opening.js'
import type { RecommendationState } from '../../domain/recommendation/state.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { storeText } from '../../prisma/intake/texts.js'
import type { Desk } from '../../temporal/desk.js'
import { countryCalendar } from '../../prisma/calendar-seed.js'
import { caseRequest, caseWords } from '../support/fictional-case.js'

export const BODY = 'example-bench-council'

export const calendar = countryCalendar('england', 2016, 2036)

export interface Run {
  readonly rate: number
  readonly times: number[]
}

/** Calls in parallel, each timed in milliseconds; the rate is calls a second. */
export async function timed(
  count: number,
  callers: number,
  call: (index: number) => Promise<unknown>,
): Promise<Run> {
  const times: number[] = []
  const since = performance.now()
  await inParallel(count, callers, async (index) => {
    const begun = performance.now()
    await call(index)
    times.push(performance.now() - begun)
  })
  return { rate: (count * 1000) / (performance.now() - since), times }
}

export async function inParallel<T>(
  count: number,
  callers: number,
  call: (index: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let index = next++; index < count; index = next++) results[index] = await call(index)
    }),
  )
  return results
}

/** Settles when no case waits for the worker: none is queued, and none has just been taken from the queue. */
export async function untilNoBacklog({ workflowService, options: { namespace } }: Client, taskQueue: string) {
  for (let quiet = 0; quiet < 3; await sleep(1_000)) {
    const { stats } = await workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      reportStats: true,
    })
    quiet = stats?.approximateBacklogCount?.isZero() ? quiet + 1 : 0
  }
}

/** Names the body's contact, so that letters leave as they usually do. */
export async function nameContact(database: PrismaClient, desk: Desk): Promise<void> {
  const contact = { name: 'Robin Fictional', email: 'link.officer@example.org', role: 'link officer' }
  const content = { body: null, contact }
  const textId = await storeText(database, { room: 'body', kind: 'directory', content, storedBy: 'bench' })
  await desk.startContacts(
    { textId, recipient: `body/${BODY}`, namesContact: true },
    'bench',
    'bench',
    20_000,
  )
}

const recommendation = { kind: 'personal-remedy' as const, requires: 'evidence' as const, assurance: false }

/** The request that starts such a case over HTTP. */
export const requestOf = (reference: string) =>
  caseRequest(reference, BODY, ['2029-01-01', '2029-02-01', '2029-03-01'])

/** Its words, as the API would store them. */
export const wordsOf = () => caseWords([1, 2, 3].map((number) => ({ number, kind: recommendation.kind })))

/** Its first state, as the API would compute it. */
export function stateOf(reference: string, textId: string, takenOver = false): RecommendationState {
  const today = parseLocalDate(new Date().toISOString().slice(0, 10))
  return initialStates(
    {
      reference,
      team: 'team-1',
      decisionDate: parseLocalDate('2026-01-12'),
      textId,
      hasCqcLocation: false,
      mayBeShared: false,
      bodies: [
        {
          bodyId: BODY,
          bodyType: 'council',
          planDueOn: null,
          takeOver: takenOver ? { stage: 'awaiting-plan', planReceivedOn: null, satisfiedOn: null } : null,
        },
      ],
      recommendations: [1, 2, 3].map((number) => ({
        ...recommendation,
        number,
        dueOn: parseLocalDate(`2029-0${number}-01`),
        bodyIds: [BODY],
      })),
      calendar,
      clockShift: 0,
    },
    today,
  )[0]
}

/** The nth reference of a benchmark; 98 is used by no real case. */
export const referenceOf = (n: number) =>
  `98 ${String(Math.floor(n / 1000)).padStart(3, '0')} ${String(n % 1000).padStart(3, '0')}`

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}
export function round1(value: number): number {
  return Math.round(value * 10) / 10
}
export function round2(value: number): number {
  return Math.round(value * 100) / 100
}
