// Who calls. A bad token is 401 with what is wrong with it; keys that cannot be fetched are 503, never 401.
import type { RequestHandler } from 'express'
import { locals } from '../locals.js'
import { Problem, unavailable } from '../problem.js'
import type { Verifier } from '../sign-in/verifier.js'

const CHALLENGE = 'Bearer realm="followthrough"'

export const authenticate =
  (verifier: Verifier): RequestHandler =>
  async (request, response, next) => {
    const token = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1]
    if (token === undefined)
      throw new Problem('not-signed-in', {
        detail: 'The request carries no bearer token.',
        headers: { 'WWW-Authenticate': CHALLENGE },
      })
    const verified = await verifier.verify(token)
    switch (verified.status) {
      case 'keys-unavailable':
        throw unavailable(
          'sign-in',
          'The keys of the identity provider cannot be fetched, so no token can be checked.',
        )
      case 'rejected':
        throw new Problem('not-signed-in', {
          detail: `The token is refused: ${verified.why}.`,
          headers: {
            'WWW-Authenticate': `${CHALLENGE}, error="invalid_token", error_description="${verified.why.replace(/[^\x20-\x7e]|["\\]/g, "'")}"`,
          },
        })
      case 'known':
        locals(response).principal = verified.principal
        next()
    }
  }
