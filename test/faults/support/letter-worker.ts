// A worker process of the letters, to be killed: on each task queue it stops for good at the step of a letter that it is
// told, and says so. It takes its settings as JSON.
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { createLetterActivities } from '../../../activities/letters/activities.js'
import type { LetterStep } from '../../../activities/letters/ports.js'
import { createSmtpPost } from '../../../activities/letters/smtp-post.js'
import { countryCalendar } from '../../../prisma/calendar-seed.js'
import { createDatabase } from '../../../prisma/client.js'

export interface LetterWorkerSettings {
  readonly databaseUrl: string
  readonly temporalAddress: string
  readonly namespace: string
  readonly smtpUrl: string
  readonly taskQueues: readonly { readonly name: string; readonly stopAt: LetterStep | null }[]
  readonly publicUrl: string
  readonly linkSecret: string
  readonly managerMailbox: string
  readonly leaseMs: number
}

// A try that waits for another's claim fails on purpose here; nobody needs to read it.
Runtime.install({ logger: new DefaultLogger('ERROR') })

const settings = JSON.parse(process.argv[2] ?? '{}') as LetterWorkerSettings
const { publicUrl, linkSecret, managerMailbox, leaseMs } = settings

const ports = {
  database: createDatabase(settings.databaseUrl, { max: 4 }),
  post: createSmtpPost({ smtpUrl: settings.smtpUrl, from: 'Followthrough <followthrough@example.org>' }),
  publicUrl,
  linkSecret,
  managerMailbox,
  officeMailbox: managerMailbox,
  leaseMs,
  officePhone: null,
  calendar: countryCalendar('england', 2026, 2027),
}

const stopping = (stopAt: LetterStep | null) => async (step: LetterStep) => {
  if (step !== stopAt) return
  process.stdout.write(`stopped ${step}\n`)
  await new Promise(() => undefined)
}

const connection = await NativeConnection.connect({ address: settings.temporalAddress })
const workers = await Promise.all(
  settings.taskQueues.map(({ name, stopAt }) =>
    Worker.create({
      connection,
      namespace: settings.namespace,
      taskQueue: name,
      // A try that has stopped holds the only place: this worker does nothing more on that queue until it is killed.
      maxConcurrentActivityTaskExecutions: stopAt ? 1 : 10,
      activities: createLetterActivities({ ...ports, checkpoint: stopping(stopAt) }),
    }),
  ),
)
process.stdout.write('ready\n')
await Promise.all(workers.map((worker) => worker.run()))
