// One case as a spreadsheet or a published decision gives it: the import format (docs/import.md). Reading it yields the
// row or every problem in it; what the row does not say stays unsaid here.
import { SEVERITIES, type Severity } from '../calendar/policy.js'
import type { LocalDate } from '../calendar/local-date.js'
import { folded, rightIs, sameWord } from '../near.js'
import { BODY_ID, BODY_TYPES, isAnonymous, normaliseName, type BodyType } from '../people/bodies.js'
import {
  CATEGORY_NAMES,
  categoryParts,
  DECISION_KIND_NAMES,
  FINDINGS,
  subCategoriesOf,
  type Category,
  type DecisionKind,
  type Finding,
} from '../recommendation/decision-codes.js'
import { CQC_ID, CQC_ID_REMEDY } from '../outside/ids.js'
import { BODIES_AT_MOST, RECOMMENDATIONS_AT_MOST } from '../outside/limits.js'
import { REFERENCE } from '../recommendation/ids.js'
import { TAKE_OVER_STAGES, type TakeOverStage } from '../recommendation/opening.js'
import { DECISION_FORMS, type DecisionForm } from '../recommendation/statutory/form.js'
import { readRecommendation, type RecommendationRow } from './recommendation-row.js'
import { fieldsOf, type FieldProblem, type Report } from './fields.js'

export interface CaseRow {
  readonly reference: string
  /** Plainly made up: marked so, and with a reference that begins with 99. */
  readonly fictional: boolean
  readonly decisionDate: LocalDate
  readonly category: Category
  readonly subCategory: string
  readonly finding: Finding
  readonly kind: DecisionKind
  readonly bodies: readonly BodyRow[]
  readonly careService: string | null
  readonly cqcLocationId: string | null
  readonly recommendations: readonly RecommendationRow[]
  /** Which ladders are climbed, if it is told. */
  readonly severity: Severity | null
  readonly mayBeShared: boolean
  /** Whether equality or human rights are touched, if it is told. */
  readonly equalityOrHumanRights: boolean | null
  readonly satisfiedOn: LocalDate | null
  readonly source: string | null
  readonly note: string | null
}

export interface BodyRow {
  readonly id: string | null
  readonly name: string
  readonly type: BodyType
  readonly stage: TakeOverStage | null
  readonly planReceivedOn: LocalDate | null
  readonly planDueOn: LocalDate | null
  /** What was issued to it, and when it received that, as far as it is told. */
  readonly form: DecisionForm | null
  readonly receivedOn: LocalDate | null
  readonly contact: ContactRow | null
}

export interface ContactRow {
  readonly name: string
  readonly email: string
  readonly role: string
}

const CASE_FIELDS =
  'reference fictional decisionDate category subCategory finding kind responsibleBodies careService cqcLocationId recommendations severity mayBeShared equalityOrHumanRights satisfiedOn source note'.split(
    ' ',
  )
const BODY_FIELDS = 'id name type stage planReceivedOn planDueOn form receivedOn contact'.split(' ')

/** What published lists of decisions call these fields. */
const ALSO_CALLED = { outcome: 'finding', actions: 'recommendations', sharedWithCqc: 'mayBeShared' }

export interface ReadRow {
  /** As far as it could be read, for messages. */
  readonly reference: string | null
  /** Null when anything is wrong. */
  readonly row: CaseRow | null
  readonly problems: readonly FieldProblem[]
}

/** Reads one element of the file. */
export function readCaseRow(value: unknown): ReadRow {
  const problems: FieldProblem[] = []
  const report: Report = (problem) => void problems.push(problem)
  const fields = fieldsOf(value, '', report, ALSO_CALLED)
  fields.onlyKnows(CASE_FIELDS)
  const reference = fields.line('reference', 'the Ombudsman’s reference, for example 24 019 903')
  if (reference !== null && !REFERENCE.test(reference))
    fields.wrong(
      'reference',
      `is “${reference.slice(0, 40)}”, no reference`,
      'YY NNN NNN, with a letter at the end or none',
    )
  const fictional = fields.optionalFlag('fictional') ?? false
  if (fictional && reference !== null && !reference.startsWith('99'))
    fields.wrong('fictional', 'is said of a case with a real reference', 'a reference that begins with 99')
  const cqcLocationId = fields.optionalLine('cqcLocationId', CQC_ID_REMEDY)
  if (cqcLocationId !== null && !CQC_ID.test(cqcLocationId))
    fields.wrong('cqcLocationId', `is “${cqcLocationId.slice(0, 40)}”, no CQC location id`, CQC_ID_REMEDY)
  const bodies = readBodies(
    fields.list('responsibleBodies', 'a list with at least one body', BODIES_AT_MOST),
    report,
  )
  const row = {
    reference: reference ?? '',
    fictional,
    decisionDate: fields.date('decisionDate') ?? ('' as LocalDate),
    ...readCategory(fields),
    finding: fields.oneOf('finding', FINDINGS) ?? 'Upheld',
    kind: fields.oneOf('kind', DECISION_KIND_NAMES) ?? 'statement',
    bodies,
    careService: fields.optionalLine('careService', 'the name of CQC’s location, or null'),
    cqcLocationId,
    recommendations: fields
      .list('recommendations', 'a list, empty when nothing is recommended', RECOMMENDATIONS_AT_MOST)
      .map((one, index) => readRecommendation(one, `recommendation ${index + 1}`, bodies, report)),
    severity: fields.optionalOneOf('severity', SEVERITIES),
    mayBeShared: fields.optionalFlag('mayBeShared') ?? false,
    equalityOrHumanRights: fields.optionalFlag('equalityOrHumanRights'),
    satisfiedOn: fields.optionalDate('satisfiedOn'),
    source: fields.optionalLine('source', 'the address of the published decision, or null'),
    note: fields.optionalProse('note', 'a note, or null'),
  }
  return { reference, row: problems.length ? null : row, problems }
}

