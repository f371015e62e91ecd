// Finds what a link in a letter opens. Only the hash of its token is stored, so a copy of the database opens nothing.
import type { PrismaClient } from '../generated/client.js'
import { sha256 } from '../write/canonical.js'

export interface FoundLink {
  readonly state: 'open' | 'expired' | 'revoked'
  /** What the holder may do: `answer` for a body, `assurance` for CQC, `view` for a manager. */
  readonly scope: string
  readonly reference: string
  readonly bodyId: string
  readonly letterId: string
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/**
 * The link with this token, or null when there is none; whatever is not a token is not looked up.
 *
 * @param now epoch milliseconds
 */
export async function findAccessLink(
  database: PrismaClient,
  token: string,
  now: number,
): Promise<FoundLink | null> {
  if (!TOKEN.test(token)) return null
  const link = await database.accessLink.findUnique({ where: { tokenHash: sha256(token) } })
  if (!link) return null
  const { scope, reference, bodyId, letterId, revokedAt, expiresAt } = link
  const state = revokedAt ? 'revoked' : expiresAt.getTime() <= now ? 'expired' : 'open'
  return { state, scope, reference, bodyId, letterId }
}
