// The ladders that the product is shipped with, by kind of deadline and severity. Policy, not law: an administrator can
// change them as data.

import type { Ladder, Rung } from './ladder.js'

/** What is awaited: the plan, the evidence, CQC's assurance, an answer within a statutory period, or one to a request. */
export type DeadlineKind = 'plan' | 'evidence' | 'assurance' | 'statutory' | 'request'
export type Severity = 'ordinary' | 'serious'

export type LadderChoice = {
  readonly kind: DeadlineKind
  readonly severity: Severity
  readonly ladder: Ladder
}

const before = (amount: number, to: Rung['to'] = 'contact'): Rung => ({
  id: `before-${amount}`,
  amount,
  unit: 'working days',
  when: 'before',
  to,
  letter: 'reminder',
})

const after = (amount: number, to: Rung['to'] = 'contact'): Rung => ({
  id: `after-${amount}`,
  amount,
  unit: 'working days',
  when: 'after',
  to,
  letter: to === 'manager' ? 'escalation' : 'overdue',
})

/** For whatever has no ladder of its own. */
export const STANDARD_LADDER: Ladder = {
  id: 'standard',
  rungs: [before(10), before(5), before(1), after(1), after(5), after(10, 'manager')],
}

const SERIOUS_LADDER: Ladder = {
  id: 'serious',
  rungs: [before(10), before(5, 'deputy'), before(1), after(1, 'senior officer'), after(3, 'manager')],
}

const STATUTORY_LADDER: Ladder = {
  id: 'statutory',
  rungs: [before(20), before(10), before(5, 'senior officer'), before(1), after(1, 'manager')],
}

// CQC's silence is chased and never holds a case, so there are no early reminders.
const ASSURANCE_LADDER: Ladder = { id: 'assurance', rungs: [before(5), after(1), after(10, 'manager')] }

const REQUEST_LADDER: Ladder = { id: 'request', rungs: [before(5), before(1), after(1, 'manager')] }

export const SHIPPED_LADDERS: readonly LadderChoice[] = [
  { kind: 'plan', severity: 'ordinary', ladder: STANDARD_LADDER },
  { kind: 'plan', severity: 'serious', ladder: SERIOUS_LADDER },
  { kind: 'evidence', severity: 'ordinary', ladder: STANDARD_LADDER },
  { kind: 'evidence', severity: 'serious', ladder: SERIOUS_LADDER },
  { kind: 'assurance', severity: 'ordinary', ladder: ASSURANCE_LADDER },
  { kind: 'statutory', severity: 'ordinary', ladder: STATUTORY_LADDER },
  { kind: 'request', severity: 'ordinary', ladder: REQUEST_LADDER },
]

/** The ladder for a kind of deadline and a severity; the ordinary one of its kind, or the standard one, where there is none. */
export function ladderFor(
  kind: DeadlineKind,
  severity: Severity,
  choices: readonly LadderChoice[] = SHIPPED_LADDERS,
): Ladder {
  const ofKind = choices.filter((choice) => choice.kind === kind)
  const choice = ofKind.find((candidate) => candidate.severity === severity) ?? ofKind[0]
  return choice?.ladder ?? STANDARD_LADDER
}
