// `kill -9` of the worker at each step of a letter, by an injected stop and not by chance, compared with a run in which
// nothing is killed: docs/letters.md promises what is checked here.
import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { NativeConnection, Worker } from '@temporalio/worker'
import type { LetterStep, SendDueInput } from '../../activities/letters/ports.js'
import { connectTemporal } from '../../temporal/connect.js'
import '../support/runtime.js'
import { openOffice } from '../support/letter-office.js'
import type { LetterWorkerSettings } from './support/letter-worker.js'
import type { wantsLetter } from './support/letter-workflow.js'
import { lettersInWindow } from './support/window.js'

const here = import.meta.dirname
const STEPS: readonly LetterStep[] = ['before-claim', 'after-claim', 'after-smtp', 'before-mark']
/** Shorter than a try may last here, as a minute is in the real process: a retry finds the claim ended. */
const LEASE = 8_000
const PLAYED_WITHIN = 120_000

let office: Awaited<ReturnType<typeof openOffice>>
let temporal: ReturnType<typeof connectTemporal>
let storyteller: Worker
let told: Promise<void>
const workers: ChildProcess[] = []
const workflowQueue = `letters-${randomUUID()}`

beforeAll(async () => {
  office = await openOffice()
  const { address, namespace } = office.stack.temporal
  temporal = connectTemporal({ address, namespace })
  storyteller = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    namespace,
    taskQueue: workflowQueue,
    workflowsPath: path.join(here, 'support/letter-workflow.ts'),
  })
  told = storyteller.run()
})

afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  storyteller.shutdown()
  await told
  await temporal.close()
  await office.close()
})

