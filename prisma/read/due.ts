// What is asked of the body and of CQC, from the rows that each step of a case leaves: for the page that a letter's link
// opens, and for the list that everybody has of what is asked of them.
import { localDateOf } from '../../domain/calendar/london-time.js'
import { parseLocalDate, type LocalDate } from '../../domain/calendar/local-date.js'
import { organisationOf } from '../../domain/people/roles.js'
import type { Viewer } from '../../domain/people/visibility.js'
import { standingAt, type DueItem, type DueKind, type DueStanding } from '../../domain/recommendation/due.js'
import { DUE_SAYS } from '../../domain/recommendation/due-words.js'
import type { Stage } from '../../domain/recommendation/stages.js'
import type { Party } from '../../domain/recommendation/whose-move.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { dateOf, dayOf } from '../dates.js'
import { visibleCaseBodies } from './case-body.js'
import { pageOf, type Page, type PageOf } from './page.js'

/** A due item and how it stands when it is read. */
export type StandingItem = DueItem & { readonly standing: DueStanding }

export interface LinkedCase {
  readonly reference: string
  readonly stage: Stage
  readonly waitingOn: readonly Party[]
  readonly scope: 'answer' | 'assurance' | 'view'
  readonly closed: boolean
  readonly today: LocalDate
  readonly due: readonly StandingItem[]
}

const SCOPES = { answer: ['body'], assurance: ['cqc'], view: ['body', 'cqc'] } as const

const scopeOf = (scope: string): LinkedCase['scope'] =>
  scope === 'answer' || scope === 'assurance' ? scope : 'view'

/**
 * The case of a link and what is due from its holder (of a manager's, from everybody), or null when it has not been recorded.
 *
 * @param now epoch milliseconds
 */
export async function readLinkedCase(
  database: PrismaClient,
  link: { readonly reference: string; readonly bodyId: string; readonly scope: string },
  now: number,
): Promise<LinkedCase | null> {
  const { reference, bodyId } = link
  const scope = scopeOf(link.scope)
  const body = await database.caseBody.findUnique({
    where: { reference_bodyId: { reference, bodyId } },
    include: { dueItems: { where: { askedOf: { in: [...SCOPES[scope]] } }, orderBy: { place: 'asc' } } },
  })
  if (!body) return null
  const at = momentOf(body, now)
  return {
    reference,
    scope,
    stage: body.stage as Stage,
    waitingOn: body.waitingOn as Party[],
    closed: body.closedAt !== null,
    today: localDateOf(at),
    due: body.dueItems.map((row) => standingItem(row, at)),
  }
}

/** A case may have lived further than the clock of whoever reads it. */
const momentOf = ({ changedAt }: { readonly changedAt: Date }, now: number) =>
  Math.max(now, changedAt.getTime())

function standingItem(row: Prisma.DueItemGetPayload<object>, at: number): StandingItem {
  const day = (date: Date | null) => date && parseLocalDate(dayOf(date))
  const [since, askedBy] = [day(row.stoppedSince), row.stoppedBy as 'body' | 'ombudsman' | null]
  const item: DueItem = {
    what: row.what as DueItem['what'],
    askedOf: row.askedOf as DueItem['askedOf'],
    recommendations: row.recommendations,
    on: day(row.dueOn),
    metUntil: day(row.metUntil),
    hopedFor: row.hopedFor,
    stopped: since && askedBy ? { since, askedBy } : null,
    askedOn: day(row.askedOn),
  }
  return { ...item, standing: standingAt(item, at) }
}

export interface DueFilter {
  readonly askedOf?: DueItem['askedOf'] | undefined
  readonly reference?: string | undefined
  readonly bodyId?: string | undefined
  readonly overdue?: boolean | undefined
  readonly dueBefore?: LocalDate | undefined
}

