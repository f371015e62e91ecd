// Two people decide at once: whoever comes second is told what has changed since they opened the case, by whom and when.
import { localDateOf } from '../../domain/calendar/london-time.js'
import { inWords, parseLocalDate } from '../../domain/calendar/local-date.js'
import type { Actor } from '../../domain/people/roles.js'
import { readEntriesSince, type EntrySince } from '../../prisma/read/entries-since.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { Problem, type Fault } from '../problem.js'
import type { CaseBodyParams } from './request-shape.js'

const REMEDY = 'open the case again and decide on what it says now'

/** The problem with every entry since the one that was seen, as far as this person may know it. */
export async function changedSince(
  database: PrismaClient,
  actor: Actor,
  params: CaseBodyParams,
  seenSeq: number,
): Promise<Problem> {
  const entries = await readEntriesSince(database, actor, params, seenSeq)
  const errors = entries.length
    ? entries.map(faultOf)
    : [{ pointer: '/seenSeq', problem: `there is no entry ${seenSeq} of this case`, remedy: REMEDY }]
  return new Problem('changed-since', { detail: 'The case has changed since you opened it.', errors })
}

const faultOf = ({ seq, told }: EntrySince): Fault => ({
  pointer: '/seenSeq',
  problem: told
    ? `entry ${seq} is new: “${told.event}”, by ${told.role === 'system' ? 'the passing of time' : `a ${told.role}`}, on ${inWords(parseLocalDate(localDateOf(told.at.getTime())))}`
    : `entry ${seq} is new, and not yours to read`,
  remedy: REMEDY,
})
