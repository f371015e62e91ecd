// Dates as the words of a decision and the papers give them, counted by walking days: shares no code with the product and
// takes nothing from a case's state. What re-dating is held to where a case was given words and not dates.

/** What somebody wrote down about a date: the words, the day they run from, and what happened since. */
export interface Given {
  readonly words: string
  readonly from: string
  /** Questions that were asked and answered. */
  readonly stops?: readonly (readonly [asked: string, answered: string])[]
  /** The day that was agreed on instead. */
  readonly extendedTo?: string
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six']
const DAY = 86_400_000

export const step = (date: string, days: number) =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10)

export const isOpenDay = (date: string, holidays: ReadonlySet<string>) => {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(date)
}

/** The day that these words give. Throws for words that it does not know. */
export function dueByWords(
  { words, from, stops = [], extendedTo }: Given,
  holidays: ReadonlySet<string>,
): string {
  if (extendedTo !== undefined) return extendedTo
  const [, number = '', unit = ''] = /^within (\w+) (working days|weeks|months)$/.exec(words) ?? []
  const amount = NUMBERS.includes(number) ? NUMBERS.indexOf(number) : Number(number)
  const isStopped = (day: string) => stops.some(([asked, answered]) => day > asked && day <= answered)
  if (unit === 'months') {
    let end = correspondingDay(from, amount).day
    for (let day = step(from, 1); day <= end; day = step(day, 1)) if (isStopped(day)) end = step(end, 1)
    return end
  }
  if (unit === '' || !(amount > 0)) throw new Error(`“${words}” is not known to the recount`)
  let left = unit === 'weeks' ? amount * 7 : amount
  let day = from
  while (left > 0) {
    day = step(day, 1)
    if (!isStopped(day) && (unit === 'weeks' || isOpenDay(day, holidays))) left -= 1
  }
  return day
}

/** The same day of a later month, or its last one where it has no such day. */
function correspondingDay(from: string, months: number): { readonly day: string; readonly exists: boolean } {
  const [year = 0, month = 0, date = 0] = from.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const day = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
  return { day: day.toISOString().slice(0, 10), exists: date <= last }
}

/** The last day of so many months of which this is the first. */
export function endOfMonthsFrom(first: string, months: number): string {
  const { day, exists } = correspondingDay(first, months)
  return exists ? step(day, -1) : day
}
