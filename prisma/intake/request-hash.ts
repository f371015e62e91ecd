// The hash by which two requests are told apart: it travels with a message and comes back with its answer, so that the
// same Idempotency-Key with another request is noticed (the engine returns the first answer whatever the request says).
import { canonicalJson, sha256 } from '../write/canonical.js'

export { canonicalJson }

/** SHA-256, hexadecimal, of the canonical JSON of a validated request. */
export const requestHash = (request: unknown) => sha256(canonicalJson(request))

/** The engine's id of a write: the same for every repeat by the same person under the same key. */
export const writeId = (subject: string, address: string, key: string) =>
  sha256(`${subject}\n${address}\n${key}`)
