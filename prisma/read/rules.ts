// The deadline rules as they are counted now, each with its corrections: they stand in the editions of the calendars.
import { versionName } from '../../domain/calendar/edition.js'
import type { DeadlineRule } from '../../domain/calendar/rule.js'
import { changedFields, type ChangedField } from '../../domain/calendar/rule-correction.js'
import { SHIPPED_RULES } from '../../domain/calendar/rules.js'
import type { PrismaClient } from '../generated/client.js'
import { readReasons } from './calendars.js'

/** One correction of a rule: what it made different, by whom, when and why. */
export interface RuleCorrected {
  /** The version of the rule that it made. */
  readonly version: number
  readonly changed: readonly ChangedField[]
  readonly by: string
  readonly role: string
  readonly reason: string | null
  readonly at: string
  /** The version of the calendar that it came with: what it did to running cases is reported under it. */
  readonly calendar: string
}

export interface RuleWithHistory {
  /** The newest version. */
  readonly rule: DeadlineRule
  /** The latest correction first; empty for a rule as it was shipped. */
  readonly corrections: readonly RuleCorrected[]
}

/** Every rule of the table, in its order. Two round trips. */
export async function readRules(database: PrismaClient): Promise<RuleWithHistory[]> {
  const rows = await database.calendarEdition.findMany({
    where: { NOT: { rules: { equals: [] } } },
    orderBy: { version: 'asc' },
    select: {
      division: true,
      version: true,
      rules: true,
      actor: true,
      role: true,
      textId: true,
      effectiveAt: true,
    },
  })
  const reasons = await readReasons(database, rows)
  return SHIPPED_RULES.map((shipped) => {
    let rule = shipped
    const corrections: RuleCorrected[] = []
    for (const row of rows) {
      // Each edition carries on what the ones before it corrected.
      const rules = row.rules as unknown as readonly DeadlineRule[]
      const next = rules.find(({ id, version }) => id === rule.id && version > rule.version)
      if (row.division !== shipped.calendar || !next) continue
      corrections.unshift({
        version: next.version,
        changed: changedFields(rule, next),
        by: row.actor,
        role: row.role,
        reason: reasons.get(row.textId ?? '') ?? null,
        at: row.effectiveAt.toISOString(),
        calendar: versionName(row.division, row.version),
      })
      rule = next
    }
    return { rule, corrections }
  })
}
