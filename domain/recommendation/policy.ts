// The Ombudsman's own time limits where the law sets none. Assumptions of policy, with an owner, kept as data so that
// they can be corrected without touching the process (the reminder ladders are in domain/calendar).
import { STANDARD_LADDER } from '../calendar/ladders.js'
import type { Ladder } from '../calendar/ladder.js'

/** Working days within which CQC is expected to log an accepted plan (memorandum 4.7 sets no time). */
export const CQC_LOGS_WITHIN = 10

/** Working days within which CQC is expected to answer a request for assurance (memorandum 4.4 iii sets no time). */
export const CQC_ANSWERS_WITHIN = 20

/** Working days after its evidence within which the body is expected to seek CQC's assurance. */
export const ASSURANCE_SOUGHT_WITHIN = 10

/** Working days after the follow-up question within which the body is expected to answer it. */
export const FOLLOW_UP_ANSWERED_WITHIN = 10

export const DEADLINE_KINDS = [
  'plan',
  'evidence',
  'seek-assurance',
  'cqc-log',
  'cqc-assurance',
  'follow-up',
] as const
export type DeadlineKind = (typeof DEADLINE_KINDS)[number]

/** CQC is asked at once and chased; it is not counted down to a date that binds it to nothing. */
const CHASE_LADDER: Ladder = {
  id: 'chase',
  rungs: STANDARD_LADDER.rungs.filter((rung) => rung.when === 'after'),
}

/** Which ladder reminds of which kind of deadline. */
export const LADDERS: Record<DeadlineKind, Ladder> = {
  plan: STANDARD_LADDER,
  evidence: STANDARD_LADDER,
  'seek-assurance': CHASE_LADDER,
  'cqc-log': CHASE_LADDER,
  'cqc-assurance': CHASE_LADDER,
  'follow-up': CHASE_LADDER,
}
