// The link in a letter. The token is derived, so that every try of a letter carries the same one though only its hash
// is stored; whoever lacks the secret can neither make one nor learn one from the database.
import { createHmac } from 'node:crypto'
import { isComplainant, REFERENCE } from '../../domain/recommendation/ids.js'
import { sha256 } from '../../prisma/write/canonical.js'

/** Days for which a link opens its page. */
export const LINK_DAYS = 180

/** What the holder of a link may do there, by who receives the letter. */
export const scopeFor = (recipient: string): 'answer' | 'assurance' | 'view' =>
  recipient === 'cqc' ? 'assurance' : recipient === 'manager' ? 'view' : 'answer'

/** A complainant has no page here: their letters carry no link. A request of CQC's own is no case and has none either. */
export const hasLink = (recipient: string, reference: string) =>
  !isComplainant(recipient) && REFERENCE.test(reference)

/** Which letter the link is in, and which case at which body it opens. */
export interface LinkSubject {
  readonly letterId: string
  readonly reference: string
  readonly bodyId: string
}

/** The secret part of the link: 43 characters of base64url. */
export const linkToken = (secret: string, { letterId, reference, bodyId }: LinkSubject) =>
  createHmac('sha256', secret).update([letterId, reference, bodyId].join('\n')).digest('base64url')

/** What is stored of a token. */
export const tokenHash = (token: string) => sha256(token)

/** The address that stands in the letter. */
export const linkAddress = (publicUrl: string, token: string) => `${publicUrl}/answer/${token}`
