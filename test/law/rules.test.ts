// Every rule that the product is shipped with against the oracle: its length, its counting, its start, whether it can be made
// longer, whose holidays matter, what it cites and in which edition. What the oracle cannot hold is listed, and is not "checked".
import { describe, expect, it } from '@jest/globals'
import { isLength, type DeadlineRule } from '../../domain/calendar/rule.js'
import { SHIPPED_RULES } from '../../domain/calendar/rules.js'
import { countingsOf, periodFor, PERIODS } from './arithmetic.js'
import { CHOSEN_PERIODS } from './chosen.js'
import { LEGAL_PERIODS } from './periods.js'
import { holdsEdition } from './editions.js'
import { provision } from './statutes.js'

/** Typed already, for a rule that is not shipped everywhere yet. */
const NOT_YET_SHIPPED = ['foi-response-public-interest']

const SHIPPED_IDS = new Set(SHIPPED_RULES.map(({ id }) => id))
const shippedOf = (id: string): DeadlineRule => {
  const rule = SHIPPED_RULES.find((one) => one.id === id)
  if (!rule) throw new Error(`${id} is not shipped`)
  return rule
}

/** "Of" and "after" a day both leave it out. */
const counting = (word: string) => (word === 'of' ? 'after' : word)

const sorted = (words: readonly string[]) => [...words].sort()

describe.each(SHIPPED_RULES)('$id', (rule) => {
  const period = periodFor(rule.id)

  it('is as long, counted from the same event and in the same ways as the oracle says', () => {
    if (!isLength(rule.period)) throw new Error(`${rule.id} has no length`)
    const { amount, unit } = rule.period
    expect({ amount, unit, from: rule.from, follows: rule.follows }).toEqual({
      amount: period.amount,
      unit: period.unit,
      from: period.from,
      follows: period.follows,
    })
    const readings = [rule.period, ...(rule.otherReadings ?? [])].map((one) => counting(one.counting))
    expect(sorted(readings)).toEqual(sorted(countingsOf(period)))
  })

  it('can be made longer only as the oracle says, and rests on the same working days', () => {
    expect(rule.extension).toBe(period.longer)
    expect(rule.calendar).toBe(period.holidays)
    expect(rule.onNonWorkingDay).toBe(period.whenClosed)
    expect(rule.limit).toBe(period.limit ?? 'not later than')
    expect(rule.disputedWhenProclaimed ?? false).toBe(period.isDisputed ?? false)
  })
})

const SHIPPED_LAW = LEGAL_PERIODS.filter(({ rule }) => SHIPPED_IDS.has(rule))

describe.each(SHIPPED_LAW)('the citation of $rule', (period) => {
  const { citation, assumption } = shippedOf(period.rule)

  it('names each provision that decides', () => {
    const missing = period.cited.filter((id) => !cites(citation.text, provision(id).text))
    expect(missing).toEqual([])
  })

  it('is checked only in an edition that was read and holds it', () => {
    if (citation.status !== 'checked') expect(citation.status).toBe('to be confirmed by Legal')
    else {
      expect(period.notConfirmed).toBeUndefined()
      expect(period.saidIn).not.toEqual([])
      expect(period.cited.filter((id) => !holdsEdition(provision(id), citation.version))).toEqual([])
    }
  })

  it('says as an assumption what stands in no statute', () => {
    // What the Act does say may still be called an assumption; what it does not must be.
    expect(period.unsaid === undefined || Boolean(assumption?.trim())).toBe(true)
  })
})

/** "Local Government Act 1974 s34I(2) and (8)" cites s34I(2); "s31(2G)(b)" cites s31(2G). */
function cites(text: string, wanted: string): boolean {
  const [act, section] = /^(.*) (\S+)$/.exec(wanted)?.slice(1) ?? []
  const article = /^UK GDPR Article (\S+)$/.exec(wanted)?.[1]
  if (article) return text.startsWith('UK GDPR ') && text.includes(`Article ${article}`)
  if (wanted.startsWith('regulation ')) return text.includes(wanted)
  return Boolean(act && section && text.startsWith(act) && text.includes(section))
}

describe('a period that is chosen', () => {
  it.each(CHOSEN_PERIODS)('is policy, not law: $rule', ({ rule }) => {
    expect(shippedOf(rule).citation.status).toBe('policy')
  })
})

describe('the list', () => {
  const notConfirmed = SHIPPED_LAW.filter((period) => period.notConfirmed !== undefined)
  const held = SHIPPED_LAW.filter((period) => period.notConfirmed === undefined)

  it('has every shipped rule once, and no other', () => {
    const typed = PERIODS.map(({ rule }) => rule)
    expect(typed).toEqual([...new Set(typed)])
    expect([...SHIPPED_IDS].filter((id) => !typed.includes(id))).toEqual([])
    const notShipped = typed.filter((id) => !SHIPPED_IDS.has(id))
    expect(NOT_YET_SHIPPED).toEqual(expect.arrayContaining(notShipped))
  })

  it('is printed: what statutes hold, and what is not confirmed and why', () => {
    const lines = [
      ...held.map(({ rule, saidIn }) => `held          ${rule}: ${saidIn.map(cited).join('; ')}`),
      ...notConfirmed.map(({ rule, notConfirmed: why }) => `not confirmed ${rule}: ${why}`),
      ...CHOSEN_PERIODS.map(({ rule }) => `policy        ${rule}`),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    expect(lines).toHaveLength(SHIPPED_RULES.length)
  })

  it('of what statutes hold', () => {
    expect(held.map(({ rule }) => rule)).toEqual([
      'report-response',
      'report-satisfaction',
      'further-report-response',
      'further-report-satisfaction',
      'statement-form',
      'statement-publication',
      'report-advertisement',
      'report-opening',
      'report-inspection',
      'report-consideration',
      'report-referral',
      'written-statement-response',
      'written-statement-satisfaction',
      'adverse-findings-notice-form',
      'regulation-17-3',
      'regulation-16-3',
      'foi-response',
    ])
  })

  it('of what is not confirmed; none of it claims that it was checked', () => {
    const ids = notConfirmed.map(({ rule }) => rule).filter((id) => !NOT_YET_SHIPPED.includes(id))
    expect(ids).toEqual([
      'subject-access-response',
      'subject-access-extension-notice',
      'subject-access-response-extended',
      'receipt-of-cqc-e-mail',
      'receipt-of-cqc-post',
      'receipt-by-first-class-post',
      'receipt-by-second-class-post',
    ])
    const checked = notConfirmed.filter(({ rule }) => shippedOf(rule).citation.status === 'checked')
    expect(checked).toEqual([])
  })
})

const cited = (id: string) => `${provision(id).text} (${provision(id).edition})`
