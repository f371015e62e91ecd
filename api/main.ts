// The API's process: made from the configuration, ended without cutting off anybody's request.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import pino from 'pino'
import { readConfiguration } from '../configuration.js'
import { forgetAbandoned } from '../files/receive.js'
import { openStore } from '../files/store.js'
import { createDatabase } from '../prisma/client.js'
import { openCalendarBook } from '../prisma/read/calendar-book.js'
import { connectTemporal } from '../temporal/connect.js'
import { createDesk } from '../temporal/desk.js'
import { createCaseChangeDesk } from '../temporal/desk-case-changes.js'
import { createCalendarDesk } from '../temporal/desk-calendars.js'
import { createFileDesk } from '../temporal/desk-files.js'
import { createRegulationRequestDesk } from '../temporal/desk-regulation-requests.js'
import { processPageOf } from '../temporal/pages.js'
import { createApp } from './app.js'
import { loaded } from './calendars/loaded.js'
import { questionToMail } from './mail-server.js'
import { ASKED_WITHIN, questionTo, questionToWorker } from './readiness.js'
import { listen, stopGracefully } from './server.js'
import { createVerifier } from './sign-in/verifier.js'

const configuration = readConfiguration(process.env)
const { version } = createRequire(import.meta.url)('../package.json') as { version: string }
const log = pino({ level: configuration.logLevel, base: { process: 'api' } })
const { namespace, taskQueue, uiUrl } = configuration.temporal
const { publicUrl } = configuration.links

const database = createDatabase(configuration.database.url, { max: configuration.database.connections })
const temporal = connectTemporal(configuration.temporal)
const calendars = await openCalendarBook(database)

const store = await openStore(configuration.files.place)
await forgetAbandoned(store.incoming, Date.now())

const app = createApp({
  database,
  desk: createDesk(temporal.client, taskQueue, { publicUrl }),
  verifier: createVerifier(configuration.signIn),
  askTemporal: questionTo(temporal.connection, namespace),
  askWorker: questionToWorker(temporal.connection, namespace, taskQueue),
  askMail: questionToMail(configuration.mail.smtpUrl, ASKED_WITHIN),
  caseChangeDesk: createCaseChangeDesk(temporal.client, taskQueue, publicUrl),
  regulationRequestDesk: createRegulationRequestDesk(temporal.client, taskQueue, publicUrl),
  calendarDesk: createCalendarDesk(temporal.client, taskQueue),
  files: {
    store,
    limit: configuration.files.limit,
    isScanned: configuration.files.scanner !== null,
    desk: createFileDesk(temporal.client, taskQueue),
  },
  get calendar() {
    return loaded(calendars, 'england')
  },
  sendingHours: configuration.mail.sendingHours,
  cqcUpdates: configuration.cqcApi !== null,
  clockShift: 0,
  ...(uiUrl !== undefined && { processPage: processPageOf(uiUrl, namespace) }),
  patience: 5_000,
  version,
  log,
})
const server = createServer(app)

// The connection to Temporal is left to the end of the process: its client throws when a call still retries after it.
const stop = stopGracefully(server, async () => {
  calendars.close()
  await database.$disconnect()
})
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    log.info({ signal }, 'stopping')
    void stop().then(() => process.exit(0))
  })

await listen(server, configuration.api)
log.info(configuration.api, 'listening')
