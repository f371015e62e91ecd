// Hands a claimed letter to the post and marks what became of it. Whatever is to be tried again is thrown, with codes
// only: the failure is shown in the Temporal UI.
import { setTimeout as sleep } from 'node:timers/promises'
import { ApplicationFailure } from '@temporalio/activity'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { inWords } from '../../domain/calendar/local-date.js'
import { LETTER_FAILURES } from '../../domain/letter-failure.js'
import {
  holdLetter,
  markRefused,
  markSent,
  markVoided,
  releaseLetter,
  type HeldLetter,
} from '../../prisma/write/letters.js'
import { requestMailboxes } from '../../prisma/write/regulation-requests.js'
import { isOfCqc, passageOf, subjectOf } from './compose.js'
import type { SendResult } from './decide.js'
import { asHtml, asText, type Letter } from './layout.js'
import { hasLink, linkAddress, linkToken, type LinkSubject } from './links.js'
import { leaseOf, type LettersPorts, type LetterTry } from './ports.js'
import { PostUnavailable, type Mail } from './post.js'

const MARK_TRIES = 5
const MARK_AGAIN_AFTER = 1_000

/** Sends the letter that this try holds: with the same words and Message-ID as any try before it. */
export async function deliver(
  ports: LettersPorts,
  letterId: string,
  { claimedBy, at }: LetterTry,
): Promise<SendResult> {
  const { database } = ports
  const leaseMs = leaseOf(ports)
  const held = await holdLetter(database, { letterId, claimedBy, leaseMs })
  if (!held) throw beingSent(leaseMs)
  if (held.items.length === 0) {
    await markVoided(database, letterId, at)
    return { status: 'nothing-due' }
  }
  const mail = await mailOf(ports, letterId, held)
  const delivery = await ports.post.deliver(mail).catch(async (error: unknown) => {
    // Should this fail too, the claim runs out by itself.
    await releaseLetter(database, letterId, claimedBy).catch(() => undefined)
    throw error instanceof PostUnavailable ? notAccepted(error) : error
  })
  await ports.checkpoint?.('after-smtp')
  if (!delivery.accepted) {
    await markRefused(database, letterId, at, delivery.why)
    return { status: 'refused', why: delivery.why }
  }
  await ports.checkpoint?.('before-mark')
  await insist(() => markSent(database, letterId, at, mail.subject))
  return { status: 'sent' }
}

/** The letter from its rows alone. What CQC asks in its own name is signed by it, and answered to its own mailbox. */
async function mailOf(ports: LettersPorts, letterId: string, held: HeldLetter): Promise<Mail> {
  const cqcs = isOfCqc(held.items) && (await requestMailboxes(ports.database, held.items[0]?.reference ?? ''))
  const letter: Letter = {
    subject: subjectOf(held.items),
    passages: held.items.map((item) =>
      passageOf(item, hasLink(held.recipient, item.reference) ? linkTo(ports, { ...item, letterId }) : null, {
        law: held.law,
      }),
    ),
    linksUntil: held.linksExpireAt === null ? null : inWords(localDateOf(held.linksExpireAt)),
    answerTo: cqcs
      ? held.answerTo.map(({ reference }) => ({
          reference,
          officer: null,
          team: null,
          mailbox: cqcs.answersTo,
          phone: null,
        }))
      : held.answerTo,
    from: cqcs ? 'The Care Quality Commission' : 'For the Local Government and Social Care Ombudsman',
  }
  return {
    to: held.address,
    replyTo: [...new Set(letter.answerTo.map(({ mailbox }) => mailbox))].join(', '),
    messageId: held.messageId,
    subject: letter.subject,
    text: asText(letter),
    html: asHtml(letter),
  }
}

const linkTo = ({ publicUrl, linkSecret }: LettersPorts, subject: LinkSubject) =>
  linkAddress(publicUrl, linkToken(linkSecret, subject))

/** A letter that is gone and not marked is sent again: a database that restarts is waited for. */
async function insist(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work()
    } catch (error) {
      if (tries === MARK_TRIES) throw error
      await sleep(MARK_AGAIN_AFTER)
    }
}

const notAccepted = ({ message }: PostUnavailable) =>
  ApplicationFailure.retryable(message, LETTER_FAILURES.notAccepted)

/** Another try holds this letter; `forMs`: how long at most. */
export const beingSent = (forMs: number) =>
  ApplicationFailure.create({
    message:
      'another try is sending this letter, or was killed while it did: it is looked at again when its claim ends',
    type: LETTER_FAILURES.beingSent,
    nextRetryDelay: forMs,
  })
