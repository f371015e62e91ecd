// Changes of the calendars: gov.uk's list taken over, a file, or what an administrator decided about a day, a rule or a policy. A
// change is made as a whole and recorded with who made it, or refused as a whole with the reason.
import { readBankHolidays } from '../../domain/calendar/bank-holidays-file.js'
import type { CalendarText } from '../../domain/calendar/calendar-text.js'
import type { Edition } from '../../domain/calendar/edition.js'
import {
  afterCorrection,
  afterDecision,
  afterImport,
  afterPolicyCorrection,
  checkCorrector,
} from '../../domain/calendar/editions.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { Actor } from '../../domain/people/roles.js'
import { CalendarProblem } from '../../domain/calendar/problem.js'
import { readSource, writeSource } from '../../prisma/write/calendar-source.js'
import { readCalendarText, recordCalendarChange, type ChangedBy } from '../../prisma/write/calendars.js'
import { fetchBankHolidays } from './gov-uk.js'
import type { CalendarOutcome, CalendarsPorts, ChangeCalendarsInput, UpdateCalendarsInput } from './ports.js'

/** Reads gov.uk's list and takes it over. Throws when the list cannot be read now. */
export async function updateCalendars(
  { database, bankHolidaysUrl }: CalendarsPorts,
  { changeId, at }: UpdateCalendarsInput,
): Promise<CalendarOutcome> {
  const fetched = await fetchBankHolidays(bankHolidaysUrl, await readSource(database, bankHolidaysUrl))
  if (fetched.status === 'no-list') return { status: 'refused', field: '', problem: fetched.problem }
  if (fetched.status === 'unchanged') return { status: 'unchanged' }
  const by: ChangedBy = { changeId, actor: 'gov.uk', role: 'system', textId: null, at }
  const outcome = await changed({ database, by }, (current) =>
    afterImport(current, readBankHolidays(fetched.file), localDateOf(at)),
  )
  // Only what was taken over need not be read again: a refused list is looked at afresh every day.
  if (outcome.status !== 'refused') await writeSource(database, bankHolidaysUrl, fetched.etag, at)
  return outcome
}

/** Makes the change that a person decided; its words were stored before. */
export async function changeCalendars(
  { database }: CalendarsPorts,
  { changeId, actor, role, textId, at }: ChangeCalendarsInput,
): Promise<CalendarOutcome> {
  const words = await readCalendarText(database, textId)
  if (role !== 'administrator' && words.about !== 'rule')
    return { status: 'refused', field: '', problem: 'only an administrator changes the calendars' }
  const by: ChangedBy = { changeId, actor, role, textId, at }
  return changed({ database, by }, (current) =>
    decided(current, words, { subject: actor, role }, localDateOf(at)),
  )
}

function decided(
  current: readonly Edition[],
  words: CalendarText,
  actor: Actor,
  today: LocalDate,
): Edition[] {
  switch (words.about) {
    case 'day':
      return afterDecision(current, words, today)
    case 'rule':
      checkCorrector(current, words, actor)
      return afterCorrection(current, words, today)
    case 'policy':
      return afterPolicyCorrection(current, words, today)
    case 'file':
      return afterImport(current, words.lists, today, words.reason !== null)
  }
}

async function changed(
  { database, by }: Pick<CalendarsPorts, 'database'> & { readonly by: ChangedBy },
  next: (current: readonly Edition[]) => readonly Edition[],
): Promise<CalendarOutcome> {
  try {
    const versions = await recordCalendarChange(database, by, next)
    return versions.length ? { status: 'changed', versions } : { status: 'unchanged' }
  } catch (error) {
    if (!(error instanceof CalendarProblem)) throw error
    return { status: 'refused', field: error.field, problem: error.message }
  }
}
