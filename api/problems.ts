// Every problem that the API answers with, as data (RFC 9457): its code is the last part of its type, a stable address
// that explains it. The problem documents, their pages and the OpenAPI document read this list.

interface ProblemKind {
  readonly status: number
  readonly title: string
  /** What a caller does about it. */
  readonly remedy: string
}

export const PROBLEMS = {
  'malformed-json': {
    status: 400,
    title: 'The request is not JSON',
    remedy: 'Send one JSON object in UTF-8.',
  },
  'malformed-address': {
    status: 400,
    title: 'The address cannot be read',
    remedy:
      'Write each part of the address percent-encoded in UTF-8: a percent sign is followed by two hexadecimal digits, and stands for itself as %25.',
  },
  'cut-off': {
    status: 400,
    title: 'The request did not arrive whole',
    remedy: 'Nothing was kept. Send it again; a file is known by its content, so nothing is stored twice.',
  },
  'idempotency-key': {
    status: 400,
    title: 'The Idempotency-Key is missing or unfit',
    remedy:
      'Send a header Idempotency-Key of 16 to 200 visible characters, new for each decision and the same for each repeat of it. A UUID will do.',
  },
  'not-signed-in': {
    status: 401,
    title: 'You are not signed in',
    remedy: 'Send a header Authorization: Bearer TOKEN with a token of the configured identity provider.',
  },
  'wrong-role': {
    status: 403,
    title: 'Your role may not do this',
    remedy: 'Ask somebody who has one of the roles that the problem names.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such thing, or it is not yours to see',
    remedy:
      'Check the reference and the body’s id. A case that was started a moment ago appears within seconds.',
  },
  'no-such-address': {
    status: 404,
    title: 'The API has no such address',
    remedy: 'See GET /docs for every address.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take that method',
    remedy: 'Use one of the methods in the header Allow.',
  },
  'wrong-stage': {
    status: 409,
    title: 'This is not possible at the stage at which the case stands',
    remedy: 'Read the case again; the problem names the stages at which it is possible.',
  },
  'change-under-way': {
    status: 409,
    title: 'Another change of the whole case has not reached every body yet',
    remedy: 'Wait until it has; GET the case shows which bodies it waits for.',
  },
  closed: {
    status: 409,
    title: 'The case is closed',
    remedy: 'Open a new case that refers to it.',
  },
  'case-differs': {
    status: 409,
    title: 'A case with this reference exists and was started with another request',
    remedy: 'Read the case. What is wrong in it is put right by a correction, not by starting it again.',
  },
  'body-differs': {
    status: 409,
    title: 'A body with this id exists and is another one',
    remedy: 'Read the body with this id; give the new one another id.',
  },
  quarantined: {
    status: 409,
    title: 'The file may not leave quarantine',
    remedy:
      'While it waits for the scanner, ask again later. An infected file is gone: ask its sender for another one.',
  },
  'changed-since': {
    status: 409,
    title: 'The case has changed since you read it',
    remedy:
      'Read it again and decide on what it says now. Each of “errors” names an entry that is new: what it is, whose role it was, and its day.',
  },
  'too-large': {
    status: 413,
    title: 'The request is too large',
    remedy: 'Send at most 256 kB of JSON, and of a file at most what “detail” says.',
  },
  'wrong-content-type': {
    status: 415,
    title: 'The request has a content type that this address does not take',
    remedy:
      'Send JSON with the header Content-Type: application/json, without content coding or with gzip; a file as it is, neither in a form nor with a content coding.',
  },
  invalid: {
    status: 422,
    title: 'Something in the request is wrong',
    remedy: 'Each of “errors” names the field, what is wrong with it and what would be right.',
  },
  'key-reused': {
    status: 422,
    title: 'This Idempotency-Key was used for another request',
    remedy: 'Use a new Idempotency-Key for a new request; a repeat sends exactly the same request.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    remedy:
      'Repeat the request with the same Idempotency-Key; if it stays, report the “instance” of the problem.',
  },
  busy: {
    status: 503,
    title: 'Too many messages wait for this case',
    remedy: 'Repeat the request with the same Idempotency-Key after the seconds in Retry-After.',
  },
  unavailable: {
    status: 503,
    title: 'A part that this needs is not available',
    remedy:
      'Nothing is lost: repeat the request with the same Idempotency-Key after the seconds in Retry-After. “part” says which part is down.',
  },
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof PROBLEMS
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[]

/** The parts that a request can wait for. */
export const PARTS = ['database', 'temporal', 'worker', 'sign-in', 'files'] as const
export type Part = (typeof PARTS)[number]
