// A problem on its way to the caller, and how the refusals of the domain become one.
import { FAULTS_NAMED } from '../domain/outside/limits.js'
import type { Refusal } from '../domain/refusal.js'
import { PROBLEMS, type Part, type ProblemCode } from './problems.js'

/** One thing that is wrong: `pointer` into the body (RFC 6901), or a query parameter, part of the path or header by name. */
export interface Fault {
  readonly pointer?: string
  readonly parameter?: string
  readonly problem: string
  readonly remedy: string
}

interface Extra {
  readonly detail: string
  readonly errors?: readonly Fault[]
  readonly part?: Part
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown by routes and middleware; the last middleware answers with its document. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly extra: Extra

  constructor(code: ProblemCode, extra: Extra) {
    super(`${code}: ${extra.detail}`)
    this.code = code
    this.extra = extra
  }
}

/** Seconds after which a part that is down may be back. */
const RETRY_AFTER = 5

/** 503: `part` is down, or did not answer in time. */
export const unavailable = (part: Part, detail: string) =>
  new Problem('unavailable', { detail, part, headers: { 'Retry-After': String(RETRY_AFTER) } })

/** 404, the same whether it does not exist or is not the caller's to know of. */
export const notFound = (what: string) =>
  new Problem('not-found', { detail: `There is no ${what}, or it is not yours to see.` })

/** 422 with everything that is wrong; of very many faults the first, and how many there are. */
export const invalid = (errors: readonly Fault[]) =>
  new Problem('invalid', {
    detail:
      errors.length === 1
        ? 'One thing in the request is wrong.'
        : `${errors.length} things in the request are wrong${errors.length > FAULTS_NAMED ? `; the first ${FAULTS_NAMED} are named` : ''}.`,
    errors: errors.slice(0, FAULTS_NAMED),
  })

export const faultOf = ({ field, problem, remedy }: Refusal): Fault => ({ pointer: field, problem, remedy })

/** The problem that says what this refusal says; `what` names the thing when it is not to be revealed. */
export function problemOf(refusal: Refusal, what: string): Problem {
  switch (refusal.code) {
    case 'invalid':
      return invalid([faultOf(refusal)])
    case 'not-yours':
    case 'not-found':
      return notFound(what)
    case 'wrong-stage':
    case 'wrong-role':
    case 'changed-since':
    case 'change-under-way':
    case 'closed':
    case 'busy':
      return new Problem(refusal.code, {
        detail: sentence(refusal.problem),
        errors: [faultOf(refusal)],
        ...(refusal.code === 'busy' && { headers: { 'Retry-After': '1' } }),
      })
  }
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

/** The document of a problem (RFC 9457). `instance` names the request, as in the log and the header X-Request-Id. */
export function problemDocument({ code, extra }: Problem, requestId: string) {
  const { status, title } = PROBLEMS[code]
  return {
    type: `/problems/${code}`,
    title,
    status,
    detail: extra.detail,
    instance: `urn:uuid:${requestId}`,
    ...(extra.part && { part: extra.part }),
    ...(extra.errors && { errors: extra.errors }),
  }
}
