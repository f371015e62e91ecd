// Process 1: carries the cases. Everything it needs comes from the environment; it stops on SIGTERM when what it is
// doing is done.
import { Runtime, DefaultLogger } from '@temporalio/worker'
import { createActivities } from '../activities/index.js'
import { createSmtpPost } from '../activities/letters/smtp-post.js'
import { readConfiguration } from '../configuration.js'
import { createClamd } from '../files/clamd.js'
import { openStore } from '../files/store.js'
import { ensureCalendars } from '../prisma/write/first-calendars.js'
import { createDatabase } from '../prisma/client.js'
import { openCalendarBook } from '../prisma/read/calendar-book.js'
import { connectTemporal } from '../temporal/connect.js'
import { createDesk } from '../temporal/desk.js'
import { createCqcDesk } from '../temporal/desk-cqc.js'
import { createCalendarDesk } from '../temporal/desk-calendars.js'
import { startProductWorker } from './create.js'
import { ensureSchedules } from './schedules.js'

const configuration = readConfiguration(process.env)
const { database: db, temporal, mail, links, files, worker: own } = configuration

Runtime.install({ logger: new DefaultLogger(configuration.logLevel === 'debug' ? 'DEBUG' : 'WARN') })

const database = createDatabase(db.url, { max: db.connections })
const { client, close } = connectTemporal(temporal)
const desk = createDesk(client, temporal.taskQueue, { publicUrl: links.publicUrl })
const post = createSmtpPost({ smtpUrl: mail.smtpUrl, from: mail.from })
// A database that is away at this moment keeps no worker from starting: it has its calendars from `npm run migrate`.
await ensureCalendars(database, Date.now()).catch((error: unknown) => {
  process.stderr.write(`The calendars were not looked at: ${String(error)}\n`)
})
const calendars = await openCalendarBook(database)

const worker = await startProductWorker({
  address: temporal.address,
  security: temporal.security,
  namespace: temporal.namespace,
  taskQueue: temporal.taskQueue,
  maxCachedWorkflows: own.maxCachedWorkflows,
  maxActivities: own.maxActivities,
  bundlePath: own.bundle ?? null,
  activities: createActivities({
    records: { database, desk },
    letters: {
      database,
      post,
      publicUrl: links.publicUrl,
      linkSecret: links.secret,
      managerMailbox: mail.managerMailbox,
      officeMailbox: mail.officeMailbox,
      officePhone: mail.officePhone,
      get calendar() {
        return calendars.of('england')
      },
      sendingHours: mail.sendingHours,
    },
    files: {
      database,
      store: await openStore(files.place),
      scanner: files.scanner && createClamd(files.scanner),
    },
    calendars: {
      database,
      desk: createCalendarDesk(client, temporal.taskQueue),
      bankHolidaysUrl: configuration.bankHolidaysUrl,
    },
    cqcDirectory: { database, desk: createCqcDesk(client), api: configuration.cqcApi },
  }),
})
await ensureSchedules(client, temporal.taskQueue)

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void worker.stop())
await worker.finished
post.close()
calendars.close()
await database.$disconnect()
await close()
