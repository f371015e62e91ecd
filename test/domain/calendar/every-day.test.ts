// Every rule on every day of 2019 to 2035 against a brute-force count that shares no code and no holiday table with the
// product, and takes its periods from the law as it was typed (test/law): its dates, each day that it leaves out with the reason,
// and that its parts add up.
import { describe, expect, it } from '@jest/globals'
import { CHAINS, computeChain, type Chain } from '../../../domain/calendar/chain.js'
import { computeDue } from '../../../domain/calendar/deadline.js'
import type { Explanation } from '../../../domain/calendar/explanation.js'
import type { LocalDate } from '../../../domain/calendar/local-date.js'
import { receiptOf } from '../../../domain/calendar/receipt.js'
import { COUNTINGS, isLength, UNITS, type DeadlineRule, type Length } from '../../../domain/calendar/rule.js'
import { agreedRule } from '../../../domain/calendar/rules-agreed.js'
import { SHIPPED_RULES } from '../../../domain/calendar/rules.js'
import { countingsOf, periodFor } from '../../law/arithmetic.js'
import { CALENDARS } from './calendars.js'
import {
  closedBetween,
  dayAt,
  DAYS,
  endOf,
  indexOf,
  isReason,
  KNOWN_BEFORE,
  openFrom,
  PLACES,
} from './oracle.js'
import { notAddingUp } from './re-added.js'

const YEARS = DAYS.filter(({ year }) => year >= 2019 && year <= 2035).map(({ iso }) => iso as LocalDate)
const isoAt = (index: number) => dayAt(index).iso

/** What is counted and how, whoever says so. */
interface Counted {
  readonly amount: number
  readonly unit: string
  readonly countings: readonly string[]
  readonly place: string
  readonly whenClosed: DeadlineRule['onNonWorkingDay']
  readonly isDisputed: boolean
}

/** By the period that was typed from the law, never by the rule's own. */
function byTheLaw(id: string): Counted {
  const period = periodFor(id)
  const { amount, unit, holidays: place, whenClosed, isDisputed = false } = period
  return { amount, unit, countings: countingsOf(period), place, whenClosed, isDisputed }
}

/** A length of no law, made up by a test. */
function asMadeUp({ id, period, calendar: place, onNonWorkingDay: whenClosed }: DeadlineRule): Counted {
  if (!isLength(period)) throw new Error(`${id} has no length`)
  const { amount, unit, counting } = period
  return { amount, unit, countings: [counting], place, whenClosed, isDisputed: false }
}

/** What a period gives by walking: the dates of each of its readings, the earliest first. */
function walked({ amount, unit, countings, place: where, whenClosed, isDisputed }: Counted, start: number) {
  const readings = countings.map((counting) => ({ counting, place: where }))
  // Whether a day that was proclaimed while the clock ran lengthens it is disputed.
  if (isDisputed && start < KNOWN_BEFORE.until)
    readings.push({ counting: countings[0] ?? 'after', place: KNOWN_BEFORE.place })
  return readings
    .map(({ counting, place }) => {
      const end = endOf(amount, unit, counting, start, place)
      const met = whenClosed === 'stays' ? end : openFrom(place, end)
      const first = counting === 'beginning with' ? start : start + (counting === 'before' ? -1 : 1)
      return { counting, place, first, end, met, due: whenClosed === 'moves' ? met : end }
    })
    .sort((a, b) => a.due - b.due)
}

type Skipped = Explanation['skipped']

/** Whether exactly these days are left out, in this order, each with its reason. */
const leavesOut = (skipped: Skipped, where: string, days: readonly number[]) =>
  skipped.length === days.length &&
  skipped.every((said, n) => said.date === isoAt(days[n] ?? -1) && isReason(where, days[n] ?? -1, said))

