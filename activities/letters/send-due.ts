// Finds out what is to be done about one letter, claims it under its unique key and has it delivered. What a kill
// between two of these steps can lead to is in docs/letters.md.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ApplicationFailure } from '@temporalio/activity'
import { addWorkingDays } from '../../domain/calendar/calendar.js'
import { instantAt, localDateOf } from '../../domain/calendar/london-time.js'
import { laterOf } from '../../domain/calendar/local-date.js'
import { nextSendingMoment } from '../../domain/calendar/sending-hours.js'
import { LETTER_FAILURES } from '../../domain/letter-failure.js'
import { addresseeFor, capacitiesOf, registeredPersonOf } from '../../domain/people/addressee.js'
import {
  bodyRecipient,
  isComplainant,
  isRegisteredPerson,
  officeOf,
  recommendationWorkflowId,
  roomOf,
  spaced,
  type Capacity,
} from '../../domain/recommendation/ids.js'
import { complainantAddress, voidItem } from '../../prisma/write/complainant.js'
import { peopleOf } from '../../prisma/write/contacts.js'
import { askForContact, putOff, readLetterDesk, type LetterDesk } from '../../prisma/write/letter-desk.js'
import { claimLetter, takeOverLetter } from '../../prisma/write/letters.js'
import { requestMailboxes } from '../../prisma/write/regulation-requests.js'
import { subjectOf } from './compose.js'
import { nextMove, type Address, type Moment, type SendResult } from './decide.js'
import { beingSent, deliver } from './deliver.js'
import { hasLink, LINK_DAYS, linkToken, scopeFor, tokenHash } from './links.js'
import { hoursOf, leaseOf, type LettersPorts, type LetterTry, type SendDueInput } from './ports.js'

/** How long a try waits for another's letter to be gone: usually it is, and the case need not ask again. */
const WAIT_AT_MOST = 2_000
const LOOK_AGAIN_AFTER = 200

const DAY = 86_400_000

/**
 * Sends the letter that a case wants to leave. Expected outcomes are values; what is to be tried again is thrown.
 *
 * @throws ApplicationFailure of a type in `LETTER_FAILURES`, or the database's error
 */
export async function sendDue(
  ports: LettersPorts,
  input: SendDueInput,
  thisTry: LetterTry,
): Promise<SendResult> {
  const { database } = ports
  const ownCaseOnly = ports.digest === 'case'
  const asked = { ...input, at: thisTry.at, permitted: permittedFrom(ports, input, thisTry) }
  for (const until = Date.now() + WAIT_AT_MOST; ;) {
    const { address, recipients, refused } = await addressOf(ports, input, thisTry)
    if (refused) {
      await voidItem(database, input.key, thisTry.at)
      return { status: 'refused', why: refused }
    }
    const letterKey = letterKeyOf(input, address?.recipient ?? input.recipient, ownCaseOnly)
    const desk = await readLetterDesk(database, {
      ...asked,
      itemKey: input.key,
      recipients,
      letterKey,
      ownCaseOnly,
    })
    const move = nextMove(desk, asked, address)
    if (!move || !desk.own) throw missing(input.key)
    switch (move.do) {
      case 'answer':
        return move.result
      case 'ask-for-contact':
        await askForContact(database, officeOf(input.recipient).office, thisTry.at)
        return { status: 'no-contact' }
      case 'put-off': {
        const later = move.until ?? nextSendingDay(ports, input, thisTry)
        if (await putOff(database, { ...input, at: thisTry.at }, desk.own, later))
          return { status: 'later', ...later }
        break
      }
      case 'claim': {
        await ports.checkpoint?.('before-claim')
        const letterId = await claim(ports, input, thisTry, { letterKey, desk, address: move.address })
        if (letterId) return deliver(ports, letterId, thisTry)
        break
      }
      case 'take-over':
        if (
          await takeOverLetter(database, { ...move, claimedBy: thisTry.claimedBy, leaseMs: leaseOf(ports) })
        )
          return deliver(ports, move.letterId, thisTry)
        break
      case 'wait':
        if (Date.now() > until) throw beingSent(move.forMs)
        await sleep(Math.min(LOOK_AGAIN_AFTER, move.forMs))
    }
  }
}

/** A notice goes by itself under its own key; the reminders to one person on one day are one letter. */
function letterKeyOf(
  { key, localDate, letterClass }: SendDueInput,
  recipient: string,
  ownCaseOnly: boolean,
): string {
  if (letterClass === 'notice') return key
  const digest = `reminder/${recipient}/${localDate}`
  return ownCaseOnly ? `${digest}/${workflowOf(key)}` : digest
}

/** Business keys begin with the workflow's id. */
const workflowOf = (key: string) => key.slice(0, key.indexOf(':'))

