// Whether bytes begin as a stored e-mail does (RFC 5322): a header of named fields, among them the two that no message
// may lack, who it is from and when it was sent.

const FIELD = /^([\x21-\x39\x3b-\x7e]+):/
const FOLDED = /^[ \t]/
/** As some programs write before the header of a message that they keep. */
const ENVELOPE = /^From /

/** `head`: the first bytes, which may end within the header of a long message. */
export function isMailMessage(head: Uint8Array): boolean {
  if (head.includes(0)) return false
  const lines = Buffer.from(head).toString('latin1').split(/\r?\n/)
  const end = lines.indexOf('')
  const whole = end >= 0 ? lines.slice(0, end) : lines.slice(0, -1)
  const header = ENVELOPE.test(whole[0] ?? '') ? whole.slice(1) : whole
  if (!FIELD.test(header[0] ?? '')) return false
  if (!header.every((line) => FIELD.test(line) || FOLDED.test(line))) return false
  const names = new Set(header.map((line) => FIELD.exec(line)?.[1]?.toLowerCase()))
  return names.has('from') && names.has('date')
}
