// Characters that may never be written, drawn from what Unicode says of each, and not from the product's own rule.
import fc from 'fast-check'

const EVERY = Array.from({ length: 0x110000 }, (_, code) => code)
const those = (pattern: RegExp) => EVERY.filter((code) => pattern.test(String.fromCodePoint(code)))

/** Controls that are neither a line end nor a tab nor trimmed as space around a line. */
const CONTROLS = those(/\p{Cc}/u).filter((code) => ![0x09, 0x0a, 0x0d].includes(code))
const FORMATS = those(/\p{Cf}/u)
const HALVES = EVERY.filter((code) => code >= 0xd800 && code <= 0xdfff)
const PRIVATE = [0xe000, 0xf8ff, 0xf0000, 0xffffd, 0x100000, 0x10fffd]
const NONE = [0xfdd0, 0xfdef, 0xfffe, 0xffff, 0x1fffe, 0x10ffff]

/** One character that no words from outside may hold. */
export const unfitCharacter = fc
  .oneof(...[CONTROLS, FORMATS, HALVES, PRIVATE, NONE, [0xfffd]].map((codes) => fc.constantFrom(...codes)))
  .map((code) => String.fromCodePoint(code))

/** Words with such a character between Latin letters, where none of them has a meaning. */
export const unfitWords = unfitCharacter.map((character) => `ab${character}cd`)
