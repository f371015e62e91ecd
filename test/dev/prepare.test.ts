// What both commands do before anything is installed: one at a time, and only what is missing.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from '@jest/globals'
import { CHECKOUT } from '../../dev/place.js'

interface Preparation {
  lock(file: string, tell: (line: string) => void): Promise<() => void>
  isInstalled(lockFile: string, installedFile: string): boolean
}

const { lock, isInstalled } = (await import(path.join(CHECKOUT, 'dev', 'prepare.mjs'))) as Preparation
const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-prepare-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const nobody = () => undefined

describe('the lock of the set-up', () => {
  it('is waited for, which is said once', async () => {
    const file = path.join(folder, 'waited.lock')
    const told: string[] = []
    const release = await lock(file, nobody)
    const second = lock(file, (line) => told.push(line))
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(told).toEqual([`Waiting for process ${process.pid}, which sets this checkout up`])
    release()
    ;(await second)()
    expect(existsSync(file)).toBe(false)
  })

  it.each([
    ['is empty', ''],
    ['names nobody', '{}'],
    ['names a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, started: '1' })],
    ['names a number that another process has now', JSON.stringify({ pid: process.pid, started: '1' })],
  ])('that %s is taken over', async (_, content) => {
    const file = path.join(folder, 'left.lock')
    writeFileSync(file, content)
    const release = await lock(file, nobody)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid })
    release()
  })
})

describe('isInstalled', () => {
  const packages = {
    'node_modules/one': { version: '1.0.0', integrity: 'a' },
    'node_modules/two': { version: '2.0.0', integrity: 'b', optional: true },
  }
  const wanted = JSON.stringify({ packages: { '': { name: 'followthrough' }, ...packages } })
  const installed = (found: object) => isInstalled(wanted, JSON.stringify({ packages: found }))

  it('is true of what the lock file names, also without what is for another platform', () => {
    expect(installed(packages)).toBe(true)
    expect(installed({ 'node_modules/one': packages['node_modules/one'] })).toBe(true)
  })

  it.each([
    ['is missing', { 'node_modules/two': packages['node_modules/two'] }],
    ['has another version', { ...packages, 'node_modules/one': { version: '1.0.1', integrity: 'a' } }],
    ['has other content', { ...packages, 'node_modules/one': { version: '1.0.0', integrity: 'c' } }],
    ['is there and not named', { ...packages, 'node_modules/three': { version: '3.0.0', integrity: 'd' } }],
  ])('is false when a package %s', (_, found) => {
    expect(installed(found)).toBe(false)
  })

  it('is false where nothing was installed, or an installation was broken off', () => {
    expect(isInstalled(wanted, '')).toBe(false)
  })
})

describe("Prisma's command line", () => {
  it('asks its makers for no newer version, and leaves nothing of that question behind', async () => {
    const home = path.join(folder, 'home')
    const prisma = path.join(CHECKOUT, 'node_modules', 'prisma', 'build', 'index.js')
    mkdirSync(home)
    execFileSync(process.execPath, [prisma, 'validate'], {
      cwd: CHECKOUT,
      env: { PATH: process.env.PATH, HOME: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home, TMPDIR: home },
      stdio: 'pipe',
    })
    // The process that would ask outlives the command.
    await sleep(1_500)
    const left = readdirSync(home, { recursive: true, encoding: 'utf8' })
    expect(left.length).toBeGreaterThan(0) // it looked here
    expect(left.filter((name) => name.includes('checkpoint'))).toEqual([])
  }, 60_000)
})
