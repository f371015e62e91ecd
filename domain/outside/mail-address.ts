// Which mail addresses are taken, wherever one comes in: an addr-spec of RFC 5322 as it is written every day, in ASCII. The
// grammar knows more (groups, comments, lists, quoted local parts, domains in brackets), and each reader takes that otherwise:
// a letter would reach a mailbox that nobody named.
import { invalid, type Refusal } from '../refusal.js'
import { lineRefusal, shown, tidied } from './words.js'

const ATOM = String.raw`[A-Za-z0-9!#$%&'*+/=?^_\x60{|}~\-]+`
const LABEL = String.raw`[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?`

/** A dot-atom, 64 characters at most, at a domain of at least two labels; 254 characters in all (RFC 5321 4.5.3.1). */
export const MAIL_ADDRESS = new RegExp(
  String.raw`^(?=.{1,254}$)(?=[^@]{1,64}@)${ATOM}(?:\.${ATOM})*@(?:${LABEL}\.)+(?!\d+$)${LABEL}$`,
)

export const MAIL_ADDRESS_REMEDY = 'one address alone, as in team@example.org'

/** Whether this is one address that every mail system reads alike. */
export const isMailAddress = (text: string) => MAIL_ADDRESS.test(text)

/** What is wrong with an address, if anything. `field` is a JSON pointer. */
export const addressRefusal = (field: string, text: string): Refusal | undefined =>
  isMailAddress(text)
    ? undefined
    : invalid(field, `is “${shown(text)}”, no mail address`, MAIL_ADDRESS_REMEDY)

/** Somebody's mailbox; the name is empty when none is given. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** The mailbox that `team@example.org` or `Casework team <team@example.org>` names; undefined when it is none. */
export function mailboxIn(text: string): Mailbox | undefined {
  const [, given = '', address = text] = /^([^<>]*)<([^<>]*)>$/.exec(tidied(text)) ?? []
  const name = tidied(given)
  const isNamed = address !== text
  if (!isMailAddress(tidied(address)) || (isNamed && lineRefusal('', name) !== undefined)) return undefined
  return { name, address: tidied(address) }
}
