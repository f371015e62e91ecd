// A second opinion for the tests: dates found by walking a list of days one by one, and bank holidays worked out from
// the statutes' own wording. It shares no code and no holiday table with the product, on purpose: do not merge them.

export type Day = { iso: string; year: number; month: number; day: number; weekday: number; months: number }

const DAY = 86_400_000
const FIRST = Date.UTC(2009, 0, 1)
const LAST = Date.UTC(2046, 11, 31)

/** Every day from 2009 to 2046 in order. */
export const DAYS: Day[] = []
for (let at = FIRST; at <= LAST; at += DAY) {
  const date = new Date(at)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1]
  DAYS.push({
    iso: date.toISOString().slice(0, 10),
    year,
    month,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    months: year * 12 + month,
  })
}
const INDEX = new Map(DAYS.map(({ iso }, index) => [iso, index]))

export const indexOf = (iso: string): number => {
  const index = INDEX.get(iso)
  if (index === undefined) throw new Error(`${iso} is not between 2009 and 2046`)
  return index
}

export const dayAt = (index: number): Day => {
  const day = DAYS[index]
  if (!day) throw new Error(`no day ${index}`)
  return day
}

const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day))
const iso = (date: Date) => date.toISOString().slice(0, 10)
const plus = (date: Date, days: number) => new Date(date.getTime() + days * DAY)
const weekend = (date: Date) => date.getUTCDay() === 0 || date.getUTCDay() === 6

/** Easter Sunday by Gauss's method with the Gregorian corrections. */
function easter(year: number): Date {
  const a = year % 19
  const k = Math.floor(year / 100)
  const m = (15 - Math.floor((13 + 8 * k) / 25) + k - Math.floor(k / 4)) % 30
  const n = (4 + k - Math.floor(k / 4)) % 7
  const d = (19 * a + m) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7
  if (d === 29 && e === 6) return utc(year, 4, 19)
  if (d === 28 && e === 6 && a > 10) return utc(year, 4, 18)
  return plus(utc(year, 3, 22), d + e)
}

function monday(year: number, month: number, which: 'first' | 'last'): Date {
  let date = which === 'first' ? utc(year, month, 1) : utc(year, month + 1, 0)
  while (date.getUTCDay() !== 1) date = plus(date, which === 'first' ? 1 : -1)
  return date
}

type Country = 'england' | 'wales' | 'scotland' | 'northern-ireland'

/** The bank holidays of a year, each with what its name must match: gov.uk has called the two substitutes of January both. */
function holidaysOf(country: Country, year: number): Map<string, string> {
  const scotland = country === 'scotland'
  const ireland = country === 'northern-ireland'
  const january = "New Year's Day|January 2nd"
  const fixed: [Date, string][] = [
    [utc(year, 1, 1), january],
    ...(scotland ? ([[utc(year, 1, 2), january]] as [Date, string][]) : []),
    ...(ireland ? ([[utc(year, 3, 17), "St Patrick's Day"]] as [Date, string][]) : []),
    ...(ireland ? ([[utc(year, 7, 12), 'Battle of the Boyne']] as [Date, string][]) : []),
    ...(scotland ? ([[utc(year, 11, 30), "St Andrew's Day"]] as [Date, string][]) : []),
    [utc(year, 12, 25), 'Christmas Day'],
    [utc(year, 12, 26), 'Boxing Day'],
  ]
  const days = new Map(
    fixed.flatMap(([date, name]): [string, string][] => (weekend(date) ? [] : [[iso(date), name]])),
  )
  for (const [date, name] of fixed.filter(([day]) => weekend(day))) {
    let substitute = date
    while (weekend(substitute) || days.has(iso(substitute))) substitute = plus(substitute, 1)
    days.set(iso(substitute), name)
  }
  days.set(iso(plus(easter(year), -2)), 'Good Friday')
  if (!scotland) days.set(iso(plus(easter(year), 1)), 'Easter Monday')
  days.set(year === 2020 ? '2020-05-08' : iso(monday(year, 5, 'first')), 'Early May')
  const spring = year === 2012 ? '2012-06-04' : year === 2022 ? '2022-06-02' : iso(monday(year, 5, 'last'))
  days.set(spring, 'Spring')
  days.set(iso(monday(year, 8, scotland ? 'first' : 'last')), 'Summer')
  if (year === 2011) days.set('2011-04-29', 'Royal|Wedding')
  if (year === 2012) days.set('2012-06-05', 'Jubilee')
  if (year === 2022) days.set('2022-06-03', 'Jubilee').set('2022-09-19', 'Funeral')
  if (year === 2023) days.set('2023-05-08', 'Coronation')
  // Proclaimed for Scotland on 4 February 2026 under the Banking and Financial Dealings Act 1971.
  if (year === 2026 && scotland) days.set('2026-06-15', 'World Cup')
  return days
}

