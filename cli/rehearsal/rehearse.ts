// Rehearses the cases of a file: each is played through its whole life in virtual time, several at once, and its story
// told. Real bodies are only ever played as prompt (a named body is never shown as a defaulter).
import { bodyIdFor } from '../../api/directory/change.js'
import type { Calendar } from '../../domain/calendar/calendar.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { CaseRow } from '../../domain/import/case-row.js'
import { caseRequestOf } from '../../domain/import/request.js'
import { asIfToday, type PlayedCase } from '../../domain/rehearsal/as-if-today.js'
import { SCRIPTS, type ScriptName } from '../../domain/rehearsal/script.js'
import { play } from './play.js'
import type { Stage } from './stage.js'
import { tell, type Story } from './story.js'

export interface RehearsedBody {
  readonly reference: string
  readonly body: string
  readonly bodyName: string
  readonly workflowId: string
  readonly played: PlayedCase
  /** The place of the body among the case's. */
  readonly place: number
  readonly story: Story
}

export interface Rehearsal {
  readonly script: ScriptName
  readonly shared: boolean
  readonly today: LocalDate
  readonly calendar: Calendar
}

/** How many cases are played at once: more would only wait for the same two processors. */
const AT_ONCE = 8

/** Which rows may not be played with this script, because they are not plainly fictional. */
export const refusedFor = (script: ScriptName, rows: readonly CaseRow[]): readonly CaseRow[] =>
  script === 'prompt' ? [] : rows.filter((row) => !row.fictional || !row.reference.startsWith('99'))

/** Plays the rows and returns their stories, one for each body, in the order of the file. */
export async function rehearse(
  stage: Stage,
  rows: readonly CaseRow[],
  rehearsal: Rehearsal,
): Promise<RehearsedBody[]> {
  if (refusedFor(rehearsal.script, rows).length > 0)
    throw new Error(`The script ${rehearsal.script} is for plainly fictional cases only`)
  const stories: RehearsedBody[][] = []
  const waiting = rows.map((row, index) => ({ row, index }))
  const actor = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      stories[next.index] = await rehearseCase(stage, next.row, rehearsal)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, actor))
  return stories.flat()
}

async function rehearseCase(
  stage: Stage,
  row: CaseRow,
  { script, shared, today, calendar }: Rehearsal,
): Promise<RehearsedBody[]> {
  const played = asIfToday(row, today, calendar, { shared })
  const ids = row.bodies.map((body) => body.id ?? bodyIdFor(body.type, body.name))
  await Promise.all(
    row.bodies.map(({ type, name }, place) => stage.nameBody({ id: ids[place] ?? '', type, name })),
  )
  const started = await stage.start(caseRequestOf(played.intended, ids), today, played.assumed)
  return Promise.all(
    row.bodies.map(async ({ name }, place) => {
      const body = ids[place] ?? ''
      const workflowId = started.find((s) => s.bodyId === body)?.workflowId ?? ''
      const receivedOn = played.receivedOn[place] ?? null
      const lived = await play(stage, workflowId, SCRIPTS[script], today, receivedOn)
      const story = await tell(stage.database, row.reference, body, lived)
      return { reference: row.reference, body, bodyName: name, workflowId, played, place, story }
    }),
  )
}
