// What the Ombudsman issued to a body, and which statutory track follows from it: from who is responsible, never from who
// gave the care or where (LGA 1974 s25(6)–(7); Part 3 for councils, Part 3A for providers).
import { DECISION_KINDS, type DecisionKind } from '../decision-codes.js'
import { cite } from '../../law/cited-text.js'
import type { ProvisionId } from '../../law/provisions.js'
import type { BodyType } from '../../people/bodies.js'
import { invalid, type Refusal } from '../../refusal.js'

export const DECISION_FORMS = ['statement', 'report', 'written-statement'] as const
export type DecisionForm = (typeof DECISION_FORMS)[number]

interface FormRow {
  readonly label: string
  readonly provision: ProvisionId
  readonly about: BodyType
}

export const FORMS: Record<DecisionForm, FormRow> = {
  statement: {
    label: 'statement instead of a report',
    provision: 'lga-s30-1b',
    about: 'council',
  },
  report: { label: 'report', provision: 'lga-s30-1', about: 'council' },
  'written-statement': {
    label: 'written statement',
    provision: 'lga-s34h',
    about: 'provider',
  },
}

/** That a written statement names its provider, unless that would identify a person. */
export const NAMING = cite('lga-s34h-8')

/** Refused for what is no written statement: whether it names the provider is no question of another paper. */
export const namingRefusal = (field: string, form: DecisionForm | undefined): Refusal | undefined =>
  form === 'written-statement'
    ? undefined
    : invalid(
        field,
        `only a written statement may leave the provider unnamed (${NAMING})`,
        'leave “named” out; what would identify a person is not published: withhold it',
      )

/**
 * The form that was stated, or the one that follows: a provider is always issued a written statement, a council a
 * statement instead of a report unless the kind of the decision is a report. Neither Part has a track for an NHS body: it is
 * bound by what was agreed (decision record 0023).
 */
export function formOf(
  bodyType: BodyType,
  kind: DecisionKind,
  stated?: DecisionForm,
): DecisionForm | undefined {
  if (stated) return stated
  if (bodyType === 'nhs-body') return undefined
  if (bodyType === 'provider') return 'written-statement'
  return DECISION_KINDS[kind].council
}

/** Refused when the law knows no such form for a body of this type. */
export function formRefusal(field: string, bodyType: BodyType, form: DecisionForm): Refusal | undefined {
  const row = FORMS[form]
  if (row.about === bodyType) return undefined
  const right = DECISION_FORMS.filter((f) => FORMS[f].about === bodyType)
  return invalid(
    field,
    `a ${row.label} (${cite(row.provision)}) is about a ${row.about}, and the type of this body is ${bodyType}`,
    right.length ? `one of ${right.join(', ')}` : `leave it out: no form is for the type ${bodyType}`,
  )
}
