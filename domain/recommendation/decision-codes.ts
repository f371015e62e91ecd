// What a decision is and is about, as the Ombudsman prints it at the head of a published decision: code lists, because a
// word that nobody knows would cost a case its statutory period or a body its place in the figures (decision record 0034).
import { rightIs } from '../near.js'
import { invalid, type Refusal } from '../refusal.js'
import type { DecisionForm } from './statutory/form.js'

/** What the decision calls itself, and the form in which a council is issued with it. */
export const DECISION_KINDS = {
  'final decision': { council: 'statement' },
  statement: { council: 'statement' },
  'public interest report': { council: 'report' },
} as const satisfies Record<string, { readonly council: DecisionForm }>
export type DecisionKind = keyof typeof DECISION_KINDS
export const DECISION_KIND_NAMES = Object.keys(DECISION_KINDS) as [DecisionKind, ...DecisionKind[]]

/** What was decided about the complaint. */
export const FINDINGS = ['Upheld', 'Not upheld', 'Closed after initial enquiries'] as const
export type Finding = (typeof FINDINGS)[number]

/**
 * The categories of complaints, and the subcategories of those whose list this product knows: it works in adult social
 * care. Null: any words, because a list that is not whole would refuse a decision that is right.
 */
export const CATEGORIES = {
  'Adult care services': [
    'Assessment and care plan',
    'Charging',
    'Direct payments',
    'Disabled facilities grants',
    'Domiciliary care',
    'Residential care',
    'Safeguarding',
    'Transition from childrens services',
    'Other',
  ],
  'Benefits and tax': null,
  'Childrens care services': null,
  Education: null,
  'Environment and regulation': null,
  Health: null,
  Housing: null,
  Planning: null,
  'Transport and highways': null,
  'Other categories': null,
} as const satisfies Record<string, readonly string[] | null>
export type Category = keyof typeof CATEGORIES
export const CATEGORY_NAMES = Object.keys(CATEGORIES) as [Category, ...Category[]]

/** The known subcategories; null when any words will do. */
export const subCategoriesOf = (category: Category): readonly string[] | null => CATEGORIES[category]

/** Refused where the category has a list in which the subcategory is not. */
export function subCategoryRefusal(category: Category, subCategory: string): Refusal | undefined {
  const known = subCategoriesOf(category)
  if (known === null || known.includes(subCategory)) return undefined
  const shown = subCategory.length > 60 ? `${subCategory.slice(0, 60)}…` : subCategory
  return invalid('/subCategory', `is “${shown}”, no subcategory of ${category}`, rightIs(subCategory, known))
}

/** “Adult care services > Residential care”, as the head of a decision prints it, in its two parts. */
export function categoryParts(printed: string): { readonly category: string; readonly subCategory?: string } {
  const at = printed.indexOf('>')
  if (at < 0) return { category: printed }
  return { category: printed.slice(0, at).trim(), subCategory: printed.slice(at + 1).trim() }
}
