// One way to write a fact as bytes, so that the ledger's chain can be checked by anybody (RFC 8785 for the values used:
// strings, integers, booleans, null, lists and objects).
import { createHash } from 'node:crypto'

/** Canonical JSON: keys sorted by code unit, no white space. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value && typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`)
      .join(',')}}`
  return JSON.stringify(value)
}

/** SHA-256 in hexadecimal. */
export const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
