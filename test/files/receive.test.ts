// What arrives is counted and hashed on its way to the disk, and nothing stays of what is not whole.
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, it } from '@jest/globals'
import { forgetAbandoned, receive } from '../../files/receive.js'

const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-receive-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pieces = (count: number) => Array.from({ length: count }, () => Buffer.alloc(1_000, 'x'))

it('keeps what is whole, with its length and its hash', async () => {
  const received = await receive(Readable.from(pieces(10)), folder, 10_000)
  if (received.status !== 'whole') throw new Error(received.status)
  const content = await readFile(received.file)
  expect(received.bytes).toBe(10_000)
  expect(content.length).toBe(10_000)
  expect(received.sha256).toBe(createHash('sha256').update(content).digest('hex'))
  rmSync(received.file)
})

it('stops at the first byte too many, and asks for no more than it needs', async () => {
  let taken = 0
  function* endless() {
    for (;;) {
      taken += 1
      yield Buffer.alloc(1_000)
    }
  }
  expect(await receive(Readable.from(endless()), folder, 5_000)).toEqual({ status: 'too-large' })
  expect(taken).toBeLessThan(200)
  expect(readdirSync(folder)).toEqual([])
})

it('leaves nothing of what is empty or cut off', async () => {
  expect(await receive(Readable.from([]), folder, 10)).toEqual({ status: 'empty' })
  const broken = new Readable({
    read() {
      this.push(Buffer.alloc(10))
      this.destroy(new Error('aborted'))
    },
  })
  expect(await receive(broken, folder, 1_000)).toEqual({ status: 'cut-off' })
  expect(readdirSync(folder)).toEqual([])
})

it('says when the disk fails', async () => {
  await expect(receive(Readable.from(pieces(1)), path.join(folder, 'none'), 10_000)).rejects.toThrow('ENOENT')
})

it('forgets what a killed process left behind, a day later', async () => {
  const now = Date.now()
  for (const name of ['old', 'new']) writeFileSync(path.join(folder, name), 'x')
  utimesSync(path.join(folder, 'old'), now / 1_000 - 90_000, now / 1_000 - 90_000)
  await forgetAbandoned(folder, now)
  expect(readdirSync(folder)).toEqual(['new'])
})
