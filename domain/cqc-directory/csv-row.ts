// One row of CQC's care directory file: its columns, its lists and its dates. The file's telephone number is not kept.
import type { LocalDate } from '../calendar/local-date.js'
import { readLocalDate } from './read-date.js'
import { CQC_ID, CQC_ID_REMEDY } from '../outside/ids.js'
import { LINE_AT_MOST, lineRefusal, shown, textRefusal, tidied } from '../outside/words.js'
import type { FieldFault, LocationRecord, ProviderRecord } from './records.js'

/** Lines before the columns: title, date, notes. */
export const PREAMBLE_LINES = 4

export const COLUMNS = [
  'Name',
  'Also known as',
  'Address',
  'Postcode',
  'Phone number',
  "Service's website (if available)",
  'Service types',
  'Date of latest check',
  'Specialisms/services',
  'Provider name',
  'Local authority',
  'Region',
  'Location URL',
  'CQC Location ID (for office use only)',
  'CQC Provider ID (for office use only)',
] as const
export type Column = (typeof COLUMNS)[number]

/** Not kept, and so not looked at either. */
const LEFT_OUT: readonly Column[] = ['Phone number', 'Location URL']

/** Characters of the longest list or address; a name is a line like any other. An address may stand on several lines. */
const LIST_AT_MOST = 2_000
const NAMES: readonly Column[] = ['Name', 'Provider name', 'Local authority', 'Region', 'Postcode']
export type DirectoryRow = Readonly<Record<Column, string>>

export interface ReadRow {
  readonly location: LocationRecord
  readonly provider: ProviderRecord
}

/** The row as records, or everything that is wrong with it. */
export function readDirectoryRow(row: DirectoryRow): ReadRow | readonly FieldFault[] {
  const faults: FieldFault[] = []
  const text = (column: Column) => tidied(row[column])
  for (const column of COLUMNS) {
    if (LEFT_OUT.includes(column) || text(column) === '') continue
    const refused =
      column === 'Address'
        ? textRefusal('', text(column), LIST_AT_MOST)
        : lineRefusal('', text(column), NAMES.includes(column) ? LINE_AT_MOST : LIST_AT_MOST)
    if (refused) faults.push({ field: column, problem: refused.problem, remedy: refused.remedy })
  }
  // What cannot be read at all is said once, and not again as no id and no date.
  if (faults.length) return faults
  const needed = (column: Column) => {
    if (text(column) === '') faults.push({ field: column, problem: 'is empty', remedy: 'CQC’s own entry' })
    return text(column)
  }
  const id = (column: Column) => {
    const value = text(column)
    if (!CQC_ID.test(value))
      faults.push({ field: column, problem: `“${shown(value)}” is no id of CQC’s`, remedy: CQC_ID_REMEDY })
    return value
  }
  const name = needed('Name')
  const providerName = needed('Provider name')
  const locationId = id('CQC Location ID (for office use only)')
  const providerId = id('CQC Provider ID (for office use only)')
  const checked = text('Date of latest check')
  const checkedOn = checked === '' ? null : readDate(checked)
  if (checkedOn === undefined)
    faults.push({
      field: 'Date of latest check',
      problem: `“${shown(checked)}” is no date`,
      remedy: 'DD/Mon/YYYY - HH:MM',
    })
  if (faults.length) return faults
  const registered = { registration: 'Registered', deregisteredOn: null } as const
  return {
    location: {
      id: locationId,
      name,
      providerId,
      ...registered,
      postcode: text('Postcode') || null,
      localAuthority: text('Local authority') || null,
      region: text('Region') || null,
      listed: {
        alsoKnownAs: listOf(text('Also known as')),
        address: text('Address'),
        website: text("Service's website (if available)") || null,
        serviceTypes: listOf(text('Service types')),
        specialisms: listOf(text('Specialisms/services')),
        checkedOn: checkedOn ?? null,
      },
    },
    provider: { id: providerId, name: providerName, ...registered },
  }
}

const listOf = (value: string) =>
  value
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The day of `DD/Mon/YYYY - HH:MM`; undefined when it is none. */
function readDate(value: string): LocalDate | undefined {
  const [, day, name = '', year] = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4})(?: - \d{2}:\d{2})?$/.exec(value) ?? []
  const month = MONTHS.indexOf(name) + 1
  if (month === 0) return undefined
  return readLocalDate(`${year ?? ''}-${String(month).padStart(2, '0')}-${day ?? ''}`)
}
