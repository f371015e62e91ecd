// Tells one page of running cases of a new version of their calendar, a few at a time, and waits for their answers: what
// people send to a case meanwhile must not queue behind ten thousand re-datings.
import { heartbeat, sleep } from '@temporalio/activity'
import { limitedTo, type Calendar } from '../../domain/calendar/calendar.js'
import { CALENDAR_YEARS } from '../../domain/recommendation/opening.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { partsOf } from '../../domain/calendar/local-date.js'
import {
  calendarOfVersion,
  casesBehind,
  isSuperseded,
  stillBehind,
  type CaseBehind,
  type Place,
} from '../../prisma/write/redating.js'
import { createPace } from './pace.js'
import type { CalendarsPorts, TellCasesInput, ToldCases } from './ports.js'

const PAGE = 200
const LOOK_EVERY = 40
/** A case that has not answered by then is passed over; the next round finds it again. Milliseconds. */
const PATIENCE = 20_000

/** Tells the next page of cases that count with an older version. */
export async function tellCases(
  { database, desk }: CalendarsPorts,
  { division, version, after, at }: TellCasesInput,
): Promise<ToldCases> {
  const nothing = { superseded: false, found: 0, answered: 0, last: null }
  if (await isSuperseded(database, { division, version })) return { ...nothing, superseded: true }
  const page = await casesBehind(database, { division, version }, { after, limit: PAGE })
  if (page.length === 0) return nothing
  const calendar = await calendarOfVersion(database, { division, version })
  const thisYear = partsOf(localDateOf(at)).year

  const pace = createPace()
  const waiting = new Map<string, number>()
  let silent = 0
  async function untilFewerThan(limit: () => number) {
    while (waiting.size >= limit()) {
      await sleep(LOOK_EVERY)
      heartbeat()
      const behind = new Set(await stillBehind(database, [...waiting.keys()], version))
      for (const [workflowId, since] of waiting) {
        const isSilent = behind.has(workflowId)
        if (isSilent && Date.now() - since <= PATIENCE) continue
        waiting.delete(workflowId)
        pace.answered(Date.now() - since)
        if (isSilent) silent += 1
      }
    }
  }
  for (const one of page) {
    await untilFewerThan(() => pace.atOnce)
    if (await desk.tellCalendar(one.workflowId, calendarFor(one, calendar, thisYear)))
      waiting.set(one.workflowId, Date.now())
    else silent += 1
  }
  await untilFewerThan(() => 1)
  const end = page.length < PAGE ? null : placeOf(page.at(-1))
  return { superseded: false, found: page.length, answered: page.length - silent, last: end }
}

/** The years that the case carried from its beginning, and those that it may need from now on. */
const calendarFor = (
  { decisionYear, openedYear }: CaseBehind,
  calendar: Calendar,
  thisYear: number,
): Calendar =>
  limitedTo(calendar, { from: decisionYear - 1, to: Math.max(openedYear, thisYear) + CALENDAR_YEARS })

const placeOf = (one: CaseBehind | undefined): Place | null =>
  one ? { reference: one.reference, bodyId: one.bodyId } : null
