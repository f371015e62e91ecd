// Turns a route of the list into Express handlers: who, what, under which key, then the use case and its reply.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Express, Request, RequestHandler, Response } from 'express'
import { canonicalJson, requestHash, writeId } from '../prisma/intake/request-hash.js'
import { check } from './check.js'
import { locals } from './locals.js'
import { actorFor } from './middleware/authorise.js'
import { authenticate } from './middleware/authenticate.js'
import { idempotencyKey } from './middleware/idempotency-key.js'
import { fileBody } from './middleware/file-body.js'
import { jsonBody } from './middleware/json-body.js'
import { methodNotAllowed } from './middleware/not-found.js'
import type { Actor } from '../domain/people/roles.js'
import type { Arrival, Route } from './route.js'
import type { Verifier } from './sign-in/verifier.js'

/** Mounts every route, and for each address an answer to the methods that it does not take. */
export function mount(app: Express, routes: readonly Route[], verifier: Verifier): void {
  const signedIn = authenticate(verifier)
  for (const route of routes) {
    const handlers: RequestHandler[] = [
      namePattern(route.path),
      ...(route.roles ? [signedIn] : []),
      ...(route.body ? [idempotencyKey, ...jsonBody] : []),
      ...(route.takesFile === undefined ? [] : [idempotencyKey, fileBody]),
      handler(route),
    ]
    app[route.method](route.path, ...handlers)
  }
  for (const path of new Set(routes.map((r) => r.path))) {
    const methods = routes.filter((r) => r.path === path).map((r) => r.method.toUpperCase())
    app.all(path, methodNotAllowed(path, methods.includes('GET') ? [...methods, 'HEAD'] : methods))
  }
}

const namePattern =
  (path: string): RequestHandler =>
  (_request, response, next) => {
    locals(response).pattern = path
    next()
  }

function handler(route: Route): RequestHandler {
  const name = `${route.method} ${route.path}`
  return async (request, response) => {
    const { principal } = locals(response)
    const actor = route.roles ? actorFor(principal, route.roles) : undefined
    const params = route.params ? check(route.params, request.params, 'path') : undefined
    const query = route.query ? check(route.query, request.query, 'query') : undefined
    const body = route.body ? check(route.body, request.body, 'body') : undefined
    const write = route.body ? writeOf(`${name} ${canonicalJson(params ?? {})}`, actor, body, response) : {}
    const arrival = route.takesFile === undefined ? {} : { arrival: arrivalOf(request) }
    const reply = await route.handle({ actor, params, query, body, ...write, ...arrival })
    for (const [header, value] of Object.entries(reply.headers ?? {})) response.setHeader(header, value)
    response.status(reply.status)
    if (reply.body instanceof Readable) await sendStream(reply.body, response)
    else if (typeof reply.body === 'string') response.send(reply.body)
    else response.json(reply.body)
  }
}

const arrivalOf = (request: Request): Arrival => ({
  stream: request,
  declared:
    request.headers['content-length'] === undefined ? null : Number(request.headers['content-length']),
  disposition: request.headers['content-disposition'],
})

/** Who hangs up while it is sent has what they wanted; what breaks on our side cuts the answer off. */
async function sendStream(stream: Readable, response: Response): Promise<void> {
  try {
    await pipeline(stream, response)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}

/** The id and the hash of a write; nothing for a read. */
function writeOf(address: string, actor: Actor | undefined, body: unknown, response: Response) {
  const { idempotencyKey: key } = locals(response)
  if (actor === undefined || key === undefined) return {}
  return { updateId: writeId(actor.subject, address, key), bodyHash: requestHash(body) }
}
