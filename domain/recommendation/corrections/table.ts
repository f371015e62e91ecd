// The table of what may be corrected. The validator, the API, the drawn page and the tests read these rows; and which
// entry of the ledger a correction may name follows from them.
import { invalid, type Refusal } from '../../refusal.js'
import { EVIDENCE_CORRECTIONS } from './evidence.js'
import { OWED_CORRECTIONS } from './owed.js'
import { PLAN_CORRECTIONS } from './plan.js'
import type { Correctable, Correction, CorrectionRow, CorrectionRows } from './row.js'
import { REPORT_CORRECTIONS } from './report.js'
import { TRACK_CORRECTIONS } from './track.js'

export const CORRECTIONS: CorrectionRows<Correctable> = {
  ...OWED_CORRECTIONS,
  ...PLAN_CORRECTIONS,
  ...EVIDENCE_CORRECTIONS,
  ...TRACK_CORRECTIONS,
  ...REPORT_CORRECTIONS,
}
export const CORRECTABLE = Object.keys(CORRECTIONS) as Correctable[]

/** The row of that name, for any value. */
export const rowOf = (what: Correctable): CorrectionRow<Correction> => CORRECTIONS[what]

/** An entry of the ledger, as far as a correction looks at it. */
export interface Entry {
  readonly event: string
  readonly data: object
}

/** What an entry and a correction of it both name must be the same. */
const SHARED = ['recommendation', 'version', 'on', 'measure', 'duty']

/** Refused when this entry cannot be what the correction puts right: another kind, or about something else. */
export function entryRefusal(correction: Correction, entry: Entry | undefined): Refusal | undefined {
  const { label, entries } = rowOf(correction.what)
  const [own, right] = [entry?.data, correction] as Record<string, unknown>[]
  // A correction that was itself wrong is corrected by another one.
  const isOne =
    entry && (entry.event === 'corrected' ? own?.what === correction.what : entries.includes(entry.event))
  if (!own || !right || !isOne)
    return invalid(
      '/corrects',
      entry ? `that entry is “${entry.event}”` : 'this case has no such entry',
      `“${label}” corrects one that is ${entries.join(', ')}, or a correction of one`,
    )
  const other = SHARED.find((name) => name in own && name in right && own[name] !== right[name])
  return other === undefined
    ? undefined
    : invalid('/corrects', `that entry is about ${other} ${String(own[other])}`, 'the entry that was wrong')
}
