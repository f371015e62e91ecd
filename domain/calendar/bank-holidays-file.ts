// Reads gov.uk's list of bank holidays (https://www.gov.uk/bank-holidays.json, Open Government Licence v3.0), as it is
// fetched or handed in as a file. What is not exactly such a list is refused as a whole, with the place that is wrong.

import type { Division, Holiday, Years } from './calendar.js'
import { compareDates, parseLocalDate, partsOf, type LocalDate } from './local-date.js'
import { lineRefusal, shown, tidied } from '../outside/words.js'
import { CalendarProblem } from './problem.js'

/** One of the lists in the file: the whole years that it covers, for one or two of our divisions. */
export type BankHolidayList = {
  readonly divisions: readonly Exclude<Division, 'any-part-of-the-uk'>[]
  readonly years: Years
  readonly holidays: readonly Holiday[]
}

const LISTS = {
  'england-and-wales': ['england', 'wales'],
  scotland: ['scotland'],
  'northern-ireland': ['northern-ireland'],
} as const satisfies Record<string, BankHolidayList['divisions']>

/** Characters of the longest name of a bank holiday. */
const NAME_AT_MOST = 200

/** Every division has at least eight a year: fewer than this is a list that was cut off. */
const FEWEST_A_YEAR = 6

/** The lists of the file. Throws `malformed-calendar`, naming the place in the file and what would be right. */
export function readBankHolidays(file: unknown): BankHolidayList[] {
  if (!isRecord(file)) throw malformed('', 'is no object with the lists of gov.uk’s bank-holidays.json')
  return Object.entries(LISTS).map(([name, divisions]) => {
    const list = Object.hasOwn(file, name) ? file[name] : undefined
    if (!isRecord(list) || !Array.isArray(list.events))
      throw malformed(`/${name}`, 'has no list of events; all three lists are needed')
    const holidays = list.events.map((event, index) => holidayOf(event, `/${name}/events/${index}`))
    holidays.sort((a, b) => compareDates(a.date, b.date))
    return { divisions, holidays, years: wholeYears(holidays, `/${name}/events`) }
  })
}

function holidayOf(event: unknown, place: string): Holiday {
  if (!isRecord(event)) throw malformed(place, 'is no event with title and date')
  const { title, date, notes } = event
  if (typeof title !== 'string') throw malformed(`${place}/title`, 'is no name of a bank holiday')
  const refused = lineRefusal('', tidied(title), NAME_AT_MOST)
  if (refused) throw malformed(`${place}/title`, `is no name of a bank holiday: it ${refused.problem}`)
  const note = typeof notes === 'string' && /substitute/i.test(notes) ? ' (substitute day)' : ''
  return { date: dateOf(date, `${place}/date`), name: `${tidied(title).replaceAll('’', "'")}${note}` }
}

function dateOf(date: unknown, place: string): LocalDate {
  if (typeof date !== 'string') throw malformed(place, 'is no date as YYYY-MM-DD')
  try {
    return parseLocalDate(date, place)
  } catch (error) {
    if (error instanceof CalendarProblem)
      throw malformed(place, `“${shown(date, 40)}” is no date as YYYY-MM-DD`)
    throw error
  }
}

function wholeYears(holidays: readonly Holiday[], place: string): Years {
  const [first, last] = [holidays[0], holidays.at(-1)]
  if (!first || !last) throw malformed(place, 'is empty')
  const years = { from: partsOf(first.date).year, to: partsOf(last.date).year }
  for (let year = years.from; year <= years.to; year += 1) {
    const days = holidays.filter(({ date }) => partsOf(date).year === year)
    if (days.length < FEWEST_A_YEAR)
      throw malformed(place, `has ${days.length} days of ${year}; the list seems to be cut off`)
    const twice = days.find(({ date }, index) => days.findIndex((day) => day.date === date) !== index)
    if (twice) throw malformed(place, `has ${twice.date} twice`)
  }
  return years
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const malformed = (place: string, why: string) =>
  new CalendarProblem('malformed-calendar', place, `${place || 'the file'} ${why}`)
