// One recommendation of a row of the import format (docs/import.md): what is recommended to whom, by when, and what it waits for.
import type { LocalDate } from '../calendar/local-date.js'
import { UNITS, type Unit } from '../calendar/rule.js'
import { CONDITION_AT_MOST, RECOMMENDATIONS_AT_MOST, SUMMARY_AT_MOST } from '../outside/limits.js'
import { normaliseName } from '../people/bodies.js'
import { REMEDY_CATEGORIES, type RemedyCategory } from '../recommendation/remedies.js'
import {
  RECOMMENDATION_KINDS,
  REQUIREMENTS,
  type RecommendationKind,
  type Requirement,
} from '../recommendation/state.js'
import { fieldsOf, type Report } from './fields.js'

export interface RecommendationRow {
  readonly summary: string
  readonly kind: RecommendationKind
  readonly category: RemedyCategory | null
  /** The decision's own words about time. */
  readonly deadlineWording: string | null
  readonly dueOn: LocalDate | null
  readonly amountGBP: number | null
  readonly requires: Requirement | null
  readonly assurance: boolean | null
  readonly expectedEvidence: string | null
  /** A date inside the action that is no deadline. */
  readonly cutOff: { readonly on: LocalDate; readonly meaning: string } | null
  readonly condition: ConditionRow | null
  /** Indexes of the bodies that owe it. */
  readonly bodies: readonly number[]
}

/** What must be found for it to be owed. */
export interface ConditionRow {
  readonly words: string
  /** The number of the recommendation that brings it to light. */
  readonly on: number | null
  readonly within: { readonly amount: number; readonly unit: Unit } | null
}

const FIELDS =
  'summary kind category deadlineWording dueOn amountGBP requires assurance expectedEvidence cutOff condition bodies'.split(
    ' ',
  )
/** What lists of recommendations call these fields. */
const ALSO_CALLED = { deadline: 'deadlineWording', body: 'bodies' }

/** Reads one recommendation; `bodies`: those of the row, by which it says who owes it. */
export function readRecommendation(
  value: unknown,
  where: string,
  bodies: readonly { readonly id: string | null; readonly name: string }[],
  report: Report,
): RecommendationRow {
  const fields = fieldsOf(value, where, report, ALSO_CALLED)
  fields.onlyKnows(FIELDS)
  const bodiesOwing = readOwing(fields, bodies)
  return {
    summary: fields.prose('summary', 'what is to be done, in a few words', SUMMARY_AT_MOST) ?? '',
    kind: fields.oneOf('kind', RECOMMENDATION_KINDS) ?? 'personal-remedy',
    category: fields.optionalOneOf('category', REMEDY_CATEGORIES),
    deadlineWording: fields.optionalLine('deadlineWording', 'the decision’s own words about time, or null'),
    dueOn: fields.optionalDate('dueOn'),
    amountGBP: fields.optionalAmount('amountGBP'),
    requires: fields.optionalOneOf('requires', REQUIREMENTS),
    assurance: fields.optionalFlag('assurance'),
    expectedEvidence: fields.optionalProse(
      'expectedEvidence',
      'what evidence is expected, or null',
      SUMMARY_AT_MOST,
    ),
    cutOff: readCutOff(fields.optionalObject('cutOff'), `${where}, cutOff`, report),
    condition: readCondition(fields.optionalObject('condition'), `${where}, condition`, report),
    bodies: bodiesOwing,
  }
}

/** The places of the bodies that owe it: of each, if none is named. */
function readOwing(
  fields: ReturnType<typeof fieldsOf>,
  bodies: readonly { readonly id: string | null; readonly name: string }[],
): number[] {
  const named = fields.optionalNames('bodies', 'the names or ids of the responsible bodies that owe it')
  if (named === null) return bodies.map((_, index) => index)
  const owing = new Set<number>()
  for (const name of named) {
    const found = bodies.flatMap((b, index) =>
      b.id === name || normaliseName(b.name) === normaliseName(name) ? [index] : [],
    )
    const [only] = found
    const problem =
      only === undefined
        ? `is “${name}”, none of the responsible bodies`
        : found.length > 1
          ? `is “${name}”, which several of the bodies are called`
          : owing.has(only)
            ? `names “${name}” twice`
            : undefined
    if (problem === undefined && only !== undefined) owing.add(only)
    else fields.wrong('bodies', problem ?? '', `one of: ${bodies.map((b) => b.id ?? b.name).join('; ')}`)
  }
  return [...owing].sort((a, b) => a - b)
}

function readCutOff(value: unknown, where: string, report: Report): RecommendationRow['cutOff'] {
  if (value === null) return null
  const fields = fieldsOf(value, where, report)
  fields.onlyKnows(['on', 'meaning'])
  return {
    on: fields.date('on') ?? ('' as LocalDate),
    meaning: fields.line('meaning', 'what it cuts off: complaints received since that day') ?? '',
  }
}

function readCondition(value: unknown, where: string, report: Report): ConditionRow | null {
  if (value === null) return null
  const fields = fieldsOf(value, where, report)
  fields.onlyKnows(['words', 'on', 'within'])
  const within = fields.optionalObject('within')
  return {
    words: fields.prose('words', 'what must be found for it to be owed', CONDITION_AT_MOST) ?? '',
    on: fields.optionalCount(
      'on',
      'the number of the recommendation that brings it to light, from 1 on',
      RECOMMENDATIONS_AT_MOST,
    ),
    within: within === null ? null : readLength(within, `${where}, within`, report),
  }
}

function readLength(value: unknown, where: string, report: Report): NonNullable<ConditionRow['within']> {
  const fields = fieldsOf(value, where, report)
  fields.onlyKnows(['amount', 'unit'])
  return {
    amount: fields.count('amount', 'a whole number from 1 to 1000') ?? 1,
    unit: fields.oneOf('unit', UNITS) ?? 'months',
  }
}
