// The calendars and small constructors that the tests of this folder share.

import { calendarOf, type Calendars, type Division } from '../../../domain/calendar/calendar.js'
import { parseLocalDate, type LocalDate } from '../../../domain/calendar/local-date.js'
import { calendarsByDivision, calendarsFromDateHolidays } from '../../../prisma/calendar-seed.js'

export const CALENDARS: Calendars = calendarsByDivision(calendarsFromDateHolidays(2009, 2045))

export const calendar = (division: Division) => calendarOf(CALENDARS, division)

export const on = (text: string): LocalDate => parseLocalDate(text)
