// Addresses and methods that the API does not have.
import type { RequestHandler } from 'express'
import { locals } from '../locals.js'
import { Problem } from '../problem.js'

/** Answers every method of a known address that no route takes. */
export const methodNotAllowed =
  (pattern: string, methods: readonly string[]): RequestHandler =>
  (request, response) => {
    locals(response).pattern = pattern
    const allow = methods.join(', ')
    throw new Problem('method-not-allowed', {
      detail: `${request.method} is not possible here; ${allow} ${methods.length > 1 ? 'are' : 'is'}.`,
      headers: { Allow: allow },
    })
  }

export const noSuchAddress: RequestHandler = () => {
  throw new Problem('no-such-address', { detail: 'The API has no such address; GET /docs lists every one.' })
}
