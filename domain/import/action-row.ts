// One action of a row of the import format (docs/import.md): what is recommended to whom, by when, and what it waits for.
import type { LocalDate } from '../calendar/local-date.js'
import { UNITS, type Unit } from '../calendar/rule.js'
import { normaliseName } from '../people/bodies.js'
import { REMEDY_CATEGORIES, type RemedyCategory } from '../recommendation/remedies.js'
import { REQUIREMENTS, type RecommendationKind, type Requirement } from '../recommendation/state.js'
import { fieldsOf, type Report } from './fields.js'

export interface ActionRow {
  readonly summary: string
  readonly kind: RecommendationKind
  readonly category: RemedyCategory | null
  /** The decision's own words. */
  readonly deadline: string | null
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
  /** The number of the action that brings it to light. */
  readonly on: number | null
  readonly within: { readonly amount: number; readonly unit: Unit } | null
}

const FIELDS =
  'summary kind category deadline dueOn amountGBP requires assurance expectedEvidence cutOff condition body'.split(
    ' ',
  )
const KINDS = ['personal remedy', 'service improvement'] as const
const KIND_CODES: Record<(typeof KINDS)[number], RecommendationKind> = {
  'personal remedy': 'personal-remedy',
  'service improvement': 'service-improvement',
}

/** Reads one action; `bodies`: those of the row, by which it says who owes it. */
export function readAction(
  value: unknown,
  where: string,
  bodies: readonly { readonly id: string | null; readonly name: string }[],
  report: Report,
): ActionRow {
  const fields = fieldsOf(value, where, report)
  fields.onlyKnows(FIELDS)
  const kind = fields.oneOf('kind', KINDS)
  const body = fields.optionalLine('body', 'the name or id of one of the responsible bodies')
  const owing = bodies.flatMap((b, index) =>
    body === null || b.id === body || normaliseName(b.name) === normaliseName(body) ? [index] : [],
  )
  if (body !== null && owing.length !== 1)
    fields.wrong(
      'body',
      owing.length
        ? `is “${body}”, which several of the bodies are called`
        : `is “${body}”, none of the responsible bodies`,
      `one of: ${bodies.map((b) => b.id ?? b.name).join(', ')}`,
    )
  return {
    summary: fields.prose('summary', 'what is to be done, in a few words') ?? '',
    kind: KIND_CODES[kind ?? 'personal remedy'],
    category: fields.optionalOneOf('category', REMEDY_CATEGORIES),
    deadline: fields.optionalLine('deadline', 'the decision’s own words, or null'),
    dueOn: fields.optionalDate('dueOn'),
    amountGBP: fields.optionalAmount('amountGBP'),
    requires: fields.optionalOneOf('requires', REQUIREMENTS),
    assurance: fields.optionalFlag('assurance'),
    expectedEvidence: fields.optionalProse('expectedEvidence', 'what evidence is expected, or null'),
    cutOff: readCutOff(fields.optionalObject('cutOff'), `${where}, cutOff`, report),
    condition: readCondition(fields.optionalObject('condition'), `${where}, condition`, report),
    bodies: owing,
  }
}

function readCutOff(value: unknown, where: string, report: Report): ActionRow['cutOff'] {
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
    words: fields.prose('words', 'what must be found for it to be owed') ?? '',
    on: fields.optionalCount('on', 'the number of the action that brings it to light, from 1 on'),
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
