// Contents in an S3-compatible store, by the official client: what arrives is sent in parts, so that no content is ever
// whole in memory, and parts of an upload that failed are taken back.
import { createReadStream } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import type { FileStore } from './store.js'

export interface Bucket {
  readonly bucket: string
  /** http://HOST or https://HOST: AWS itself or anything that speaks its protocol. */
  readonly endpoint: string
  readonly region: string
  /** Without it the client finds its own, as in a container that has a role. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

/** Milliseconds until the store counts as away: a person waits at the other end. */
const CONNECT_WITHIN = 3_000
const ANSWER_WITHIN = 30_000

/** A store in this bucket. Nothing is asked of it before the first file. */
export async function createS3Store({ bucket, endpoint, region, credentials }: Bucket): Promise<FileStore> {
  const client = new S3Client({
    endpoint,
    region,
    ...(credentials && { credentials }),
    // What is not AWS has no name of its own for each bucket, and mostly no checksums in trailers.
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECT_WITHIN, requestTimeout: ANSWER_WITHIN },
  })
  const at = (id: string) => ({ Bucket: bucket, Key: `files/${id}` })
  return {
    incoming: await mkdtemp(path.join(os.tmpdir(), 'followthrough-files-')),

    async put(id, file) {
      const Body = createReadStream(file)
      try {
        await new Upload({ client, params: { ...at(id), Body }, queueSize: 2 }).done()
      } finally {
        Body.destroy()
      }
    },

    async get(id) {
      try {
        const { Body } = await client.send(new GetObjectCommand(at(id)))
        return (Body as Readable | undefined) ?? null
      } catch (error) {
        if (error instanceof NoSuchKey) return null
        throw error
      }
    },

    async remove(id) {
      await client.send(new DeleteObjectCommand(at(id)))
    },
  }
}
