// What each benchmark is held to, in one list, as docs/figures.md says it: a benchmark that misses a limit ends with an
// exit code that is not zero and names it.

/** The figure must be at least, at most, or below this. */
type Bound = { readonly atLeast: number } | { readonly atMost: number } | { readonly below: number }
export type Limit = Bound & {
  readonly figure: string
  /** The words of docs/figures.md, column *held to*. */
  readonly held: string
}

export const LIMITS = {
  case: {
    together: {
      figure: 'six cases side by side, ms of test time a case',
      held: 'a whole case in virtual time: median under 0.5 s of test time',
      below: 500,
    },
  },
  lives: {
    median: { figure: 'median ms', held: 'median under 1 s', below: 1_000 },
    large: {
      figure: 'the slower of the two large cases, ms',
      held: 'the ten-body one and that with forty recommendations under 5 s',
      below: 5_000,
    },
  },
  start: {
    throughput: {
      figure: 'throughput, API / raw',
      held: 'starts at 32 callers ≥ 0.8 × raw',
      atLeast: 0.8,
    },
    p99: { figure: 'p99, API / raw', held: 'p99 ≤ 1.5 × raw', atMost: 1.5 },
    oneAtATime: {
      figure: 'p50 one at a time, API / raw',
      held: 'one at a time ≤ 2 × raw at p50',
      atMost: 2,
    },
  },
  reminders: {
    lost: { figure: 'reminders that did not arrive', held: 'none lost', atMost: 0 },
    early: { figure: 'mails before the moment', held: 'none early', atMost: 0 },
    p99: {
      figure: 'p99, seconds after the moment',
      held: 'a reminder leaves at most 60 s after its time at p99',
      atMost: 60,
    },
  },
  redate: {
    unmoved: {
      figure: 'cases that must not move, % of the open',
      held: 'at least 20 % of which must not move',
      atLeast: 20,
    },
    wrong: { figure: 'cases not as the recount says', held: 'every one right', atMost: 0 },
    twice: { figure: 'cases told more than once', held: 'none twice', atMost: 0 },
    p99: {
      figure: 'answers to other cases meanwhile, p99 ms',
      held: 'others answered in under 1 s',
      below: 1_000,
    },
  },
  memory: {
    ratio: {
      figure: 'memory with all : with none',
      held: 'worker memory with 10,000 idle cases ≤ 1.3 × with none',
      atMost: 1.3,
    },
    p99: { figure: 'messages then, p99 ms', held: '1,000 messaged at p99 < 1 s', below: 1_000 },
  },
} as const satisfies Record<string, Record<string, Limit>>

/** Whether the figure keeps to its limit; one that could not be measured (NaN) does not. */
export function keepsTo(limit: Bound, value: number): boolean {
  if ('atLeast' in limit) return value >= limit.atLeast
  return 'atMost' in limit ? value <= limit.atMost : value < limit.below
}

const bound = (limit: Bound) =>
  'atLeast' in limit ? `>= ${limit.atLeast}` : 'atMost' in limit ? `<= ${limit.atMost}` : `< ${limit.below}`

/**
 * Prints what was measured, then what is held to a limit. A limit that is missed is named on standard error, and the
 * process will end with exit code 1.
 *
 * @param others figures without a limit
 * @param measured of every limit of this benchmark, in the unit that its figure names
 */
export function report<B extends keyof typeof LIMITS>(
  bench: B,
  others: Record<string, number | string>,
  measured: Record<keyof (typeof LIMITS)[B], number>,
): void {
  const held = Object.entries<Limit>(LIMITS[bench]).map(([name, limit]) => {
    const value = (measured as Record<string, number>)[name] ?? Number.NaN
    return { label: `${limit.figure} (held to ${bound(limit)})`, value, keeps: keepsTo(limit, value) }
  })
  const rounded = held.map(({ label, value }) => [label, Math.round(value * 100) / 100])
  console.table({ ...others, ...(Object.fromEntries(rounded) as Record<string, number>) })
  for (const { label, value } of held.filter(({ keeps }) => !keeps)) {
    process.stderr.write(`Missed: ${label}, measured ${value}\n`)
    process.exitCode = 1
  }
}
