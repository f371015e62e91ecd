// Makes a request of CQC's own: what can be known beforehand is checked, the words are stored, the durable process starts.
import { limitedTo, type Calendar } from '../../domain/calendar/calendar.js'
import { addDays, inWords, type LocalDate } from '../../domain/calendar/local-date.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import type { Actor } from '../../domain/people/roles.js'
import { newRequest } from '../../domain/regulation-request/state.js'
import { discardText, storeText } from '../../prisma/intake/texts.js'
import { typeOfBody } from '../../prisma/read/bodies.js'
import { isCaseVisible } from '../../prisma/read/case-body.js'
import { readRequest, type RequestView } from '../../prisma/read/regulation-requests.js'
import type { ApiPorts } from '../ports.js'
import { invalid, Problem, type Fault } from '../problem.js'
import { whoIsSilent } from '../readiness.js'
import type { Call, Reply } from '../route.js'
import { directoryFaults, registerFaults } from './registered-person.js'
import type { RequestToMake } from './schema.js'

/** A request that was posted longer ago would begin with its time over. */
const POSTED_WITHIN = 28
const LOOK_AGAIN_AFTER = 50

/** Makes the request once, however often it is asked under the same key. @throws problems for everything else */
export async function makeRequest(
  ports: ApiPorts,
  { actor, body, updateId, bodyHash }: Call<unknown, unknown, RequestToMake>,
): Promise<Reply> {
  const { database, regulationRequestDesk, calendar, sendingHours, clockShift } = ports
  const id = `rr-${updateId.slice(0, 20)}`
  const today = localDateOf(Date.now() + clockShift)
  const faults = await faultsIn(ports, actor, body, today)
  if (faults.length) throw invalid(faults)
  const { served, severity, registeredPerson: name, answersTo, reasons } = body
  const textId = await storeText(database, {
    room: 'cqc',
    kind: 'regulation-request',
    content: {
      registeredPerson: {
        name,
        ...(served.by === 'e-mail with consent' && served.email && { email: served.email }),
      },
      answersTo,
      reasons,
    },
    storedBy: actor.subject,
  })
  const { provision, locationId, bodyId = null, reference = null } = body
  const state = newRequest(
    {
      id,
      provision,
      locationId,
      bodyId,
      reference,
      textId,
      startedBy: actor.subject,
      servedBy: served.by,
      sentOn: served.by === 'e-mail with consent' ? today : served.postedOn,
      ...(severity && { severity }),
    },
    { calendar: yearsAround(calendar, today), sendingHours, clockShift },
  )
  const started = await regulationRequestDesk.startRequest(state, bodyHash)
  if (started.status === 'already') {
    await discardText(database, textId)
    if (started.bodyHash !== bodyHash)
      throw new Problem('key-reused', { detail: 'This Idempotency-Key came with another request before.' })
  }
  const view = await written(ports, actor, id)
  if (!view) throw await whoIsSilent(ports)
  return { status: 201, headers: { Location: `/regulation-requests/${id}` }, body: view }
}

/** The years that a request of some weeks can touch. */
function yearsAround(calendar: Calendar, today: LocalDate): Calendar {
  const year = Number(today.slice(0, 4))
  const { from, to } = calendar.years
  return limitedTo(calendar, { from: Math.max(from, year - 1), to: Math.min(to, year + 1) })
}

async function faultsIn(
  { database }: ApiPorts,
  actor: Actor,
  { locationId, bodyId, reference, served }: RequestToMake,
  today: LocalDate,
): Promise<Fault[]> {
  const faults = await registerFaults(database, { locationId, bodyId })
  const type = bodyId === undefined ? undefined : await typeOfBody(database, bodyId)
  if (type === 'council')
    faults.push({
      pointer: '/bodyId',
      problem: 'is a council: the Regulations bind the registered person of the location',
      remedy: 'the id of the registered provider, or none',
    })
  if (type === null)
    faults.push({
      pointer: '/bodyId',
      problem: 'is no body of the directory',
      remedy: 'an id of GET /bodies, or none',
    })
  if (reference !== undefined && !(await isCaseVisible(database, actor, reference)))
    faults.push({
      pointer: '/reference',
      problem: 'is no case that is shared with CQC',
      remedy: 'a case of GET /cases, or none',
    })
  if (served.by === 'e-mail with consent' && served.email === undefined)
    faults.push(...(await directoryFaults(database, bodyId)))
  if (served.by === 'registered or recorded post') {
    const first = addDays(today, -POSTED_WITHIN)
    if (served.postedOn > today || served.postedOn < first)
      faults.push({
        pointer: '/served/postedOn',
        problem: `${inWords(served.postedOn)} is in the future or too long ago`,
        remedy: `a day from ${inWords(first)} to ${inWords(today)}`,
      })
  }
  return faults
}

/** The request as it was written by its first step; null when that takes longer than the caller waits. */
async function written(
  { database, patience }: ApiPorts,
  actor: Actor,
  id: string,
): Promise<RequestView | null> {
  for (const until = Date.now() + patience; ;) {
    const view = await readRequest(database, actor, id)
    if (view || Date.now() > until) return view
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_AFTER))
  }
}
