// The story of one rehearsed case at one body, told from the rows that the shipped workflow and activities have written:
// the ledger, the letters, the deadlines that were armed. Nothing in it is computed by the rehearsal itself.
import { localDateOf } from '../../domain/calendar/london-time.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { LetterKind } from '../../domain/recommendation/letters.js'
import type { DeadlineKind } from '../../domain/recommendation/policy.js'
import type { Stage } from '../../domain/recommendation/stages.js'
import type { LetterItem } from '../../domain/recommendation/letter-item.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { formalEvents, type FormalEvent } from './formal-events.js'
import { explainedKey, type Played, type Turn } from './play.js'

/** Whom a letter went to, never by name. */
export type LetterTo = 'body' | 'cqc' | 'manager'

export interface StageChange {
  readonly stage: Stage
  readonly on: LocalDate
}

/** `recommendation` is 0 where a deadline is the whole case's. */
export interface StoryDeadline {
  readonly recommendation: number
  readonly kind: DeadlineKind
  readonly due: LocalDate
  /** How it was reckoned, as the running case explained it; null when it never stood open long enough to be asked. */
  readonly because: string | null
}

export interface StoryLetter {
  readonly on: LocalDate
  readonly to: LetterTo
  readonly kind: LetterKind
  readonly subject: string
}

export interface Story {
  readonly stages: readonly StageChange[]
  readonly deadlines: readonly StoryDeadline[]
  readonly letters: readonly StoryLetter[]
  /** What happened on its statutory track. */
  readonly formal: readonly FormalEvent[]
  /** The case's outcome, or `open` after 24 months. */
  readonly outcome: string
}

/** Tells the story of what was played. */
export async function tell(
  database: PrismaClient,
  reference: string,
  bodyId: string,
  { turns, explained }: Played,
): Promise<Story> {
  const where = { reference, bodyId }
  const [ledger, items, obligations, view] = await Promise.all([
    database.ledger.findMany({ where, orderBy: { seq: 'asc' } }),
    database.letterItem.findMany({
      where,
      include: { letter: true },
      orderBy: [{ sendAt: 'asc' }, { key: 'asc' }],
    }),
    database.obligation.findMany({ where, orderBy: { number: 'asc' } }),
    database.caseBody.findUniqueOrThrow({ where: { reference_bodyId: where } }),
  ])
  const planned = obligations.filter((o) => o.requires === 'action-plan').map((o) => o.number)
  const deadlines = [
    ...(view.planDueOn ? planned.map((n) => deadline(n, 'plan', dateOf(view.planDueOn))) : []),
    ...obligations.flatMap((o) =>
      [o.originalDueOn, o.dueOn].flatMap((on) => (on ? [deadline(o.number, 'evidence', dateOf(on))] : [])),
    ),
    ...items.flatMap((item) => deadlinesIn(item.kind, item.data as unknown as LetterItem['data'])),
  ]
  return {
    stages: stagesOf(ledger, turns, view.stage as Stage),
    deadlines: distinct(deadlines).map((d) => ({
      ...d,
      because: explained.get(explainedKey(d.kind, d.recommendation, d.due))?.sentence ?? null,
    })),
    letters: lettersOf(items),
    formal: formalEvents(ledger),
    outcome: view.closedAt && view.outcome ? view.outcome : 'open',
  }
}

type Dated = Omit<StoryDeadline, 'because'>

const deadline = (recommendation: number, kind: DeadlineKind, due: LocalDate): Dated => ({
  recommendation,
  kind,
  due,
})

const dateOf = (date: Date | null) => (date?.toISOString().slice(0, 10) ?? '') as LocalDate

/** A stage that lasted no time at all is none: a case without recommendations is closed as it opens. */
function stagesOf(
  ledger: readonly { seq: number; effectiveAt: Date; event: string; data: unknown }[],
  turns: readonly Turn[],
  last: Stage,
): StageChange[] {
  const [first] = ledger
  if (!first) return []
  const at = (seq: number) => ledger.find((row) => row.seq === seq)?.effectiveAt ?? first.effectiveAt
  const opened = (first.data as { stage: Stage }).stage
  const changes = [
    { stage: opened, at: first.effectiveAt },
    ...turns.map((turn) => ({ stage: turn.stage as Stage, at: at(turn.seq) })),
    { stage: last, at: ledger.at(-1)?.effectiveAt ?? first.effectiveAt },
  ]
  const real = changes.filter(
    (change, index) =>
      changes[index + 1] === undefined ||
      changes[index + 1]?.stage === change.stage ||
      changes[index + 1]?.at.getTime() !== change.at.getTime(),
  )
  return real
    .filter((change, index) => change.stage !== real[index - 1]?.stage)
    .map((change) => ({ stage: change.stage, on: localDateOf(change.at.getTime()) }))
}

/** The deadlines that a letter item was armed for, or spoke of; the follow-up question is asked on a day, not due. */
function deadlinesIn(kind: string, data: LetterItem['data']): Dated[] {
  if (kind === 'follow-up') return []
  const due = 'dueOn' in data ? [data] : data.due
  return due.flatMap(({ recommendations, deadline: what, dueOn }) =>
    what === 'question' || dueOn === null
      ? []
      : (recommendations.length ? recommendations : [0]).map((n) => deadline(n, what, dueOn)),
  )
}

function distinct(deadlines: readonly Dated[]): Dated[] {
  const byKey = new Map(
    deadlines.map((d) => [`${d.due} ${d.kind} ${String(d.recommendation).padStart(4, '0')}`, d]),
  )
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, d]) => d)
}

/** The gravest first: a letter that says several things is told by it. */
const GRAVITY: readonly string[] = ['escalation', 'overdue', 'follow-up', 'reminder']

type ItemRow = {
  kind: string
  recipient: string
  letter: { id: string; localDate: Date; sentAt: Date | null; subject: string } | null
}

function lettersOf(items: readonly ItemRow[]): StoryLetter[] {
  const letters = new Map<string, { sentAt: Date; letter: StoryLetter }>()
  const byGravity = [...items].sort((a, b) => GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind))
  for (const { kind, recipient, letter } of byGravity) {
    if (!letter?.sentAt || letters.has(letter.id)) continue
    const to: LetterTo = recipient === 'cqc' || recipient === 'manager' ? recipient : 'body'
    letters.set(letter.id, {
      sentAt: letter.sentAt,
      letter: { on: dateOf(letter.localDate), to, kind: kind as LetterKind, subject: letter.subject },
    })
  }
  return [...letters.values()]
    .sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime() || (a.letter.to < b.letter.to ? -1 : 1))
    .map(({ letter }) => letter)
}