/** Starts a worker process; `says(word)` resolves when it has written that line. */
async function startWorker(taskQueues: LetterWorkerSettings['taskQueues']) {
  const { temporal: engine, mail } = office.stack
  const { publicUrl, linkSecret, managerMailbox } = office.ports
  const settings: LetterWorkerSettings = {
    databaseUrl: office.databaseUrl,
    temporalAddress: engine.address,
    namespace: engine.namespace,
    smtpUrl: mail.smtpUrl,
    taskQueues,
    publicUrl,
    linkSecret,
    managerMailbox,
    leaseMs: LEASE,
  }
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(here, 'support/letter-worker.ts'), JSON.stringify(settings)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  workers.push(child)
  const words = new Set<string>()
  const waiting = new Map<string, () => void>()
  createInterface({ input: child.stdout }).on('line', (word) => {
    words.add(word)
    waiting.get(word)?.()
  })
  const says = (word: string) =>
    new Promise<void>((resolve, reject) => {
      if (words.has(word)) return resolve()
      waiting.set(word, resolve)
      child.once('exit', () => reject(new Error(`the worker ended before it said ${word}`)))
    })
  await says('ready')
  return {
    says,
    kill: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}

const ask = (input: SendDueInput, taskQueue: string) =>
  temporal.client.workflow.start<typeof wantsLetter>('wantsLetter', {
    taskQueue: workflowQueue,
    workflowId: `wants-letter-${randomUUID()}`,
    args: [input, taskQueue],
  })

/** Two cases that share a digest, at a council of their own. */
async function twoCases(bodyId: string) {
  const address = await office.name(`body/${bodyId}`, bodyId)
  const first = await office.arm({ bodyId, reference: '24 000 001' })
  const second = await office.arm({ bodyId, reference: '24 000 002' })
  return { bodyId, address, first, second, taskQueue: `letters-of-${bodyId}-${randomUUID()}` }
}

/** The letters of a council as rows, without what differs by design: ids, claims, tries, and its own address. */
async function lettersOf(bodyId: string) {
  const letters = await office.database.letter.findMany({
    where: { recipient: `body/${bodyId}` },
    include: { items: { orderBy: { key: 'asc' } } },
  })
  return letters.map(({ localDate, subject, sentAt, refusedAt, voidedAt, items }) => ({
    localDate,
    subject,
    sentOn: sentAt?.toISOString().slice(0, 10),
    refusedAt,
    voidedAt,
    items: items.map((i) => i.reference),
  }))
}

/** A mail's words without its links, which belong to one letter. */
const wordsOf = (text: string) => text.replaceAll(/answer\/[\w-]+/g, 'answer/…')

describe('a worker that is killed while it sends a letter', () => {
  type Council = Awaited<ReturnType<typeof twoCases>>
  type Asked = Awaited<ReturnType<typeof ask>>
  type Story = Council & {
    readonly mailsAtKill: number
    readonly inWindow: number
    readonly statuses: string[]
  }
  const stories = new Map<LetterStep | 'never', Story>()

  beforeAll(async () => {
    const councils = await Promise.all(
      STEPS.map(async (step) => ({ step, council: await twoCases(`killed-${step}`) })),
    )
    const queueOf = (council: Council, stopAt: LetterStep | null) => ({ name: council.taskQueue, stopAt })
    const doomed = await startWorker(councils.map(({ step, council }) => queueOf(council, step)))
    const firsts = await Promise.all(councils.map(({ council }) => ask(council.first, council.taskQueue)))
    await Promise.all(STEPS.map((step) => doomed.says(`stopped ${step}`)))
    await doomed.kill()
    const killed = await Promise.all(
      councils.map(async ({ step, council }, index) => ({
        step,
        council,
        asked: [firsts[index] as Asked, await ask(council.second, council.taskQueue)],
        mailsAtKill: (await office.caught(council.address)).length,
        inWindow: (await lettersInWindow(office.database, office.stack.mail.webUrl, council.address)).size,
      })),
    )
    const council = await twoCases('never-killed')
    await startWorker([queueOf(council, null), ...killed.map((k) => queueOf(k.council, null))])
    const asked = [await ask(council.first, council.taskQueue), await ask(council.second, council.taskQueue)]
    for (const story of [
      { step: 'never' as const, council, asked, mailsAtKill: 0, inWindow: 0 },
      ...killed,
    ]) {
      const results = await Promise.all(story.asked.map((handle) => handle.result()))
      const statuses = results.map((r) => r.status).sort()
      const { mailsAtKill, inWindow } = story
      stories.set(story.step, { ...story.council, mailsAtKill, inWindow, statuses })
    }
  }, PLAYED_WITHIN)

  const storyOf = (step: LetterStep | 'never') => {
    const story = stories.get(step)
    if (!story) throw new Error(`${step} was not played`)
    return story
  }

  it.each(STEPS)('%s: ends with the same letters as when nothing is killed', async (step) => {
    const { bodyId, statuses } = storyOf(step)
    expect(statuses.filter((s) => s !== 'sent' && s !== 'taken')).toEqual([])
    const letters = await lettersOf(bodyId)
    expect(letters).toHaveLength(1)
    expect(letters).toEqual(await lettersOf('never-killed'))
  })

  it.each<LetterStep | 'never'>(['never', 'before-claim', 'after-claim'])(
    '%s: the letter is delivered exactly once',
    async (step) => {
      const { address, mailsAtKill, inWindow } = storyOf(step)
      expect({ mailsAtKill, inWindow }).toEqual({ mailsAtKill: 0, inWindow: 0 })
      expect(await office.caught(address)).toHaveLength(1)
    },
  )

  it.each<LetterStep>(['after-smtp', 'before-mark'])(
    '%s, the documented window: it is delivered twice, alike, with the same Message-ID',
    async (step) => {
      const { address, mailsAtKill, inWindow } = storyOf(step)
      expect({ mailsAtKill, inWindow }).toEqual({ mailsAtKill: 1, inWindow: 1 })
      const [one, two, ...more] = await office.caught(address)
      expect(more).toEqual([])
      expect(two).toMatchObject({
        messageId: one?.messageId,
        subject: one?.subject,
        text: one?.text,
        html: one?.html,
      })
    },
  )

  it('sends the words that are sent when nothing is killed', async () => {
    const [model] = await office.caught(storyOf('never').address)
    for (const step of STEPS)
      for (const mail of await office.caught(storyOf(step).address)) {
        expect(mail.subject).toBe(model?.subject)
        expect(wordsOf(mail.text)).toBe(wordsOf(model?.text ?? ''))
        expect(wordsOf(mail.html)).toBe(wordsOf(model?.html ?? ''))
      }
  })
})
