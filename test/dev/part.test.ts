// How a part is started: what gives way to the others does so from its first moment.
import os from 'node:os'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import { end, launch, untilReady, type Part } from '../../dev/part.js'

const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-part-'))
afterAll(() => rmSync(folder, { recursive: true }))

const onLinux = process.platform === 'linux'
const threadsOf = (pid: number) => (onLinux ? readdirSync(`/proc/${pid}/task`).map(Number) : [])

const part = (own: Partial<Part>): Part => ({
  name: 'a sleeper',
  command: process.execPath,
  args: ['-e', 'setInterval(() => undefined, 1_000)'],
  env: process.env,
  cwd: process.cwd(),
  log: path.join(folder, 'part.log'),
  // Its threads come with its first milliseconds.
  ready: (pid) =>
    threadsOf(pid).length > 4 || !onLinux ? Promise.resolve() : Promise.reject(new Error('none yet')),
  stopSignal: 'SIGTERM',
  stopWithin: 1_000,
  ...own,
})

it.each([
  ['gives way', { givesWay: true } as const, os.constants.priority.PRIORITY_BELOW_NORMAL],
  ['is as the others', {}, os.getPriority()],
])('%s', async (_what, own, priority) => {
  const running = launch(part(own))
  const { pid } = running.identity
  try {
    await untilReady(part(own), running)
    const threads = [pid, ...threadsOf(pid)]
    expect(threads.map((thread) => os.getPriority(thread))).toEqual(threads.map(() => priority))
  } finally {
    await end(running.identity, part(own))
  }
})
