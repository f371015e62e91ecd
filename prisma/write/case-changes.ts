// The rows of a change of a whole case: what was decided, and what each body's running case has answered. One change of a
// case at a time, so that every body takes them in the same order. Every call may be repeated.
import {
  concernsBody,
  standingOfChange,
  type BodyAnswer,
  type CaseChange,
  type ChangeStanding,
  type SeenOfBodies,
} from '../../domain/case-change/change.js'
import type { Actor } from '../../domain/people/roles.js'
import { staleRefusal } from '../../domain/process-table.js'
import type { Refusal } from '../../domain/refusal.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { dateOf, dayOf } from '../dates.js'

type Transaction = Prisma.TransactionClient

/** The change of this case that is meant. */
export interface ChangeKey {
  readonly reference: string
  readonly id: string
}

export interface NewChange extends ChangeKey {
  readonly change: CaseChange
  readonly actor: Pick<Actor, 'subject' | 'role'>
  /** The stored reasons. */
  readonly textId: string
  readonly seen?: SeenOfBodies
  /** By the workflow's clock, epoch milliseconds. */
  readonly at: number
}

export type BegunChange =
  /** The bodies whose running cases have not answered. */
  | { readonly status: 'begun'; readonly waiting: readonly string[] }
  | { readonly status: 'refused'; readonly refusal: Refusal }

/**
 * Writes the change down and changes the case itself; refused while another one is under way, when all are closed, or when
 * one has moved on since it was read.
 */
export const beginCaseChange = (database: PrismaClient, change: NewChange): Promise<BegunChange> =>
  database.$transaction(async (tx) => {
    const { reference, id } = change
    // Whoever comes second waits here and then finds the first.
    await tx.$queryRaw`SELECT 1 FROM case_file WHERE reference = ${reference} FOR UPDATE`
    if (!(await tx.caseChange.findUnique({ where: { reference_id: { reference, id } } }))) {
      const refusal = (await refusalOf(tx, reference)) ?? (await write(tx, change))
      if (refusal) return { status: 'refused', refusal }
    }
    return { status: 'begun', waiting: await waitingOf(tx, change) }
  })

async function refusalOf(tx: Transaction, reference: string): Promise<Refusal | undefined> {
  const other = await tx.caseChange.findFirst({ where: { reference, endedAt: null }, select: { what: true } })
  if (!other) return undefined
  return {
    code: 'change-under-way',
    field: '',
    problem: `another change of the case (${other.what}) has not reached every body yet`,
    remedy: 'wait until it has, then decide again',
  }
}

async function write(
  tx: Transaction,
  { reference, id, change, actor, textId, seen, at }: NewChange,
): Promise<Refusal | undefined> {
  const moment = new Date(at)
  const all = await tx.caseBody.findMany({
    where: { reference },
    select: { bodyId: true, closedAt: true, seq: true },
  })
  const bodies = all.filter(({ bodyId }) => concernsBody(change, bodyId))
  if (bodies.every((b) => b.closedAt !== null))
    return {
      code: 'closed',
      field: '',
      problem: 'the case is closed at every body that it concerns',
      remedy: 'open a new case that refers to it',
    }
  // Decided here and now: what a body's case writes between this and the arrival of the change is no obstacle any more.
  for (const { bodyId, seq } of all) {
    const stale = staleRefusal('case', seen?.[bodyId], seq, `/seen/${bodyId}`)
    if (stale) return stale
  }
  const file = await tx.caseFile.findUniqueOrThrow({ where: { reference }, select: { decisionDate: true } })
  const { what, ...data } = change
  const before = what === 'decision-date' ? { decisionDateBefore: dayOf(file.decisionDate) } : {}
  await tx.caseChange.create({
    data: {
      reference,
      id,
      what,
      data: { ...data, ...before },
      actor: actor.subject,
      role: actor.role,
      textId,
      begunAt: moment,
    },
  })
  await tx.caseChangeAnswer.createMany({
    data: bodies.map(({ bodyId, closedAt }) => ({
      reference,
      changeId: id,
      bodyId,
      ...(closedAt ? { answer: 'closed', answeredAt: moment } : { answer: 'waiting' }),
    })),
  })
  if (change.what === 'decision-date')
    await tx.caseFile.update({
      where: { reference },
      data: { decisionDate: dateOf(change.decisionDate) },
    })
  await tx.text.updateMany({ where: { id: textId, adoptedAt: null }, data: { adoptedAt: moment } })
  return undefined
}

const answersOf = (tx: Transaction, { reference, id }: ChangeKey) =>
  tx.caseChangeAnswer.findMany({ where: { reference, changeId: id }, orderBy: { bodyId: 'asc' } })

const waitingOf = async (tx: Transaction, key: ChangeKey) =>
  (await answersOf(tx, key)).filter((a) => a.answer === 'waiting').map((a) => a.bodyId)

/** What one body has answered; its first answer stands. */
export async function recordBodyAnswer(
  database: PrismaClient,
  {
    reference,
    id,
    bodyId,
    answer,
    problem,
    at,
  }: ChangeKey & {
    readonly bodyId: string
    readonly answer: Exclude<BodyAnswer, 'waiting'>
    readonly problem?: string
    readonly at: number
  },
): Promise<void> {
  await database.caseChangeAnswer.updateMany({
    where: { reference, changeId: id, bodyId, answer: 'waiting' },
    data: { answer, problem: problem ?? null, answeredAt: new Date(at) },
  })
}

export type ChangeEnd =
  | { readonly status: 'ended'; readonly standing: ChangeStanding }
  /** Bodies whose cases began while the change was on its way. */
  | { readonly status: 'more'; readonly waiting: readonly string[] }

/** Ends the change when every body of the case has answered. */
export const endCaseChange = (
  database: PrismaClient,
  { reference, id, at }: ChangeKey & { readonly at: number },
): Promise<ChangeEnd> =>
  database.$transaction(async (tx) => {
    // One that names its bodies is theirs alone.
    await tx.$executeRaw`
      INSERT INTO case_change_answer (reference, change_id, body_id, answer)
      SELECT b.reference, c.id, b.body_id, 'waiting'
      FROM case_body b JOIN case_change c ON c.reference = b.reference AND c.id = ${id}
      WHERE b.reference = ${reference} AND NOT c.data ? 'bodyIds'
      ON CONFLICT DO NOTHING`
    const answers = await answersOf(tx, { reference, id })
    const standing = standingOfChange(answers.map((a) => a.answer as BodyAnswer))
    if (standing === 'partial')
      return {
        status: 'more',
        waiting: answers.filter((a) => a.answer === 'waiting').map((a) => a.bodyId),
      }
    await tx.caseChange.updateMany({
      where: { reference, id, endedAt: null },
      data: { endedAt: new Date(at) },
    })
    return { status: 'ended', standing }
  })
