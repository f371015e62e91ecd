// Two versions of a body's action plan, for whoever may read both.
import { mayReadWords, maySeePlan, type Viewer } from '../../domain/people/visibility.js'
import { comparePlans, type ComparedPlans, type PlanWords } from '../../domain/recommendation/plan-words.js'
import type { PrismaClient } from '../generated/client.js'
import { maySeeCaseBody } from './case-body.js'
import { dayOf, dayOrNull } from '../dates.js'
import { storedFile, type StoredFile } from '../intake/files.js'

export interface ComparedVersion {
  readonly version: number
  readonly receivedOn: string
  readonly status: string
  readonly loggedOn: string | null
  readonly sha256: string
}

export interface PlanComparison extends ComparedPlans {
  readonly versions: readonly [ComparedVersion, ComparedVersion]
  /** Files that only the later, or only the earlier version has. */
  readonly filesAdded: readonly StoredFile[]
  readonly filesRemoved: readonly StoredFile[]
}

/** What differs between the versions, or null when the viewer may not read both of them. */
export async function readPlanComparison(
  database: PrismaClient,
  viewer: Viewer,
  { reference, bodyId }: { readonly reference: string; readonly bodyId: string },
  [from, to]: readonly [number, number],
): Promise<PlanComparison | null> {
  if (!(await maySeeCaseBody(database, viewer, { reference, bodyId }))) return null
  const key = { reference, bodyId, version: { in: [from, to] } }
  const [plans, files] = await Promise.all([
    database.plan.findMany({ where: key }),
    database.submissionFile.findMany({
      where: { ...key, kind: 'plan' },
      orderBy: { fileId: 'asc' },
      include: { file: true },
    }),
  ])
  const texts = await database.text.findMany({ where: { id: { in: plans.map((p) => p.textId) } } })
  const versionOf = (version: number) => {
    const plan = plans.find((p) => p.version === version)
    const text = texts.find((t) => t.id === plan?.textId)
    if (!plan || !text || !maySeePlan(viewer, plan) || !mayReadWords(viewer, text)) return null
    const { receivedOn, status, loggedOn, sha256 } = plan
    const words = text.content as unknown as PlanWords
    return {
      words,
      shown: { version, receivedOn: dayOf(receivedOn), status, loggedOn: dayOrNull(loggedOn), sha256 },
    }
  }
  const [before, after] = [versionOf(from), versionOf(to)]
  if (!before || !after) return null
  const only = (version: number, other: number) =>
    files
      .filter((f) => f.version === version)
      .filter(({ fileId }) => !files.some((f) => f.version === other && f.fileId === fileId))
      .map(({ file }) => storedFile(file))
  return {
    versions: [before.shown, after.shown],
    ...comparePlans(before.words, after.words),
    filesAdded: only(to, from),
    filesRemoved: only(from, to),
  }
}
