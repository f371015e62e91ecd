// Date arithmetic for the periods of the oracle: whole days since 1970 and the holidays of `date-holidays`. It shares no code with
// the product.
import Holidays from 'date-holidays'
import { ALSO_SHOWN, LEGAL_PERIODS, type Counting, type Period } from './periods.js'
import { CHOSEN_PERIODS } from './chosen.js'

const DAY = 86_400_000

export const dayOf = (iso: string): number => {
  const at = Date.parse(`${iso}T00:00:00Z`)
  if (Number.isNaN(at)) throw new Error(`${iso} is no day`)
  return at / DAY
}
export const isoOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)

const PARTS = { england: ['ENG'], 'any-part-of-the-uk': ['ENG', 'WLS', 'SCT', 'NIR'] } as const
/** Not in `date-holidays`: proclaimed on 4 February 2026 under the Banking and Financial Dealings Act 1971 s1(3), for Scotland. */
const PROCLAIMED: Readonly<Record<string, readonly string[]>> = { SCT: ['2026-06-15'] }
const closedDays = new Map<string, Set<string>>()

function holidaysIn(part: string, year: number): Set<string> {
  const key = `${part} ${year}`
  const known = closedDays.get(key)
  if (known) return known
  const days = new Set(
    new Holidays('GB', part)
      .getHolidays(year)
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date }) => date.slice(0, 10))
      .concat(PROCLAIMED[part] ?? []),
  )
  closedDays.set(key, days)
  return days
}

export function isOpen(day: number, where: Period['holidays']): boolean {
  const date = new Date(day * DAY)
  if (date.getUTCDay() === 0 || date.getUTCDay() === 6) return false
  return PARTS[where].every((part) => !holidaysIn(part, date.getUTCFullYear()).has(isoOf(day)))
}

/** The first working day on or after a day. */
export function openFrom(day: number, where: Period['holidays']): number {
  let open = day
  while (!isOpen(open, where)) open += 1
  return open
}

/** The day of the same number so many months later; where that month has none, its last day and `isThere` false. */
function corresponding(day: number, months: number): { day: number; isThere: boolean } {
  const date = new Date(day * DAY)
  const [year, month, number] = [date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return { day: Date.UTC(year, month, Math.min(number, last)) / DAY, isThere: number <= last }
}

/**
 * The last day of a period. “Beginning with” a day ends on the day before the corresponding one (Zoan v Rouamba), any other
 * counting on the corresponding one (Dodds v Walker); a month without it ends the period with its last day.
 */
export function lastDay({ amount, unit, holidays }: Period, counted: Counting, start: number): number {
  const first = counted === 'beginning with' ? start : start + 1
  if (unit === 'months') {
    const { day, isThere } = corresponding(counted === 'after' ? start : first, amount)
    return counted === 'after' || !isThere ? day : day - 1
  }
  if (unit !== 'working days') return first + (unit === 'weeks' ? amount * 7 : amount) - 1
  let last = first
  for (let left = amount; ; last += 1) {
    if (isOpen(last, holidays)) left -= 1
    if (left === 0) return last
  }
}

/** All countings of a period that the product shows, those of the law first. */
export const countingsOf = (period: Period): readonly Counting[] => {
  const more = ALSO_SHOWN[period.rule]
  return more ? [...period.counted, more] : period.counted
}

export interface Reading {
  readonly due: string
  readonly metUntil: string
}

/** What a period gives from a day: each of its readings, the earliest first, equal ones once. */
export function datesOf(period: Period, start: string): readonly Reading[] {
  const dates = countingsOf(period).map((counted) => {
    const last = lastDay(period, counted, dayOf(start))
    const met = period.whenClosed === 'stays' ? last : openFrom(last, period.holidays)
    return { due: isoOf(period.whenClosed === 'moves' ? met : last), metUntil: isoOf(met) }
  })
  return dates
    .sort((a, b) => a.due.localeCompare(b.due))
    .filter(({ due }, n) => n === 0 || due !== dates[n - 1]?.due)
}

export const PERIODS: readonly Period[] = [...LEGAL_PERIODS, ...CHOSEN_PERIODS]

/** The period by which a rule must count. Throws for a rule that nobody has typed from the law or as chosen. */
export function periodFor(rule: string): Period {
  const period = PERIODS.find((p) => p.rule === rule)
  if (!period) throw new Error(`nobody has typed the period of ${rule} from the law`)
  return period
}
