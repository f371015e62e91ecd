// The reminder ladders that the product is shipped with, by kind of deadline and severity. Policy, not law: an
// administrator corrects them as data (docs/time.md).

import type { Recipient } from './ladder.js'
import {
  asCorrected,
  practice,
  type LadderKind,
  type Policies,
  type ReminderLadder,
  type Severity,
} from './policy.js'
import { rungsOf, type StatedRung } from './rungs.js'

const before = (amount: number, to: Recipient = 'contact'): StatedRung => ({ amount, when: 'before', to })
const after = (amount: number, to: Recipient = 'contact'): StatedRung => ({ amount, when: 'after', to })

const ladder = (
  kind: LadderKind,
  name: string,
  rungs: readonly StatedRung[],
  changes: Partial<Pick<ReminderLadder, 'id' | 'severity' | 'citation' | 'owner'>> = {},
): ReminderLadder => ({
  about: 'reminders',
  id: `reminders-${kind}`,
  version: 1,
  name,
  kind,
  severity: 'ordinary',
  rungs: rungsOf({ kind, severity: changes.severity ?? 'ordinary' }, rungs),
  citation: practice('the Ombudsman’s practice of reminding, which no provision sets'),
  owner: 'Compliance team',
  ...changes,
})

/** One that is climbed in serious cases, beside the ordinary one of its kind. */
const seriousLadder = (kind: LadderKind, name: string) =>
  ladder(kind, name, SERIOUS, { id: `reminders-${kind}-serious`, severity: 'serious' })

const CHASED = [after(1), after(5), after(10, 'manager')]
const STANDARD = [before(10), before(5), before(1), ...CHASED]
const SERIOUS = [before(10), before(5, 'deputy'), before(1), after(1, 'senior officer'), after(3, 'manager')]

/** Of each kind the ordinary one, and the serious one where there is one. */
const LADDERS: Record<LadderKind, readonly [ReminderLadder, ...ReminderLadder[]]> = {
  plan: [
    ladder('plan', 'reminders of an action plan', STANDARD),
    seriousLadder('plan', 'reminders of an action plan in a serious case'),
  ],
  evidence: [
    ladder('evidence', 'reminders of evidence', STANDARD),
    seriousLadder('evidence', 'reminders of evidence in a serious case'),
  ],
  // Whom nothing binds to a date is asked at once and chased, not counted down to (CQC's silence never holds a case).
  chase: [ladder('chase', 'reminders of what is only hoped for, as CQC’s answer', CHASED)],
  statutory: [
    ladder('statutory', 'reminders of a statutory period', [
      before(20),
      before(10),
      before(5, 'senior officer'),
      before(1),
      after(1, 'manager'),
    ]),
  ],
  // Two weeks are too short for a statutory period's ladder; what is missed is soon the senior officer's matter.
  duty: [
    ladder('duty', 'reminders of what a council does about a report besides answering it', [
      before(5),
      before(1),
      after(1, 'senior officer'),
      after(5, 'manager'),
    ]),
  ],
  request: [
    ladder('request', 'reminders of CQC’s own request', [before(5), before(1), after(1, 'manager')], {
      citation: practice('CQC’s practice of reminding, which no provision sets'),
      owner: 'CQC',
    }),
  ],
}

export const SHIPPED_LADDERS: readonly ReminderLadder[] = Object.values(LADDERS).flat()

/** The ladder for a kind of deadline and a severity, as corrected; the ordinary one of its kind where there is none. */
export function ladderFor(kind: LadderKind, severity: Severity, policies: Policies): ReminderLadder {
  const ofKind = LADDERS[kind]
  return asCorrected(ofKind.find((one) => one.severity === severity) ?? ofKind[0], policies)
}
