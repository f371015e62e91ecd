// `npm run --silent token -- ACCOUNT`: prints a bearer token of a demonstration account, for curl.
import path from 'node:path'
import { readCommandLine } from '../command-line.mjs'
import { readKept } from './kept.js'
import { STATE } from './place.js'
import { whatRuns } from './run-record.js'
import { ACCOUNTS } from './sign-in/accounts.js'
import type { SignInSecrets } from './sign-in/secrets.js'

const USAGE = `npm run --silent token -- ACCOUNT

Prints a bearer token of a demonstration account of the product that runs here, good for an hour.
ACCOUNT is one of: ${Object.keys(ACCOUNTS).join(', ')}`

async function token(account: string): Promise<string> {
  const running = whatRuns()
  const issuer = running?.product?.OIDC_ISSUER
  if (issuer === undefined) throw new Error('Nothing runs in this checkout: run `npm start` first.')
  // The accounts' secrets are ours alone: another issuer must never see them.
  if (!running?.parts.some(({ name }) => name === 'sign-in'))
    throw new Error(
      `There are no demonstration accounts at ${issuer}, which OIDC_ISSUER names: ask it for a token, or unset OIDC_ISSUER.`,
    )
  const secret = readKept<SignInSecrets>(path.join(STATE, 'sign-in.json'))?.accounts[account]
  if (secret === undefined)
    throw new Error(
      `There is no account “${account}” here. The accounts: ${Object.keys(ACCOUNTS).join(', ')}`,
    )
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  if (!answer.ok) throw new Error(`${issuer} gave no token: ${await answer.text()}`)
  return ((await answer.json()) as { access_token: string }).access_token
}

const [account = ''] = readCommandLine({
  usage: USAGE,
  positionals: [1, 1],
  missing: 'Say whose token.',
}).positionals
try {
  process.stdout.write(`${await token(account)}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
