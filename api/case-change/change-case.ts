// Decides a change of a whole case: what can be known beforehand is checked, the words are stored, and a short durable
// process carries the change to every body. The answer says which bodies have taken it.
import type { CaseChange } from '../../domain/case-change/change.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { bodyRecipient, hyphenated } from '../../domain/recommendation/ids.js'
import type { Refusal } from '../../domain/refusal.js'
import { discardText, storeText } from '../../prisma/intake/texts.js'
import { caseToChange, readCaseChanges, type CaseChangeView } from '../../prisma/read/case-changes.js'
import { caseChangedSince, type SeenOfCase } from '../changed-since.js'
import type { ApiPorts } from '../ports.js'
import { invalid, notFound, Problem, problemOf } from '../problem.js'
import type { Call, Reply } from '../route.js'
import type { CaseChangeRequest } from '../schemas/case-changes.js'
import { LATER_REQUESTS } from '../recommendation/later-requests.js'
import { complainantWords } from '../schemas/complainant.js'
import { whoIsSilent } from '../readiness.js'

const { addRecommendation, amendRecommendation, withdrawRecommendation, recordCondition } = LATER_REQUESTS

type CaseParams = { readonly reference: string }
type Known = NonNullable<Awaited<ReturnType<typeof caseToChange>>>

/** How long the ending of a change is waited for that no row knows, milliseconds. */
const WAIT = 1_000

export const changeAddress = (reference: string, id: string) =>
  `/cases/${hyphenated(reference)}/changes/${id}`

/** Starts the change and waits until every body has it, or patience ends. @throws problems for everything else */
export async function changeCase(
  ports: ApiPorts,
  {
    actor,
    params: { reference },
    body,
    updateId: id,
    bodyHash,
  }: Call<CaseParams, unknown, CaseChangeRequest>,
): Promise<Reply> {
  const { database, caseChangeDesk } = ports
  const known = await caseToChange(database, reference)
  if (!known) throw notFound(`case ${reference}`)
  // A repeat is answered as the first was.
  if (!known.changes.includes(id)) examine(ports, known, body)
  const stored = await storeWords(ports, known, actor.subject, body)
  const started = await caseChangeDesk.startCaseChange({
    reference,
    id,
    bodyHash,
    change: changeIn(body),
    actor,
    ...stored,
    ...(body.seen && { seen: body.seen }),
    clockShift: ports.clockShift,
  })
  const discard = async () => {
    await discardText(database, stored.textId)
    if (stored.directory) await discardText(database, stored.directory.textId)
  }
  if (started.status === 'already') {
    await discard()
    if (started.bodyHash !== bodyHash)
      throw new Problem('key-reused', { detail: 'This Idempotency-Key came with another request before.' })
  }
  const ending = await caseChangeDesk.endingOf(reference, id, ports.patience)
  if (ending?.status === 'refused') {
    await discard()
    throw ending.refusal.code === 'changed-since'
      ? await caseChangedSince(database, actor, reference, await staleIn(ports, reference, body))
      : problemOf(ending.refusal, `case ${reference}`)
  }
  const view = await oneChange(ports, actor, reference, id)
  // Taken by Temporal, and nothing of it is written: no worker is there.
  if (!view) throw await whoIsSilent(ports)
  return replyOf(reference, view)
}

/** How a change stands. @throws the refusal with which it ended */
export async function readCaseChange(
  ports: ApiPorts,
  {
    actor,
    params: { reference, changeId },
  }: Call<CaseParams & { readonly changeId: string }, unknown, unknown>,
): Promise<Reply> {
  const view = await oneChange(ports, actor, reference, changeId)
  if (view) return { status: 200, body: view }
  const ending = await ports.caseChangeDesk.endingOf(reference, changeId, WAIT)
  const what = `change ${changeId.slice(0, 8)}… of the case ${reference}`
  if (ending?.status === 'refused') throw problemOf(ending.refusal, what)
  throw notFound(what)
}

const replyOf = (reference: string, view: CaseChangeView): Reply =>
  view.standing === 'partial'
    ? { status: 202, headers: { Location: changeAddress(reference, view.id) }, body: view }
    : { status: 200, body: view }

async function oneChange(
  { database }: ApiPorts,
  viewer: Parameters<typeof readCaseChanges>[1],
  reference: string,
  id: string,
) {
  const known = await caseToChange(database, reference)
  const bodyIds = new Set(known?.bodies.map((b) => b.bodyId))
  return (await readCaseChanges(database, viewer, reference, bodyIds)).find((c) => c.id === id)
}

function changeIn(body: CaseChangeRequest): CaseChange {
  switch (body.what) {
    case 'decision-date':
      return { what: body.what, decisionDate: body.decisionDate }
    case 'body-details':
      return { what: body.what, bodyId: body.bodyId }
    case 'withdrawal':
      return { what: body.what, ...(body.againstDuty !== undefined && { againstDuty: true }) }
    case 'complainant':
      return { what: body.what, silent: body.doNotContact }
    case 'equality-or-human-rights':
      return { what: body.what, equalityOrHumanRights: body.equalityOrHumanRights }
    case 'recommendation-added':
      return { what: body.what, bodyIds: body.bodies, added: addRecommendation.input(body) }
    case 'recommendation-amended':
      return { what: body.what, bodyIds: body.bodies, amended: amendRecommendation.input(body) }
    case 'recommendation-withdrawn':
      return { what: body.what, bodyIds: body.bodies, withdrawn: withdrawRecommendation.input(body) }
    case 'recommendation-condition':
      return { what: body.what, bodyIds: body.bodies, recorded: recordCondition.input(body) }
  }
}

