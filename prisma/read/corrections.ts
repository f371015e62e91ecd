// Rules, policies and entries of the law as they hold now, each with its corrections: they stand in the editions of the calendars.
import type { Division } from '../../domain/calendar/calendar.js'
import type { Changed } from '../../domain/calendar/correction.js'
import { versionName } from '../../domain/calendar/edition.js'
import { POLICIES_IN } from '../../domain/calendar/editions.js'
import { SHIPPED_POLICIES } from '../../domain/calendar/policies.js'
import type { Policy } from '../../domain/calendar/policy.js'
import { changedInPolicy, type PolicyField } from '../../domain/calendar/policy-correction.js'
import { changedInLaw, type LawField } from '../../domain/law/law-correction.js'
import type { Gateway, LawEntry, Provision } from '../../domain/law/law.js'
import { SHIPPED_GATEWAYS } from '../../domain/gateways/gateways.js'
import { SHIPPED_PROVISIONS } from '../../domain/law/provisions.js'
import type { DeadlineRule } from '../../domain/calendar/rule.js'
import { changedFields, type CorrectableField } from '../../domain/calendar/rule-correction.js'
import { SHIPPED_RULES } from '../../domain/calendar/rules.js'
import type { PrismaClient } from '../generated/client.js'
import { readReasons } from './calendars.js'

/** One correction: what it made different, by whom, when and why. */
export interface Corrected<Field extends string> {
  /** The version that it made. */
  readonly version: number
  readonly changed: readonly Changed<Field>[]
  readonly by: string
  readonly role: string
  readonly reason: string | null
  readonly at: string
  /** The version of the calendar that it came with: what it did to running cases is reported under it. */
  readonly calendar: string
}

export interface WithHistory<T, Field extends string> {
  /** The newest version. */
  readonly now: T
  /** The latest correction first; empty for what is as it was shipped. */
  readonly corrections: readonly Corrected<Field>[]
}
export type RuleWithHistory = WithHistory<DeadlineRule, CorrectableField>
export type PolicyWithHistory = WithHistory<Policy, PolicyField>

export type LawWithHistory<E extends LawEntry> = WithHistory<E, LawField>

/** Every rule of the table, in its order. Two round trips. */
export const readRules = (database: PrismaClient): Promise<RuleWithHistory[]> =>
  readCorrected(database, {
    list: 'rules',
    shipped: SHIPPED_RULES,
    divisionOf: ({ calendar }) => calendar,
    changed: changedFields,
  })

/** Every policy of the table, in its order. Two round trips. */
export const readPolicies = (database: PrismaClient): Promise<PolicyWithHistory[]> =>
  readCorrected(database, {
    list: 'policies',
    shipped: SHIPPED_POLICIES,
    divisionOf: () => POLICIES_IN,
    changed: changedInPolicy,
  })

/** Every gateway, in the order of the table. Two round trips. */
export const readGateways = (database: PrismaClient): Promise<LawWithHistory<Gateway>[]> =>
  readLaw(database, SHIPPED_GATEWAYS)

/** Every provision that is cited, in the order of the table. Two round trips. */
export const readProvisions = (database: PrismaClient): Promise<LawWithHistory<Provision>[]> =>
  readLaw(database, SHIPPED_PROVISIONS)

const readLaw = <E extends LawEntry>(database: PrismaClient, shipped: readonly E[]) =>
  readCorrected<E, LawField>(database, {
    list: 'law',
    shipped,
    divisionOf: () => POLICIES_IN,
    changed: changedInLaw,
  })

interface Table<T, Field extends string> {
  readonly list: 'rules' | 'policies' | 'law'
  readonly shipped: readonly T[]
  readonly divisionOf: (one: T) => Division
  readonly changed: (before: T, after: T) => readonly Changed<Field>[]
}

async function readCorrected<T extends { id: string; version: number }, Field extends string>(
  database: PrismaClient,
  { list, shipped, divisionOf, changed }: Table<T, Field>,
): Promise<WithHistory<T, Field>[]> {
  const rows = await database.calendarEdition.findMany({
    where: { NOT: { [list]: { equals: [] } } },
    orderBy: { version: 'asc' },
    select: {
      division: true,
      version: true,
      rules: true,
      policies: true,
      law: true,
      actor: true,
      role: true,
      textId: true,
      effectiveAt: true,
    },
  })
  const reasons = await readReasons(database, rows)
  return shipped.map((first) => {
    let now = first
    const corrections: Corrected<Field>[] = []
    for (const row of rows) {
      // Each edition carries on what the ones before it corrected.
      const known = row[list] as unknown as readonly T[]
      const next = known.find(({ id, version }) => id === now.id && version > now.version)
      if (row.division !== divisionOf(first) || !next) continue
      corrections.unshift({
        version: next.version,
        changed: changed(now, next),
        by: row.actor,
        role: row.role,
        reason: reasons.get(row.textId ?? '') ?? null,
        at: row.effectiveAt.toISOString(),
        calendar: versionName(row.division, row.version),
      })
      now = next
    }
    return { now, corrections }
  })
}
