// What the owner of an entry of the law may correct, as data: which provision it is, in which edition and whether it was checked;
// of a gateway also what it permits and how far. What it is about (regime, matter, direction) is the process, and stays.
import { changesIn, type Changed } from '../calendar/correction.js'
import { mayCorrect } from '../calendar/rule-correction.js'
import { citationFault, citationInFull, type Citation } from '../calendar/rule.js'
import type { Actor } from '../people/roles.js'
import { EFFECTS, malformedLaw, type Gateway, type LawEntry } from './law.js'

/** What a correction of each may name. */
export const LAW_CORRECTABLE = {
  gateway: ['name', 'effect', 'limit', 'citation', 'owner', 'ownedBy'],
  provision: ['name', 'citation', 'owner', 'ownedBy'],
} as const satisfies Record<LawEntry['about'], readonly string[]>
export type LawField = (typeof LAW_CORRECTABLE)['gateway'][number]

/** Only what is to be different; `ownedBy` null: nobody any more. */
export type LawCorrection = {
  readonly name?: string
  readonly effect?: Gateway['effect']
  readonly limit?: string
  readonly citation?: Citation
  readonly owner?: string
  readonly ownedBy?: string | null
}

/** What a person decides about an entry; why stands in the words stored with it. */
export type LawDecision = {
  readonly entry: string
  readonly correction: LawCorrection
  /** The version that they had before them; refused when it was corrected since. */
  readonly seenVersion?: number
}

/**
 * The next version of an entry; the older one is left as it was. Throws `malformed-law`, naming the field: what cannot be
 * corrected, says nothing, or says nothing new; a provision as checked in an edition that does not hold it.
 */
export function correctedLaw(entry: LawEntry, correction: LawCorrection): LawEntry {
  const wrong = (field: string, should: string) => malformedLaw(entry.id, field, should)
  const correctable: readonly string[] = LAW_CORRECTABLE[entry.about]
  const foreign = Object.entries(correction).find(
    ([field, value]) => value !== undefined && !correctable.includes(field),
  )
  if (foreign) throw wrong(foreign[0], `what can be corrected of it is ${correctable.join(', ')}`)
  const { name, effect, limit, citation, owner, ownedBy } = correction
  const { ownedBy: owned, ...kept } = entry
  const account = ownedBy === undefined ? owned : ownedBy?.trim()
  const common = {
    version: entry.version + 1,
    name: (name ?? entry.name).trim(),
    citation: citation ?? entry.citation,
    owner: (owner ?? entry.owner).trim(),
    ...(account && { ownedBy: account }),
  }
  const next: LawEntry =
    kept.about === 'gateway'
      ? { ...kept, ...common, effect: effect ?? kept.effect, limit: (limit ?? kept.limit).trim() }
      : { ...kept, ...common }
  if (!next.name) throw wrong('name', 'say what it is about')
  if (!next.owner) throw wrong('owner', 'name the role that answers for it')
  if (next.about === 'gateway') {
    if (!EFFECTS.includes(next.effect)) throw wrong('effect', `give one of ${EFFECTS.join(', ')}`)
    if (!next.limit) throw wrong('limit', 'say how far it goes')
  }
  const fault = citationFault(next.citation) ?? policyFault(next.citation)
  if (fault) throw wrong('citation', fault)
  if (changedInLaw(entry, next).length === 0)
    throw wrong('correction', 'it says the same already; give what is to be different')
  return next
}

const policyFault = ({ status }: Citation) =>
  status === 'policy'
    ? 'law is checked, read once or to be confirmed by Legal; it is never chosen by policy'
    : undefined

/** What one version says otherwise than another, in words. */
export const changedInLaw = (before: LawEntry, after: LawEntry): Changed<LawField>[] =>
  changesIn(LAW_CORRECTABLE[before.about], lawInWords(before), lawInWords(after))

/** Each field that can be corrected, in words that differ when the field does. */
export const lawInWords = (entry: LawEntry): Partial<Record<LawField, string | null>> => ({
  name: entry.name,
  ...(entry.about === 'gateway' && { effect: entry.effect, limit: entry.limit }),
  citation: citationInFull(entry.citation),
  owner: entry.owner,
  ownedBy: entry.ownedBy ?? null,
})

/** Why this person may not make this correction; undefined if they may. Whose an entry is only an administrator says. */
export function refusalOfLawCorrector(
  entry: Pick<LawEntry, 'ownedBy'>,
  { owner, ownedBy }: LawCorrection,
  by: Pick<Actor, 'subject' | 'role'>,
): { readonly field: string; readonly should: string } | undefined {
  if (!mayCorrect(entry, by))
    return { field: '', should: 'an administrator corrects it, or the account or role in “ownedBy”' }
  if (by.role === 'administrator' || (owner === undefined && ownedBy === undefined)) return undefined
  return {
    field: ownedBy === undefined ? 'owner' : 'ownedBy',
    should: 'only an administrator says whose it is',
  }
}
