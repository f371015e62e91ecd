// What the parts of an explanation add up to, found by walking day by day from its start: shares no code with the product.
import type { Explanation } from '../../../domain/calendar/explanation.js'
import { dayAt, endOf, indexOf, isOpen } from './oracle.js'

/** Where the parts of an explanation do not add up to its dates; empty when all do. */
export function notAddingUp(e: Explanation): string[] {
  const problems: string[] = []
  const holds = (what: string, said: string, counted: string) => {
    if (said !== counted) problems.push(`${e.rule}: ${what} is said to be ${said}, its parts give ${counted}`)
  }
  const dates = e.skipped.map(({ date }) => date)
  if (new Set(dates).size !== dates.length) problems.push(`${e.rule}: a day is left out twice`)

  holds('first', e.first, firstOf(e))
  holds('legal', e.legal, legalOf(e))
  // From the legal date on every day that is left out, one after the other, ends with the day until which it is met.
  const after = e.skipped.flatMap(({ date, during }) => (during === 'after the due date' ? [date] : []))
  holds('days after', after.join(), after.map((_, index) => iso(indexOf(e.legal) + index)).join())
  const until = iso(indexOf(e.legal) + after.length)
  if (e.due !== e.legal) holds('due', e.due, until)
  holds('metUntil', e.metUntil, until)

  const [earliest] = e.alternatives
  if (earliest) holds('due', e.due, earliest.due)
  const quiet = e.alternatives.reduce((last, { metUntil }) => (metUntil > last ? metUntil : last), e.metUntil)
  holds('formalFrom', e.formalFrom, e.limit !== 'not later than' ? e.due : iso(indexOf(quiet) + 1))
  return problems
}

const iso = (index: number) => dayAt(index).iso

/** How far the first day lies from that of the event. */
const FIRST = { 'beginning with': 0, of: 1, after: 1, 'beginning on the day after': 1, before: -1 }

function firstOf({ start, period, extended }: Explanation): string {
  const agreed = extended?.by.at(-1)
  if (agreed) return iso(indexOf(agreed.agreedOn) + 1)
  return 'amount' in period ? iso(indexOf(start.on) + FIRST[period.counting]) : start.on
}

function legalOf({ start, period, extended, first, skipped, calendar }: Explanation): string {
  const left = skipped.filter(({ during }) => during === 'counting')
  const stopped = left.filter(({ kind }) => kind === 'clock stopped').length
  const inWorkingDays = 'amount' in period && period.unit === 'working days'
  const putOff = (on: string) => {
    let index = indexOf(on)
    for (let days = stopped; days > 0; days -= 1)
      do index += 1
      while (inWorkingDays && calendar && !isOpen(calendar.id, index))
    return iso(index)
  }
  const agreed = extended?.by.at(-1)
  if (agreed) return putOff(agreed.to)
  if (!('amount' in period)) return putOff(period.fixed)
  const { amount, unit, counting } = period
  if (unit === 'months' || unit === 'years') {
    const end = endOf(amount, unit, counting, indexOf(start.on), '')
    return iso(counting === 'before' ? end : end + stopped)
  }
  const out = new Set<string>(left.map(({ date }) => date))
  const step = counting === 'before' ? -1 : 1
  let index = indexOf(first)
  for (let counted = 0; ; index += step) {
    if (!out.has(iso(index))) counted += 1
    if (counted === (unit === 'weeks' ? amount * 7 : amount)) return iso(index)
  }
}
