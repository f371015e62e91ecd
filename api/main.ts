// The API's process: made from the configuration, ended without cutting off anybody's request.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import pino from 'pino'
import { readConfiguration } from '../configuration.js'
import { calendarOf } from '../domain/calendar/calendar.js'
import { calendarsByDivision, calendarsFromDateHolidays } from '../prisma/calendar-seed.js'
import { createDatabase } from '../prisma/client.js'
import { connectTemporal } from '../temporal/connect.js'
import { createDesk } from '../temporal/desk.js'
import { createApp } from './app.js'
import { questionTo } from './readiness.js'
import { listen, stopGracefully } from './server.js'
import { createVerifier } from './sign-in/verifier.js'

const configuration = readConfiguration(process.env)
const { version } = createRequire(import.meta.url)('../package.json') as { version: string }
const log = pino({ level: configuration.logLevel, base: { process: 'api' } })
const { address, namespace, taskQueue } = configuration.temporal
const thisYear = new Date().getUTCFullYear()
const calendars = calendarsByDivision(calendarsFromDateHolidays(thisYear - 10, thisYear + 10))

const database = createDatabase(configuration.database.url, { max: configuration.database.connections })
const temporal = connectTemporal({ address, namespace })

const app = createApp({
  database,
  desk: createDesk(temporal.client, taskQueue),
  verifier: createVerifier(configuration.signIn),
  askTemporal: questionTo(temporal.connection, namespace),
  calendar: calendarOf(calendars, 'england'),
  sendingHours: configuration.mail.sendingHours,
  clockShift: 0,
  patience: 5_000,
  version,
  log,
})
const server = createServer(app)

// The connection to Temporal is left to the end of the process: its client throws when a call still retries after it.
const stop = stopGracefully(server, () => database.$disconnect())
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    log.info({ signal }, 'stopping')
    void stop().then(() => process.exit(0))
  })

await listen(server, configuration.api)
log.info(configuration.api, 'listening')
