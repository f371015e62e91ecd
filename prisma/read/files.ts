// The files of a case at one body, for whoever may read what they were sent with: the body itself and the Ombudsman, and
// CQC those of an accepted plan. Of the others CQC learns nothing, not even their names (evidence was obtained for the
// Ombudsman, LGA 1974 s32(2)).
import { organisationOf } from '../../domain/people/roles.js'
import { mayReadFile, mayReadFileOf, type SentWith, type Viewer } from '../../domain/people/visibility.js'
import type { SubmissionKind } from '../../domain/recommendation/transition.js'
import type { PrismaClient, SubmissionFile } from '../generated/client.js'
import { storedFile, type StoredFile } from '../intake/files.js'
import { maySeeCaseBody } from './case-body.js'

export interface CaseBodyKey {
  readonly reference: string
  readonly bodyId: string
}

export interface FileView extends StoredFile {
  /** What it was sent with; nothing while it is only stored. */
  readonly sentWith: readonly {
    readonly kind: SubmissionKind
    readonly recommendation: number | null
    /** Of the plan or of the evidence; of an answer to a follow-up its entry of the timeline. */
    readonly version: number
  }[]
  /** Who took it out of the product; for the Ombudsman only. */
  readonly downloads: readonly { readonly at: string; readonly role: string; readonly actor: string }[]
}

/** The same, with how the plan stands that it came with. */
export const sentWith = (
  use: Pick<SubmissionFile, 'kind' | 'reference' | 'bodyId' | 'version'>,
  plans: readonly { reference: string; bodyId: string; version: number; status: string }[],
): SentWith => ({
  kind: use.kind as SubmissionKind,
  planStatus: plans.find(
    (p) => p.reference === use.reference && p.bodyId === use.bodyId && p.version === use.version,
  )?.status,
})

/** With what these files were sent, as the rows say it. */
async function usesOf(database: PrismaClient, { reference, bodyId }: CaseBodyKey, ids: readonly string[]) {
  const [uses, plans] = await Promise.all([
    database.submissionFile.findMany({
      where: { fileId: { in: [...ids] } },
      orderBy: [{ kind: 'asc' }, { number: 'asc' }, { version: 'asc' }],
    }),
    database.plan.findMany({ where: { reference, bodyId } }),
  ])
  return uses.map((use) => ({ ...use, sentWith: sentWith(use, plans) }))
}

/** The whole files of this case and body that the viewer may read, oldest first; null when it may not see the case. */
export async function listFiles(
  database: PrismaClient,
  viewer: Viewer,
  key: CaseBodyKey,
): Promise<FileView[] | null> {
  const { reference, bodyId } = key
  if (!(await maySeeCaseBody(database, viewer, key))) return null
  const rows = await database.file.findMany({
    where: { reference, bodyId, complete: true },
    orderBy: [{ storedAt: 'asc' }, { id: 'asc' }],
  })
  const ids = rows.map((row) => row.id)
  const [uses, downloads] = await Promise.all([
    usesOf(database, key, ids),
    organisationOf(viewer.role) === 'ombudsman'
      ? database.fileDownload.findMany({ where: { fileId: { in: ids } }, orderBy: { id: 'asc' } })
      : [],
  ])
  return rows.flatMap((row) => {
    const own = uses.filter((use) => use.fileId === row.id)
    if (
      !mayReadFile(
        viewer,
        row.room,
        own.map((use) => use.sentWith),
      )
    )
      return []
    return {
      ...storedFile(row),
      sentWith: own
        .filter((use) => mayReadFileOf(viewer, row.room, use.sentWith))
        .map(({ sentWith: { kind }, number, version }) => ({
          kind,
          recommendation: number || null,
          version,
        })),
      downloads: downloads
        .filter((d) => d.fileId === row.id)
        .map(({ at, role, actor }) => ({ at: at.toISOString(), role, actor })),
    }
  })
}

/** One file, or null when there is none that the viewer may read. */
export async function findFile(
  database: PrismaClient,
  viewer: Viewer,
  { reference, bodyId }: CaseBodyKey,
  id: string,
): Promise<StoredFile | null> {
  const key = { reference, bodyId }
  const row = await database.file.findFirst({ where: { id, ...key, complete: true } })
  if (!row) return null
  const uses = await usesOf(database, key, [id])
  if (
    !mayReadFile(
      viewer,
      row.room,
      uses.map((use) => use.sentWith),
    )
  )
    return null
  return (await maySeeCaseBody(database, viewer, key)) ? storedFile(row) : null
}

/** How many whole files of this case and body nothing was sent with yet. */
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
