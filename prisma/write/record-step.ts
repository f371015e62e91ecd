// Writes one step of a case in one transaction: ledger, rows that people read, letters armed and voided, tasks, and the
// adoption of the words it rests on. Repeating a step changes nothing: its first ledger row is its key.
import type { Step } from '../../domain/recommendation/step.js'
import type { Submission } from '../../domain/recommendation/transition.js'
import { recommendationWorkflowId, roomOf } from '../../domain/recommendation/ids.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { adoptCase } from './adopt-case.js'
import { adoptFiles, fileHashes } from './adopt-files.js'
import { canonicalJson, sha256 } from './canonical.js'
import { writeCorrections } from './corrections.js'
import { appendLedger, lastOf } from './ledger.js'
import { writeObligations } from './obligations.js'
import { writeRedating } from './redating.js'
import { insertRows, upsertRows } from './rows.js'
import { takeSnapshot } from './snapshot.js'
import { dateOf, dateOrNull } from '../dates.js'

type Transaction = Prisma.TransactionClient

/** Records the step unless it already is. Throws when the ledger does not stand where the step expects it. */
export async function recordStep(database: PrismaClient, step: Step): Promise<void> {
  await database.$transaction(async (tx) => {
    const { seq: at, hash } = await lastOf(tx, step)
    if (step.facts.length > 0 && at >= step.afterSeq + step.facts.length) return
    if (at !== step.afterSeq)
      throw new Error(`the ledger of ${step.reference} stands at ${at}, the step follows ${step.afterSeq}`)
    if (step.opening) await adoptCase(tx, step, step.opening)
    await appendLedger(tx, step, hash)
    await writeCaseBody(tx, step)
    await writeLocation(tx, step)
    await writeObligations(tx, step)
    await writeCorrections(tx, step)
    await writeDates(tx, step)
    await writeDueItems(tx, step)
    await writeSubmission(tx, step)
    await adoptFiles(tx, step)
    await writeLetterItems(tx, step)
    await writeTasks(tx, step)
    if (step.facts.length) await takeSnapshot(tx, step)
    if (step.redating) await writeRedating(tx, step, step.redating)
  })
}

async function writeCaseBody(tx: Transaction, { reference, bodyId, view, ...step }: Step) {
  const row = {
    reference,
    bodyId,
    workflowId: recommendationWorkflowId(reference, bodyId),
    openedAt: new Date(step.opening?.openedAt ?? step.effectiveAt),
    seq: step.afterSeq + step.facts.length,
    stage: view.stage,
    waitingOn: [...view.waitingOn],
    unaddressed: view.unaddressed,
    dueOn: dateOrNull(view.dueOn),
    overdue: view.overdue,
    overdueBecause: view.overdueBecause,
    endedAgainstDuty: view.endedAgainstDuty,
    cqcPart: view.cqcPart,
    shares: view.shares as unknown as Prisma.InputJsonValue,
    planDueOn: dateOrNull(view.planDueOn),
    planVersion: view.planVersion,
    followUpOn: dateOrNull(view.followUpOn),
    followUpKind: view.followUpKind,
    outcome: view.outcome,
    closedAt: view.closedAt === null ? null : new Date(view.closedAt),
    calendarDivision: view.calendarDivision,
    calendarVersion: view.calendarVersion,
    complainantId: view.complainantId,
    complainantSilent: view.complainantSilent,
    ...particularsRow(view.particulars),
    changedAt: new Date(step.effectiveAt),
  }
  const key = ['reference', 'bodyId'] as const
  await upsertRows(tx, 'case_body', { key, kept: ['workflowId', 'openedAt'] }, [row])
}

function particularsRow(particulars: Step['view']['particulars']) {
  const { track, deliberation } = particulars
  return {
    particulars: particulars as unknown as Prisma.InputJsonValue,
    trackPhase: track?.phase ?? null,
    trackDueOn: dateOrNull(track?.next?.dueOn ?? null),
    linkedCases: [...deliberation.linkedCases],
    delayedExpectedOn: dateOrNull(deliberation.delayed?.expectedOn ?? null),
  }
}

/** The CQC location is the case's: whichever body's part it was decided in, it holds for all. */
async function writeLocation(tx: Transaction, { reference, facts }: Step) {
  for (const { event, data } of facts)
    if (event === 'location-decided' && typeof data.location === 'string')
      await tx.caseFile.update({ where: { reference }, data: { cqcLocationId: data.location } })
}

async function writeDates(tx: Transaction, { reference, bodyId, dates }: Step) {
  const rows = dates.map(({ number, seq, on, since, because }) => ({
    reference,
    bodyId,
    number,
    seq,
    dueOn: dateOf(on),
    since: dateOf(since),
    because,
  }))
  await insertRows(tx, 'due_date', rows)
}

