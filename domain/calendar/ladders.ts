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
const seriousLadder = (
  kind: LadderKind,
  name: string,
  rungs: readonly StatedRung[],
  changes: Partial<Pick<ReminderLadder, 'citation' | 'owner'>> = {},
) => ladder(kind, name, rungs, { id: `reminders-${kind}-serious`, severity: 'serious', ...changes })

const CHASED = [after(1), after(5), after(10, 'manager')]
const STANDARD = [before(10), before(5), before(1), ...CHASED]
const SERIOUS = [before(10), before(5, 'deputy'), before(1), after(1, 'senior officer'), after(3, 'manager')]

const OF_CQC = { citation: practice('CQC’s practice of reminding, which no provision sets'), owner: 'CQC' }

const LADDERS: Record<LadderKind, Record<Severity, ReminderLadder>> = {
  plan: {
    ordinary: ladder('plan', 'reminders of an action plan', STANDARD),
    serious: seriousLadder('plan', 'reminders of an action plan in a serious case', SERIOUS),
  },
  evidence: {
    ordinary: ladder('evidence', 'reminders of evidence', STANDARD),
    serious: seriousLadder('evidence', 'reminders of evidence in a serious case', SERIOUS),
  },
  // Whom nothing binds to a date is asked at once and chased, not counted down to (CQC's silence never holds a case).
  chase: {
    ordinary: ladder('chase', 'reminders of what is only hoped for, as CQC’s answer', CHASED),
    serious: seriousLadder('chase', 'reminders of what is only hoped for in a serious case', [
      after(1),
      after(3),
      after(5, 'manager'),
    ]),
  },
  statutory: {
    ordinary: ladder('statutory', 'reminders of a statutory period', [
      before(20),
      before(10),
      before(5, 'senior officer'),
      before(1),
      after(1, 'manager'),
    ]),
    // Whoever can decide for the body knows of it in time to act; what follows a missed period is formal in any case.
    serious: seriousLadder('statutory', 'reminders of a statutory period in a serious case', [
      before(20),
      before(10, 'deputy'),
      before(5, 'senior officer'),
      before(3),
      before(1, 'senior officer'),
      after(1, 'manager'),
    ]),
  },
  // Two weeks are too short for a statutory period's ladder; what is missed is soon the senior officer's matter.
  duty: {
    ordinary: ladder('duty', 'reminders of what a council does about a report besides answering it', [
      before(5),
      before(1),
      after(1, 'senior officer'),
      after(5, 'manager'),
    ]),
    serious: seriousLadder('duty', 'reminders of what a council does about a report in a serious case', [
      before(5),
      before(3, 'deputy'),
      before(1, 'senior officer'),
      after(1, 'senior officer'),
      after(3, 'manager'),
    ]),
  },
  request: {
    ordinary: ladder(
      'request',
      'reminders of CQC’s own request',
      [before(5), before(1), after(1, 'manager')],
      OF_CQC,
    ),
    serious: seriousLadder(
      'request',
      'reminders of a serious request of CQC’s own',
      [before(10), before(5), before(3), before(1), after(1, 'manager')],
      OF_CQC,
    ),
  },
}

export const SHIPPED_LADDERS: readonly ReminderLadder[] = Object.values(LADDERS).flatMap((ofKind) =>
  Object.values(ofKind),
)

/** The ladder for a kind of deadline and a severity, as corrected. */
export const ladderFor = (kind: LadderKind, severity: Severity, policies: Policies): ReminderLadder =>
  asCorrected(LADDERS[kind][severity], policies)
