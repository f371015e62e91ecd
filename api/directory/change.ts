// Changes of the directory: a body, its other names, the contact to whom letters go. The words are personal data, so
// they are stored first and a short durable process writes them and tells the running cases.
import { isAnonymous, normaliseName, type BodyType } from '../../domain/people/bodies.js'
import type { Actor } from '../../domain/people/roles.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { bodyRecipient, hyphenated, roomOf, type Capacity } from '../../domain/recommendation/ids.js'
import { writeId } from '../../prisma/intake/request-hash.js'
import { discardText, isAdopted, storeText } from '../../prisma/intake/texts.js'
import { readBody, type BodyView } from '../../prisma/read/bodies.js'
import type { ApiPorts } from '../ports.js'
import { invalid, Problem } from '../problem.js'
import type { Call } from '../route.js'

export interface NewContact {
  readonly name: string
  readonly email: string
  readonly role: string
  /** The contact, if not given; the others stand beside the contact. */
  readonly capacity?: Capacity | undefined
}

/** Days on which somebody is away, both included; without them: back again. */
export interface NewAbsence {
  readonly capacity: Capacity
  readonly from?: LocalDate | undefined
  readonly until?: LocalDate | undefined
}

export interface NewBody {
  readonly id?: string | undefined
  readonly type: BodyType
  readonly name: string
  readonly aliases?: readonly string[] | undefined
  readonly contact?: NewContact | undefined
}

type Write = Pick<Call<unknown, unknown, unknown>, 'actor' | 'updateId' | 'bodyHash'>

/** The id of a body for which none is given: always the same for the same type and name, and without the name in it. */
export const bodyIdFor = (type: BodyType, name: string) =>
  `${type}-${writeId(type, normaliseName(name), 'body').slice(0, 10)}`

type DirectoryPorts = Pick<ApiPorts, 'database' | 'desk' | 'patience'>

/** Written now; taken and not written yet; or there before. */
export type Entered = 'written' | 'accepted' | 'already'

/** Adds a body with its names, and its contact if one is given; what is there already stays. */
export async function addBody(
  ports: DirectoryPorts,
  call: Write,
  request: NewBody,
): Promise<{ readonly id: string; readonly entered: Entered; readonly body: BodyView | null }> {
  const { type, name, aliases = [], contact } = request
  refuseAnonymous(request)
  const id = request.id ?? bodyIdFor(type, name)
  const existing = await readBody(ports.database, call.actor, id)
  const names = [name, ...aliases].map(normaliseName)
  if (existing) {
    if (existing.type !== type || !existing.matchedBy.includes(normaliseName(name)))
      throw new Problem('body-differs', {
        detail: `The id ${id} is that of another ${existing.type}.`,
        errors: [{ pointer: '/id', problem: 'is taken', remedy: 'give another id, or leave it out' }],
      })
    if (contact === undefined && names.every((n) => existing.matchedBy.includes(n)))
      return { id, entered: 'already', body: existing }
  }
  const entry = { body: { id, type, name, aliases }, contact: contact ?? null }
  const entered = await writeEntry(ports, call, bodyRecipient(id), entry)
  const body = await readBody(ports.database, call.actor, id)
  return { id, entered: existing && entered === 'written' ? 'already' : entered, body }
}

/** Names the contact of a recipient; who was named before is replaced, and letters that had nobody to go to leave. */
export const nameContact = (
  ports: DirectoryPorts,
  call: Write,
  recipient: string,
  contact: NewContact,
): Promise<Entered> => writeEntry(ports, call, recipient, { body: null, contact })

/** Records when somebody of a recipient is away: letters then go to who covers. */
export const recordAbsence = (
  ports: DirectoryPorts,
  call: Write,
  recipient: string,
  { capacity, from, until }: NewAbsence,
): Promise<Entered> =>
  writeEntry(ports, call, recipient, {
    body: null,
    contact: null,
    absence: { capacity, from: from ?? null, until: until ?? null },
  })

/** Withdraws the links of letters to a recipient, of one case or of all: a letter came to the wrong hands. */
export const withdrawLinks = (
  ports: DirectoryPorts,
  call: Write,
  recipient: string,
  reference: string | null,
): Promise<Entered> =>
  writeEntry(ports, call, recipient, { body: null, contact: null, withdrawsLinks: { reference } })

/** Where answers to the letters of a team's cases go. */
export interface TeamMailbox {
  readonly team: string
  readonly mailbox: string
  readonly phone?: string | undefined
}

/** Sets the mailbox of a team, instead of the one before: letters that are claimed from then on name it. */
export const setTeamMailbox = (
  ports: DirectoryPorts,
  call: Write,
  { team: code, mailbox, phone }: TeamMailbox,
): Promise<Entered> =>
  writeEntry(ports, call, `team/${code}`, {
    body: null,
    contact: null,
    team: { code, mailbox, phone: phone ?? null },
  })

/** Names who looks after a case; without a name nobody is named, and the team answers. */
export const nameOfficer = (
  ports: DirectoryPorts,
  call: Write,
  reference: string,
  { name, phone }: { readonly name?: string | undefined; readonly phone?: string | undefined },
): Promise<Entered> =>
  writeEntry(ports, call, `officer/${hyphenated(reference)}`, {
    body: null,
    contact: null,
    officer: { reference, name: name ?? null, phone: phone ?? null },
  })

/** @throws `key-reused` when another entry came under the same key */
async function writeEntry(
  { database, desk, patience }: DirectoryPorts,
  { actor, updateId, bodyHash }: Write,
  recipient: string,
  content: {
    readonly body: object | null
    readonly contact: NewContact | null
    readonly absence?: object
    readonly withdrawsLinks?: object
    readonly team?: object
    readonly officer?: object
  },
): Promise<Entered> {
  const room = roomOf(recipient)
  const textId = await storeText(database, { room, kind: 'directory', content, storedBy: actor.subject })
  const change = { textId, recipient, namesContact: content.contact !== null }
  const started = await desk.startContacts(change, updateId, bodyHash, patience)
  if (started.status === 'started') return (await isAdopted(database, textId)) ? 'written' : 'accepted'
  await discardText(database, textId)
  if (started.bodyHash !== bodyHash)
    throw new Problem('key-reused', { detail: 'This Idempotency-Key came with another entry before.' })
  return 'already'
}

function refuseAnonymous({ id, name, aliases = [] }: NewBody): void {
  const remedy =
    'the name under which the body is known; decisions keep some bodies unnamed: those need an id of their own'
  const faults = [
    ...(id === undefined && isAnonymous(name)
      ? [{ pointer: '/name', problem: `“${name}” names nobody`, remedy }]
      : []),
    ...aliases.flatMap((alias, index) =>
      isAnonymous(alias)
        ? [{ pointer: `/aliases/${index}`, problem: `“${alias}” names nobody`, remedy }]
        : [],
    ),
  ]
  if (faults.length) throw invalid(faults)
}

/** Who may change the directory: letters follow it, so it is the Ombudsman's to keep. */
export const DIRECTORY_KEEPERS = [
  'administrator',
  'case-officer',
  'manager',
  'director',
] as const satisfies Actor['role'][]
