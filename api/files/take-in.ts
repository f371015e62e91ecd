// Takes a file in: refused before a byte is read when that can be known, counted and hashed while it arrives, looked
// into before it is stored, stored once. Whatever goes wrong, nothing is left behind.
import { rm } from 'node:fs/promises'
import { kindOfName, nameRefusal, tidiedName, type FileKind } from '../../domain/files/kinds.js'
import type { Refusal } from '../../domain/refusal.js'
import { checkContent } from '../../files/content.js'
import { receive, type Received } from '../../files/receive.js'
import {
  announceFile,
  completeFile,
  discardFile,
  type NewFile,
  type StoredFile,
} from '../../prisma/intake/files.js'
import { closedAtOf, countUnnamedFiles } from '../../prisma/read/files.js'
import { outageOf } from '../outage.js'
import type { ApiPorts } from '../ports.js'
import { invalid, notFound, Problem, unavailable } from '../problem.js'
import type { CaseBodyParams } from '../recommendation/request-shape.js'
import { refuseOthers } from '../recommendation/send-message.js'
import type { Arrival, Call } from '../route.js'
import { nameIn } from './disposition.js'

const MB = 1024 * 1024

/** Twice as many as one submission may name: more belongs to nothing, and would fill the store. */
const UNNAMED_AT_MOST = 40

export type TakenIn = StoredFile & { readonly already: boolean }

type Arriving = Pick<Call<CaseBodyParams, unknown, unknown>, 'actor' | 'params' | 'arrival'>

/** Stores the file that arrives, for a case that the sender may write to. @throws problems */
export async function takeInFile(ports: ApiPorts, call: Arriving): Promise<TakenIn> {
  const { actor, params, arrival } = call
  refuseOthers(actor, params)
  const name = checkedName(arrival)
  const { limit, store } = ports.files
  if ((arrival.declared ?? 0) > limit) throw tooLarge(limit, arrival.declared)
  if (arrival.declared === 0) throw unfit('is empty', 'the bytes of the file as the body of the request')
  await refuseUnknownAndClosed(ports, call)
  const received = await receive(arrival.stream, store.incoming, limit)
  switch (received.status) {
    case 'too-large':
      throw tooLarge(limit, null)
    case 'empty':
      throw unfit('is empty', 'the bytes of the file as the body of the request')
    case 'cut-off':
      throw new Problem('cut-off', { detail: 'The file did not arrive whole, and nothing of it was kept.' })
    case 'whole':
      try {
        return await keep(ports, call, name, received)
      } finally {
        await rm(received.file, { force: true })
      }
  }
}

async function keep(ports: ApiPorts, { actor, params }: Arriving, name: string, received: Received) {
  const content = await checkContent(received.file, name)
  if ('refusal' in content) throw unfit(content.refusal.problem, content.refusal.remedy)
  const { bytes, sha256 } = received
  const file: NewFile = {
    room: 'body',
    reference: params.reference,
    bodyId: params.bodyId,
    name,
    kind: content.kind satisfies FileKind,
    bytes,
    sha256,
    scan: ports.files.isScanned ? 'waiting' : 'not-scanned',
    storedBy: actor.subject,
  }
  const { id, complete } = await announceFile(ports.database, file)
  if (!complete) await store(ports, id, received)
  const stored = await completeFile(ports.database, id)
  if (!stored) throw unavailable('files', 'The file was swept while it was stored. Send it again.')
  if (stored.scan === 'infected')
    throw unfit(`is infected: the scanner found ${stored.scanFinding ?? 'something'}`, 'a clean file')
  return { ...stored, already: complete }
}

/** The content goes into the store and, where there is a scanner, to it. Else its row goes as well. */
async function store({ files, database }: ApiPorts, id: string, { file }: Received): Promise<void> {
  try {
    await files.store.put(id, file)
    if (files.isScanned) await files.desk.startScan(id)
  } catch (error) {
    if (await discardFile(database, id)) await files.store.remove(id).catch(() => undefined)
    if (outageOf(error) !== undefined) throw error
    throw unavailable('files', 'The file store does not take files now.')
  }
}

async function refuseUnknownAndClosed({ database }: ApiPorts, { actor, params }: Arriving): Promise<void> {
  const what = `case ${params.reference} of ${params.bodyId}`
  const closedAt = await closedAtOf(database, actor, params)
  if (closedAt === undefined) throw notFound(what)
  if (closedAt) throw new Problem('closed', { detail: `The ${what} is closed; a new case can refer to it.` })
  if ((await countUnnamedFiles(database, params)) < UNNAMED_AT_MOST) return
  throw unfit(
    `is one too many: the case has ${UNNAMED_AT_MOST} files that nothing names`,
    'send the plan, evidence or answer that names them; what nothing names is swept after seven days',
  )
}

function checkedName({ disposition }: Arrival): string {
  const given = nameIn(disposition)
  const name = tidiedName(given ?? '')
  const refusal: Refusal | undefined =
    given === undefined
      ? { code: 'invalid', field: '', problem: 'names no file', remedy: `attachment; filename*=UTF-8''NAME` }
      : nameRefusal(name)
  if (!refusal && kindOfName(name)) return name
  const { problem = 'is unfit', remedy = 'another name' } = refusal ?? {}
  throw invalid([{ parameter: 'Content-Disposition', problem, remedy }])
}

/** What is wrong with the file itself. */
const unfit = (problem: string, remedy: string) => invalid([{ pointer: '', problem, remedy }])

const tooLarge = (limit: number, declared: number | null) =>
  new Problem('too-large', {
    detail: `The file is larger than ${limit / MB} MB${declared === null ? '' : `: it says ${Math.round(declared / MB)} MB`}.`,
    errors: [
      {
        pointer: '',
        problem: 'is too large',
        remedy: `at most ${limit / MB} MB: in several files, or with smaller pictures`,
      },
    ],
  })
