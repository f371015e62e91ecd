// The application-failure types of the letters activity: what an operator reads in the Temporal UI while a letter waits.

export const LETTER_FAILURES = {
  /** Another try holds the claim; it is tried again when that claim has run out. */
  beingSent: 'LetterBeingSent',
  /** The mail server did not take the letter this time; it is tried again. */
  notAccepted: 'LetterNotAccepted',
  /** There is no row for this letter: nothing that is tried again would find one. */
  itemMissing: 'LetterItemMissing',
} as const
