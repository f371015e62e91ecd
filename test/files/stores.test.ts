// A folder and an S3-compatible store keep the same promises: whole or not there, the same id twice is one content, what
// is removed is gone. The S3 store is spoken to by the official client over HTTP.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openStore, type FileStore, type StorePlace } from '../../files/store.js'
import { openS3, type S3Server } from '../support/files/s3-server.js'

const ID = '6f0c2f43-6f54-4a4e-9a26-1d3c2f1f7c55'
const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-stores-'))
let s3: S3Server
const opened: FileStore[] = []

beforeAll(async () => {
  s3 = await openS3('evidence', 'a-key-id')
})
afterAll(async () => {
  await s3.close()
  for (const place of [folder, ...opened.map((store) => store.incoming)])
    rmSync(place, { recursive: true, force: true })
})

const bucket = (credentials = { accessKeyId: 'a-key-id', secretAccessKey: 'a-key' }): StorePlace => ({
  bucket: 'evidence',
  endpoint: s3.endpoint,
  region: 'eu-west-2',
  credentials,
})
const open = async (place: StorePlace) => {
  const store = await openStore(place)
  opened.push(store)
  return store
}

const arrived = (store: FileStore, content: Buffer) => {
  const file = path.join(store.incoming, String(Math.random()))
  writeFileSync(file, content)
  return file
}

async function read(stream: Readable | null): Promise<Buffer | null> {
  if (!stream) return null
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

describe.each([
  ['a folder', () => ({ folder: path.join(folder, 'made', 'when', 'missing') })],
  ['an S3-compatible store', () => bucket()],
])('%s', (_, place) => {
  it('gives back what was put, byte for byte, small and in parts', async () => {
    const store = await open(place())
    for (const size of [10, 12 * 1024 * 1024]) {
      const content = Buffer.alloc(size, 'abcdefg')
      await store.put(ID, arrived(store, content))
      expect((await read(await store.get(ID)))?.equals(content)).toBe(true)
    }
  })

  it('has no content under an id that it does not know or no longer', async () => {
    const store = await open(place())
    expect(await store.get('00000000-0000-4000-8000-000000000000')).toBeNull()
    await store.put(ID, arrived(store, Buffer.from('x')))
    await store.remove(ID)
    await store.remove(ID)
    expect(await store.get(ID)).toBeNull()
  })
})

describe('an S3-compatible store', () => {
  it('that refuses leaves no parts behind, and says so', async () => {
    const store = await open(bucket())
    s3.fail(400)
    await expect(store.put(ID, arrived(store, Buffer.alloc(12 * 1024 * 1024)))).rejects.toThrow()
    s3.fail(null)
    expect([s3.objects.size, s3.uploads.size]).toEqual([0, 0])
  })

  it('is told who we are, and refuses others', async () => {
    const store = await open(bucket({ accessKeyId: 'somebody', secretAccessKey: 'else' }))
    await expect(store.put(ID, arrived(store, Buffer.from('x')))).rejects.toThrow('AccessDenied')
  })
})

it('a folder keeps nothing of what arrives but the content itself', async () => {
  const root = path.join(folder, 'tidy')
  const store = await open({ folder: root })
  await store.put(ID, arrived(store, Buffer.from('x')))
  expect(readdirSync(root).sort()).toEqual(['6f', 'incoming'])
  expect(readdirSync(store.incoming)).toEqual([])
})
