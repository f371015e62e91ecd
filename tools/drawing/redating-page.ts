// What docs/processes/redating.md and calendars.md show that comes from code: the reasons why a date stays, when gov.uk's list
// is read, and what an administrator is shown.
import { LIST_READ_AT } from '../../domain/calendar/refresh.js'
import { CALENDAR_TASK_KINDS, CALENDAR_TASK_LABELS } from '../../domain/calendar/tasks.js'
import { whyUnmoved } from '../../domain/recommendation/redating-words.js'
import { UNMOVED_REASONS } from '../../domain/recommendation/unmoved-dates.js'
import { table } from './page.js'

export const REDATING_PAGE = 'docs/processes/redating.md'
export const CALENDARS_PAGE = 'docs/processes/calendars.md'

/** The drawn section of the page of re-datings. */
export const sectionsOfRedating = (): Record<string, string> => ({
  reasons: table(
    ['reason', 'in the report'],
    [
      ...UNMOVED_REASONS.map((why) => [`\`${why}\``, whyUnmoved(why, true)]),
      ['any, where no day changed', whyUnmoved('stated', false)],
    ],
  ),
})

/** Each drawn section of the page of calendars by its name. */
export const sectionsOfCalendars = (): Record<string, string> => ({
  schedule: `gov.uk’s list is read every day at ${twoDigits(LIST_READ_AT.hour)}:${twoDigits(LIST_READ_AT.minute)}, London time.`,
  tasks: table(
    ['task', 'what it says'],
    CALENDAR_TASK_KINDS.map((kind) => [`\`${kind}\``, CALENDAR_TASK_LABELS[kind]]),
  ),
})

const twoDigits = (number: number) => String(number).padStart(2, '0')
