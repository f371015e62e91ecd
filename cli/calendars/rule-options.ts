// A correction of a deadline rule as it is typed at a terminal: an option for each field.
import { UNITS, COUNTINGS, type DeadlineRule } from '../../domain/calendar/rule.js'
import type { RuleCorrection } from '../../domain/calendar/rule-correction.js'
import { CITATION_OPTIONS, CITATION_USAGE, citationIn } from './citation-options.js'

/** One option for each field that can be typed; other readings of the same words go by the API. */
export const RULE_OPTIONS = {
  name: { type: 'string' },
  amount: { type: 'string' },
  unit: { type: 'string' },
  counting: { type: 'string' },
  calendar: { type: 'string' },
  'non-working-day': { type: 'string' },
  clarification: { type: 'string' },
  extension: { type: 'string' },
  disputed: { type: 'string' },
  ...CITATION_OPTIONS,
  assumption: { type: 'string' },
  owner: { type: 'string' },
  'owned-by': { type: 'string' },
} as const
export type RuleOptions = { readonly [option in keyof typeof RULE_OPTIONS]?: string | undefined }

export const RULE_USAGE = `npm run calendar -- rules [--json]                           the deadline rules as they are counted now
npm run calendar -- rule ID [--json]                         one of them, with its corrections: who, when, why
npm run calendar -- rule ID --reason "WHY" and what is to be different:
    --amount N --unit "UNIT" --counting "COUNTING"           ${UNITS.join(', ')}; ${COUNTINGS.join(', ')}
    --calendar DIVISION --non-working-day WHAT --clarification WHAT --extension HOW --disputed yes|no
    ${CITATION_USAGE}
    --assumption "TEXT" (empty: none any more) --name "WHAT MUST HAPPEN" --owner "ROLE"
    --owned-by ACCOUNT|ROLE (who corrects it beside an administrator; empty: nobody)`

/** Whether anything is to be different. */
export const isCorrection = (options: RuleOptions) =>
  Object.keys(RULE_OPTIONS).some((option) => options[option as keyof RuleOptions] !== undefined)

/** What was typed, as a correction of this rule; the rule's own check says what is wrong with a value. */
export function correctionIn(options: RuleOptions, rule: DeadlineRule): RuleCorrection {
  const { name, owner, assumption, disputed, extension, unit, counting, calendar, amount } = options
  const citation = citationIn(options, rule.citation)
  const typed = {
    ...(name !== undefined && { name: name.trim() }),
    ...(owner !== undefined && { owner: owner.trim() }),
    ...(amount !== undefined && { amount: Number(amount) }),
    ...(unit !== undefined && { unit }),
    ...(counting !== undefined && { counting }),
    ...(calendar !== undefined && { calendar }),
    ...(options['non-working-day'] !== undefined && { onNonWorkingDay: options['non-working-day'] }),
    ...(options.clarification !== undefined && { onClarification: options.clarification }),
    ...(extension !== undefined && { extension }),
    ...(disputed !== undefined && { disputedWhenProclaimed: disputed === 'yes' }),
    ...(assumption !== undefined && { assumption: assumption.trim() || null }),
    ...(options['owned-by'] !== undefined && { ownedBy: options['owned-by'].trim() || null }),
    ...(citation && { citation }),
  }
  return typed as RuleCorrection
}
