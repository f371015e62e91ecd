// Whether every case of the benchmark stands where an independent recount says, read from the rows alone.
import type pg from 'pg'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { differences, recount, remindersAhead, type BegunWith, type Recount } from '../../support/recount.js'

export interface Holidays {
  readonly before: ReadonlySet<string>
  readonly after: ReadonlySet<string>
}

interface MovedRow {
  readonly deadline: string
  readonly recommendations: readonly number[]
  readonly old: string
  readonly new: string
  readonly metUntilOld: string
  readonly metUntilNew: string
}

interface UnmovedRow {
  readonly deadline: string
  readonly recommendations: readonly number[]
  readonly on: string
  readonly metUntil: string
  readonly why: string
}

interface CaseRow {
  readonly version: number
  readonly answers: readonly {
    readonly moved: readonly MovedRow[]
    readonly unmoved: readonly UnmovedRow[]
    readonly told: readonly { how: string }[]
  }[]
  readonly facts: number
  readonly reminders: readonly {
    readonly key: string
    readonly recommendations: readonly number[]
    readonly on: string
  }[]
}

export interface Verdict {
  readonly told: number
  readonly moved: number
  readonly onlyReminders: number
  readonly unmoved: number
  readonly untold: number
  readonly deadlinesMoved: number
  readonly writtenTo: number
  /** Every case that is not as it must be, and how. */
  readonly wrong: readonly string[]
}

/** Compares each case that was told, or not, with the recount. `since`: when the change was made, epoch milliseconds. */
export async function verdictOn(
  client: pg.Client,
  cases: readonly (BegunWith & { readonly state: RecommendationState; readonly isTold: boolean })[],
  holidays: Holidays,
  { version, since }: { readonly version: number; readonly since: number },
): Promise<Verdict> {
  const rows = await readRows(client, version, since)
  const counts = {
    told: 0,
    moved: 0,
    onlyReminders: 0,
    unmoved: 0,
    untold: 0,
    deadlinesMoved: 0,
    writtenTo: 0,
  }
  const wrong: string[] = []
  for (const { state, isTold, ...begunWith } of cases) {
    const row = rows.get(state.reference)
    const was = recount(state, holidays.before, begunWith)
    const is = recount(state, holidays.after, begunWith)
    const movedDates = isTold ? differences(was, is).sort() : []
    const asBefore = remindersAhead(was.reminders, was.reminders, holidays.before, since)
    const asNow = isTold ? remindersAhead(was.reminders, is.reminders, holidays.after, since) : asBefore
    const movedReminders = asBefore.join() !== asNow.join()
    const changes = movedDates.length > 0 || movedReminders
    // What only is treated as met for longer is read in the next digest; what moves in working days the next reminder names.
    const isLonger = (line: string) => {
      const [, on, then] = /^(?!cqc)\S+ ([\d-]+)\/\S+ → ([\d-]+)\//.exec(line) ?? []
      return on !== undefined && on === then
    }
    const expected = {
      answers: isTold ? 1 : 0,
      version: isTold ? version : 'before',
      facts: changes ? 1 : 0,
      moved: movedDates,
      unmoved: isTold ? stayingIn(state, is, movedDates) : [],
      told: movedDates.some(isLonger) ? ['digest'] : [],
      reminders: asNow,
    }
    const found = row && {
      answers: row.answers.length,
      version: row.version < version ? 'before' : row.version,
      facts: row.facts,
      moved: row.answers.flatMap(({ moved }) => moved.flatMap(linesOf)).sort(),
      unmoved: row.answers.flatMap(({ unmoved }) => unmoved.flatMap(unmovedLines)).sort(),
      told: row.answers.flatMap(({ told }) => told.map(({ how }) => how).filter((how) => how !== 'task')),
      reminders: row.reminders.flatMap(reminderLines).sort(),
    }
    if (JSON.stringify(found) !== JSON.stringify(expected))
      wrong.push(`${state.reference}: ${JSON.stringify(found)} must be ${JSON.stringify(expected)}`)
    if (!isTold) counts.untold += 1
    else {
      counts.told += 1
      counts.deadlinesMoved += movedDates.length
      if (expected.told.length) counts.writtenTo += 1
      if (movedDates.length) counts.moved += 1
      else if (changes) counts.onlyReminders += 1
      else counts.unmoved += 1
    }
  }
  return { ...counts, wrong }
}

/** What stays where it is: each date that did not move, and those whose clock stands still. */
function stayingIn(state: RecommendationState, is: Recount, moved: readonly string[]): string[] {
  const stopped = state.clarifications.flatMap(({ about, answered }) => (answered === null ? about : []))
  return [
    ...[...is.deadlines].flatMap(([key, { on, metUntil }]) =>
      moved.some((line) => line.startsWith(`${key} `)) ? [] : [`${key} ${on}/${metUntil}`],
    ),
    ...stopped.map((number) => `evidence:${number} stands still`),
  ].sort()
}

const unmovedLines = ({ deadline, recommendations, on, metUntil, why }: UnmovedRow) =>
  numbersOf(recommendations).map(
    (n) => `${deadline}:${n} ${why === 'clock-stopped' ? 'stands still' : `${on}/${metUntil}`}`,
  )

const numbersOf = (recommendations: readonly number[]) => (recommendations.length ? recommendations : [0])

const linesOf = (m: MovedRow) =>
  numbersOf(m.recommendations).map(
    (n) => `${m.deadline}:${n} ${m.old}/${m.metUntilOld} → ${m.new}/${m.metUntilNew}`,
  )

function reminderLines({ key, recommendations, on }: CaseRow['reminders'][number]): string[] {
  const [, deadline = '', , rung = ''] = key.split(':')
  return numbersOf(recommendations).map((n) => `${deadline}:${n}:${rung} ${on}`)
}

async function readRows(client: pg.Client, version: number, since: number): Promise<Map<string, CaseRow>> {
  const { rows } = await client.query<CaseRow & { reference: string }>(
    `SELECT b.reference, b.calendar_version AS version,
       (SELECT coalesce(jsonb_agg(jsonb_build_object(
                 'moved', r.moved, 'unmoved', r.unmoved, 'told', r.told)), '[]')
        FROM redated_case r WHERE r.reference = b.reference AND r.body_id = b.body_id AND r.version = $1) AS answers,
       (SELECT count(*)::int FROM ledger l
        WHERE l.reference = b.reference AND l.body_id = b.body_id AND l.event = 're-dated') AS facts,
       (SELECT coalesce(jsonb_agg(jsonb_build_object(
                 'key', i.key, 'recommendations', i.data -> 'recommendations', 'on', i.local_date::text)), '[]')
        FROM letter_item i
        WHERE i.reference = b.reference AND i.body_id = b.body_id AND i.class = 'reminder'
          AND i.kind <> 'date-changed' AND i.voided_at IS NULL AND i.send_at > $2) AS reminders
     FROM case_body b`,
    [version, new Date(since)],
  )
  return new Map(rows.map(({ reference, ...row }) => [reference, row]))
}
