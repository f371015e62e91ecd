// Starts a case: from the API, from an import, from a rehearsal. One round trip to the database, then the engine's call;
// what is wrong is found before anything is stored.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { calendarsIn, type Calendar } from '../../domain/calendar/calendar.js'
import type { SendingHours } from '../../domain/calendar/sending-hours.js'
import type { Actor } from '../../domain/people/roles.js'
import { invalid, type Refusal } from '../../domain/refusal.js'
import { caseRefusals, placeOfBody, type CaseRequest } from '../../domain/recommendation/case-request.js'
import type { CaseText } from '../../domain/recommendation/case-text.js'
import { formOf, type DecisionForm } from '../../domain/recommendation/statutory/form.js'
import { recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import { initialStates, type Opening } from '../../domain/recommendation/opening.js'
import { conditionIn } from './recommendation-fields.js'
import { datedBy } from '../../domain/recommendation/wording-basis.js'
import { termInWords } from '../../domain/recommendation/words-read.js'
import type { Basis, DateDoubt } from '../../domain/recommendation/term.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { takeInCase, type BodyMatch, type CaseIntake } from '../../prisma/intake/cases.js'
import { requestHash } from '../../prisma/intake/request-hash.js'
import { discardText } from '../../prisma/intake/texts.js'
import { bodiesNamedLike } from '../../prisma/read/bodies.js'
import type { Desk } from '../../temporal/desk.js'

export interface StartPorts {
  readonly database: PrismaClient
  readonly desk: Pick<Desk, 'startRecommendation'>
  /** England's; made once for a process. */
  readonly calendar: Calendar
  /** When reminders leave; 09:00 to 17:00, if not given. */
  readonly sendingHours?: SendingHours
  /** Milliseconds added to the wall clock: 0, except in tests and rehearsals. */
  readonly clockShift: number
  /** What a rehearsal plays without anybody having stated it: then its dates say so. */
  readonly assumed?: AssumedDates
}

/** Numbers of the recommendations whose date is assumed, and places of the bodies whose plan's date is. */
export interface AssumedDates {
  readonly deadlines: readonly number[]
  readonly planDates: readonly number[]
}

export interface StartedBody {
  readonly bodyId: string
  readonly workflowId: string
}

/** Why the words of a decision gave no date, or another than the one that was stated. */
export interface StartedDoubts {
  readonly recommendation: number
  readonly doubts: readonly DateDoubt[]
}

export type CaseStart =
  | {
      readonly status: 'started' | 'already'
      readonly reference: string
      readonly bodies: readonly StartedBody[]
      /** Absent when there are none, and when the case was there already. */
      readonly doubts?: readonly StartedDoubts[]
    }
  /** A case with this reference was started with another request. */
  | { readonly status: 'differs'; readonly reference: string }
  | { readonly status: 'refused'; readonly refusals: readonly Refusal[] }

/**
 * Starts the case in the officer's name, or says why not. Repeatable: the same request finds the same case. The API
 * has the `hash` of its request already; an import gives that of its row, because what a row asks for depends on the day:
 * what was new is taken over later.
 */
export async function startCase(
  ports: StartPorts,
  officer: Actor,
  request: CaseRequest,
  hash = requestHash(request),
): Promise<CaseStart> {
  const { reference } = request
  const today = localDateOf(Date.now() + ports.clockShift)
  const refusals = caseRefusals(request, today, ports.calendar)
  if (refusals.length) return { status: 'refused', refusals }
  const words = {
    room: 'ombudsman',
    kind: 'case',
    content: caseText(request, hash),
    storedBy: officer.subject,
  } as const
  const intake = await takeInCase(ports.database, reference, words, request.responsibleBodies)
  if (intake.status === 'unmatched')
    return { status: 'refused', refusals: await matchRefusals(ports.database, request, intake.matches) }
  if (intake.status === 'exists')
    return intake.requestHash === hash
      ? { status: 'already', reference, bodies: startedBodies(reference, intake.bodyIds) }
      : { status: 'differs', reference }
  return begin(ports, officer, request, intake, hash, today)
}

async function begin(
  { database, desk, ...world }: StartPorts,
  { subject, role }: Actor,
  request: CaseRequest,
  { textId, bodies }: Extract<CaseIntake, { status: 'stored' }>,
  hash: string,
  today: LocalDate,
): Promise<CaseStart> {
  const twice = bodies.findIndex((b, i) => bodies.findIndex((other) => other.bodyId === b.bodyId) < i)
  if (twice >= 0) {
    await discardText(database, textId)
    const field = `/responsibleBodies/${twice}`
    return {
      status: 'refused',
      refusals: [invalid(field, 'is a body that is already named', 'name each body once')],
    }
  }
  // The first body's workflow starts the others: in one order for all, so that two starts of a case meet at the first.
  const opening = openingOf(request, textId, bodies, world, today)
  const states = initialStates({ ...opening, startedBy: { subject, role } }, today)
  const nameOf = bodies.find((b) => b.bodyId === states[0].bodyId)?.name
  const started = await desk.startRecommendation(states[0], hash, nameOf)
  const { reference } = request
  const doubts = doubtsIn(opening)
  if (started.status === 'already') {
    await discardText(database, textId)
    if (started.bodyHash !== hash) return { status: 'differs', reference }
  }
  return {
    status: started.status,
    reference,
    bodies: startedBodies(
      reference,
      states.map((s) => s.bodyId),
    ),
    ...(started.status === 'started' && doubts.length > 0 && { doubts }),
  }
}

const startedBodies = (reference: string, bodyIds: readonly string[]): StartedBody[] =>
  [...bodyIds].sort().map((bodyId) => ({ bodyId, workflowId: recommendationWorkflowId(reference, bodyId) }))

const formIn = (form: DecisionForm | undefined) => (form ? { form } : {})

function openingOf(
  request: CaseRequest,
  textId: string,
  matched: Extract<CaseIntake, { status: 'stored' }>['bodies'],
  { calendar, clockShift, sendingHours, assumed }: Omit<StartPorts, 'database' | 'desk'>,
  today: LocalDate,
): Opening {
  const { responsibleBodies } = request
  const bodies = responsibleBodies.map(({ type, planDueOn, takeOver, form, named, receivedOn }, place) => ({
    bodyId: matched[place]?.bodyId as string,
    ...(matched[place]?.addressed === false && { unaddressed: true as const }),
    bodyType: type,
    planDueOn: planDueOn ?? null,
    ...(planDueOn && assumed?.planDates.includes(place) && { planBasis: assumedBasis(planDueOn, request) }),
    takeOver: takeOver ?? null,
    ...formIn(formOf(type, request.kind, form)),
    ...(named === false && { unnamed: true as const }),
    ...(receivedOn && { receivedOn }),
  }))
  return {
    reference: request.reference,
    team: request.team,
    decisionDate: request.decisionDate,
    textId,
    // A decision often names the service and not its id: it is CQC's location all the same.
    hasCqcLocation: request.cqcLocationId !== undefined || request.careService !== undefined,
    mayBeShared: request.mayBeShared,
    ...(request.potentialBreach && { potentialBreach: request.potentialBreach }),
    bodies: [...bodies].sort((a, b) => (a.bodyId < b.bodyId ? -1 : 1)),
    recommendations: request.recommendations.map((r, index) => ({
      number: index + 1,
      kind: r.kind,
      requires: r.requires,
      assurance: r.assurance,
      ...(r.category && { category: r.category }),
      ...(r.condition && { condition: conditionIn(r.condition) }),
      ...dateOf(request, r, textId, calendar, today),
      ...(r.dueOn && assumed?.deadlines.includes(index + 1) && { basis: assumedBasis(r.dueOn, request) }),
      bodyIds: r.bodies
        ? r.bodies.map((mention) => bodies[placeOfBody(responsibleBodies, mention)]?.bodyId as string)
        : bodies.map((b) => b.bodyId),
    })),
    calendar,
    clockShift,
    ...(request.severity && { severity: request.severity }),
    ...(sendingHours && { sendingHours }),
  }
}

const assumedBasis = (on: LocalDate, { decisionDate }: CaseRequest): Basis => ({
  kind: 'assumed',
  on,
  setOn: decisionDate,
  by: 'rehearsal',
})

const dateOf = (
  { decisionDate }: CaseRequest,
  { dueOn, deadlineWording }: CaseRequest['recommendations'][number],
  textId: string,
  calendar: Calendar,
  today: LocalDate,
) =>
  datedBy(
    dueOn,
    deadlineWording === undefined
      ? undefined
      : termInWords(deadlineWording, decisionDate, textId, calendarsIn(calendar)),
    today,
  )

/** What the decision's words left to a person, as codes. */
const doubtsIn = ({ recommendations }: Opening): readonly StartedDoubts[] =>
  recommendations.flatMap(({ number, undated }) =>
    undated?.doubts.length ? [{ recommendation: number, doubts: undated.doubts }] : [],
  )

const caseText = (request: CaseRequest, hash: string): CaseText => ({
  category: request.category,
  subCategory: request.subCategory,
  finding: request.finding,
  kind: request.kind,
  careService: request.careService ?? null,
  cqcLocationId: request.cqcLocationId ?? null,
  source: request.source ?? null,
  note: request.note ?? null,
  ...(request.officer && {
    officer: { name: request.officer.name, phone: request.officer.phone ?? null },
  }),
  ...(request.equalityOrHumanRights && { equalityOrHumanRights: true }),
  ...(request.potentialBreach && { potentialBreach: request.potentialBreach }),
  recommendations: request.recommendations.map((r, index) => ({
    number: index + 1,
    kind: r.kind,
    summary: r.summary,
    amountGBP: r.amountGBP ?? null,
    deadlineWording: r.deadlineWording ?? null,
    expectedEvidence: r.expectedEvidence ?? null,
    cutOff: r.cutOff ?? null,
    condition: r.condition?.words ?? null,
  })),
  requestHash: hash,
})

/** What is wrong with the bodies that are not exactly one known body, with those that the name may mean. */
async function matchRefusals(
  database: PrismaClient,
  { responsibleBodies }: CaseRequest,
  matches: readonly BodyMatch[],
): Promise<Refusal[]> {
  const refusals = await Promise.all(
    matches.map(async (match, index): Promise<Refusal | null> => {
      const body = responsibleBodies[index]
      const field = `/responsibleBodies/${index}/${body?.id === undefined ? 'name' : 'id'}`
      switch (match.found) {
        case 'one':
          return null
        case 'anonymous':
          return invalid(field, `“${body?.name ?? ''}” names nobody`, 'give the id of the body that is meant')
        case 'several':
          return invalid(
            field,
            'is the name of several bodies',
            `give the id of one: ${match.bodyIds.join(', ')}`,
          )
        case 'none': {
          const what = `${body?.type ?? 'body'} “${body?.id ?? body?.name ?? ''}”`
          const near = await bodiesNamedLike(database, body?.name ?? body?.id ?? '')
          const perhaps = near.map((b) => `${b.id} (${b.type}, ${b.name})`).join('; ')
          return invalid(
            field,
            `there is no ${what}`,
            near.length
              ? `give an id, perhaps ${perhaps}; or add it with POST /bodies`
              : 'add it with POST /bodies first',
          )
        }
      }
    }),
  )
  return refusals.filter((refusal) => refusal !== null)
}
