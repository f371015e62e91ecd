// The list of cases: one entry for each case and responsible body.
import type { FormalStepName } from '../../domain/recommendation/statutory/state.js'
import type { BodyType } from '../../domain/people/bodies.js'
import { organisationOf } from '../../domain/people/roles.js'
import type { Viewer } from '../../domain/people/visibility.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { Stage } from '../../domain/recommendation/stages.js'
import type { Phase } from '../../domain/recommendation/statutory/phase.js'
import type { CqcPart, Outcome } from '../../domain/recommendation/state.js'
import type { Party, WaitingOn } from '../../domain/recommendation/whose-move.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { visibleCaseBodies } from './case-body.js'
import { dateOf, dayOf, dayOrNull } from '../dates.js'
import type { TrackStanding } from './case-view.js'
import { readFollowed } from './linked-cases.js'
import { pageOf, type Page, type PageOf } from './page.js'

export interface CaseFilter {
  readonly stage?: Stage | undefined
  readonly waitingOn?: WaitingOn | undefined
  readonly bodyId?: string | undefined
  readonly team?: string | undefined
  readonly overdue?: boolean | undefined
  readonly dueBefore?: LocalDate | undefined
  readonly cqc?: CqcPart | undefined
  /** Where the statutory track stands, and what of it falls before a day. */
  readonly phase?: Phase | undefined
  readonly trackDueBefore?: LocalDate | undefined
  /** Whether a delayed remedy is entered and not concluded. */
  readonly delayed?: boolean | undefined
  /** Whether it ended against a duty of the Ombudsman's. */
  readonly againstDuty?: boolean | undefined
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
  readonly waitingOn: readonly Party[]
  readonly dueOn: string | null
  readonly overdue: boolean
  readonly cqcPart: CqcPart
  readonly outcome: Outcome | null
  readonly openedAt: string
  readonly closedAt: string | null
  readonly track: TrackStanding | null
  /** The new cases about its failure, and the earlier ones whose failure it is about. For the Ombudsman only. */
  readonly linkedCases: readonly string[]
  readonly follows: readonly string[]
  /** When a delayed remedy is expected, as it stands now. For the Ombudsman only. */
  readonly delayedExpectedOn: string | null
  /** The step that the Act says the Ombudsman shall take and without which the case ended. For the Ombudsman only. */
  readonly endedAgainstDuty: FormalStepName | null
}

/** One page of the cases that the viewer may see, in the order of reference and body id, which never change. */
export async function listCases(
  database: PrismaClient,
  viewer: Viewer,
  filter: CaseFilter,
  { after, limit }: Page<readonly [reference: string, bodyId: string]>,
): Promise<PageOf<CaseItem>> {
  const rows = await database.caseBody.findMany({
    where: { AND: [visibleCaseBodies(viewer), whereOf(viewer, filter), after ? afterKey(after) : {}] },
    include: { case: true, body: true },
    orderBy: [{ reference: 'asc' }, { bodyId: 'asc' }],
    take: limit + 1,
  })
  const followed = await readFollowed(
    database,
    viewer,
    rows.map((row) => row.reference),
  )
  const items = rows.map((row) => itemOf(viewer, row, followed))
  return pageOf(items, limit, (item) => [item.reference, item.bodyId])
}

const afterKey = ([reference, bodyId]: readonly [string, string]): Prisma.CaseBodyWhereInput => ({
  OR: [{ reference: { gt: reference } }, { reference, bodyId: { gt: bodyId } }],
})

/** A filter by what the viewer may not know finds nothing. */
const whereOf = (viewer: Viewer, filter: CaseFilter): Prisma.CaseBodyWhereInput => ({
  AND: [rowsOf(filter), trackRows(viewer, filter), delayedRows(viewer, filter), dutyRows(viewer, filter)],
})

const NONE: Prisma.CaseBodyWhereInput = { bodyId: { in: [] } }

function trackRows(viewer: Viewer, { phase, trackDueBefore }: CaseFilter): Prisma.CaseBodyWhereInput {
  if (!phase && !trackDueBefore) return {}
  if (organisationOf(viewer.role) === 'cqc') return NONE
  return {
    ...(phase && { trackPhase: phase }),
    ...(trackDueBefore && { trackDueOn: { lt: dateOf(trackDueBefore) } }),
  }
}

function delayedRows(viewer: Viewer, { delayed }: CaseFilter): Prisma.CaseBodyWhereInput {
  if (delayed === undefined) return {}
  if (organisationOf(viewer.role) !== 'ombudsman') return NONE
  return delayed
    ? { delayedExpectedOn: { not: null }, closedAt: null }
    : { OR: [{ delayedExpectedOn: null }, { closedAt: { not: null } }] }
}

function dutyRows(viewer: Viewer, { againstDuty }: CaseFilter): Prisma.CaseBodyWhereInput {
  if (againstDuty === undefined) return {}
  if (organisationOf(viewer.role) !== 'ombudsman') return NONE
  return { endedAgainstDuty: againstDuty ? { not: null } : null }
}

const rowsOf = ({
  stage,
  waitingOn,
  bodyId,
  team,
  overdue,
  dueBefore,
  cqc,
}: CaseFilter): Prisma.CaseBodyWhereInput => ({
  ...(stage && { stage }),
  ...(waitingOn && { waitingOn: waitingOn === 'nobody' ? { isEmpty: true } : { has: waitingOn } }),
  ...(bodyId && { bodyId }),
  ...(team && { case: { team } }),
  ...(overdue !== undefined && { overdue }),
  ...(dueBefore && { dueOn: { lt: dateOf(dueBefore) } }),
  ...(cqc && { cqcPart: cqc }),
})

/** What stands beside stage and dates, as far as the viewer may know it. */
export function beside(
  viewer: Viewer,
  row: Pick<
    CaseBodyRow,
    'trackPhase' | 'trackDueOn' | 'linkedCases' | 'delayedExpectedOn' | 'endedAgainstDuty'
  >,
): Pick<CaseItem, 'track' | 'linkedCases' | 'delayedExpectedOn' | 'endedAgainstDuty'> {
  const organisation = organisationOf(viewer.role)
  const isOmbudsman = organisation === 'ombudsman'
  return {
    track:
      row.trackPhase === null || organisation === 'cqc'
        ? null
        : { phase: row.trackPhase as Phase, dueOn: dayOrNull(row.trackDueOn) },
    linkedCases: isOmbudsman ? row.linkedCases : [],
    delayedExpectedOn: isOmbudsman ? dayOrNull(row.delayedExpectedOn) : null,
    endedAgainstDuty: isOmbudsman ? (row.endedAgainstDuty as FormalStepName | null) : null,
  }
}

type CaseBodyRow = Prisma.CaseBodyGetPayload<{ include: { case: true; body: true } }>

const itemOf = (
  viewer: Viewer,
  row: CaseBodyRow,
  followed: ReadonlyMap<string, readonly string[]>,
): CaseItem => ({
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
  waitingOn: row.waitingOn as Party[],
  dueOn: row.dueOn && dayOf(row.dueOn),
  overdue: row.overdue,
  cqcPart: row.cqcPart as CqcPart,
  outcome: row.outcome as Outcome | null,
  openedAt: row.openedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
  follows: followed.get(row.reference) ?? [],
  ...beside(viewer, row),
})
