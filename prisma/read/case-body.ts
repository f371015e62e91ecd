// Which cases a viewer may see. Every read of cases goes through here, so that row-level security can later be put
// under it without another read to change.
import { organisationOf } from '../../domain/people/roles.js'
import type { Viewer } from '../../domain/people/visibility.js'
import type { Prisma, PrismaClient } from '../generated/client.js'

/** The rows of cases that the viewer may see: all, those of its body, or those in which CQC has a part. */
export function visibleCaseBodies(viewer: Viewer): Prisma.CaseBodyWhereInput {
  switch (organisationOf(viewer.role)) {
    case 'ombudsman':
      return {}
    case 'cqc':
      return { cqcPart: 'runs' }
    case 'body':
      return { bodyId: viewer.bodyId ?? '' }
  }
}

/** Whether the viewer may see this case at any of its bodies. */
export const isCaseVisible = async (database: PrismaClient, viewer: Viewer, reference: string) =>
  (await database.caseBody.count({ where: { AND: [{ reference }, visibleCaseBodies(viewer)] } })) > 0

/** Whether the viewer may see this case of this body. */
export async function maySeeCaseBody(
  database: PrismaClient,
  viewer: Viewer,
  { reference, bodyId }: { readonly reference: string; readonly bodyId: string },
): Promise<boolean> {
  const count = await database.caseBody.count({
    where: { AND: [{ reference, bodyId }, visibleCaseBodies(viewer)] },
  })
  return count > 0
}
