// `npm run draw`: draws the tables and diagrams of the process pages and of README.md anew, from the tables of the domain
// and from the configuration.
import { readFileSync, writeFileSync } from 'node:fs'
import { CHANGE_PAGE, sectionsOfCaseChange } from './drawing/case-change-page.js'
import { GATEWAYS_PAGE, gatewaysTable, provisionsTable } from './drawing/gateways-table.js'
import { redrawn } from './drawing/page.js'
import { PAGE, sectionsOfRecommendation } from './drawing/recommendation-page.js'
import {
  CALENDARS_PAGE,
  REDATING_PAGE,
  sectionsOfCalendars,
  sectionsOfRedating,
} from './drawing/redating-page.js'
import { REQUEST_PAGE, sectionsOfRequest } from './drawing/regulation-request-page.js'
import { README, variablesTable } from './drawing/variables-table.js'

const pages = {
  [PAGE]: sectionsOfRecommendation(),
  [GATEWAYS_PAGE]: { gateways: gatewaysTable(), provisions: provisionsTable() },
  [CHANGE_PAGE]: sectionsOfCaseChange(),
  [REQUEST_PAGE]: sectionsOfRequest(),
  [REDATING_PAGE]: sectionsOfRedating(),
  [CALENDARS_PAGE]: sectionsOfCalendars(),
  [README]: { variables: variablesTable() },
}
for (const [page, sections] of Object.entries(pages)) {
  writeFileSync(page, redrawn(readFileSync(page, 'utf8'), sections))
  process.stdout.write(`Drawn: ${page}\n`)
}
