// Two people decide at once: whoever comes second is told what has changed since they read it, by whom and when.
import { localDateOf } from '../domain/calendar/london-time.js'
import { inWords, parseLocalDate } from '../domain/calendar/local-date.js'
import type { Actor } from '../domain/people/roles.js'
import { readCase } from '../prisma/read/case.js'
import type { PrismaClient } from '../prisma/generated/client.js'
import { notFound, Problem, type Fault } from './problem.js'

const AT_MOST = 10

/** What this person may read now of what happened. */
interface Read {
  readonly seq: number
  readonly timeline: readonly {
    readonly seq: number
    readonly event: string
    readonly role: string
    readonly effectiveAt: string
  }[]
}

/** The problem that names every entry since the one that was seen, as far as this person may know it. */
export const changedSince = (thing: 'case' | 'request', errors: readonly Fault[]) =>
  new Problem('changed-since', { detail: `The ${thing} has changed since you opened it.`, errors })

/** The first entries after the one that was seen; `pointer` says where the caller gave its number. */
export function entriesSince(
  thing: 'case' | 'request',
  { seq, timeline }: Read,
  seenSeq: number,
  pointer = '/seenSeq',
): Fault[] {
  const fault = (problem: string): Fault => ({
    pointer,
    problem,
    remedy: `open the ${thing} again and decide on what it says now`,
  })
  if (seenSeq > seq) return [fault(`there is no entry ${seenSeq} of this ${thing}`)]
  // It was refused on what is being written and cannot be read yet.
  if (seenSeq === seq) return [fault(`entry ${seq + 1} is being written`)]
  return Array.from({ length: Math.min(seq - seenSeq, AT_MOST) }, (_, index) => {
    const number = seenSeq + 1 + index
    const told = timeline.find((entry) => entry.seq === number)
    if (!told) return fault(`entry ${number} is new, and not yours to read`)
    const by = told.role === 'system' ? 'the passing of time' : `a ${told.role}`
    const on = inWords(parseLocalDate(localDateOf(Date.parse(told.effectiveAt))))
    return fault(`entry ${number} is new: “${told.event}”, by ${by}, on ${on}`)
  })
}

/** What was seen of a case at one body, and where the caller said so. */
export interface SeenOfCase {
  readonly bodyId: string
  readonly seenSeq: number
  readonly pointer?: string
}

/** The problem for a decision about a case, with what is new at each body of which an older state was seen. */
export async function caseChangedSince(
  database: PrismaClient,
  actor: Actor,
  reference: string,
  seen: readonly SeenOfCase[],
): Promise<Problem> {
  const view = await readCase(database, actor, reference)
  if (!view) return notFound(`case ${reference}`)
  return changedSince(
    'case',
    seen.flatMap(({ bodyId, seenSeq, pointer }) => {
      const body = view.bodies.find((b) => b.bodyId === bodyId)
      return body ? entriesSince('case', body, seenSeq, pointer) : []
    }),
  )
}
