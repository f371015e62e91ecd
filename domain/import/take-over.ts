// What a row may say about a case that already ran somewhere else. A stage that the other facts contradict would put
// the case where its own table does not know it, so it is refused here with what would be right.
import { inWords, type LocalDate } from '../calendar/local-date.js'
import type { Requirement } from '../recommendation/state.js'
import type { BodyRow, CaseRow } from './case-row.js'
import type { Report } from './fields.js'

/** Reports whatever in the body's stage and dates contradicts the rest of the row. */
export function checkTakeOver(
  { decisionDate, satisfiedOn }: CaseRow,
  { stage, planReceivedOn }: BodyRow,
  owed: readonly { readonly requires: Requirement }[],
  where: string,
  today: LocalDate,
  report: Report,
): void {
  const wrong = (key: string, problem: string, remedy: string) =>
    report({ field: `${where}, ${key}`, problem, remedy })
  const wantsPlan = owed.some((r) => r.requires === 'action-plan')
  if (planReceivedOn !== null) {
    if (planReceivedOn > today || planReceivedOn < decisionDate)
      wrong(
        'planReceivedOn',
        `is ${inWords(planReceivedOn)}, ${planReceivedOn > today ? 'in the future' : 'before the decision'}`,
        `a date from ${inWords(decisionDate)} to ${inWords(today)}`,
      )
    if (!wantsPlan)
      wrong('planReceivedOn', 'is given though no action plan is asked of this body', 'leave it out')
    else if (stage === 'awaiting-plan')
      wrong('stage', 'is awaiting-plan though the plan was received', 'plan-review, carrying-out or closed')
    else if (stage === null && satisfiedOn === null)
      wrong('stage', 'is missing though the plan was received', 'plan-review, carrying-out or closed')
  }
  if (planReceivedOn === null && wantsPlan && (stage === 'plan-review' || stage === 'carrying-out'))
    wrong(
      'planReceivedOn',
      `is missing though the stage is ${stage}`,
      'the day on which the plan was received',
    )
  if (!wantsPlan && (stage === 'awaiting-plan' || stage === 'plan-review'))
    wrong('stage', `is ${stage} though no action plan is asked of this body`, 'carrying-out or closed')
  if (owed.length === 0 && stage === 'carrying-out')
    wrong('stage', 'is carrying-out though nothing is recommended to this body', 'closed, or leave it out')
  if (satisfiedOn !== null && stage !== null && stage !== 'closed')
    wrong(
      'stage',
      `is ${stage} though the Ombudsman was satisfied on ${inWords(satisfiedOn)}`,
      'closed, or leave it out',
    )
}