/** The words, and as whose they are stored: what can be done at one body too is read by the same people. */
function wordsIn(body: CaseChangeRequest): [kind: string, content: unknown] {
  switch (body.what) {
    case 'complainant':
      return ['setComplainant', complainantWords(body)]
    case 'equality-or-human-rights':
      return ['correct', { reasons: body.reasons }]
    case 'recommendation-added':
      return ['addRecommendation', addRecommendation.words(body)]
    case 'recommendation-amended':
      return ['amendRecommendation', amendRecommendation.words(body)]
    case 'recommendation-withdrawn':
      return ['withdrawRecommendation', withdrawRecommendation.words(body)]
    case 'recommendation-condition':
      return ['recordCondition', recordCondition.words(body)]
    case 'withdrawal':
      return [
        'changeCase',
        { reasons: body.reasons, ...(body.againstDuty !== undefined && { againstDuty: body.againstDuty }) },
      ]
    case 'decision-date':
    case 'body-details':
      return ['changeCase', { reasons: body.reasons }]
  }
}

async function storeWords(
  { database }: ApiPorts,
  { bodies }: Known,
  storedBy: string,
  body: CaseChangeRequest,
) {
  const store = (kind: string, content: unknown) =>
    storeText(database, { room: 'ombudsman', kind, content, storedBy })
  const textId = await store(...wordsIn(body))
  if (body.what !== 'body-details') return { textId, directory: null }
  const { bodyId: id, name, contact = null } = body
  const type = bodies.find((b) => b.bodyId === id)?.type
  const renames = name === undefined ? {} : { renames: { id, type, name } }
  const directory = {
    textId: await store('directory', { body: null, contact, ...renames }),
    recipient: bodyRecipient(id),
    namesContact: contact !== null,
  }
  return { textId, directory }
}

/** Of which bodies an older state was seen than there is now. */
async function staleIn({ database }: ApiPorts, reference: string, { seen = {} }: CaseChangeRequest) {
  const bodies = (await caseToChange(database, reference))?.bodies ?? []
  return bodies.flatMap(({ bodyId, seq }): SeenOfCase[] => {
    const seenSeq = seen[bodyId]
    return seenSeq === undefined || seenSeq === seq ? [] : [{ bodyId, seenSeq, pointer: `/seen/${bodyId}` }]
  })
}

const fault = (pointer: string, problem: string, remedy: string) => invalid([{ pointer, problem, remedy }])

/** What the rows already say against it; each running case looks again for itself. */
function examine({ clockShift }: ApiPorts, known: Known, body: CaseChangeRequest): void {
  if (known.underWay) {
    const refusal: Refusal = {
      code: 'change-under-way',
      field: '',
      problem: `another change of the case (${known.underWay.what}) has not reached every body yet`,
      remedy: 'wait until it has, then decide again',
    }
    throw problemOf(refusal, '')
  }
  examineSeen(known, body)
  if (body.what === 'body-details') examineDetails(known, body)
  if ('bodies' in body) examineBodies(known, body.bodies)
  if (body.what === 'equality-or-human-rights') examineFlag(known, body.equalityOrHumanRights)
  if (body.what === 'decision-date') examineDate(known, body.decisionDate, Date.now() + clockShift)
}

function examineSeen({ bodies }: Known, { seen = {} }: CaseChangeRequest): void {
  const ids = bodies.map((b) => b.bodyId)
  const wrong = Object.keys(seen).find((id) => !ids.includes(id))
  if (wrong !== undefined)
    throw fault(`/seen/${wrong}`, `“${wrong}” is no body of this case`, `some of ${ids.join(', ')}`)
}

function examineDetails(known: Known, body: Extract<CaseChangeRequest, { what: 'body-details' }>): void {
  const ids = known.bodies.map((b) => b.bodyId)
  if (!ids.includes(body.bodyId))
    throw fault('/bodyId', `“${body.bodyId}” is no body of this case`, `one of ${ids.join(', ')}`)
  if (body.name === undefined && body.contact === undefined)
    throw fault('/name', 'nothing would change', 'the new name, the new contact, or both')
}

function examineBodies({ bodies }: Known, named: readonly string[]): void {
  const ids = bodies.map((b) => b.bodyId)
  const wrong = named.findIndex((id, i) => !ids.includes(id) || named.indexOf(id) !== i)
  if (wrong >= 0)
    throw fault(
      `/bodies/${wrong}`,
      `“${named[wrong] ?? ''}” is no body of this case, or is named twice`,
      `some of ${ids.join(', ')}, each once`,
    )
}

function examineFlag({ equalityOrHumanRights }: Known, right: boolean): void {
  if (right === equalityOrHumanRights)
    throw fault('/equalityOrHumanRights', `it is ${String(right)} already`, String(!right))
}

function examineDate({ decisionDate, firstReceived }: Known, on: string, now: number): void {
  const today = localDateOf(now)
  if (on > today) throw fault('/decisionDate', `${on} is in the future`, `a date up to ${today}`)
  if (on === decisionDate.toISOString().slice(0, 10))
    throw fault('/decisionDate', `${on} is the decision date already`, 'another date')
  const first = firstReceived?.toISOString().slice(0, 10)
  if (first !== undefined && first < on)
    throw fault(
      '/decisionDate',
      `something was received on ${first}, before that decision`,
      `a date up to ${first}, or correct the day of receipt first`,
    )
}