/** A decision prints both parts in one line: “Adult care services > Residential care”. */
function readCategory(fields: ReturnType<typeof fieldsOf>): Pick<CaseRow, 'category' | 'subCategory'> {
  const printed = fields.line('category', `one of: ${CATEGORY_NAMES.join(', ')}`) ?? ''
  const parts = categoryParts(printed)
  const category = sameWord(parts.category, CATEGORY_NAMES)
  if (printed !== '' && category === undefined)
    fields.wrong(
      'category',
      `is “${printed.slice(0, 60)}”, which is not known`,
      rightIs(parts.category, CATEGORY_NAMES),
    )
  const known = category === undefined ? null : subCategoriesOf(category)
  const remedy = known === null ? 'for example Residential care' : `one of: ${known.join(', ')}`
  const beside = fields.optionalLine('subCategory', remedy)
  const subCategory = beside ?? parts.subCategory ?? ''
  if (subCategory === '') fields.wrong('subCategory', 'is missing', remedy)
  else if (parts.subCategory !== undefined && folded(parts.subCategory) !== folded(subCategory))
    fields.wrong(
      'subCategory',
      `is “${subCategory.slice(0, 60)}”, and “category” says “${parts.subCategory.slice(0, 60)}”`,
      'the same in both',
    )
  return {
    category: category ?? CATEGORY_NAMES[0],
    subCategory: (known === null ? undefined : sameWord(subCategory, known)) ?? subCategory,
  }
}

function readBodies(list: readonly unknown[], report: Report): BodyRow[] {
  if (list.length === 0)
    report({
      field: 'responsibleBodies',
      problem: 'names no body',
      remedy: 'at least one council, provider or NHS body',
    })
  const bodies = list.map((body, index) => readBody(body, `body ${index + 1}`, report))
  bodies.forEach((body, index) => {
    const first = bodies.findIndex((b) => sameBody(b, body))
    if (first < index)
      report({
        field: `body ${index + 1}`,
        problem: `is the same as body ${first + 1}`,
        remedy: 'name each body once',
      })
  })
  return bodies
}

const sameBody = (a: BodyRow, b: BodyRow) =>
  a.id !== null && b.id !== null
    ? a.id === b.id
    : a.type === b.type && normaliseName(a.name) === normaliseName(b.name) && a.id === b.id

function readBody(value: unknown, where: string, report: Report): BodyRow {
  const fields = fieldsOf(value, where, report)
  fields.onlyKnows(BODY_FIELDS)
  const id = fields.optionalLine('id', 'lower-case letters, digits and hyphens')
  if (id !== null && !BODY_ID.test(id))
    fields.wrong('id', `is “${id.slice(0, 40)}”, no id of a body`, 'lower-case letters, digits and hyphens')
  const name = fields.line('name', 'the body’s name') ?? ''
  if (id === null && name !== '' && isAnonymous(name))
    fields.wrong('name', `is “${name}”, which names nobody`, 'an "id" of the body’s own beside it')
  return {
    id,
    name,
    type: fields.oneOf('type', BODY_TYPES) ?? 'council',
    stage: fields.optionalOneOf('stage', TAKE_OVER_STAGES),
    planReceivedOn: fields.optionalDate('planReceivedOn'),
    planDueOn: fields.optionalDate('planDueOn'),
    form: fields.optionalOneOf('form', DECISION_FORMS),
    receivedOn: fields.optionalDate('receivedOn'),
    contact: readContact(fields.optionalObject('contact'), `${where}, contact`, report),
  }
}

function readContact(value: unknown, where: string, report: Report): ContactRow | null {
  if (value === null) return null
  const fields = fieldsOf(value, where, report)
  fields.onlyKnows(['name', 'email', 'role'])
  return {
    name: fields.line('name', 'the person’s or mailbox’s name') ?? '',
    email: fields.address('email') ?? '',
    role: fields.line('role', 'for example link officer') ?? '',
  }
}
