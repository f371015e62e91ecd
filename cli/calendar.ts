// `npm run calendar -- …`: the bank holidays of the product that runs here (docs/processes/redating.md).
import os from 'node:os'
import { readCommandLine } from '../command-line.mjs'
import { readConfiguration } from '../configuration.js'
import { createDatabase } from '../prisma/client.js'
import { connectTemporal } from '../temporal/connect.js'
import { createCalendarDesk } from '../temporal/desk-calendars.js'
import { WrongCommand } from './calendars/answer.js'
import { CALENDAR_COMMAND, runCalendarCommand } from './calendars/run-command.js'

const PATIENCE = 30_000

// A wrong command line is said before anything is asked of the product.
readCommandLine(CALENDAR_COMMAND)

try {
  const configuration = readConfiguration(process.env)
  const database = createDatabase(configuration.database.url, { max: 2 })
  const { client, close } = connectTemporal(configuration.temporal)
  const calendarDesk = createCalendarDesk(client, configuration.temporal.taskQueue)
  // Who has a shell here and the database's password administers the product; the account's name says who it was.
  const actor = { subject: `command:${os.userInfo().username}`, role: 'administrator' } as const
  try {
    const ports = { database, calendarDesk, clockShift: 0, patience: PATIENCE }
    const { out, exitCode } = await runCalendarCommand(ports, process.argv.slice(2), actor)
    ;(exitCode === 0 ? process.stdout : process.stderr).write(`${out}\n`)
    process.exitCode = exitCode
  } finally {
    await close()
    await database.$disconnect()
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = error instanceof WrongCommand ? 2 : 1
}
