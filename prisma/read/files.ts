// The files of a case at one body, for whoever may read evidence: the body itself and the Ombudsman. CQC learns nothing of
// them, not even their names (visibility: evidence was obtained for the Ombudsman, LGA 1974 s32(2)).
import { organisationOf } from '../../domain/people/roles.js'
import { mayReadWords, type Viewer } from '../../domain/people/visibility.js'
import type { PrismaClient } from '../generated/client.js'
import { storedFile, type StoredFile } from '../intake/files.js'
import { maySeeCaseBody } from './case-body.js'

export interface CaseBodyKey {
  readonly reference: string
  readonly bodyId: string
}

export interface FileView extends StoredFile {
  /** The versions of evidence that it belongs to; none while it is only stored. */
  readonly evidence: readonly { readonly recommendation: number; readonly version: number }[]
  /** Who took it out of the product; for the Ombudsman only. */
  readonly downloads: readonly { readonly at: string; readonly role: string; readonly actor: string }[]
}

/** Files are read like the words of the evidence that they belong to. */
export const mayReadFile = (viewer: Viewer, file: { readonly room: string }): boolean =>
  mayReadWords(viewer, { kind: 'submitEvidence', room: file.room })

/** The whole files of this case and body that the viewer may read, oldest first; null when it may not see the case. */
export async function listFiles(
  database: PrismaClient,
  viewer: Viewer,
  { reference, bodyId }: CaseBodyKey,
): Promise<FileView[] | null> {
  if (!(await maySeeCaseBody(database, viewer, { reference, bodyId }))) return null
  const rows = await database.file.findMany({
    where: { reference, bodyId, complete: true },
    orderBy: [{ storedAt: 'asc' }, { id: 'asc' }],
  })
  const files = rows.filter((row) => mayReadFile(viewer, row))
  const ids = { fileId: { in: files.map((f) => f.id) } }
  const [uses, downloads] = await Promise.all([
    database.evidenceFile.findMany({ where: ids, orderBy: [{ number: 'asc' }, { version: 'asc' }] }),
    organisationOf(viewer.role) === 'ombudsman'
      ? database.fileDownload.findMany({ where: ids, orderBy: { id: 'asc' } })
      : [],
  ])
  return files.map((row) => ({
    ...storedFile(row),
    evidence: uses
      .filter((use) => use.fileId === row.id)
      .map(({ number, version }) => ({ recommendation: number, version })),
    downloads: downloads
      .filter((d) => d.fileId === row.id)
      .map(({ at, role, actor }) => ({ at: at.toISOString(), role, actor })),
  }))
}

/** One file, or null when there is none that the viewer may read. */
export async function findFile(
  database: PrismaClient,
  viewer: Viewer,
  { reference, bodyId }: CaseBodyKey,
  id: string,
): Promise<StoredFile | null> {
  const row = await database.file.findFirst({ where: { id, reference, bodyId, complete: true } })
  if (!row || !mayReadFile(viewer, row)) return null
  return (await maySeeCaseBody(database, viewer, { reference, bodyId })) ? storedFile(row) : null
}

/** How many whole files of this case and body no evidence names. */
export const countUnnamedFiles = (
  database: PrismaClient,
  { reference, bodyId }: CaseBodyKey,
): Promise<number> => database.file.count({ where: { reference, bodyId, complete: true, adoptedAt: null } })

/** When the case at this body was closed; undefined when the viewer may not see it. */
export async function closedAtOf(
  database: PrismaClient,
  viewer: Viewer,
  key: CaseBodyKey,
): Promise<Date | null | undefined> {
  if (!(await maySeeCaseBody(database, viewer, key))) return undefined
  const row = await database.caseBody.findFirst({ where: { ...key }, select: { closedAt: true } })
  return row?.closedAt
}
