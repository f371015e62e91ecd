// What is to be done next about a letter, from one look at its rows. Pure, so that every standing can be seen in one
// place: asked for again, claimed by another, left behind by a process that was killed.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { LetterClass } from '../../domain/recommendation/state.js'
import type { LetterDesk } from '../../prisma/write/letter-desk.js'

/** What became of a letter, for the workflow that asked. */
export type SendResult =
  /** This try has sent it. */
  | { readonly status: 'sent' }
  /** It has left before: by an earlier try, or in the letter that another case has sent. */
  | { readonly status: 'taken' }
  /** There is nothing left to say. */
  | { readonly status: 'nothing-due' }
  /** Nobody is named to receive it; a task asks for one. Nothing was claimed. */
  | { readonly status: 'no-contact' }
  /** The day's letter has left without it: it goes with a later one. `at`: epoch milliseconds. */
  | { readonly status: 'later'; readonly at: number; readonly localDate: LocalDate }
  /** The mail server will never take it; `why` is a code without personal data. */
  | { readonly status: 'refused'; readonly why: string }

export type Move =
  | { readonly do: 'answer'; readonly result: SendResult }
  | { readonly do: 'claim'; readonly address: Address }
  | { readonly do: 'take-over'; readonly letterId: string }
  /** Another holds the claim for this many milliseconds. */
  | { readonly do: 'wait'; readonly forMs: number }
  /** Without `until`: the day's letter has left, so to the next sending day. */
  | { readonly do: 'put-off'; readonly until?: Moment }
  | { readonly do: 'ask-for-contact' }

/** `at`: epoch milliseconds by the workflow's clock; `localDate`: its day in Europe/London. */
export interface Moment {
  readonly at: number
  readonly localDate: LocalDate
}

export interface Address {
  readonly email: string
  readonly contactId: string | null
  /** Whose letter it is then: the one who covers, when the one it was meant for is away. */
  readonly recipient: string
}

/** What is asked for, and the first moment from then on at which such a letter may leave. */
export interface Asked extends Moment {
  readonly letterClass: LetterClass
  readonly permitted: Moment
}

/** Null when there is no row for this letter. `address` is whom it would go to today, if anybody. */
export function nextMove(
  { own, letter, due }: LetterDesk,
  asked: Asked,
  address: Address | null,
): Move | null {
  if (!own) return null
  const waits = asked.permitted.at > asked.at
  if (own.inLetter && letter) {
    // Not on a day or at an hour at which no reminder leaves, though it was claimed when it might have.
    if (waits && letter.standing === 'claimed')
      return answer({ status: 'later', at: asked.permitted.at, localDate: asked.localDate })
    return moveOn(letter)
  }
  // It was put off by a try whose answer was lost.
  if (!own.voided && (own.localDate > asked.localDate || own.sendAt > asked.at))
    return answer({ status: 'later', at: own.sendAt, localDate: own.localDate })
  // A case asks once for all that it has to say to a recipient that day: another item than the named one will do.
  if (!due.some((item) => item.reference === own.reference && item.bodyId === own.bodyId))
    return answer({ status: 'nothing-due' })
  if (waits || asked.permitted.localDate > asked.localDate) return { do: 'put-off', until: asked.permitted }
  if (letter) return asked.letterClass === 'reminder' ? { do: 'put-off' } : moveOn(letter)
  return address ? { do: 'claim', address } : { do: 'ask-for-contact' }
}

const answer = (result: SendResult): Move => ({ do: 'answer', result })

function moveOn(letter: NonNullable<LetterDesk['letter']>): Move {
  switch (letter.standing) {
    case 'sent':
      return answer({ status: 'taken' })
    case 'refused':
      return answer({ status: 'refused', why: letter.refusal ?? 'refused' })
    case 'voided':
      return answer({ status: 'nothing-due' })
    case 'claimed':
      return letter.leaseLeft > 0
        ? { do: 'wait', forMs: letter.leaseLeft }
        : { do: 'take-over', letterId: letter.id }
  }
}
