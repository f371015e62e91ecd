// What an administrator must look at when calendars do not do by themselves what they should.

export const CALENDAR_TASK_KINDS = ['bank-holidays-not-updated', 'cases-not-redated'] as const
export type CalendarTaskKind = (typeof CALENDAR_TASK_KINDS)[number]

export const CALENDAR_TASK_LABELS: Record<CalendarTaskKind, string> = {
  'bank-holidays-not-updated': 'gov.uk’s list of bank holidays could not be taken over: read why',
  'cases-not-redated': 'Cases have not answered to a new bank holiday: their dates are those of before',
}
