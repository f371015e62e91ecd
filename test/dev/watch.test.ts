// What `npm run dev` does when a source changes: the process that is made of it, and no other, is ended and started anew,
// and a mistake in the source is told and mended by the next change.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Part } from '../../dev/part.js'
import { CHECKOUT } from '../../dev/place.js'
import { supervise, type SupervisedPart } from '../../dev/supervise.js'
import { SOURCES, watchSources } from '../../dev/watch.js'
import { filesIn } from '../house/support/sources.js'

const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-watch-'))
const said: string[] = []
const say = (line: string) => void said.push(line)
const over = new AbortController()
const processes: Record<string, { pid: number; starts: number }> = {}
const parts: SupervisedPart[] = []

const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text)
/** Says by its number that it runs, and runs until it is ended. */
const WORKS = `
import { writeFileSync } from 'node:fs'
writeFileSync(process.argv[2], String(process.pid))
setInterval(() => undefined, 1_000)
`

/** The program of that folder. */
function partOf(name: string): Part {
  const ready = path.join(folder, `${name}.pid`)
  return {
    name,
    command: process.execPath,
    args: [path.join(folder, name, 'main.mjs'), ready],
    env: process.env,
    cwd: folder,
    log: path.join(folder, `${name}.log`),
    ready: async (pid) => {
      if (readFileSync(ready, 'utf8') !== String(pid)) throw new Error('it has not begun')
    },
    stopSignal: 'SIGTERM',
    stopWithin: 2_000,
  }
}

function begin(name: string) {
  const record = (_: Part, identity?: { pid: number }) => {
    const { starts = 0 } = processes[name] ?? {}
    if (identity) processes[name] = { pid: identity.pid, starts: starts + 1 }
  }
  const part = supervise(partOf(name), { say, record })
  parts.push(part)
  return part
}

const until = async (what: string) => {
  for (const end = Date.now() + 40_000; !said.some((line) => line.includes(what)); await sleep(50))
    if (Date.now() > end) throw new Error(`It was not said: ${what}. Said: ${said.join(' | ')}`)
}

beforeAll(async () => {
  for (const name of ['left', 'right', 'both']) {
    mkdirSync(path.join(folder, name))
    write(`${name}/main.mjs`, WORKS)
  }
  const watched = ['left', 'right'].map((name) => {
    const part = begin(name)
    return { name, sources: [name, 'both'], restart: () => part.restart() }
  })
  await Promise.all(parts.map(({ ready }) => ready))
  void watchSources(folder, watched, say, over.signal)
  await sleep(200)
})
afterAll(async () => {
  over.abort()
  await Promise.all(parts.map((part) => part.stop()))
  rmSync(folder, { recursive: true })
})

it('starts anew what is made of the changed source, and nothing else', async () => {
  const before = { left: processes.left?.pid, right: processes.right?.pid }
  write('left/new.txt', 'a new file')
  await until('left runs the new source')
  expect(said).toContain(`${path.join('left', 'new.txt')} has changed: left starts anew`)
  expect(processes.left?.pid).not.toBe(before.left)
  expect(processes.right?.pid).toBe(before.right)
})

it('says of a source that cannot be started what is wrong, and starts the next one', async () => {
  write('right/main.mjs', 'this is no program\n')
  await until('right could not be started anew')
  expect(said.find((line) => line.startsWith('right could not'))).toContain('SyntaxError')
  said.length = 0
  write('right/main.mjs', `${WORKS}// mended\n`)
  await until('right runs the new source')
  const { pid = 0 } = processes.right ?? {}
  await sleep(100)
  expect([processes.right?.pid, process.kill(pid, 0)]).toEqual([pid, true])
})

it('starts both anew when they share the source', async () => {
  said.length = 0
  const starts = [processes.left?.starts ?? 0, processes.right?.starts ?? 0]
  write('both/shared.txt', 'x')
  await Promise.all([until('left runs the new source'), until('right runs the new source')])
  expect([processes.left?.starts, processes.right?.starts]).toEqual(starts.map((n) => n + 1))
})

it('knows the sources of worker and API by folders that exist', () => {
  const every = filesIn()
  for (const source of [...SOURCES.worker, ...SOURCES.api])
    expect([source, every.some((file) => file === source || file.startsWith(`${source}/`))]).toEqual([
      source,
      true,
    ])
  expect(CHECKOUT).not.toBe(folder)
})
