// Every write says which decision it is, so that a double click or a repeat after a lost answer is one decision.
import type { RequestHandler } from 'express'
import { locals } from '../locals.js'
import { Problem } from '../problem.js'

const KEY = /^[\x21-\x7e]{16,200}$/

export const idempotencyKey: RequestHandler = (request, response, next) => {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !KEY.test(key))
    throw new Problem('idempotency-key', {
      detail:
        key === undefined ? 'The header Idempotency-Key is missing.' : 'The header Idempotency-Key is unfit.',
      errors: [
        {
          parameter: 'Idempotency-Key',
          problem: key === undefined ? 'is missing' : 'is not 16 to 200 visible ASCII characters',
          remedy: 'a new UUID for each decision; the same one when you repeat the request',
        },
      ],
    })
  locals(response).idempotencyKey = key
  next()
}
