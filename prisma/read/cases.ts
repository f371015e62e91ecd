// The list of cases: one entry for each case and responsible body.
import type { BodyType } from '../../domain/people/bodies.js'
import type { Viewer } from '../../domain/people/visibility.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { Stage, WaitingOn } from '../../domain/recommendation/stages.js'
import type { CqcPart, Outcome } from '../../domain/recommendation/state.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { visibleCaseBodies } from './case-body.js'
import { dateOf, dayOf } from '../dates.js'
import { pageOf, type Page, type PageOf } from './page.js'

export interface CaseFilter {
  readonly stage?: Stage | undefined
  readonly waitingOn?: WaitingOn | undefined
  readonly bodyId?: string | undefined
  readonly team?: string | undefined
  readonly overdue?: boolean | undefined
  readonly dueBefore?: LocalDate | undefined
  readonly cqc?: CqcPart | undefined
}

export interface CaseItem {
  readonly reference: string
  readonly bodyId: string
  readonly bodyName: string
  readonly bodyType: BodyType
  readonly decisionDate: string
  readonly category: string
  readonly subCategory: string
  readonly team: string
  readonly seq: number
  readonly stage: Stage
  readonly waitingOn: WaitingOn
  readonly dueOn: string | null
  readonly overdue: boolean
  readonly cqcPart: CqcPart
  readonly outcome: Outcome | null
  readonly openedAt: string
  readonly closedAt: string | null
}

/** One page of the cases that the viewer may see, in the order of reference and body id, which never change. */
export async function listCases(
  database: PrismaClient,
  viewer: Viewer,
  filter: CaseFilter,
  { after, limit }: Page<readonly [reference: string, bodyId: string]>,
): Promise<PageOf<CaseItem>> {
  const rows = await database.caseBody.findMany({
    where: { AND: [visibleCaseBodies(viewer), whereOf(filter), after ? afterKey(after) : {}] },
    include: { case: true, body: true },
    orderBy: [{ reference: 'asc' }, { bodyId: 'asc' }],
    take: limit + 1,
  })
  return pageOf(rows.map(itemOf), limit, (item) => [item.reference, item.bodyId])
}

const afterKey = ([reference, bodyId]: readonly [string, string]): Prisma.CaseBodyWhereInput => ({
  OR: [{ reference: { gt: reference } }, { reference, bodyId: { gt: bodyId } }],
})

const whereOf = ({
  stage,
  waitingOn,
  bodyId,
  team,
  overdue,
  dueBefore,
  cqc,
}: CaseFilter): Prisma.CaseBodyWhereInput => ({
  ...(stage && { stage }),
  ...(waitingOn && { waitingOn }),
  ...(bodyId && { bodyId }),
  ...(team && { case: { team } }),
  ...(overdue !== undefined && { overdue }),
  ...(dueBefore && { dueOn: { lt: dateOf(dueBefore) } }),
  ...(cqc && { cqcPart: cqc }),
})

const itemOf = (row: Prisma.CaseBodyGetPayload<{ include: { case: true; body: true } }>): CaseItem => ({
  reference: row.reference,
  bodyId: row.bodyId,
  bodyName: row.body.name,
  bodyType: row.body.type as BodyType,
  decisionDate: dayOf(row.case.decisionDate),
  category: row.case.category,
  subCategory: row.case.subCategory,
  team: row.case.team,
  seq: row.seq,
  stage: row.stage as Stage,
  waitingOn: row.waitingOn as WaitingOn,
  dueOn: row.dueOn && dayOf(row.dueOn),
  overdue: row.overdue,
  cqcPart: row.cqcPart as CqcPart,
  outcome: row.outcome as Outcome | null,
  openedAt: row.openedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
})
