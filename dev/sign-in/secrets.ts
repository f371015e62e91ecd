// The sign-in service's keys, made once and kept: a token issued before a restart stays good after it.
import { generateKeyPairSync, randomBytes, randomUUID, type JsonWebKey } from 'node:crypto'
import { keep } from '../kept.js'
import { ACCOUNTS } from './accounts.js'

export interface SignInSecrets {
  /** Signs tokens; its public half is what the API fetches. */
  signingKey: JsonWebKey & { kid: string; alg: 'RS256'; use: 'sig' }
  cookieKeys: string[]
  /** For each account the secret with which a token is asked for. */
  accounts: Record<string, string>
}

const secret = () => randomBytes(24).toString('base64url')

/** The secrets in this file, made when it does not exist. */
export function signInSecrets(file: string): SignInSecrets {
  return keep(file, () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const jwk = privateKey.export({ format: 'jwk' })
    return {
      signingKey: { ...jwk, kid: randomUUID(), alg: 'RS256', use: 'sig' },
      cookieKeys: [secret()],
      accounts: Object.fromEntries(Object.keys(ACCOUNTS).map((account) => [account, secret()])),
    }
  })
}
