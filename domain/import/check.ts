// What can be wrong with a row as a whole. What is wrong with any case, however it begins, is asked of the one rule for
// that (domain/recommendation/case-request.ts); here is only what a past that is taken over adds.
import type { Calendar } from '../calendar/calendar.js'
import { inWords, type LocalDate } from '../calendar/local-date.js'
import { caseRefusals } from '../recommendation/case-request.js'
import type { Report } from './fields.js'
import type { IntendedCase } from './intended-case.js'
import { caseRequestOf } from './request.js'
import { checkTakeOver } from './take-over.js'

/** Reports everything that is wrong with the row, in the words of the file. */
export function checkIntended(
  intended: IntendedCase,
  today: LocalDate,
  calendar: Calendar,
  report: Report,
): void {
  const { row, bodies, recommendations } = intended
  const ids = bodies.map((_, index) => `body-${index + 1}`)
  for (const { field, problem, remedy } of caseRefusals(caseRequestOf(intended, ids), today, calendar))
    report({ field: inFile(field, intended), problem, remedy })
  bodies.forEach((body, index) =>
    checkTakeOver(
      row,
      body.row,
      recommendations.filter((r) => r.bodies.includes(index)),
      `body ${index + 1}`,
      today,
      report,
    ),
  )
  const { decisionDate, satisfiedOn } = row
  const wrong = (field: string, on: LocalDate, why: string, until: string) =>
    report({
      field,
      problem: `is ${inWords(on)}, ${why}`,
      remedy: `a date from ${inWords(decisionDate)}${until}`,
    })
  if (satisfiedOn !== null && (satisfiedOn > today || satisfiedOn < decisionDate)) {
    const why = satisfiedOn > today ? 'in the future' : 'before the decision'
    wrong('satisfiedOn', satisfiedOn, why, ` to ${inWords(today)}`)
  }
  const due = [
    ...recommendations.map((r) => ({
      field: inFile(`/recommendations/${r.number - 1}/dueOn`, intended),
      on: r.dueOn,
    })),
    ...bodies.map((b, index) => ({ field: `body ${index + 1}, planDueOn`, on: b.planDueOn })),
  ]
  for (const { field, on } of due) {
    if (on === null) continue
    if (on < decisionDate) wrong(field, on, 'before the decision', '')
    // Its reminders and its lateness are counted in working days, which must be known for that year.
    else if (Number(on.slice(0, 4)) < calendar.years.from && satisfiedOn === null)
      report({
        field,
        problem: `is ${inWords(on)}; bank holidays are known from ${calendar.years.from} on`,
        remedy: 'leave it out and set the date when the case is confirmed',
      })
  }
}

/** `/recommendations/1/dueOn` of the request is `recommendation 2, dueOn` of the file, or its `deadlineWording`. */
function inFile(pointer: string, { row }: IntendedCase): string {
  const [part = '', index, key, ...deeper] = pointer.split('/').slice(1)
  if (index === undefined) return part
  const isOfWords =
    key === 'deadlineWording' || (key === 'dueOn' && !row.recommendations[Number(index)]?.dueOn)
  const field = part === 'recommendations' && isOfWords ? 'deadlineWording' : key
  const what = part === 'recommendations' ? 'recommendation' : 'body'
  return [`${what} ${Number(index) + 1}`, ...(field === undefined ? [] : [field]), ...deeper].join(', ')
}
