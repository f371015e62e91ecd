// What is asked of whoever reads it, as one sentence for each kind: on the page behind a letter's link and in the list of
// what is asked. CQC is spoken to as CQC.
import { inWords, type LocalDate } from '../calendar/local-date.js'
import type { DueItem, DueKind, DueStanding } from './due.js'

export const DUE_SAYS: Record<DueKind, string> = {
  plan: 'Send your action plan',
  evidence: 'Send evidence of what was done',
  'seek-assurance': 'Ask for CQC’s assurance',
  'cqc-log': 'Log the accepted action plan',
  'cqc-log-recommendation': 'Log the recommendation',
  'cqc-assurance': 'Answer the request for assurance',
  'follow-up': 'Tell us whether it is still in place',
  'statutory-response': 'Tell us what you have done or will do, as the Local Government Act 1974 requires',
  'statutory-satisfaction': 'Confirm that it was done, as the Local Government Act 1974 requires',
  'statutory-form': 'Agree with us the form of what you must publish',
  'statutory-publication': 'Send proof of what you had to publish',
  'statutory-advertisement': 'Advertise that the report can be inspected, and send proof',
  'statutory-inspection': 'Keep the report open to inspection for three weeks, and confirm it',
  'statutory-consideration': 'Lay the report before the authority, and confirm that it was considered',
  'statutory-referral': 'Have the authority itself consider the further report, and confirm it',
  question: 'Answer our question',
}

/** By when, for whoever is asked: `today` tells a question that is still to be put. */
export function dueByInWords(
  { on, metUntil, hopedFor, stopped, askedOn, what, askedOf }: DueItem,
  standing: DueStanding,
  today: LocalDate,
): string {
  if (stopped) {
    const whose =
      stopped.askedBy === 'body'
        ? `while we answer your question of ${inWords(stopped.since)}`
        : `until you answer our question of ${inWords(stopped.since)}`
    return `The time stands still ${whose}`
  }
  if (on === null) return 'No date is set yet: we will tell you'
  if (hopedFor) return askedOf === 'cqc' ? `We hope for it by ${inWords(on)}` : `Please by ${inWords(on)}`
  if (what === 'follow-up' && askedOn !== null && askedOn > today)
    return `We ask you on ${inWords(askedOn)}; please answer by the end of ${inWords(on)}`
  const later = metUntil !== null && metUntil !== on ? inWords(metUntil) : null
  const until = later ? `treated as met until the end of ${later}` : null
  if (standing === 'overdue')
    return `Overdue: it was due by the end of ${inWords(on)}${until ? `, and ${until}` : ''}`
  if (standing === 'treated-as-met')
    return `It was due by the end of ${inWords(on)}${until ? `; it is ${until}` : ''}`
  return `By the end of ${inWords(on)}${until ? `; it is ${until}` : ''}`
}

/** For which recommendations, in a table: `1, 2`; in a question 0 is the action plan. */
export const aboutInWords = (recommendations: readonly number[]): string =>
  recommendations.map((number) => (number === 0 ? 'the action plan' : String(number))).join(', ')
