// An OpenID Connect issuer for one machine. A demonstration account asks for a token as a confidential client of
// the same name (client credentials); the token is a signed JWT with the claims that the API reads.
import express, { type Express } from 'express'
import Provider, { type Configuration } from 'oidc-provider'
import { accountOf, ACCOUNTS } from './accounts.js'
import type { SignInSecrets } from './secrets.js'

/** How long a token is good, in seconds. */
const TOKEN_LIFETIME = 3600
/** oidc-provider wants an address for what a token is for; the audience in the token is the API's own name. */
const RESOURCE = 'urn:followthrough:api'

function configuration(secrets: SignInSecrets, audience: string): Configuration {
  return {
    jwks: { keys: [secrets.signingKey] },
    cookies: { keys: secrets.cookieKeys },
    clients: Object.entries(secrets.accounts).map(([account, secret]) => ({
      client_id: account,
      client_secret: secret,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      token_endpoint_auth_method: 'client_secret_basic',
    })),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenTTL: TOKEN_LIFETIME,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: (_context, token) => {
      const claims = token.clientId === undefined ? undefined : accountOf(token.clientId)
      return claims && { ...claims }
    },
    ttl: { ClientCredentials: TOKEN_LIFETIME },
  }
}

const page = () => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Demonstration accounts</title>
<style>body{font:16px/1.4 sans-serif;margin:2rem}td,th{text-align:left;padding:.2rem 1rem .2rem 0}</style>
<h1>Demonstration accounts</h1><p>A token of an account, for one hour: <code>npm run --silent token -- ACCOUNT</code>
<table><tr><th>Account<th>Name<th>Role<th>Body${Object.entries(ACCOUNTS)
  .map(
    ([account, { name, roles, body = '' }]) =>
      `<tr><td>${account}<td>${name}<td>${roles.join(', ')}<td>${body}`,
  )
  .join('')}</table>`

/**
 * The issuer as an Express application, with a page that lists the accounts.
 *
 * @param options.issuer its own address, which stands in every token
 * @param options.audience whom the tokens are for, as in OIDC_AUDIENCE
 */
export function createSignIn(options: { issuer: string; audience: string; secrets: SignInSecrets }): Express {
  const provider = new Provider(options.issuer, configuration(options.secrets, options.audience))
  const app = express()
  app.disable('x-powered-by')
  app.get('/', (_request, response) => void response.send(page()))
  app.use(provider.callback())
  return app
}
