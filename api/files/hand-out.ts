// Hands a file out to whoever may read it, written down before the first byte leaves. What the scanner has not seen stays
// in quarantine and says so.
import { KNOWN_KINDS, mayLeave } from '../../domain/files/kinds.js'
import { logDownload } from '../../prisma/intake/downloads.js'
import type { StoredFile } from '../../prisma/intake/files.js'
import { findFile } from '../../prisma/read/files.js'
import type { ApiPorts } from '../ports.js'
import { notFound, Problem, unavailable } from '../problem.js'
import type { CaseBodyParams } from '../recommendation/request-shape.js'
import { refuseOthers } from '../recommendation/send-message.js'
import type { Call, Reply } from '../route.js'
import { attachment } from './disposition.js'

export type FileParams = CaseBodyParams & { readonly fileId: string }

/** The file as a stream. @throws problems */
export async function handOutFile(
  { database, files }: ApiPorts,
  { actor, params }: Pick<Call<FileParams, unknown, unknown>, 'actor' | 'params'>,
): Promise<Reply> {
  refuseOthers(actor, params)
  const file = await findFile(database, actor, params, params.fileId)
  if (!file) throw notFound(`file ${params.fileId}`)
  if (!mayLeave(file.scan)) throw quarantined(file)
  const content = await files.store.get(file.id).catch(() => undefined)
  if (content === undefined) throw unavailable('files', 'The file store does not answer.')
  if (content === null) throw unavailable('files', 'The file store does not have this file.')
  await logDownload(database, file.id, actor)
  return {
    status: 200,
    body: content,
    headers: {
      'Content-Type': KNOWN_KINDS[file.kind].mediaType,
      'Content-Length': String(file.bytes),
      'Content-Disposition': attachment(file.name),
      'Repr-Digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
    },
  }
}

function quarantined({ scan, scanFinding }: StoredFile): Problem {
  if (scan === 'infected')
    return new Problem('quarantined', {
      detail: `The file was infected (${scanFinding ?? 'unnamed'}), and its content has been removed.`,
    })
  const why = scanFinding === null ? '' : ` Last: ${scanFinding}.`
  return new Problem('quarantined', { detail: `The file waits for the scanner.${why}` })
}
