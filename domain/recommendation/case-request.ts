// What is asked when a case is started, by an officer or by an import, and what can be wrong with it before anything is
// looked up. One rule for the API, the import and, later, the form.
import type { Calendar } from '../calendar/calendar.js'
import type { Severity } from '../calendar/policy.js'
import { inWords, type LocalDate } from '../calendar/local-date.js'
import { citedRefusal } from '../law/cited-text.js'
import { normaliseName, type BodyType } from '../people/bodies.js'
import { invalid, type Refusal } from '../refusal.js'
import { formOf, formRefusal, namingRefusal, type DecisionForm } from './statutory/form.js'
import { CALENDAR_YEARS, type TakeOver } from './opening.js'
import type { Unit } from '../calendar/rule.js'
import type { CutOff } from './case-text.js'
import { subCategoryRefusal, type Category, type DecisionKind, type Finding } from './decision-codes.js'
import type { FundamentalStandard } from './fundamental-standards.js'
import type { RemedyCategory } from './remedies.js'
import type { RecommendationKind, Requirement } from './state.js'

/** A responsible body: by its id, or by type and name. */
export interface BodyRequest {
  readonly id?: string | undefined
  readonly type: BodyType
  readonly name?: string | undefined
  readonly planDueOn?: LocalDate | undefined
  /** What was issued to it; absent: what follows from its type and the kind of the decision. */
  readonly form?: DecisionForm | undefined
  /** Whether the written statement names it; it does, if not given. */
  readonly named?: boolean | undefined
  /** The recorded day on which it received the report or the statement. */
  readonly receivedOn?: LocalDate | undefined
  /** Only by import: where a case stands that was tracked elsewhere until now. */
  readonly takeOver?: TakeOver | undefined
}

export interface RecommendationRequest {
  readonly kind: RecommendationKind
  readonly summary: string
  readonly requires: Requirement
  readonly assurance: boolean
  readonly dueOn?: LocalDate | undefined
  /** The decision's own words about time. */
  readonly deadlineWording?: string | undefined
  readonly amountGBP?: number | undefined
  readonly category?: RemedyCategory | undefined
  readonly expectedEvidence?: string | undefined
  readonly cutOff?: CutOff | undefined
  /** It is owed only if this is found; `on` is the number of the recommendation that brings it to light. */
  readonly condition?:
    | {
        readonly words: string
        readonly on?: number | undefined
        readonly within?: { readonly amount: number; readonly unit: Unit } | undefined
      }
    | undefined
  /** Ids or names of the responsible bodies that owe it; absent: each of them. */
  readonly bodies?: readonly string[] | undefined
}

/** Recommendations are numbered from 1 in the order given. */
export interface CaseRequest {
  readonly reference: string
  readonly decisionDate: LocalDate
  readonly category: Category
  readonly subCategory: string
  readonly finding: Finding
  readonly kind: DecisionKind
  readonly team: string
  readonly responsibleBodies: readonly BodyRequest[]
  readonly cqcLocationId?: string | undefined
  readonly careService?: string | undefined
  readonly mayBeShared: boolean
  readonly source?: string | undefined
  readonly note?: string | undefined
  /** Who looks after the case and is named in its letters; nobody, if not given. */
  readonly officer?: { readonly name: string; readonly phone?: string | undefined } | undefined
  /** Whether equality or human rights are touched (memorandum annex 1). */
  readonly equalityOrHumanRights?: boolean | undefined
  /** Of which Fundamental Standards the decision finds a potential breach. */
  readonly potentialBreach?: readonly FundamentalStandard[] | undefined
  /** Ordinary, if not given. */
  readonly severity?: Severity | undefined
  readonly recommendations: readonly RecommendationRequest[]
}

/** The Ombudsman decides since the Local Government Act 1974: an earlier year is a slip of the keyboard. */
const FIRST_YEAR = '1974'

/** The place among the responsible bodies that `mention` (an id or a name) means, or -1. */
export const placeOfBody = (bodies: readonly BodyRequest[], mention: string): number => {
  const byId = bodies.findIndex((b) => b.id === mention)
  if (byId >= 0) return byId
  const name = normaliseName(mention)
  return bodies.findIndex((b) => b.name !== undefined && normaliseName(b.name) === name)
}

/**
 * Everything that is wrong with the request by itself. `today`: Europe/London; `calendar`: England's. A date that has
 * passed is refused unless the body's case is taken over: a case must not begin with a letter about the past.
 */
export function caseRefusals(request: CaseRequest, today: LocalDate, calendar: Calendar): Refusal[] {
  return [
    ...decisionDateRefusals(request.decisionDate, today),
    ...[subCategoryRefusal(request.category, request.subCategory) ?? []].flat(),
    ...request.responsibleBodies.flatMap((body, index) =>
      bodyRefusals(request, body, index, today, calendar),
    ),
    ...request.recommendations.flatMap((r, index) =>
      recommendationRefusals(request, r, index, today, calendar),
    ),
  ].map((refusal) => citedRefusal(refusal, calendar))
}

function decisionDateRefusals(on: LocalDate, today: LocalDate): Refusal[] {
  if (on > today)
    return [invalid('/decisionDate', `${inWords(on)} is in the future`, `a date up to ${inWords(today)}`)]
  if (on.slice(0, 4) < FIRST_YEAR)
    return [
      invalid(
        '/decisionDate',
        `${inWords(on)} is before there was an Ombudsman`,
        `a date since ${FIRST_YEAR}`,
      ),
    ]
  return []
}