const COUNTRIES: Country[] = ['england', 'wales', 'scotland', 'northern-ireland']
export const PLACES = [...COUNTRIES, 'any-part-of-the-uk'] as const
const closed = new Map<string, Uint8Array>()
/** What the name of each bank holiday must match, by place and day. */
const names = new Map<string, Map<number, string>>()
for (const where of PLACES) {
  const flags = new Uint8Array(DAYS.length)
  const named = new Map<number, string>()
  DAYS.forEach(({ weekday }, index) => (flags[index] = weekday === 0 || weekday === 6 ? 1 : 0))
  for (const country of where === 'any-part-of-the-uk' ? COUNTRIES : [where])
    for (let year = 2009; year <= 2046; year += 1)
      for (const [holiday, name] of holidaysOf(country, year)) {
        const index = indexOf(holiday)
        flags[index] = 1
        const known = named.get(index)
        named.set(index, known ? `${known}|${name}` : name)
      }
  closed.set(where, flags)
  names.set(where, named)
}

/** A place as it was known before the proclamation of 10 September 2022. */
export const KNOWN_BEFORE = { place: 'known-before-the-proclamation', until: indexOf('2022-09-10') } as const
const unproclaimed = Uint8Array.from(closed.get('any-part-of-the-uk') ?? [])
unproclaimed[indexOf('2022-09-19')] = 0
closed.set(KNOWN_BEFORE.place, unproclaimed)
names.set(KNOWN_BEFORE.place, names.get('any-part-of-the-uk') ?? new Map<number, string>())

/** Whether this is why the day at an index is no working day in a division. */
export function isReason(where: string, index: number, said: { reason: string; kind: string }): boolean {
  const { weekday } = dayAt(index)
  if (weekday === 0 || weekday === 6)
    return said.kind === 'weekend' && said.reason === (weekday === 0 ? 'Sunday' : 'Saturday')
  const name = names.get(where)?.get(index)
  return (
    name !== undefined && said.kind === 'bank holiday' && new RegExp(`^(${name})`).test(plain(said.reason))
  )
}

/** A name without its sovereign. */
const plain = (name: string) => name.replace(/^(Queen|King)( \w+)*'s (Platinum )?/, '')

/** Whether the day at an index is a working day in a division. */
export const isOpen = (where: string, index: number): boolean => closed.get(where)?.[index] === 0

/** The index of the last day of a period that starts at an index, found by walking. */
export function endOf(amount: number, unit: string, counting: string, start: number, where: string): number {
  if (counting === 'before') return back(amount, unit, start, where)
  const first = counting === 'beginning with' ? start : start + 1
  if (unit === 'months' || unit === 'years') {
    const months = unit === 'years' ? amount * 12 : amount
    const from = dayAt(counting === 'beginning on the day after' ? start + 1 : start)
    const inclusive = counting.startsWith('beginning')
    for (let index = start; ; index += 1) {
      const [day, next] = [dayAt(index), dayAt(index + 1)]
      if (day.months === from.months + months) {
        if (day.day === from.day) return inclusive ? index - 1 : index
        if (next.months !== day.months) return index
      }
    }
  }
  const wanted = unit === 'weeks' ? amount * 7 : amount
  let counted = 0
  for (let index = first; ; index += 1) {
    if (unit !== 'working days' || isOpen(where, index)) counted += 1
    if (counted === wanted) return index
  }
}

function back(amount: number, unit: string, start: number, where: string): number {
  if (unit === 'months' || unit === 'years') {
    const months = unit === 'years' ? amount * 12 : amount
    const from = dayAt(start)
    let index = start
    while (dayAt(index).months !== from.months - months) index -= 1
    while (dayAt(index).day > from.day) index -= 1
    return index
  }
  const wanted = unit === 'weeks' ? amount * 7 : amount
  let counted = 0
  for (let index = start - 1; ; index -= 1) {
    if (unit !== 'working days' || isOpen(where, index)) counted += 1
    if (counted === wanted) return index
  }
}

/** The index of the first working day at or after an index. */
export function openFrom(where: string, index: number): number {
  let day = index
  while (!isOpen(where, day)) day += 1
  return day
}

/** The indexes of the days that are no working days, from one index to another, both included, in the order of walking. */
export function closedBetween(where: string, from: number, to: number): number[] {
  const found: number[] = []
  const step = to < from ? -1 : 1
  for (let index = from; step > 0 ? index <= to : index >= to; index += step)
    if (!isOpen(where, index)) found.push(index)
  return found
}
