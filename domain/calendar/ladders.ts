// The ladders that the product is shipped with, by kind of deadline and severity. Policy, not law: an administrator can
// change them as data.

import type { Ladder, Rung } from './ladder.js'

/** What is awaited: the plan, the evidence, an answer that is only hoped for, one within a statutory period, or one to a request. */
export type LadderKind = 'plan' | 'evidence' | 'chase' | 'statutory' | 'request'
export const SEVERITIES = ['ordinary', 'serious'] as const
export type Severity = (typeof SEVERITIES)[number]

export type LadderChoice = {
  readonly kind: LadderKind
  readonly severity: Severity
  readonly ladder: Ladder
}

type To = Rung['to']

/** The rungs of one ladder. Those of the standard one bear plain ids, the others begin with the ladder's name. */
const rungsOf = (prefix: string) => ({
  before: (amount: number, to: To = 'contact'): Rung => ({
    id: `${prefix}before-${amount}`,
    amount,
    unit: 'working days',
    when: 'before',
    to,
    letter: 'reminder',
  }),
  after: (amount: number, to: To = 'contact'): Rung => ({
    id: `${prefix}after-${amount}`,
    amount,
    unit: 'working days',
    when: 'after',
    to,
    letter: to === 'manager' ? 'escalation' : 'overdue',
  }),
})

const standard = rungsOf('')
/** For whatever has no ladder of its own. */
export const STANDARD_LADDER: Ladder = {
  id: 'standard',
  rungs: [
    standard.before(10),
    standard.before(5),
    standard.before(1),
    standard.after(1),
    standard.after(5),
    standard.after(10, 'manager'),
  ],
}

const serious = rungsOf('serious-')
const SERIOUS_LADDER: Ladder = {
  id: 'serious',
  rungs: [
    serious.before(10),
    serious.before(5, 'deputy'),
    serious.before(1),
    serious.after(1, 'senior officer'),
    serious.after(3, 'manager'),
  ],
}

const statutory = rungsOf('statutory-')
const STATUTORY_LADDER: Ladder = {
  id: 'statutory',
  rungs: [
    statutory.before(20),
    statutory.before(10),
    statutory.before(5, 'senior officer'),
    statutory.before(1),
    statutory.after(1, 'manager'),
  ],
}

// Whom nothing binds to a date is asked at once and chased, not counted down to (CQC's silence never holds a case).
const CHASE_LADDER: Ladder = {
  id: 'chase',
  rungs: STANDARD_LADDER.rungs.filter((rung) => rung.when === 'after'),
}

const request = rungsOf('request-')
const REQUEST_LADDER: Ladder = {
  id: 'request',
  rungs: [request.before(5), request.before(1), request.after(1, 'manager')],
}

export const SHIPPED_LADDERS: readonly LadderChoice[] = [
  { kind: 'plan', severity: 'ordinary', ladder: STANDARD_LADDER },
  { kind: 'plan', severity: 'serious', ladder: SERIOUS_LADDER },
  { kind: 'evidence', severity: 'ordinary', ladder: STANDARD_LADDER },
  { kind: 'evidence', severity: 'serious', ladder: SERIOUS_LADDER },
  { kind: 'chase', severity: 'ordinary', ladder: CHASE_LADDER },
  { kind: 'statutory', severity: 'ordinary', ladder: STATUTORY_LADDER },
  { kind: 'request', severity: 'ordinary', ladder: REQUEST_LADDER },
]

/** The ladder for a kind of deadline and a severity; the ordinary one of its kind, or the standard one, where there is none. */
export function ladderFor(
  kind: LadderKind,
  severity: Severity,
  choices: readonly LadderChoice[] = SHIPPED_LADDERS,
): Ladder {
  const ofKind = choices.filter((choice) => choice.kind === kind)
  const choice = ofKind.find((candidate) => candidate.severity === severity) ?? ofKind[0]
  return choice?.ladder ?? STANDARD_LADDER
}