/** What was issued must be what the law knows for such a body, and cannot be received before it is decided. */
function formRefusals(
  { decisionDate, kind, recommendations }: CaseRequest,
  { type, form, named, receivedOn }: BodyRequest,
  at: string,
  today: LocalDate,
): Refusal[] {
  const wrong =
    (form && formRefusal(`${at}/form`, type, form)) ??
    (named === false ? namingRefusal(`${at}/named`, formOf(type, kind, form)) : undefined)
  if (wrong) return [wrong]
  if (receivedOn === undefined) return []
  const fromReceipt = recommendations.some((r) => r.deadlineWording !== undefined)
  if (formOf(type, kind, form) === 'statement' && !fromReceipt)
    return [
      invalid(
        `${at}/receivedOn`,
        'nothing runs from the receipt of a statement instead of a report, unless its words say so',
        'leave “receivedOn” out, or state the form',
      ),
    ]
  if (receivedOn >= decisionDate && receivedOn <= today) return []
  return [
    invalid(
      `${at}/receivedOn`,
      `${inWords(receivedOn)} is not between the decision and today`,
      `a date from ${inWords(decisionDate)} to ${inWords(today)}`,
    ),
  ]
}

function bodyRefusals(
  request: CaseRequest,
  body: BodyRequest,
  index: number,
  today: LocalDate,
  calendar: Calendar,
): Refusal[] {
  const { responsibleBodies, recommendations } = request
  const at = `/responsibleBodies/${index}`
  const refusals: Refusal[] = formRefusals(request, body, at, today)
  if (body.id === undefined && body.name === undefined)
    refusals.push(
      invalid(at, 'is named neither by id nor by name', 'give its name, or its id from GET /bodies'),
    )
  const first = placeOfBody(responsibleBodies, body.id ?? body.name ?? '')
  if (first >= 0 && first < index)
    refusals.push(invalid(at, `is the same as body ${first + 1}`, 'name each body once'))
  if (body.planDueOn !== undefined) {
    const owes = recommendations.some(
      (r) => r.requires === 'action-plan' && owedBy(responsibleBodies, r, index),
    )
    if (!owes)
      refusals.push(
        invalid(
          `${at}/planDueOn`,
          'no recommendation asks this body for an action plan',
          'leave “planDueOn” out',
        ),
      )
    refusals.push(
      ...dueDateRefusals(`${at}/planDueOn`, body.planDueOn, body.takeOver !== undefined, today, calendar),
    )
  }
  return refusals
}

/** Whether this body owes it. A mention of nobody may mean this one: that fault is named where it stands. */
const owedBy = (bodies: readonly BodyRequest[], r: RecommendationRequest, index: number) =>
  r.bodies === undefined || r.bodies.some((mention) => [index, -1].includes(placeOfBody(bodies, mention)))

/** A conditional recommendation has no date and no plan until its condition has arisen. `isAnother`: of this case. */
export function conditionRefusals(
  at: string,
  {
    condition,
    requires,
    dueOn,
    deadlineWording,
  }: Pick<RecommendationRequest, 'requires' | 'dueOn'> & {
    readonly condition?: { readonly on?: number | null | undefined } | undefined
    readonly deadlineWording?: unknown
  },
  isAnother: (number: number) => boolean,
): Refusal[] {
  if (!condition) return []
  const refusals: Refusal[] = []
  if (requires !== 'evidence')
    refusals.push(
      invalid(`${at}/requires`, 'a conditional recommendation asks for no action plan', '“evidence”'),
    )
  if (dueOn !== undefined || deadlineWording !== undefined)
    refusals.push(
      invalid(
        `${at}/${dueOn === undefined ? 'deadlineWording' : 'dueOn'}`,
        'its time runs from the day on which the condition is found',
        'give “within” in the condition instead',
      ),
    )
  if (typeof condition.on === 'number' && !isAnother(condition.on))
    refusals.push(
      invalid(
        `${at}/condition/on`,
        `recommendation ${condition.on} cannot bring it to light`,
        'the number of another recommendation of this case',
      ),
    )
  return refusals
}

function recommendationRefusals(
  { responsibleBodies, recommendations }: CaseRequest,
  recommendation: RecommendationRequest,
  index: number,
  today: LocalDate,
  calendar: Calendar,
): Refusal[] {
  const at = `/recommendations/${index}`
  const refusals = (recommendation.bodies ?? []).flatMap((mention, place) =>
    placeOfBody(responsibleBodies, mention) >= 0
      ? []
      : [
          invalid(
            `${at}/bodies/${place}`,
            `“${mention}” is none of the responsible bodies`,
            `one of: ${responsibleBodies.map((b) => b.id ?? b.name ?? '').join('; ')}`,
          ),
        ],
  )
  const isAnother = (number: number) => number <= recommendations.length && number !== index + 1
  refusals.push(...conditionRefusals(at, recommendation, isAnother))
  if (recommendation.dueOn === undefined) return refusals
  const takenOver = responsibleBodies.some(
    (b, i) => b.takeOver && owedBy(responsibleBodies, recommendation, i),
  )
  return [...refusals, ...dueDateRefusals(`${at}/dueOn`, recommendation.dueOn, takenOver, today, calendar)]
}

function dueDateRefusals(
  field: string,
  on: LocalDate,
  takenOver: boolean,
  today: LocalDate,
  calendar: Calendar,
): Refusal[] {
  // One year is left for the reminders and answers that follow the date.
  const last = Math.min(Number(today.slice(0, 4)) + CALENDAR_YEARS, calendar.years.to) - 1
  if (Number(on.slice(0, 4)) > last)
    return [
      invalid(
        field,
        `no bank holidays are known so late as ${inWords(on)}`,
        `a date up to 31 December ${last}`,
      ),
    ]
  if (on > today || takenOver) return []
  return [
    invalid(
      field,
      `${inWords(on)} is not after today`,
      'a date after today; without one the case asks for it. A case that was tracked elsewhere is imported as taken over',
    ),
  ]
}
