// Who the complainant of a case is and who stands for them, as an officer recorded it: words of the Ombudsman's room.
// They are in no history, no ledger and no other letter.

export interface Correspondent {
  readonly name: string
  readonly email?: string | undefined
  readonly address?: string | undefined
}

export interface ComplainantText extends Correspondent {
  /** How they wish to hear: large print, by telephone first, … */
  readonly adjustments?: string | undefined
  /** Is written to in their place. */
  readonly representative?: Correspondent | undefined
  /** The complainant has died: letters go to whoever settles the estate. */
  readonly estate?: Correspondent | undefined
}

/** To whom letters go. */
export const correspondentOf = (text: ComplainantText): Correspondent =>
  text.estate ?? text.representative ?? text

/** Everybody who is named in it. */
export const namesIn = ({ name, representative, estate }: ComplainantText): string[] =>
  [name, representative?.name, estate?.name].filter((n) => n !== undefined)