/** What is asked now takes the place of what was. */
async function writeDueItems(tx: Transaction, { reference, bodyId, due }: Step) {
  if (!due) return
  await tx.$executeRaw`DELETE FROM due_item WHERE reference = ${reference} AND body_id = ${bodyId}`
  const rows = due.map((item, place) => ({
    reference,
    bodyId,
    place,
    room: 'ombudsman',
    askedOf: item.askedOf,
    what: item.what,
    recommendations: [...item.recommendations],
    dueOn: dateOrNull(item.on),
    metUntil: dateOrNull(item.metUntil),
    hopedFor: item.hopedFor,
    stoppedSince: dateOrNull(item.stopped?.since ?? null),
    stoppedBy: item.stopped?.askedBy ?? null,
    askedOn: dateOrNull(item.askedOn),
  }))
  await insertRows(tx, 'due_item', rows)
}

async function writeSubmission(tx: Transaction, { reference, bodyId, plan, submission, facts }: Step) {
  if (submission?.kind === 'evidence') {
    const { number, version, textId } = submission
    const receivedOn = dateOf(submission.receivedOn)
    await insertRows(tx, 'evidence', [{ reference, bodyId, number, version, textId, receivedOn }])
  }
  if (!plan) return
  const { version } = plan
  const standing = {
    status: plan.status,
    acceptedFor: [...(plan.acceptedFor ?? [])],
    unanswered: [...(plan.unanswered ?? [])],
    loggedOn: dateOrNull(plan.loggedOn),
    receivedOn: dateOf(plan.receivedOn),
  }
  // An amended version that is returned: the plan of the case is the one before again.
  const returned = facts.find((f) => f.event === 'plan-returned' && f.data.stands === version)
  if (returned)
    await tx.plan.update({
      where: { reference_bodyId_version: { reference, bodyId, version: Number(returned.data.version) } },
      data: { status: 'returned', acceptedFor: [] },
    })
  if (submission?.kind === 'plan') {
    const { textId } = submission
    const hash = await planHash(tx, submission)
    await insertRows(tx, 'plan', [{ reference, bodyId, version, textId, sha256: hash, ...standing }])
  } else await tx.plan.updateMany({ where: { reference, bodyId, version }, data: standing })
}

/** What CQC logs (memorandum 4.7): SHA-256 over the canonical JSON of the plan's words, with the hashes of its files. */
async function planHash(tx: Transaction, { textId, files }: Submission): Promise<string> {
  const { content } = await tx.text.findUniqueOrThrow({ where: { id: textId }, select: { content: true } })
  const words = content as Prisma.JsonObject
  return sha256(canonicalJson(files ? { ...words, files: await fileHashes(tx, files) } : words))
}

/** An item that a letter has already taken stays as it is: what was sent was sent. */
export async function writeLetterItems(
  tx: Transaction,
  {
    reference,
    bodyId,
    arm,
    void: voided,
    effectiveAt,
  }: Pick<Step, 'reference' | 'bodyId' | 'void' | 'effectiveAt'> & {
    readonly arm: readonly (Omit<Step['arm'][number], 'kind' | 'data'> & { kind: string; data: object })[]
  },
) {
  const rows = arm.map(({ key, recipient, letterClass, kind, localDate, at, data }) => ({
    key,
    room: roomOf(recipient),
    recipient,
    class: letterClass,
    kind,
    data,
    local_date: localDate,
    send_at: new Date(at).toISOString(),
  }))
  if (rows.length)
    await tx.$executeRaw`
      INSERT INTO letter_item (key, room, recipient, class, kind, reference, body_id, data, local_date, send_at)
      SELECT key, room, recipient, class, kind, ${reference}, ${bodyId}, data, local_date, send_at
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS item(
        key text, room text, recipient text, class text, kind text, data jsonb, local_date date, send_at timestamptz)
      ON CONFLICT (key) DO UPDATE
        SET room = excluded.room, recipient = excluded.recipient, kind = excluded.kind, data = excluded.data,
          local_date = excluded.local_date, send_at = excluded.send_at, voided_at = NULL
        WHERE letter_item.letter_id IS NULL`
  // Also what a letter has claimed but not sent: the letter looks again right before it leaves.
  if (voided.length)
    await tx.$executeRaw`
      UPDATE letter_item i SET voided_at = ${new Date(effectiveAt)}
      WHERE i.key = ANY(${[...voided]}) AND i.voided_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.id = i.letter_id AND l.sent_at IS NOT NULL)`
}

async function writeTasks(tx: Transaction, { reference, bodyId, openTasks, doneTasks, effectiveAt }: Step) {
  if (openTasks.length)
    await tx.$executeRaw`
      INSERT INTO task (key, kind, for_role, reference, body_id, data, raised_at)
      SELECT key, kind, "forRole", ${reference}, ${bodyId}, data, ${new Date(effectiveAt)}
      FROM jsonb_to_recordset(${JSON.stringify(openTasks)}::jsonb) AS task(
        key text, kind text, "forRole" text, data jsonb)
      ON CONFLICT (key) DO UPDATE SET data = excluded.data, done_at = NULL`
  if (doneTasks.length)
    await tx.$executeRaw`
      UPDATE task SET done_at = ${new Date(effectiveAt)} WHERE key = ANY(${[...doneTasks]}) AND done_at IS NULL`
}
