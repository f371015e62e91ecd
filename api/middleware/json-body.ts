// Takes JSON and nothing else, up to a size that no honest request reaches.
import express, { type RequestHandler } from 'express'
import { Problem } from '../problem.js'

/** Twelve of the longest texts; files do not come this way. */
const AT_MOST = '256kb'

/** Milliseconds for a whole body of that size; longer takes only who wants to hold the connection. */
const WITHIN = 30_000

const parse = express.json({ limit: AT_MOST, type: 'application/json' })

/** The handlers in turn: the content type, the time, the body. */
export const jsonBody: RequestHandler[] = [
  (request, _response, next) => {
    if (request.is('application/json') !== 'application/json')
      throw new Problem('wrong-content-type', {
        detail: `The body must be application/json${request.headers['content-type'] === undefined ? '; the request names no type or has no body' : ''}.`,
        errors: [
          { parameter: 'Content-Type', problem: 'is not application/json', remedy: 'application/json' },
        ],
      })
    next()
  },
  (request, _response, next) => {
    const patience = setTimeout(() => request.destroy(), WITHIN)
    for (const event of ['end', 'close']) request.once(event, () => clearTimeout(patience))
    next()
  },
  parse,
]