/** What is wrong with the date that a rule gives from a day; null when nothing is. */
function wrongIn(rule: DeadlineRule, by: Counted, on: LocalDate): string | null {
  const explained = computeDue({ rule, start: { on } }, CALENDARS)
  const { due, metUntil, alternatives, formalFrom, skipped } = explained
  const readings = walked(by, indexOf(on))
  const [chosen, ...others] = readings
  if (!chosen) return 'no reading'
  const isDoubtful = others.some((reading) => reading.due !== chosen.due)
  const dates = (of: readonly { due: string; metUntil: string }[]) => of.map((r) => r.due + r.metUntil).join()
  const expected = readings.map((r) => ({ due: isoAt(r.due), metUntil: isoAt(r.met) }))
  const inWorkingDays = by.unit === 'working days'
  const during = (phase: string) => skipped.filter((day) => day.during === phase)
  const isRight =
    due === isoAt(chosen.due) &&
    metUntil === isoAt(chosen.met) &&
    dates(alternatives) === dates(isDoubtful ? expected : []) &&
    (rule.limit !== 'not later than'
      ? formalFrom === due
      : readings.every((reading) => isoAt(reading.met) < formalFrom)) &&
    leavesOut(
      during('counting'),
      chosen.place,
      inWorkingDays ? closedBetween(chosen.place, chosen.first, chosen.end) : [],
    ) &&
    leavesOut(
      during('after the due date'),
      chosen.place,
      chosen.met > chosen.end ? closedBetween(chosen.place, chosen.end, chosen.met - 1) : [],
    )
  // Two counts of the same days: the second is made of every fifth.
  const parts = indexOf(on) % 5 === 0 ? notAddingUp(explained) : []
  if (isRight && parts.length === 0) return null
  return `${on}: ${due} ${metUntil}, not ${dates(expected)}; ${skipped.map(({ date, reason }) => `${date} ${reason}`).join()}; ${parts.join()}`
}

const wrongOn = (days: readonly LocalDate[], rule: DeadlineRule, by: Counted) =>
  days.flatMap((day) => wrongIn(rule, by, day) ?? []).slice(0, 5)

describe('every day of 2019 to 2035', () => {
  it('gives by each rule the dates, the days left out and the sums that walking gives', () => {
    const wrong = SHIPPED_RULES.flatMap((rule) =>
      wrongOn(YEARS, rule, byTheLaw(rule.id)).map((line) => `${rule.id} ${line}`),
    )
    expect(wrong).toEqual([])
  })

  it.each([
    ['cqc notice', 'e-mail with consent', 'receipt-of-cqc-e-mail'],
    ['cqc notice', 'registered or recorded post', 'receipt-of-cqc-post'],
    ['report', 'first-class post', 'receipt-by-first-class-post'],
    ['written statement', 'first-class post', 'receipt-by-first-class-post'],
    ['decision', 'second-class post', 'receipt-by-second-class-post'],
  ] as const)('gives for a %s by %s the day that its rule gives by walking', (notice, by, id) => {
    const wrong = YEARS.flatMap((sent) => {
      const { on, skipped } = receiptOf(notice, { sent, by }, CALENDARS)
      const law = byTheLaw(id)
      const [counted] = walked(law, indexOf(sent))
      if (!counted) return [`${sent}: no reading`]
      const out = law.unit === 'working days' ? closedBetween('england', counted.first, counted.end) : []
      return on === isoAt(counted.end) && leavesOut(skipped, 'england', out) ? [] : [`${sent}: ${on}`]
    })
    expect(wrong.slice(0, 5)).toEqual([])
  })

  it.each(Object.keys(CHAINS) as Chain[])(
    'lets the further period of a %s begin with the end of the first',
    (chain) => {
      const [first, second] = CHAINS[chain].map(byTheLaw)
      if (!first || !second) throw new Error('a chain has two periods')
      const wrong = YEARS.flatMap((on) => {
        const [response, satisfaction] = computeChain(chain, { on }, CALENDARS)
        const [answer] = walked(first, indexOf(on))
        const further = walked(second, answer?.due ?? 0)
        const said = satisfaction?.alternatives.length ? satisfaction.alternatives : [satisfaction]
        const distinct = [...new Set(further.map(({ due }) => isoAt(due)))]
        const isRight =
          response?.due === isoAt(answer?.due ?? 0) && said.map((one) => one?.due).join() === distinct.join()
        return isRight ? [] : [`${on}: ${said.map((one) => one?.due).join()}, not ${distinct.join()}`]
      })
      expect(wrong.slice(0, 5)).toEqual([])
    },
  )
})

describe('every unit, every counting and every calendar', () => {
  const AMOUNTS: Record<Length['unit'], readonly number[]> = {
    'working days': [1, 10, 20],
    days: [1, 28],
    weeks: [4],
    months: [1, 3],
    years: [1],
  }
  const lengths = UNITS.flatMap((unit) =>
    COUNTINGS.flatMap((counting) => AMOUNTS[unit].map((amount): Length => ({ amount, unit, counting }))),
  )
  // A prime number of days apart: over the years each falls on every day of the week and of the month.
  const EVERY = 41

  it.each(PLACES)('are counted in %s as walking counts', (calendar) => {
    const wrong = lengths.flatMap((period, n) => {
      const days = YEARS.filter((_, index) => index % EVERY === n % EVERY)
      const rule = { ...agreedRule(period), calendar }
      return wrongOn(days, rule, asMadeUp(rule)).map((line) => `${JSON.stringify(period)} ${line}`)
    })
    expect(wrong.slice(0, 5)).toEqual([])
  })
})
