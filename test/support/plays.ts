// What most test cases are made of.
import { parseLocalDate } from '../../domain/calendar/local-date.js'
import type { OpeningRecommendation } from '../../domain/recommendation/opening.js'

export const day = (date: string) => parseLocalDate(date)

export const evidenceOnly = (
  number: number,
  dueOn: string | null,
  bodyIds: string[],
): OpeningRecommendation => ({
  number,
  kind: 'personal-remedy',
  requires: 'evidence',
  assurance: false,
  dueOn: dueOn === null ? null : day(dueOn),
  bodyIds,
})

export const withPlan = (number: number, dueOn: string | null, bodyIds: string[]): OpeningRecommendation => ({
  ...evidenceOnly(number, dueOn, bodyIds),
  kind: 'service-improvement',
  requires: 'action-plan',
})
