// What is due in a case from the recipient of a letter, from the rows: for the page that the letter's link opens.
import type { Stage } from '../../domain/recommendation/stages.js'
import type { PrismaClient } from '../generated/client.js'
import { dayOrNull } from '../dates.js'

export interface DueItem {
  readonly what: 'plan' | 'evidence' | 'seek-assurance' | 'follow-up' | 'log-plan' | 'assurance'
  readonly recommendations: readonly number[]
  /** YYYY-MM-DD; null when no date is set. */
  readonly on: string | null
}

export interface LinkedCase {
  readonly reference: string
  readonly stage: Stage
  readonly scope: 'answer' | 'assurance' | 'view'
  readonly closed: boolean
  readonly due: readonly DueItem[]
}

const SETTLED = ['satisfied', 'satisfied-late', 'satisfied-incomplete', 'not-satisfied']

interface Row {
  readonly number: number
  readonly requires: string
  readonly dueOn: Date | null
  readonly evidenceVersion: number
  readonly assuranceStatus: string
  readonly judgement: string | null
  readonly settledAs: string | null
  readonly conditionStanding: string | null
}

const isOpen = (o: Row) =>
  o.settledAs === null && o.conditionStanding !== 'open' && !SETTLED.includes(o.judgement ?? '')
const isEvidenced = (o: Row) => o.evidenceVersion > 0 && o.judgement !== 'more-needed'

/** The case of a link and what is due from its holder, or null when it has not been recorded. */
export async function readLinkedCase(
  database: PrismaClient,
  {
    reference,
    bodyId,
    scope,
  }: { readonly reference: string; readonly bodyId: string; readonly scope: string },
): Promise<LinkedCase | null> {
  const key = { reference, bodyId }
  const [body, obligations, plan] = await Promise.all([
    database.caseBody.findUnique({ where: { reference_bodyId: key } }),
    database.obligation.findMany({ where: key, orderBy: { number: 'asc' } }),
    database.plan.findFirst({ where: key, orderBy: { version: 'desc' } }),
  ])
  if (!body) return null
  const shape = { reference, stage: body.stage as Stage, closed: body.closedAt !== null }
  if (scope === 'assurance') {
    const log: DueItem[] =
      plan?.status === 'accepted' && !plan.loggedOn
        ? [{ what: 'log-plan', recommendations: [], on: null }]
        : []
    const sought = obligations.filter((o) => o.assuranceStatus === 'sought').map((o) => o.number)
    const answer: DueItem[] = sought.length ? [{ what: 'assurance', recommendations: sought, on: null }] : []
    return { ...shape, scope, due: body.cqcPart === 'runs' && !shape.closed ? [...log, ...answer] : [] }
  }
  if (scope !== 'answer') return { ...shape, scope: 'view', due: [] }
  const planned = (number: number) =>
    plan !== null &&
    (plan.acceptedFor.includes(number) || (plan.status === 'accepted' && !plan.unanswered.includes(number)))
  return { ...shape, scope, due: shape.closed ? [] : dueFromBody(body, obligations, planned) }
}

function dueFromBody(
  body: {
    stage: string
    waitingOn: string
    cqcPart: string
    planDueOn: Date | null
    followUpOn: Date | null
  },
  obligations: readonly Row[],
  /** Whether a plan stands accepted for a recommendation. */
  planned: (number: number) => boolean,
): DueItem[] {
  const open = obligations.filter(isOpen)
  const due: DueItem[] = []
  if (body.stage === 'awaiting-plan') {
    const asked = open.filter((o) => o.requires === 'action-plan' && !planned(o.number)).map((o) => o.number)
    due.push({ what: 'plan', recommendations: asked, on: dayOrNull(body.planDueOn) })
  }
  for (const o of open.filter((one) => !isEvidenced(one)))
    due.push({ what: 'evidence', recommendations: [o.number], on: dayOrNull(o.dueOn) })
  const unsought = open.filter(
    (o) => body.cqcPart === 'runs' && o.assuranceStatus === 'wanted' && isEvidenced(o),
  )
  if (unsought.length)
    due.push({ what: 'seek-assurance', recommendations: unsought.map((o) => o.number), on: null })
  if (body.stage === 'follow-up' && body.waitingOn === 'body')
    due.push({ what: 'follow-up', recommendations: [], on: dayOrNull(body.followUpOn) })
  return due
}
