// What CQC did after a recommendation, or means to do (memorandum 4.8), as it is recorded in a case: also its assessment of
// a council (annex 1). A case that is closed takes it by itself (domain/case-change/after-closure.ts).
import { inWords, type LocalDate } from '../calendar/local-date.js'
import { invalid, type Refusal } from '../refusal.js'
import type { Json } from './transition.js'

/** It followed, or further action is intended. */
export const ACTIVITY_STANDINGS = ['followed', 'intended'] as const
export type ActivityStanding = (typeof ACTIVITY_STANDINGS)[number]

export const ACTIVITY_KINDS = [
  'monitoring',
  'inspection',
  'assessment-of-the-council',
  'request-to-the-registered-person',
  'requirement',
  'conditions',
  'other-action',
] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

/** What is recorded of one activity; its words are stored apart. */
export interface RegulatoryActivity {
  readonly standing: ActivityStanding
  readonly kind: ActivityKind
  /** The day on which it took place, or for which it is intended; absent: no day is known. */
  readonly on?: LocalDate
  /** The recommendation that it is about; absent: the case. */
  readonly recommendation?: number
}

/** What is wrong with its day: what followed lies between the decision and today, what is intended does not lie in the past. */
export function activityRefusal(
  { standing, on }: RegulatoryActivity,
  decisionDate: LocalDate,
  today: LocalDate,
): Refusal | undefined {
  if (standing === 'followed') {
    if (on !== undefined && on >= decisionDate && on <= today) return undefined
    return invalid(
      '/on',
      on === undefined ? 'the day is missing' : `${inWords(on)} is not between the decision and today`,
      `the day on which it took place, from ${inWords(decisionDate)} to ${inWords(today)}`,
    )
  }
  if (on === undefined || on >= today) return undefined
  return invalid('/on', `${inWords(on)} has passed`, `a day from ${inWords(today)}, or none`)
}

/** The entry of the ledger. */
export const activityFact = (
  { standing, kind, on, recommendation }: RegulatoryActivity,
  provenance: { readonly [key: string]: Json },
) => ({
  event: 'regulatory-activity-recorded',
  data: {
    standing,
    kind,
    ...(on !== undefined && { on }),
    ...(recommendation !== undefined && { recommendation }),
    ...provenance,
  },
})
