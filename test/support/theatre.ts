// A whole case on the real stack for a test: a database of its own, a worker of its own in this process, a desk, and
// virtual time. Mail goes to the real catcher unless the test brings its own post.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createActivities } from '../../activities/index.js'
import type { CqcApi } from '../../activities/cqc-directory/client.js'
import type { Post } from '../../activities/letters/post.js'
import { createSmtpPost } from '../../activities/letters/smtp-post.js'
import { workflowBundle } from '../../dev/workflow-bundle.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { BodyType } from '../../domain/people/bodies.js'
import type { Actor } from '../../domain/people/roles.js'
import { recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import { initialStates, type Opening } from '../../domain/recommendation/opening.js'
import type { CaseText } from '../../domain/recommendation/case-text.js'
import type { InputOf, TransitionName } from '../../domain/recommendation/process.js'
import type { Scanner } from '../../files/clamd.js'
import { openStore, type FileStore } from '../../files/store.js'
import { countryCalendar } from '../../prisma/calendar-seed.js'
import { createDatabase } from '../../prisma/client.js'
import { storeText } from '../../prisma/intake/texts.js'
import { connectTemporal } from '../../temporal/connect.js'
import { createDesk } from '../../temporal/desk.js'
import { createCqcDesk } from '../../temporal/desk-cqc.js'
import { createCaseChangeDesk } from '../../temporal/desk-case-changes.js'
import { createRegulationRequestDesk } from '../../temporal/desk-regulation-requests.js'
import { createFileDesk } from '../../temporal/desk-files.js'
import './runtime.js'
import { withSharingConfirmed } from './law.js'
import { createCalendarDesk } from '../../temporal/desk-calendars.js'
import { fastForward, virtualNow } from '../../temporal/virtual-time.js'
import { startProductWorker } from '../../worker/create.js'
import { caseWords } from './fictional-case.js'
import { freshDatabase, startStack } from './stack.js'

export const ENGLAND = withSharingConfirmed(countryCalendar('england', 2015, 2036))

export const OFFICER: Actor = { subject: 'officer-1', role: 'case-officer' }
export const MANAGER: Actor = { subject: 'manager-1', role: 'manager' }
export const DIRECTOR: Actor = { subject: 'director-1', role: 'director' }
export const CQC: Actor = { subject: 'cqc-1', role: 'cqc-officer' }
export const contactOf = (bodyId: string): Actor => ({
  subject: `contact-of-${bodyId}`,
  role: 'body-contact',
  bodyId,
})

/** A case as a test states it; what is left out is usual. `on` is the calendar day on which it begins. */
export interface Play {
  readonly on: LocalDate
  readonly reference: string
  readonly opening: Partial<Opening> & Pick<Opening, 'bodies' | 'recommendations'>
  /** Words of the decision that are not the usual ones. */
  readonly words?: Partial<CaseText>
}

export type Theatre = Awaited<ReturnType<typeof openTheatre>>

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9/bank-holidays.json'

export interface TheatreOptions {
  readonly namespace?: 'test' | 'rehearsal'
  readonly bankHolidaysUrl?: string
  readonly cqcApi?: CqcApi
  readonly post?: Post
  /** A folder that goes with the theatre, if not given. */
  readonly store?: FileStore
  readonly scanner?: Scanner
}

export async function openTheatre(options: TheatreOptions = {}) {
  const stack = startStack()
  const { appUrl, ownerUrl } = await freshDatabase(stack)
  const database = createDatabase(appUrl, { max: 5 })
  const namespace = options.namespace ?? stack.temporal.namespace
  const temporal = connectTemporal({ address: stack.temporal.address, namespace })
  const taskQueue = `test-${randomUUID()}`
  const desk = createDesk(temporal.client, taskQueue)
  const caseChangeDesk = createCaseChangeDesk(temporal.client, taskQueue)
  const regulationRequestDesk = createRegulationRequestDesk(temporal.client, taskQueue)
  const calendarDesk = createCalendarDesk(temporal.client, taskQueue)
  const cqcDesk = createCqcDesk(temporal.client)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'followthrough-theatre-'))
  const files = {
    store: options.store ?? (await openStore({ folder })),
    isScanned: options.scanner !== undefined,
    limit: 2 * 1024 * 1024,
    desk: createFileDesk(temporal.client, taskQueue),
  }
  const smtp = createSmtpPost({ smtpUrl: stack.mail.smtpUrl, from: 'Followthrough <ombudsman@example.org>' })
  const post = options.post ?? smtp
  const activities = createActivities({
    records: { database, desk },
    letters: {
      database,
      post,
      publicUrl: 'http://127.0.0.1:3000',
      linkSecret: 'a secret for tests only, long enough',
      managerMailbox: 'manager@example.org',
      officeMailbox: 'office@example.org',
      officePhone: '0300 000 0000',
      calendar: ENGLAND,
    },
    files: { database, store: files.store, scanner: options.scanner ?? null },
    cqcDirectory: { database, desk: cqcDesk, api: options.cqcApi ?? null },
    calendars: { database, desk: calendarDesk, bankHolidaysUrl: options.bankHolidaysUrl ?? NOWHERE },
  })
  const settings = {
    address: stack.temporal.address,
    namespace,
    taskQueue,
    activities,
    maxActivities: 20,
    bundlePath: await workflowBundle(process.env),
  }
  let worker = await startProductWorker({ ...settings, maxCachedWorkflows: 200 })

  async function nameBody(id: string, type: BodyType, email: string | null = `${id}@example.org`) {
    await database.body.createMany({
      data: { id, type, name: `Plainly Fictional ${id}` },
      skipDuplicates: true,
    })
    if (email) await nameContact(`body/${id}`, email)
  }

  async function nameContact(recipient: string, email: string) {
    const contact = { name: 'Robin Fictional', email, role: 'link officer' }
    const textId = await text('contact', { body: null, contact })
    await desk.startContacts({ textId, recipient, namesContact: true }, randomUUID(), 'x', 20_000)
  }

  const text = (kind: string, content: unknown) =>
    storeText(database, { room: 'ombudsman', kind, content, storedBy: 'a test' })

  /** Starts the case on its stated day and returns its bodies' workflow ids. */
  async function start({ on, reference, opening, words: own }: Play) {
    const cqcLocationId = opening.hasCqcLocation ? '1-100000001' : null
    const words = caseWords(opening.recommendations, { cqcLocationId, ...own })
    const states = initialStates(
      {
        reference,
        team: 'team-1',
        decisionDate: on,
        textId: await text('case', words),
        hasCqcLocation: false,
        mayBeShared: false,
        calendar: ENGLAND,
        clockShift: Date.parse(`${on}T10:00:00Z`) - Date.now(),
        ...opening,
      },
      on,
    )
    await desk.startRecommendation(states[0], 'a-hash')
    const [first, ...rest] = states.map((s) => recommendationWorkflowId(reference, s.bodyId))
    return [first, ...rest] as [string, ...string[]]
  }

  /** Sends a message as a person would, with words when the transition wants them. */
  async function send<N extends TransitionName>(
    workflowId: string,
    name: N,
    actor: Actor,
    input: Omit<InputOf<N>, 'textId'>,
    options: { words?: unknown; updateId?: string; bodyHash?: string; seenSeq?: number } = {},
  ) {
    const textId = options.words === undefined ? undefined : await text(name, options.words)
    const message = {
      actor,
      bodyHash: options.bodyHash ?? 'hash',
      input: { ...input, ...(textId && { textId }) },
      ...(options.seenSeq !== undefined && { seenSeq: options.seenSeq }),
    }
    return desk.send(name, workflowId, options.updateId ?? randomUUID(), message, 20_000)
  }

  const shifts = new Map<string, number>()
  /** A case's clock is shifted once and for all. */
  async function clockShiftOf(workflowId: string) {
    const shift = shifts.get(workflowId) ?? (await desk.stateOf(workflowId)).clockShift
    shifts.set(workflowId, shift)
    return shift
  }

  /** Moves the case's time to the morning (or another London hour, UTC here) of a day. */
  async function goTo(workflowId: string, day: LocalDate, time = '12:00') {
    const shift = await clockShiftOf(workflowId)
    await fastForward(temporal.client, workflowId, { untilMs: Date.parse(`${day}T${time}:00Z`) - shift })
  }

  return {
    stack,
    database,
    appUrl,
    ownerUrl,
    client: temporal.client,
    desk,
    caseChangeDesk,
    regulationRequestDesk,
    calendarDesk,
    cqcDesk,
    files,
    folder,
    taskQueue,
    nameBody,
    nameContact,
    start,
    send,
    goTo,
    today: async (workflowId: string) =>
      localDateOf((await virtualNow(temporal.client, workflowId)) + (await clockShiftOf(workflowId))),
    stateOf: (workflowId: string) => desk.stateOf(workflowId),
    tasksOf: async (reference: string) => {
      const rows = await database.task.findMany({
        where: { reference, doneAt: null },
        orderBy: { kind: 'asc' },
      })
      return rows.map((r) => r.kind)
    },
    lettersOf: async (reference: string) => {
      const items = await database.letterItem.findMany({
        where: { reference, letter: { sentAt: { not: null } } },
        include: { letter: true },
        orderBy: [{ localDate: 'asc' }, { key: 'asc' }],
      })
      return items.map((i) => `${i.localDate.toISOString().slice(0, 10)} ${i.recipient} ${i.kind}`)
    },
    ledgerOf: async (reference: string) => {
      const rows = await database.ledger.findMany({
        where: { reference },
        orderBy: [{ bodyId: 'asc' }, { seq: 'asc' }],
      })
      return rows.map((r) => r.event)
    },
    stopWorker: () => worker.stop(),
    /** A desk and a worker on a task queue of their own: what lives there can be made unreachable by itself. */
    async elsewhere() {
      const queue = `test-${randomUUID()}`
      const work = () => startProductWorker({ ...settings, taskQueue: queue, maxCachedWorkflows: 20 })
      return { desk: createDesk(temporal.client, queue), work, worker: await work() }
    },
    async restartWorker(maxCachedWorkflows: number) {
      await worker.stop()
      worker = await startProductWorker({ ...settings, maxCachedWorkflows })
    },
    async close() {
      await worker.stop()
      smtp.close()
      await temporal.close()
      await database.$disconnect()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
