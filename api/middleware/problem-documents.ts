// The last middleware: whatever went wrong becomes a problem document. A fault of the program is logged by its name and
// place only, because messages of libraries quote what people sent.
import type { ErrorRequestHandler, Request, Response } from 'express'
import type { Logger } from 'pino'
import { locals } from '../locals.js'
import { outageOf } from '../outage.js'
import { Problem, problemDocument, unavailable } from '../problem.js'
import { PROBLEMS } from '../problems.js'

/** Milliseconds after the answer. */
const READ_AWAY_WITHIN = 5_000

export const problemDocuments =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const problem = asProblem(error)
    const { requestId, pattern } = locals(response)
    if (problem.code === 'internal') log.error({ requestId, route: pattern ?? 'unknown', ...placeOf(error) })
    if (response.headersSent) return void response.destroy()
    if (!request.complete) readAway(request, response)
    for (const [name, value] of Object.entries(problem.extra.headers ?? {})) response.setHeader(name, value)
    response
      .status(PROBLEMS[problem.code].status)
      .type('application/problem+json')
      .send(JSON.stringify(problemDocument(problem, requestId)))
  }

/**
 * What the caller is still sending is read away, so that the answer reaches it; but not for ever: who goes on sending
 * two gigabytes that were refused is cut off.
 */
function readAway(request: Request, response: Response): void {
  request.resume()
  response.once('finish', () => {
    const patience = setTimeout(() => request.destroy(), READ_AWAY_WITHIN)
    request.once('close', () => clearTimeout(patience))
  })
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const ofParser = parserProblem(error)
  if (ofParser) return ofParser
  const part = outageOf(error)
  if (part === 'database') return unavailable('database', 'The database cannot be reached.')
  if (part === 'temporal')
    return unavailable('temporal', 'Temporal, which carries the cases, cannot be reached.')
  return new Problem('internal', { detail: 'This is our fault, not yours.' })
}

/** What the body parser and the router say of a request that they cannot read. */
function parserProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined
  const { type, status } = error as { type?: unknown; status?: unknown }
  if (error instanceof URIError)
    return new Problem('malformed-address', {
      detail: 'A percent sign in the address begins no character of UTF-8.',
    })
  switch (type) {
    case 'entity.too.large':
      return new Problem('too-large', { detail: 'The body is larger than 256 kB.' })
    case 'entity.parse.failed':
      return new Problem('malformed-json', { detail: 'The body is not well-formed JSON.' })
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new Problem('wrong-content-type', {
        detail: 'The body’s character set or content coding is not supported.',
      })
    case 'request.size.invalid':
    case 'request.aborted':
    case 'stream.encoding.set':
      return new Problem('malformed-json', { detail: 'The body did not arrive whole.' })
    default:
      // A broken compressed body.
      return status === 400
        ? new Problem('malformed-json', { detail: 'The request cannot be read.' })
        : undefined
  }
}

function placeOf(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((l) => l.trimStart().startsWith('at '))
  return {
    error: error.name,
    code: (error as { code?: unknown }).code,
    at: frames.slice(0, 5).map((f) => f.trim()),
  }
}
