// No row that cannot be written holds up a case without a word: what fails again and again becomes a task for an
// administrator, a metric and a line in the log, and goes on when that person has let what no row can hold be replaced.
import { ApplicationFailure, Context, log } from '@temporalio/activity'
import { unwritableIn, allMarked } from '../domain/outside/unwritable.js'
import type { PrismaClient } from '../prisma/generated/client.js'
import { noteHeld, noteHeldNoMore, releasesOf, valueHash } from '../prisma/write/held.js'

/** From the fourth failure on, after about three seconds; a database that restarts is back or cannot be told either. */
export const HELD_AFTER = 4

export const STEP_UNWRITABLE = 'StepUnwritable'

/** A step as it is written to the ledger. */
interface Writable {
  readonly facts: readonly { readonly data: object }[]
}

/**
 * The step, or, where it holds what no row can hold and an administrator has let that be replaced, the step with marks in its
 * place; each of its facts then says where and by whom, and the ledger is chained over what was written.
 *
 * @throws ApplicationFailure `StepUnwritable`, to be tried again, while nobody has said so
 */
export async function writable<T extends Writable>(database: PrismaClient, step: T): Promise<T> {
  const found = unwritableIn(step)
  if (found.length === 0) return step
  const releases = await releasesOf(database, workflowIdHere())
  const by = found.map(({ value }) => releases.get(valueHash(value))?.releasedBy)
  if (by.includes(undefined))
    throw ApplicationFailure.retryable(
      `the step holds what no row can hold: ${found.map((f) => `${f.character} at ${f.place}`).join(', ')}`,
      STEP_UNWRITABLE,
      found.map(({ place, value }) => ({ place, hash: valueHash(value) })),
    )
  const replaced = { places: found.map(({ place }) => place), by: [...new Set(by)] }
  const marked = allMarked(step)
  return { ...marked, facts: marked.facts.map((fact) => ({ ...fact, data: { ...fact.data, replaced } })) }
}

const workflowIdHere = () => Context.current().info.workflowExecution?.workflowId ?? ''

/** The same activities, which say so when they fail again and again, and when they no longer do. */
export function holding<A extends object>(database: PrismaClient, activities: A): A {
  const watched = Object.entries(activities).map(
    ([name, activity]: [string, (input: unknown) => unknown]) => [
      name,
      async (input: unknown) => {
        const { attempt } = Context.current().info
        try {
          const result = await activity(input)
          if (attempt >= HELD_AFTER) await noteHeldNoMore(database, workflowIdHere(), Date.now())
          return result
        } catch (error) {
          if (attempt >= HELD_AFTER && !isFinal(error)) await sayHeld(database, name, attempt, error)
          throw error
        }
      },
    ],
  )
  return Object.fromEntries(watched) as A
}

const isFinal = (error: unknown) => error instanceof ApplicationFailure && error.nonRetryable === true

async function sayHeld(database: PrismaClient, step: string, attempts: number, error: unknown) {
  const workflowId = workflowIdHere()
  const why = whyOf(error)
  log.error('a step cannot be written', { workflowId, step, attempts, why })
  Context.current()
    .metricMeter.createCounter(
      'followthrough_steps_not_written',
      'tries',
      'Tries to write a step that failed again',
    )
    .add(1, { step })
  const unfit = error instanceof ApplicationFailure && error.type === STEP_UNWRITABLE ? placesIn(error) : []
  const places = unfit.map(({ place }) => place)
  const values = [...new Set(unfit.map(({ hash }) => hash))]
  // A database that is away cannot be told: GET /ready says that it is.
  await noteHeld(database, { workflowId, step, attempts, why, places, values }, Date.now()).catch(
    () => undefined,
  )
}

const placesIn = ({ details }: ApplicationFailure) =>
  (details?.[0] ?? []) as readonly { readonly place: string; readonly hash: string }[]

/** Our own words, or the code of the database's refusal: its message would quote what people sent. */
function whyOf(error: unknown): string {
  if (error instanceof ApplicationFailure) return error.message
  const { name, code, meta } = error as {
    readonly name?: string
    readonly code?: string
    readonly meta?: { readonly driverAdapterError?: { readonly cause?: { readonly originalCode?: string } } }
  }
  const ofDatabase = meta?.driverAdapterError?.cause?.originalCode
  return [name ?? 'Error', code, ofDatabase && `(database: ${ofDatabase})`].filter(Boolean).join(' ')
}
