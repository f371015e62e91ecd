// The changes of a whole case as its viewer may know them: what was decided, and which bodies have taken it.
import {
  standingOfChange,
  type BodyAnswer,
  type CaseChange,
  type ChangeStanding,
} from '../../domain/case-change/change.js'
import { organisationOf } from '../../domain/people/roles.js'
import type { Viewer } from '../../domain/people/visibility.js'
import type { PrismaClient } from '../generated/client.js'
import { readWords } from './words.js'

export interface CaseChangeView {
  readonly id: string
  readonly what: CaseChange['what']
  readonly standing: ChangeStanding
  readonly decisionDate: string | null
  readonly decisionDateBefore: string | null
  /** Whether they are touched, where that was put right. */
  readonly equalityOrHumanRights: boolean | null
  /** Whose details changed. */
  readonly bodyId: string | null
  /** Which recommendation was added or changed. */
  readonly recommendation: number | null
  /** Who decided it; for the Ombudsman only. */
  readonly actor: string | null
  readonly begunAt: string
  readonly endedAt: string | null
  readonly words: unknown
  readonly bodies: readonly {
    readonly bodyId: string
    readonly answer: BodyAnswer
    readonly problem: string | null
    readonly answeredAt: string | null
  }[]
}

interface Data {
  readonly bodyId?: string
  readonly bodyIds?: readonly string[]
  readonly decisionDate?: string
  readonly decisionDateBefore?: string
  readonly equalityOrHumanRights?: boolean
  readonly added?: { readonly recommendation: number }
  readonly amended?: { readonly recommendation: number }
  readonly withdrawn?: { readonly recommendation: number }
  readonly recorded?: { readonly recommendation: number }
}

/** The changes of a case, the first one first, as far as they concern `bodyIds`: those that the viewer may see. */
export async function readCaseChanges(
  database: PrismaClient,
  viewer: Viewer,
  reference: string,
  bodyIds: ReadonlySet<string>,
): Promise<CaseChangeView[]> {
  const [changes, answers] = await database.$transaction([
    database.caseChange.findMany({ where: { reference }, orderBy: [{ begunAt: 'asc' }, { id: 'asc' }] }),
    database.caseChangeAnswer.findMany({ where: { reference }, orderBy: { bodyId: 'asc' } }),
  ])
  if (changes.length === 0) return []
  const isOmbudsman = organisationOf(viewer.role) === 'ombudsman'
  const words = await readWords(
    database,
    viewer,
    changes.map((c) => c.textId),
  )
  return changes
    .map((change) => ({ ...change, data: change.data as Data }))
    .filter(({ what, data }) => isOmbudsman || (!isHidden(what, viewer) && concerns(data, bodyIds)))
    .map(({ data, ...change }) => {
      const bodies = answers.filter((a) => a.changeId === change.id && bodyIds.has(a.bodyId))
      return {
        id: change.id,
        what: change.what as CaseChange['what'],
        standing: standingOfChange(bodies.map((b) => b.answer as BodyAnswer)),
        decisionDate: data.decisionDate ?? null,
        decisionDateBefore: data.decisionDateBefore ?? null,
        equalityOrHumanRights: data.equalityOrHumanRights ?? null,
        bodyId: data.bodyId ?? null,
        recommendation:
          (data.added ?? data.amended ?? data.withdrawn ?? data.recorded)?.recommendation ?? null,
        actor: isOmbudsman ? change.actor : null,
        begunAt: change.begunAt.toISOString(),
        endedAt: change.endedAt?.toISOString() ?? null,
        words: words.get(change.textId) ?? null,
        bodies: bodies.map(({ bodyId, answer, problem, answeredAt }) => ({
          bodyId,
          answer: answer as BodyAnswer,
          problem: isOmbudsman ? problem : null,
          answeredAt: answeredAt?.toISOString() ?? null,
        })),
      }
    })
}

/** Another body's details are not this body's to know, nor what others are recommended. */
const concerns = ({ bodyId, bodyIds: named }: Data, bodyIds: ReadonlySet<string>) =>
  (bodyId === undefined || bodyIds.has(bodyId)) && (named?.some((id) => bodyIds.has(id)) ?? true)

/** The complainant is the Ombudsman's alone; what CQC may know of a recommendation stands with it. */
const isHidden = (what: string, viewer: Viewer) =>
  what === 'complainant' || (what.startsWith('recommendation-') && organisationOf(viewer.role) === 'cqc')

/** What must be known of a case before it is changed: bodies, date, the first day on which anything came, changes. */
export async function caseToChange(database: PrismaClient, reference: string) {
  const file = await database.caseFile.findUnique({
    where: { reference },
    include: { bodies: { select: { bodyId: true, seq: true, body: { select: { type: true } } } } },
  })
  if (!file) return null
  const open = { reference, bodyId: { in: file.bodies.map((b) => b.bodyId) } }
  const [plan, evidence, changes] = await Promise.all([
    database.plan.findFirst({ where: open, orderBy: { receivedOn: 'asc' }, select: { receivedOn: true } }),
    database.evidence.findFirst({
      where: open,
      orderBy: { receivedOn: 'asc' },
      select: { receivedOn: true },
    }),
    database.caseChange.findMany({ where: { reference }, select: { id: true, what: true, endedAt: true } }),
  ])
  return {
    decisionDate: file.decisionDate,
    equalityOrHumanRights: file.equalityOrHumanRights,
    bodies: file.bodies.map(({ bodyId, seq, body }) => ({ bodyId, seq, type: body.type })),
    firstReceived: [plan?.receivedOn, evidence?.receivedOn]
      .filter((on) => on !== undefined)
      .sort((a, b) => a.getTime() - b.getTime())[0],
    changes: changes.map((c) => c.id),
    underWay: changes.find((c) => c.endedAt === null),
  }
}
