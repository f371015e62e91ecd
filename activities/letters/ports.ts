// What the letters need from the process that runs them, and what a workflow asks of them.
import type { Calendar } from '../../domain/calendar/calendar.js'
import { USUAL_SENDING_HOURS, type SendingHours } from '../../domain/calendar/sending-hours.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { LetterClass } from '../../domain/recommendation/state.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import type { Post } from './post.js'

export interface LettersPorts {
  readonly database: PrismaClient
  readonly post: Post
  /** The product's address as recipients reach it, without a slash at its end. */
  readonly publicUrl: string
  readonly linkSecret: string
  /** Where letters to `manager` go. */
  readonly managerMailbox: string
  /** Where answers to letters go when the case's team has no mailbox. */
  readonly officeMailbox: string
  /** The number to ring when neither officer nor team has one, as people write it; null when there is none. */
  readonly officePhone: string | null
  /** England's: reminders leave on its working days. */
  readonly calendar: Calendar
  /** At which hours of a working day reminders leave. 09:00 to 17:00, if not given. */
  readonly sendingHours?: SendingHours
  /**
   * Whose reminders share a letter: all cases of a recipient, or one case only, for rehearsals, where every case lives
   * at a time of its own. All cases, if not given.
   */
  readonly digest?: 'recipient' | 'case'
  /** Milliseconds for which a claim holds; longer than any try lasts. A minute, if not given. */
  readonly leaseMs?: number
  /** Called between the steps of a letter; only fault tests give one, to stop or kill the process exactly there. */
  readonly checkpoint?: (step: LetterStep) => Promise<void>
}

export type LetterStep = 'before-claim' | 'after-claim' | 'after-smtp' | 'before-mark'

/** The letter that a case wants to leave now. */
export interface SendDueInput {
  /** The business key of the letter item. */
  readonly key: string
  /** `body/<body id>`, `cqc` or `manager`. */
  readonly recipient: string
  /** The day of the letter, in Europe/London. */
  readonly localDate: LocalDate
  readonly letterClass: LetterClass
  /** Epoch milliseconds by the workflow's clock. */
  readonly at: number
}

/** One try of the activity. */
export interface LetterTry {
  /** Stands in the claim: unique to this try. */
  readonly claimedBy: string
  /** Epoch milliseconds by the workflow's clock. */
  readonly at: number
}

const A_MINUTE = 60_000

export const leaseOf = ({ leaseMs = A_MINUTE }: LettersPorts) => leaseMs

export const hoursOf = ({ sendingHours = USUAL_SENDING_HOURS }: LettersPorts) => sendingHours
