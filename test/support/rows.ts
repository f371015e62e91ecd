// Rows as a file of cases holds them, plainly fictional; a test states what matters to it.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { readCaseRow, type CaseRow } from '../../domain/import/case-row.js'
import { intendedCase } from '../../domain/import/intended-case.js'
import { countryCalendar } from '../../prisma/calendar-seed.js'
import { withSharingConfirmed } from './law.js'

export type Raw = Readonly<Record<string, unknown>>

export const CALENDAR = withSharingConfirmed(countryCalendar('england', 2006, 2036))

export const on = (date: string) => date as LocalDate

export const anAction = (fields: Raw = {}): Raw => ({
  summary: 'apologise',
  kind: 'personal-remedy',
  deadlineWording: null,
  ...fields,
})

export const aBody = (fields: Raw = {}): Raw => ({
  name: 'Example Test Council (fictional)',
  type: 'council',
  ...fields,
})

/** A complete row; what is given replaces what is usual. */
export const aRow = (fields: Raw = {}): Raw => ({
  reference: '99 100 001',
  fictional: true,
  decisionDate: '2026-09-01',
  category: 'Adult care services',
  subCategory: 'Residential care',
  finding: 'Upheld',
  kind: 'final decision',
  responsibleBodies: [aBody()],
  careService: null,
  recommendations: [anAction()],
  mayBeShared: false,
  satisfiedOn: null,
  source: null,
  ...fields,
})

/** The row, which must be right. */
export function read(raw: Raw): CaseRow {
  const { row, problems } = readCaseRow(raw)
  if (!row) throw new Error(JSON.stringify(problems))
  return row
}

/** Everything that is wrong with the row on this day, as `field: problem`. */
export function wrongWith(raw: Raw, today = '2026-11-23'): string[] {
  const { row, problems } = readCaseRow(raw)
  const all = row ? intendedCase(row, on(today), CALENDAR).problems : problems
  return all.map((p) => `${p.field}: ${p.problem}`)
}

/** What the row means on this day. */
export const meant = (raw: Raw, today = '2026-11-23') => intendedCase(read(raw), on(today), CALENDAR).intended
