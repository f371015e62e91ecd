// Bearer tokens for tests: real ones, of the demonstration accounts or signed with the sign-in service's own key,
// so that the API under test checks them as it checks every other.
import { readFileSync } from 'node:fs'
import { importJWK, SignJWT } from 'jose'
import type { Role } from '../../dev/sign-in/accounts.js'
import type { SignInSecrets } from '../../dev/sign-in/secrets.js'
import { startStack } from './stack.js'
import type { StackConnection } from './stack-parts.js'

export interface TokenContent {
  sub: string
  roles?: Role[]
  organisation?: 'ombudsman' | 'cqc' | 'body'
  body?: string
  name?: string
  /** Seconds from now; negative for one that has expired. An hour when not given. */
  expiresIn?: number
  /** The right ones when not given. */
  audience?: string
  issuer?: string
}

const secretsOf = (stack: StackConnection) =>
  JSON.parse(readFileSync(stack.signIn.secretsFile, 'utf8')) as SignInSecrets

/** A token with this content, signed by the stack's sign-in service's key. */
export async function tokenFor(
  content: TokenContent,
  stack: StackConnection = startStack(),
): Promise<string> {
  const { signingKey } = secretsOf(stack)
  const {
    sub,
    expiresIn = 3_600,
    audience = stack.signIn.audience,
    issuer = stack.signIn.issuer,
    ...claims
  } = content
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: signingKey.kid, typ: 'at+jwt' })
    .setSubject(sub)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1_000) + expiresIn)
    .sign(await importJWK({ ...signingKey }, 'RS256'))
}
