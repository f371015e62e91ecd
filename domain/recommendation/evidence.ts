// Which version of evidence stands for a recommendation. A version that was entered by mistake is taken back and its number
// not used again: what stood before it, with its judgement, stands again.
import type { LocalDate } from '../calendar/local-date.js'
import type { Flagged } from './disclosure-conditions.js'
import type { Obligation } from './state.js'

/** The version of evidence that stands. */
export interface EvidenceState extends Flagged {
  readonly version: number
  readonly receivedOn: LocalDate
  /** What stood when it came: it stands again if this version was entered by mistake. */
  readonly before?: Pick<Obligation, 'evidence' | 'judgement' | 'judgedOn'>
}

/** Numbers are not used again. */
const nextVersion = ({ evidence, versions }: Obligation): number =>
  Math.max(versions ?? 0, evidence?.version ?? 0) + 1

/** The next version, as it came in. */
export function nextEvidence(
  o: Obligation,
  receivedOn: LocalDate,
  { forbidsDisclosure }: Flagged,
): EvidenceState {
  const { evidence, judgement, judgedOn } = o
  return {
    version: nextVersion(o),
    receivedOn,
    ...(forbidsDisclosure && { forbidsDisclosure }),
    ...(evidence && { before: { evidence, judgement, judgedOn } }),
  }
}

/** The recommendation without its latest version: the body has spoken of it only if something else says so. */
export function withoutEvidence(o: Obligation): Obligation {
  const before = o.evidence?.before ?? { evidence: null, judgement: null, judgedOn: null }
  const revised = { ...o, ...before, versions: nextVersion(o) - 1 }
  if (before.evidence || o.answer) return revised
  const { answeredOn: _answered, ...silent } = revised
  return silent
}
