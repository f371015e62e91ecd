// Gives each request an id: in the answer's header, in the log, and in the “instance” of a problem.
import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { locals } from '../locals.js'

export const requestId: RequestHandler = (_request, response, next) => {
  const id = randomUUID()
  locals(response).requestId = id
  response.setHeader('X-Request-Id', id)
  next()
}
