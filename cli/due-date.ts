// `npm run --silent due-date -- …`: when something is due, and why. Needs nothing that runs.

import { readCommandLine } from '../command-line.mjs'
import { DUE_DATE_COMMAND, dueDateAnswer } from './due-date/answer.js'
import { countedBy } from './due-date/counted-by.js'

readCommandLine(DUE_DATE_COMMAND)
const { exitCode, out, error } = dueDateAnswer(process.argv.slice(2), await countedBy(process.env))
process.stdout.write(out)
process.stderr.write(error)
process.exitCode = exitCode
