// The scanner's answer is believed only when it is clear; whatever else happens is trouble in words, and never “clean”.
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createClamd } from '../../files/clamd.js'
import { INFECTED, openClamd, SIGNATURE, type ClamdServer } from '../support/files/clamd-server.js'

let clamd: ClamdServer
beforeAll(async () => {
  clamd = await openClamd()
})
afterAll(() => clamd.close())

const scan = (...pieces: (Buffer | string)[]) =>
  createClamd(clamd).scan(Readable.from(pieces.map((p) => Buffer.from(p))))

it('tells clean from infected, also when what is infected comes in two pieces', async () => {
  expect(await scan('words ', 'and words')).toEqual({ found: 'clean' })
  expect(await scan(INFECTED.slice(0, 9), INFECTED.slice(9))).toEqual({ found: 'infected', name: SIGNATURE })
  expect(clamd.scanned()).toBe(2)
})

it('does not take a limit of the scanner, nonsense or silence for an answer', async () => {
  const large = Array.from({ length: 80 }, () => Buffer.alloc(64 * 1024))
  await expect(scan(...large)).rejects.toThrow('the scanner answers: INSTREAM size limit exceeded. ERROR')
  clamd.behave('talks-nonsense')
  await expect(scan('x')).rejects.toThrow('the scanner answers: 220 smtp.example.org ESMTP')
  clamd.behave('hangs-up')
  await expect(scan('x')).rejects.toThrow('the scanner cannot be reached')
  clamd.behave('well')
  await expect(createClamd({ host: '127.0.0.1', port: 9 }).scan(Readable.from(['x']))).rejects.toThrow(
    'ECONNREFUSED',
  )
})

it('fails when the content itself fails', async () => {
  const broken = new Readable({
    read() {
      this.destroy(new Error('the store broke'))
    },
  })
  await expect(createClamd(clamd).scan(broken)).rejects.toThrow('the store broke')
})
