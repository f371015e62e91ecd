// One plain English sentence for a computed date, so that anybody can check it with a paper calendar.

import { DIVISION_NAMES } from './calendar.js'
import type { SkippedDay } from './counting.js'
import type { Explained } from './explanation.js'
import { inWords, weekdayName, type LocalDate } from './local-date.js'
import { isLength, lengthInWords, START_EVENTS } from './rule.js'

/** The sentence: the date, what is doubtful about it, how it was counted from what, what was left out, the authority. */
export const sentenceOf = (explained: Explained) =>
  `${dateOf(explained)}: ${howCounted(explained)}${leftOut(explained)} (${explained.citation})${unverified(explained)}.`

const fully = (date: LocalDate) => `${weekdayName(date)} ${inWords(date)}`

const plural = (amount: number, unit: string) => `${amount} ${amount === 1 ? unit : `${unit}s`}`

function dateOf(explained: Explained): string {
  const { due, legal, metUntil, limit, alternatives, formalFrom, skipped } = explained
  if (limit === 'not before') return `Not before ${fully(due)}`
  if (limit === 'presumed on') return `Presumed to be on ${fully(due)}`
  const dayOff = skipped.find(({ during }) => during === 'after the due date')
  const reason = dayOff?.kind === 'bank holiday' ? `${dayOff.reason}, no working day` : 'no working day'
  const moved = legal !== due ? `, since the count ends on ${fully(legal)} (${reason})` : ''
  const met = metUntil !== due ? ` (${reason}) and treated as met until the end of ${fully(metUntil)}` : ''
  const other = alternatives.at(-1)
  const doubt = other
    ? `, or on another reading ${fully(other.due)}, so that nothing formal is proposed before ${inWords(formalFrom)}`
    : ''
  return `Due by the end of ${fully(due)}${moved}${met}${doubt}`
}

function howCounted({ period, start, extended, first }: Explained): string {
  const agreement = extended?.by.at(-1)
  if (extended && agreement)
    return (
      `extended from ${inWords(extended.original)} by agreement ` +
      `${agreement.inWriting ? 'in writing ' : ''}of ${inWords(agreement.agreedOn)}`
    )
  if (!isLength(period))
    return start.assumed
      ? `assumed, because ${start.basis ?? 'nobody stated it'}`
      : 'the date that was stated'
  const length = lengthInWords(period)
  const event = `${START_EVENTS[start.event]} on ${inWords(start.on)}`
  switch (period.counting) {
    case 'of':
    case 'after':
      return `${length} after ${event}`
    case 'before':
      return `${length} before ${event}`
    case 'beginning with':
      return `${length} beginning with ${event}, which counts as the first day`
    case 'beginning on the day after':
      return `${length} beginning on ${inWords(first)}, the day after ${event}`
  }
}

function leftOut({ skipped, calendar }: Explained): string {
  const counting = skipped.filter(({ during }) => during === 'counting')
  const of = (kind: SkippedDay['kind']) => counting.filter((day) => day.kind === kind)
  const weekends = of('weekend')
  const stopped = of('clock stopped')
  const holidays = of('bank holiday').map(({ date, reason }) => `${inWords(date)} (${reason})`)
  const parts = [
    weekends.length > 0 ? `${plural(weekends.length, 'day')} of weekends` : '',
    holidays.length > 0 && calendar
      ? `${holidays.length === 1 ? 'the bank holiday' : 'the bank holidays'} in ${DIVISION_NAMES[calendar.id]} on ${holidays.join(', ')}`
      : '',
    stopped.length > 0
      ? `${plural(stopped.length, 'day')} on which the clock stood still for a clarification`
      : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? `, leaving out ${parts.join(' and ')}` : ''
}

const unverified = ({ calendar }: Explained) =>
  calendar && calendar.unverified ? `; the bank holidays in ${calendar.unverified} are unverified` : ''
