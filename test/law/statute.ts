// What the oracle of the law is made of: provisions, each with words that a person has read, where and in which edition. Nothing
// here or in statutes/ comes from the product; do not let it.

export interface Provision {
  readonly id: string
  /** As people cite it. */
  readonly text: string
  /** The edition that was read. */
  readonly edition: string
  /** The words that decide, as they stand there; three dots for what is left out. */
  readonly quotation: string
  /** Where the text stands on legislation.gov.uk. */
  readonly source: string
  /** The copy in which it was read, where that was not the page itself. */
  readonly copy?: string
  /** The day on which it was read for this oracle. */
  readonly read: string
}

/** The Acts as legislation.gov.uk publishes them, one file for each, a commit for each edition. */
export const COPY = 'github.com/legalize-dev/legalize-uk, made from the data of legislation.gov.uk'

export const READ_ON = '2026-11-30'

/** Where words stand that several provisions share. */
export type Place = Pick<Provision, 'edition' | 'source' | 'copy' | 'read'>

export const quoted = (place: Place, id: string, text: string, quotation: string): Provision => ({
  ...place,
  id,
  text,
  quotation,
})
