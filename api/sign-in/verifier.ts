// Who calls: a bearer token (JWT) of the configured OpenID Connect issuer. A bad token is the caller's fault, keys that
// cannot be fetched are not: the two must never be confused, or an outage of the issuer would sign everybody out.
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { ROLES, type Role } from '../../domain/people/roles.js'
import { BODY_ID } from '../../domain/people/bodies.js'
import { isSubject } from '../../domain/outside/ids.js'

export interface SignInSettings {
  /** Exactly as it stands in the tokens. */
  readonly issuer: string
  readonly audience: string
}

/** A signed-in person: all roles of the token. `subject` is the sign-in service's opaque id. */
export interface Principal {
  readonly subject: string
  readonly roles: readonly Role[]
  readonly bodyId?: string
}

export type Verified =
  | { readonly status: 'known'; readonly principal: Principal }
  | { readonly status: 'rejected'; readonly why: string }
  | { readonly status: 'keys-unavailable' }

export interface Verifier {
  verify(token: string): Promise<Verified>
  /** Whether the issuer's keys can be fetched now. */
  keysAreThere(): Promise<boolean>
}

/** Asymmetric only: with a shared secret whoever can check a token could make one. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA']
const FETCH_WITHIN = 5_000
const CLOCK_TOLERANCE_S = 5

/** How long a verified token is known without checking its signature again, milliseconds; never beyond its expiry. */
const KNOWN_FOR = 60_000
const KNOWN_AT_MOST = 1_000

class KeysUnavailable extends Error {}

/** A verifier for one issuer; its keys are fetched when first needed, kept for ten minutes, and again for a new key. */
export function createVerifier({ issuer, audience }: SignInSettings): Verifier {
  let keys: Promise<JWTVerifyGetKey> | null = null

  // The address of the keys is discovered once; a failure is not kept.
  function keySet(): Promise<JWTVerifyGetKey> {
    keys ??= discover(issuer).catch((error: unknown) => {
      keys = null
      throw new KeysUnavailable('discovery', { cause: error })
    })
    return keys
  }

  const getKey: JWTVerifyGetKey = async (header, token) => {
    const find = await keySet()
    try {
      return await find(header, token)
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        throw error
      throw new KeysUnavailable('keys', { cause: error })
    }
  }

  async function verifyAnew(token: string): Promise<Verified> {
    try {
      const { payload } = await jwtVerify(token, getKey, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_S,
        requiredClaims: ['sub', 'exp'],
      })
      const verified = principalOf(payload)
      if (verified.status === 'known') remember(token, verified, (payload.exp ?? 0) * 1_000)
      return verified
    } catch (error) {
      if (error instanceof KeysUnavailable) return { status: 'keys-unavailable' }
      if (error instanceof errors.JOSEError) return { status: 'rejected', why: whyRejected(error) }
      // jose reports an unreadable token as a TypeError too.
      if (error instanceof TypeError || error instanceof SyntaxError)
        return { status: 'rejected', why: 'it is no token' }
      throw error
    }
  }

  // A person sends many requests with one token; its signature is the dearest part of a small request.
  const known = new Map<string, { readonly verified: Verified; readonly until: number }>()
  function remember(token: string, verified: Verified, expiresAt: number) {
    const oldest = known.keys().next()
    if (known.size >= KNOWN_AT_MOST && !oldest.done) known.delete(oldest.value)
    known.set(token, { verified, until: Math.min(Date.now() + KNOWN_FOR, expiresAt) })
  }

  return {
    async verify(token) {
      const before = known.get(token)
      if (before && Date.now() < before.until) return before.verified
      known.delete(token)
      return verifyAnew(token)
    },

    async keysAreThere() {
      try {
        await discover(issuer).then((set) => fetchable(set))
        return true
      } catch {
        return false
      }
    },
  }
}

type KeySet = ReturnType<typeof createRemoteJWKSet>

const fetchable = (set: KeySet) => set.reload()

async function discover(issuer: string): Promise<KeySet> {
  const address = `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`
  const response = await fetch(address, { signal: AbortSignal.timeout(FETCH_WITHIN) })
  if (!response.ok) throw new Error(`${address} answers ${response.status}`)
  const { jwks_uri: jwksUri, issuer: named } = (await response.json()) as {
    jwks_uri?: unknown
    issuer?: unknown
  }
  if (named !== issuer) throw new Error(`${address} names another issuer`)
  if (typeof jwksUri !== 'string') throw new Error(`${address} names no jwks_uri`)
  return createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: FETCH_WITHIN })
}

function principalOf({ sub, roles, body }: JWTPayload): Verified {
  if (sub === undefined || sub === '') return { status: 'rejected', why: 'it names no subject' }
  // It stands in the ledger for ever: what cannot be written there must not begin anything.
  if (!isSubject(sub))
    return {
      status: 'rejected',
      why: 'its claim “sub” is no line of at most 255 characters that can be written',
    }
  const known = Array.isArray(roles) ? ROLES.filter((role) => roles.includes(role)) : []
  return {
    status: 'known',
    principal: {
      subject: sub,
      roles: known,
      ...(typeof body === 'string' && BODY_ID.test(body) && { bodyId: body }),
    },
  }
}

function whyRejected(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'it has expired'
  if (error instanceof errors.JWTClaimValidationFailed) return `its claim “${error.claim}” is not right`
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature is not right'
  if (error instanceof errors.JWKSNoMatchingKey) return 'it was signed with an unknown key'
  if (error instanceof errors.JOSEAlgNotAllowed) return 'it was signed with an algorithm that is not allowed'
  return 'it is no token'
}
