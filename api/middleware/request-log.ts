// One line for each request: what was asked and how it ended. Never bodies, tokens, names or whole addresses: an address
// may hold the token of a letter's link.
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { locals } from '../locals.js'

export const requestLog =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const began = performance.now()
    response.once('close', () => {
      const { requestId, pattern } = locals(response)
      log.info({
        requestId,
        method: request.method,
        route: pattern ?? 'unknown',
        status: response.statusCode,
        ms: Math.round(performance.now() - began),
        ...(!response.writableFinished && { abandoned: true }),
      })
    })
    next()
  }
