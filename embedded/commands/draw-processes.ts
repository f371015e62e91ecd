// `npm run draw`: draws the tables and diagrams of the process pages anew from the tables of the domain.
import { readFileSync, writeFileSync } from 'node:fs'
import { redrawn } from '../drawing/page.js'
import { PAGE, sectionsOfRecommendation } from '../drawing/recommendation-page.js'

writeFileSync(PAGE, redrawn(readFileSync(PAGE, 'utf8'), sectionsOfRecommendation()))
process.stdout.write(`Drawn: ${PAGE}\n`)
