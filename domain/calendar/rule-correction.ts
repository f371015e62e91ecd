// What the owner of a rule may correct, as data: how it is counted and on what authority. What it is about and where it
// stands in the process (its id, its event, the rule that it follows, whether it is a last or a first day) is no opinion that
// could be wrong: the process hands in the day of that event and does with the date what such a date is for.

import type { Actor } from '../people/roles.js'
import { changesIn, type Changed } from './correction.js'
import {
  checkedRule,
  citationInFull,
  isAgreed,
  isLength,
  lengthInWords,
  malformedRule,
  type Citation,
  type Counting,
  type DeadlineRule,
  type OtherReading,
  type Unit,
} from './rule.js'

/** What a correction may name; every other field of a rule stays as it was shipped. */
export const CORRECTABLE = [
  'name',
  'amount',
  'unit',
  'counting',
  'calendar',
  'onNonWorkingDay',
  'otherReadings',
  'disputedWhenProclaimed',
  'onClarification',
  'extension',
  'citation',
  'assumption',
  'owner',
  'ownedBy',
] as const
export type CorrectableField = (typeof CORRECTABLE)[number]

/** Only what is to be different. `otherReadings` empty, `assumption` or `ownedBy` null: there is none any more. */
export type RuleCorrection = Partial<
  Pick<DeadlineRule, 'name' | 'calendar' | 'onNonWorkingDay' | 'onClarification' | 'extension' | 'owner'>
> & {
  readonly amount?: number
  readonly unit?: Unit
  readonly counting?: Counting
  readonly otherReadings?: readonly OtherReading[]
  readonly disputedWhenProclaimed?: boolean
  readonly citation?: Citation
  readonly assumption?: string | null
  readonly ownedBy?: string | null
}

/** What a person decides about a rule; why stands in the words stored with it. */
export type RuleDecision = {
  readonly rule: string
  readonly correction: RuleCorrection
  /** The version that they had before them; refused when it was corrected since. */
  readonly seenVersion?: number
}

/**
 * The longest period of each unit: a running case carries the bank holidays of six years, and two periods may follow one
 * another and be put off.
 */
const LONGEST: Record<Unit, number> = {
  'working days': 500,
  days: 730,
  weeks: 104,
  months: 24,
  years: 2,
}

/**
 * The next version of a rule; the older one is left as it was. Throws `malformed-rule`, naming the field: what cannot be
 * corrected or counted, or says nothing new.
 */
export function correctedRule(rule: DeadlineRule, correction: RuleCorrection): DeadlineRule {
  const wrong = (field: string, should: string) => malformedRule(rule.id, field, should)
  const fields = Object.entries(correction).flatMap(([field, value]) => (value === undefined ? [] : [field]))
  const fixed = fields.find((field) => !CORRECTABLE.some((known) => known === field))
  if (fixed !== undefined)
    throw wrong(
      fixed,
      `the process rests on it and it stays; what can be corrected is ${CORRECTABLE.join(', ')}`,
    )
  const inPeriod = fields.find((field) => isOfPeriod(field))
  if (inPeriod && isAgreed(rule))
    throw wrong(
      inPeriod,
      'its length is what both sides agreed, and its id says it; agree to more time in the case',
    )
  const { amount, unit, counting, otherReadings, disputedWhenProclaimed, assumption, ownedBy, ...plain } =
    correction
  const {
    otherReadings: readings,
    disputedWhenProclaimed: isDisputed,
    assumption: assumed,
    ownedBy: owned,
    ...kept
  } = rule
  const period = isLength(rule.period)
    ? {
        amount: amount ?? rule.period.amount,
        unit: unit ?? rule.period.unit,
        counting: counting ?? rule.period.counting,
      }
    : rule.period
  const others = otherReadings ?? readings ?? []
  const note = assumption === undefined ? assumed : assumption?.trim()
  const account = ownedBy === undefined ? owned : ownedBy?.trim()
  const next = checkedRule({
    ...kept,
    ...withoutUndefined(plain),
    version: rule.version + 1,
    period,
    ...(others.length > 0 && { otherReadings: others }),
    ...((disputedWhenProclaimed ?? isDisputed) && { disputedWhenProclaimed: true as const }),
    ...(note && { assumption: note }),
    ...(account && { ownedBy: account }),
  })
  const backwards = [period, ...others].some((p) => 'counting' in p && p.counting === 'before')
  if (backwards)
    throw wrong(
      counting === 'before' ? 'counting' : 'otherReadings',
      'a date that lies after its event cannot come to lie before it',
    )
  if (isLength(period) && period.amount > LONGEST[period.unit])
    throw wrong(
      'amount',
      `give at most ${LONGEST[period.unit]} ${period.unit}: running cases look no further ahead`,
    )
  if (changedFields(rule, next).length === 0)
    throw wrong('correction', 'it says the same already; give what is to be different')
  return next
}

const isOfPeriod = (field: string) => field === 'amount' || field === 'unit' || field === 'counting'

const withoutUndefined = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>

/** What one version says otherwise than another. */
export const changedFields = (before: DeadlineRule, after: DeadlineRule): Changed<CorrectableField>[] =>
  changesIn(CORRECTABLE, fieldsInWords(before), fieldsInWords(after))

/** Each field that can be corrected, in words that differ when the field does. */
export function fieldsInWords(rule: DeadlineRule): Record<CorrectableField, string | null> {
  const { period } = rule
  return {
    name: rule.name,
    amount: isLength(period) ? `${period.amount}` : null,
    unit: isLength(period) ? period.unit : null,
    counting: isLength(period) ? period.counting : null,
    calendar: rule.calendar,
    onNonWorkingDay: rule.onNonWorkingDay,
    otherReadings: rule.otherReadings?.length
      ? rule.otherReadings.map(({ counting, why }) => `${counting}: ${why}`).join('; ')
      : null,
    disputedWhenProclaimed: rule.disputedWhenProclaimed ? 'yes' : 'no',
    onClarification: rule.onClarification,
    extension: rule.extension,
    citation: citationInFull(rule.citation),
    assumption: rule.assumption ?? null,
    owner: rule.owner,
    ownedBy: rule.ownedBy ?? null,
  }
}

/** Who may correct a rule: an administrator, and the account or role to which one has given it as data; never a body's. */
export const mayCorrect = (
  { ownedBy }: Pick<DeadlineRule, 'ownedBy'>,
  { subject, role }: Pick<Actor, 'subject' | 'role'>,
) =>
  role === 'administrator' ||
  (role !== 'body-contact' && ownedBy !== undefined && (ownedBy === subject || ownedBy === role))

/** Why this person may not make this correction; undefined if they may. A rule is given to somebody by an administrator alone. */
export function refusalOfCorrector(
  rule: DeadlineRule,
  { owner, ownedBy }: RuleCorrection,
  by: Pick<Actor, 'subject' | 'role'>,
): { readonly field: string; readonly should: string } | undefined {
  if (!mayCorrect(rule, by))
    return { field: '', should: 'an administrator corrects it, or the account or role in “ownedBy”' }
  if (by.role === 'administrator' || (owner === undefined && ownedBy === undefined)) return undefined
  return {
    field: ownedBy === undefined ? 'owner' : 'ownedBy',
    should: 'only an administrator says whose rule it is',
  }
}

/** `3 months beginning with`. */
export const periodInWords = ({ period }: DeadlineRule) =>
  isLength(period) ? `${lengthInWords(period)} ${period.counting}` : `by ${period.fixed}`
