// Where a rehearsal plays: the shipped workflows and activities on the real server, in the rehearsal namespace, on a
// database of its own, with a post that only records and a directory of made-up addresses. Nothing here can reach anybody.
import { randomUUID } from 'node:crypto'
import { createActivities } from '../../activities/index.js'
import { createRecordingPost } from '../../activities/letters/recording-post.js'
import { startCase, type AssumedDates, type StartPorts } from '../../api/recommendation/start-case.js'
import type { Calendar } from '../../domain/calendar/calendar.js'
import { instantAt } from '../../domain/calendar/london-time.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { BodyType } from '../../domain/people/bodies.js'
import type { CaseRequest } from '../../domain/recommendation/case-request.js'
import { bodyRecipient, recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import { transitionOf } from '../../domain/recommendation/process.js'
import type { Act } from '../../domain/rehearsal/next-act.js'
import { storeText } from '../../prisma/intake/texts.js'
import { recordDirectoryEntry } from '../../prisma/write/contacts.js'
import { connectTemporal } from '../../temporal/connect.js'
import { createDesk } from '../../temporal/desk.js'
import type { TemporalSecurity } from '../../temporal/security.js'
import { fastForward } from '../../temporal/virtual-time.js'
import { startProductWorker } from '../../worker/create.js'
import { createRehearsalDatabase, type RehearsalServer } from './database.js'
import { deleteExecution, endLeftOver, untilOpened } from './executions.js'

export interface StageSettings extends RehearsalServer {
  readonly temporalAddress: string
  readonly security?: TemporalSecurity
  readonly namespace: string
  /** The workflows as they are to be rehearsed, bundled. */
  readonly bundlePath: string
  /** England's. */
  readonly calendar: Calendar
}

/** Every case is decided at this hour, and people act in the afternoon, after the day's reminders. */
const DECIDED_AT = '10:00'
const PEOPLE_ACT_AT = '14:00'

const CONNECTIONS = 8
const PATIENCE = 30_000

export type Stage = Awaited<ReturnType<typeof openStage>>

/** Brings up everything that a rehearsal needs besides PostgreSQL and Temporal; `close` leaves nothing behind. */
export async function openStage({
  temporalAddress,
  security,
  namespace,
  bundlePath,
  calendar,
  ...server
}: StageSettings) {
  const { database, drop } = await createRehearsalDatabase(server, CONNECTIONS)
  const place = { address: temporalAddress, namespace, ...(security && { security }) }
  const temporal = connectTemporal(place)
  const taskQueue = `rehearsal-${randomUUID()}`
  const desk = createDesk(temporal.client, taskQueue, { again: true })
  const letters = {
    database,
    post: createRecordingPost(),
    publicUrl: 'https://rehearsal.invalid',
    linkSecret: randomUUID(),
    managerMailbox: 'manager@example.org',
    officeMailbox: 'office@example.org',
    officePhone: null,
    calendar,
    // Each case lives at a time of its own, so none may send what another has to say.
    digest: 'case',
  } as const
  const worker = await startProductWorker({
    ...place,
    taskQueue,
    activities: createActivities({ records: { database, desk }, letters }),
    maxActivities: CONNECTIONS,
    maxCachedWorkflows: 200,
    bundlePath,
  }).catch(async (error: unknown) => {
    await temporal.close()
    await drop()
    throw error
  })
  const played: string[] = []

  const text = (kind: string, content: object) =>
    storeText(database, { room: 'ombudsman', kind, content, storedBy: 'rehearsal' })

  async function nameContact(
    recipient: string,
    address: string,
    body: { id: string; type: BodyType; name: string } | null,
  ) {
    const contact = { name: 'Somebody made up', email: address, role: 'contact' }
    const content = { body: body && { ...body, aliases: [] }, contact }
    await recordDirectoryEntry(database, {
      textId: await text('contact', content),
      recipient,
      at: Date.now(),
    })
  }
  await nameContact('cqc', 'cqc@example.org', null)

  const shiftTo = (today: LocalDate) => instantAt(today, DECIDED_AT) - Date.now()

  return {
    database,
    nameBody: (body: { id: string; type: BodyType; name: string }) =>
      nameContact(bodyRecipient(body.id), `${body.id}@example.org`, body),

    /** Starts the case as decided on `today` and returns its workflows, once all of them run. */
    async start(request: CaseRequest, today: LocalDate, assumed: AssumedDates) {
      for (const { id = '' } of request.responsibleBodies)
        await endLeftOver(temporal.client, recommendationWorkflowId(request.reference, id))
      const ports: StartPorts = { database, desk, calendar, clockShift: shiftTo(today), assumed }
      const started = await startCase(ports, { subject: 'rehearsal', role: 'case-officer' }, request)
      if (started.status !== 'started')
        throw new Error(`${request.reference} could not be rehearsed: ${JSON.stringify(started)}`)
      const workflowIds = started.bodies.map((b) => b.workflowId)
      played.push(...workflowIds)
      for (const workflowId of workflowIds) await untilOpened(() => desk.stateOf(workflowId))
      return started.bodies
    },

    /** Sends what a person says; the words are made up. */
    async send(workflowId: string, { name, actor, input, key }: Act) {
      const textId = transitionOf(name).textRequired
        ? await text(name, { text: 'Nobody said this: it is a rehearsal.' })
        : undefined
      const message = { actor, bodyHash: key, input: { ...input, ...(textId && { textId }) } }
      const sent = await desk.send(name, workflowId, randomUUID(), message, PATIENCE)
      if (sent.status === 'done') return sent.answer
      throw new Error(`${workflowId} did not take ${key}: ${JSON.stringify(sent)}`)
    },

    /** Lets time pass up to the afternoon of a day: every reminder on the way is written. */
    async goTo(workflowId: string, day: LocalDate, clockShift: number) {
      await fastForward(temporal.client, workflowId, { untilMs: instantAt(day, PEOPLE_ACT_AT) - clockShift })
    },

    stateOf: (workflowId: string) => desk.stateOf(workflowId),

    /** Why the case’s dates are what they are, as the running case itself explains them. */
    explain: async (workflowId: string) => (await desk.datesOf(workflowId)).deadlines,

    /** Waits for the last letters of a closed case. */
    untilOver: (workflowId: string) => temporal.client.workflow.getHandle(workflowId).result(),

    async close() {
      await worker.stop()
      await Promise.all(played.map((workflowId) => deleteExecution(temporal.client, workflowId)))
      await temporal.close()
      await drop()
    },
  }
}
