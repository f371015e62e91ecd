// `npm run --silent due-date -- …`: when something is due, and why. Needs nothing that runs.

import { calendarsByDivision, calendarsFromDateHolidays } from '../../prisma/calendar-seed.js'
import { dueDateAnswer } from './due-date-answer.js'

// From the year of the oldest test vector on; a date that needs another year is refused, and the refusal says so.
const { exitCode, out, error } = dueDateAnswer(
  process.argv.slice(2),
  calendarsByDivision(calendarsFromDateHolidays(2009, 2045)),
)
process.stdout.write(out)
process.stderr.write(error)
process.exitCode = exitCode