function caseOf(key: string) {
  const [, reference = '', bodyId = ''] = workflowOf(key).split('/')
  return { reference: spaced(reference), bodyId }
}

interface Addressed {
  readonly address: Address | null
  /** Whose reminders go into that person's letter. */
  readonly recipients: readonly string[]
  /** Why nobody may be written to, as a code. */
  readonly refused?: string
}

/** Whom a letter would go to today: the person it is meant for, or whoever covers for them. */
async function addressOf(
  { database, managerMailbox }: LettersPorts,
  { recipient, key }: SendDueInput,
  { at }: LetterTry,
): Promise<Addressed> {
  if (isComplainant(recipient)) {
    const found = await complainantAddress(database, caseOf(key))
    if ('refused' in found) return { address: null, recipients: [], refused: found.refused }
    return { address: { email: found.email, contactId: null, recipient }, recipients: [recipient] }
  }
  if (isRegisteredPerson(recipient)) {
    const mailboxes = await requestMailboxes(database, recipient.slice('registered-person/'.length))
    const { to = null, provider = null } = mailboxes ?? {}
    const person =
      provider && registeredPersonOf(await peopleOf(database, bodyRecipient(provider)), localDateOf(at))
    const email = person ? person.email : to
    if (!email) return { address: null, recipients: [], refused: 'no-mail-address' }
    return { address: { email, contactId: person ? person.id : null, recipient }, recipients: [recipient] }
  }
  if (recipient === 'manager')
    return { address: { email: managerMailbox, contactId: null, recipient }, recipients: [recipient] }
  const { office, capacity } = officeOf(recipient)
  const today = localDateOf(at)
  const people = await peopleOf(database, office)
  const person = addresseeFor(capacity, people, today)
  if (!person) return { address: null, recipients: [recipient] }
  return {
    address: { email: person.email, contactId: person.id, recipient: recipientIn(office, person.capacity) },
    recipients: capacitiesOf(person, people, today).map((c) => recipientIn(office, c)),
  }
}

const recipientIn = (office: string, capacity: Capacity) =>
  capacity === 'contact' ? office : `${office}/${capacity}`

/** Reminders leave on working days within sending hours; notices answer what somebody has just done, and leave at once. */
function permittedFrom(ports: LettersPorts, { letterClass }: SendDueInput, { at }: LetterTry): Moment {
  const permitted = letterClass === 'notice' ? at : nextSendingMoment(at, hoursOf(ports), ports.calendar)
  return { at: permitted, localDate: localDateOf(permitted) }
}

/** The morning of the next working day, seen from the later of the letter's day and today. */
function nextSendingDay(ports: LettersPorts, { localDate }: SendDueInput, { at }: LetterTry) {
  const next = addWorkingDays(ports.calendar, laterOf(localDate, localDateOf(at)), 1)
  return { localDate: next, at: instantAt(next, hoursOf(ports).from) }
}

/** The id of the letter that is now ours, or null when another claimed it first. */
async function claim(
  ports: LettersPorts,
  { letterClass, localDate }: SendDueInput,
  { claimedBy, at }: LetterTry,
  { letterKey, desk, address }: { letterKey: string; desk: LetterDesk; address: Address },
): Promise<string | null> {
  const { recipient } = address
  const id = randomUUID()
  const cases = new Map(desk.due.map((i) => [recommendationWorkflowId(i.reference, i.bodyId), i]))
  const claimed = await claimLetter(ports.database, {
    id,
    key: letterKey,
    room: roomOf(recipient),
    recipient,
    letterClass,
    localDate,
    contactId: address.contactId,
    address: address.email,
    subject: subjectOf(desk.due),
    messageId: `<${id}@${new URL(ports.publicUrl).hostname}>`,
    office: { mailbox: ports.officeMailbox, phone: ports.officePhone },
    claimedBy,
    leaseMs: leaseOf(ports),
    itemKeys: desk.due.map((i) => i.key),
    links: [...cases.values()]
      .filter((i) => hasLink(recipient, i.reference))
      .map(({ reference, bodyId }) => ({
        id: randomUUID(),
        tokenHash: tokenHash(linkToken(ports.linkSecret, { letterId: id, reference, bodyId })),
        reference,
        bodyId,
      })),
    linkScope: scopeFor(recipient),
    linksIssuedAt: at,
    linksExpireAt: at + LINK_DAYS * DAY,
  })
  await ports.checkpoint?.('after-claim')
  return claimed ? id : null
}

const missing = (key: string) =>
  ApplicationFailure.nonRetryable(
    `there is no letter item ${key}: it is written with the step that arms it, so the database has lost rows`,
    LETTER_FAILURES.itemMissing,
  )
