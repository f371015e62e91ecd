// Carries an import out: the directory first, because a case is started for bodies that are there, then the cases, by the
// same use case as the API. Interrupted anywhere, it is simply run again: nothing is done twice.
import { setTimeout as sleep } from 'node:timers/promises'
import { startCase, type StartPorts } from '../../api/recommendation/start-case.js'
import type { Actor } from '../../domain/people/roles.js'
import { bodyRecipient } from '../../domain/recommendation/ids.js'
import { requestHash } from '../../prisma/intake/request-hash.js'
import { discardText, storeText } from '../../prisma/intake/texts.js'
import { knownBodies } from '../../prisma/read/import-check.js'
import type { DirectoryEntry } from '../../prisma/write/contacts.js'
import type { Desk } from '../../temporal/desk.js'
import type { ImportPlan, PlannedBody, PlannedCase } from './plan.js'

export interface ImportPorts extends StartPorts {
  readonly desk: Pick<Desk, 'startRecommendation' | 'startContacts'>
}

export interface Imported {
  readonly case: PlannedCase
  readonly became: 'started' | 'already' | 'differs'
}

const IMPORTER: Actor = { subject: 'import', role: 'case-officer' }

/** As many at once as the API takes without waiting for the database. */
const AT_ONCE = 8
/** How long the worker may write nothing before it is taken to be away. */
const PATIENCE = 30_000
const LOOK_AGAIN_AFTER = 250
/** Each entry is waited for, so that the worker is not flooded, but not for long. */
const ENTERED_WITHIN = 1_000

/** Carries the plan out. @throws when the worker does not write the directory, or a case is refused after all */
export async function carryOut(ports: ImportPorts, plan: ImportPlan): Promise<Imported[]> {
  await eachOf(plan.bodies, (body) => enter(ports, body))
  await untilWritten(ports, plan.bodies)
  return eachOf(plan.cases, async (planned) => {
    if (planned.standing !== 'to-start') return { case: planned, became: planned.standing }
    const started = await startCase(ports, IMPORTER, planned.request, planned.hash)
    if (started.status !== 'refused') return { case: planned, became: started.status }
    const why = started.refusals.map((r) => `${r.field} ${r.problem}`).join('; ')
    throw new Error(`row ${planned.row} (${planned.request.reference}) was refused: ${why}`)
  })
}

/** Enters the body, its contact, or the want of one; what is in the directory stays. */
async function enter({ database, desk }: ImportPorts, body: PlannedBody): Promise<void> {
  const { id, type, name, known, toName, lacksContact } = body
  if (known && !toName && !lacksContact) return
  const entry: DirectoryEntry = {
    body: known ? null : { id, type, name, aliases: [] },
    contact: toName,
    ...(lacksContact && { asksForContact: true }),
  }
  const hash = requestHash(entry)
  const textId = await storeText(database, {
    room: 'body',
    kind: 'directory',
    content: entry,
    storedBy: IMPORTER.subject,
  })
  const change = { textId, recipient: bodyRecipient(id), namesContact: toName !== null }
  const started = await desk.startContacts(change, `import-${hash.slice(0, 16)}`, hash, ENTERED_WITHIN)
  if (started.status === 'already') await discardText(database, textId)
}

/** Waits for as long as the worker gets on with it. */
async function untilWritten({ database }: ImportPorts, bodies: readonly PlannedBody[]): Promise<void> {
  const ids = bodies.filter((b) => !b.known).map((b) => b.id)
  let written = -1
  for (let until = Date.now() + PATIENCE; ; await sleep(LOOK_AGAIN_AFTER)) {
    const found = ids.length ? (await knownBodies(database, { ids, normalised: [] })).length : 0
    if (found === ids.length) return
    if (found > written) until = Date.now() + PATIENCE
    written = found
    if (Date.now() > until)
      throw new Error(
        `${ids.length - found} of ${ids.length} bodies are not written: is the worker running? ` +
          'Run the import again when it is; nothing is done twice.',
      )
  }
}

/** Does it for each, several at once, and returns the results in order. */
async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const waiting = items.map((item, index) => ({ item, index }))
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next.index] = await work(next.item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return results
}
