// Which ports a start chooses: the same ones again, never one twice, and the one that is asked for.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { choosePorts, HOST, randomPorts } from '../../dev/ports.js'

let folder: string
let file: string
let usual: { one: number; two: number; three: number }
const occupants: Server[] = []

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-ports-'))
  file = path.join(folder, 'ports.json')
  usual = await randomPorts(['one', 'two', 'three'])
})
afterEach(() => {
  for (const server of occupants.splice(0)) server.close()
  rmSync(folder, { recursive: true, force: true })
})

const occupy = (port: number) =>
  new Promise<void>((resolve) => {
    occupants.push(createServer().listen(port, HOST, resolve))
  })
const kept = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>
const keep = (ports: Record<string, number>) => writeFileSync(file, JSON.stringify(ports))

describe('choosePorts', () => {
  it('takes the usual ones, and the same again', async () => {
    expect(await choosePorts(file, usual)).toEqual(usual)
    expect(kept()).toEqual(usual)
    const others = { one: 11_001, two: 11_002, three: 11_003 }
    expect(await choosePorts(file, others)).toEqual(usual)
  })

  it('passes by a port that is taken, and goes on there afterwards', async () => {
    await occupy(usual.one)
    const { one } = await choosePorts(file, usual)
    expect(one).toBeGreaterThan(usual.one)
    occupants.pop()?.close()
    expect((await choosePorts(file, usual)).one).toBe(one)
  })

  it('never gives one port to two names: a kept one is not given to whoever looks for a new one', async () => {
    keep({ one: usual.one, two: usual.one + 1 })
    await occupy(usual.one)
    const chosen = await choosePorts(file, { one: usual.one, two: usual.one, three: usual.one })
    expect(chosen.two).toBe(usual.one + 1)
    expect(new Set(Object.values(chosen)).size).toBe(3)
  })

  it('mends a file that gives one port to two names', async () => {
    keep({ one: usual.one, two: usual.one })
    const chosen = await choosePorts(file, usual)
    expect(chosen.one).toBe(usual.one)
    expect(new Set(Object.values(chosen)).size).toBe(3)
  })

  it('gives the port that is asked for in place of the kept one, for this time only', async () => {
    await choosePorts(file, usual)
    const { asked } = await randomPorts(['asked'])
    expect(await choosePorts(file, usual, { one: asked })).toEqual({ ...usual, one: asked })
    expect(await choosePorts(file, usual)).toEqual(usual)
  })

  it('gives the port that is asked for also when another name has kept it', async () => {
    await choosePorts(file, usual)
    const chosen = await choosePorts(file, usual, { three: usual.one })
    expect(chosen.three).toBe(usual.one)
    expect(chosen.one).not.toBe(usual.one)
  })
})