/** One thing that is asked, of whom and in which case. */
export interface AskedItem {
  readonly reference: string
  readonly bodyId: string
  readonly bodyName: string
  readonly askedOf: DueItem['askedOf']
  readonly what: DueKind
  readonly says: string
  readonly recommendations: readonly number[]
  /** Days are YYYY-MM-DD. */
  readonly dueOn: string | null
  readonly metUntil: string | null
  readonly hopedFor: boolean
  readonly standing: DueStanding
  readonly stopped: { readonly since: string; readonly askedBy: 'body' | 'ombudsman' } | null
  readonly askedOn: string | null
}

/**
 * One page of what is asked of the viewer, of the Ombudsman's people what is asked of anybody: by date, what has none last.
 *
 * @param now epoch milliseconds
 */
export async function listDue(
  database: PrismaClient,
  viewer: Viewer,
  filter: DueFilter,
  { after, limit }: Page<readonly [dueOn: string, reference: string, bodyId: string, place: string]>,
  now: number,
): Promise<PageOf<AskedItem>> {
  const rows = await database.dueItem.findMany({
    where: { AND: [visibleDue(viewer), dueRows(filter, now), after ? afterKey(after) : {}] },
    include: { caseBody: { select: { changedAt: true, body: { select: { name: true } } } } },
    orderBy: [
      { dueOn: { sort: 'asc', nulls: 'last' } },
      { reference: 'asc' },
      { bodyId: 'asc' },
      { place: 'asc' },
    ],
    take: limit + 1,
  })
  const keyed = rows.map((row) => {
    const { on: dueOn, ...item } = standingItem(row, momentOf(row.caseBody, now))
    const { reference, bodyId, caseBody } = row
    const says = DUE_SAYS[item.what]
    return {
      key: keyOf(row),
      item: { reference, bodyId, bodyName: caseBody.body.name, says, dueOn, ...item },
    }
  })
  const page = pageOf(keyed, limit, ({ key }) => key)
  return { items: page.items.map(({ item }) => item), next: page.next }
}

const keyOf = ({ dueOn, reference, bodyId, place }: Prisma.DueItemGetPayload<object>) =>
  [dueOn ? dayOf(dueOn) : '', reference, bodyId, String(place)] as const

function afterKey([dueOn, reference, bodyId, place]: readonly [string, string, string, string]) {
  const sameDay: Prisma.DueItemWhereInput = {
    dueOn: dueOn === '' ? null : dateOf(dueOn),
    OR: [
      { reference: { gt: reference } },
      { reference, bodyId: { gt: bodyId } },
      { reference, bodyId, place: { gt: Number(place) } },
    ],
  }
  return dueOn === '' ? sameDay : { OR: [sameDay, { dueOn: { gt: dateOf(dueOn) } }, { dueOn: null }] }
}

/** A body what is asked of it, CQC what is asked of CQC, in the cases that they may see. */
function visibleDue(viewer: Viewer): Prisma.DueItemWhereInput {
  const organisation = organisationOf(viewer.role)
  return {
    caseBody: visibleCaseBodies(viewer),
    ...(organisation !== 'ombudsman' && { askedOf: organisation }),
  }
}

function dueRows(
  { askedOf, reference, bodyId, overdue, dueBefore }: DueFilter,
  now: number,
): Prisma.DueItemWhereInput {
  const late = { hopedFor: false, stoppedSince: null, metUntil: { lt: dateOf(localDateOf(now)) } }
  return {
    AND: [
      askedOf ? { askedOf } : {},
      reference ? { reference } : {},
      bodyId ? { bodyId } : {},
      dueBefore ? { dueOn: { lt: dateOf(dueBefore) } } : {},
      overdue === undefined
        ? {}
        : overdue
          ? late
          : {
              OR: [
                { hopedFor: true },
                { stoppedSince: { not: null } },
                { metUntil: null },
                { metUntil: { gte: dateOf(localDateOf(now)) } },
              ],
            },
    ],
  }
}
