// The intake of a file: its row goes in before its content, so that nothing can lie in the store that no row knows. The
// same content in the same case is one file, whatever it is called the second time.
import { randomUUID } from 'node:crypto'
import type { FileKind, Scan } from '../../domain/files/kinds.js'
import type { Organisation } from '../../domain/people/roles.js'
import type { PrismaClient } from '../generated/client.js'

export interface NewFile {
  readonly room: Organisation
  readonly reference: string
  readonly bodyId: string
  /** Tidied and checked. */
  readonly name: string
  readonly kind: FileKind
  readonly bytes: number
  readonly sha256: string
  readonly scan: Extract<Scan, 'waiting' | 'not-scanned'>
  /** The subject of who stored it. */
  readonly storedBy: string
}

/** A file as its sender and its readers see it. */
export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly kind: FileKind
  readonly bytes: number
  readonly sha256: string
  readonly scan: Scan
  readonly scanFinding: string | null
  readonly storedAt: string
}

interface Row extends Omit<StoredFile, 'kind' | 'scan' | 'bytes' | 'storedAt'> {
  readonly kind: string
  readonly scan: string
  readonly bytes: bigint
  readonly storedAt: Date
}

export const storedFile = ({
  id,
  name,
  kind,
  bytes,
  sha256,
  scan,
  scanFinding,
  storedAt,
}: Row): StoredFile => ({
  id,
  name,
  kind: kind as FileKind,
  bytes: Number(bytes),
  sha256,
  scan: scan as Scan,
  scanFinding,
  storedAt: storedAt.toISOString(),
})

/**
 * Announces a file whose content is about to be stored under the id that this returns. `complete`: the content is there
 * already, and stays for another seven days at least.
 */
export async function announceFile(
  database: PrismaClient,
  file: NewFile,
): Promise<{ readonly id: string; readonly complete: boolean }> {
  const { room, reference, bodyId, name, kind, bytes, sha256, scan, storedBy } = file
  const [row] = await database.$queryRaw<{ id: string; complete: boolean }[]>`
    INSERT INTO file (id, room, reference, body_id, name, kind, bytes, sha256, scan, stored_by)
    VALUES (${randomUUID()}::uuid, ${room}, ${reference}, ${bodyId}, ${name}, ${kind}, ${bytes}::bigint, ${sha256},
      ${scan}, ${storedBy})
    ON CONFLICT (reference, body_id, sha256) DO UPDATE SET stored_at = now()
    RETURNING id, complete`
  if (!row) throw new Error('a file was neither inserted nor found')
  return row
}

/** The content has reached the store: the file as it stands now, or null when its row has gone meanwhile. */
export async function completeFile(database: PrismaClient, id: string): Promise<StoredFile | null> {
  await database.file.updateMany({ where: { id, complete: false }, data: { complete: true } })
  const row = await database.file.findUnique({ where: { id } })
  return row && storedFile(row)
}

/** Takes back the row of a file whose content did not reach the store; true when the content is nobody's now. */
export async function discardFile(database: PrismaClient, id: string): Promise<boolean> {
  const { count } = await database.file.deleteMany({ where: { id, complete: false, adoptedAt: null } })
  return count > 0
}

/** Of these ids, the whole files of this case; they stay for another seven days at least. One statement. */
export async function holdFiles(
  database: PrismaClient,
  { reference, bodyId }: { readonly reference: string; readonly bodyId: string },
  ids: readonly string[],
): Promise<{ readonly id: string; readonly scan: Scan }[]> {
  return database.$queryRaw<{ id: string; scan: Scan }[]>`
    UPDATE file SET stored_at = now()
    WHERE id = ANY(${[...ids]}::uuid[]) AND reference = ${reference} AND body_id = ${bodyId} AND complete
    RETURNING id, scan`
}
