// `node --import tsx tools/draw-period.ts`: draws the picture and the tables of docs/time.md anew.

import { readFileSync, writeFileSync } from 'node:fs'
import { calendarsByDivision, calendarsFromDateHolidays } from '../prisma/calendar-seed.js'
import { exampleOf, PAGE, PICTURE, withTables } from './drawing/time-page.js'

writeFileSync(PICTURE, exampleOf(calendarsByDivision(calendarsFromDateHolidays(2026, 2027))))
writeFileSync(PAGE, withTables(readFileSync(PAGE, 'utf8')))
process.stdout.write(`Drawn: ${PICTURE} and the tables of ${PAGE}\n`)
