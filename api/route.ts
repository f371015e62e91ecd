// One operation of the API: where, who may, what goes in, what comes out, and the use case. The application mounts this
// list and the OpenAPI document describes it, so that neither can know an operation that the other does not.
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Actor, Role } from '../domain/people/roles.js'

export const TAGS = [
  'Cases',
  'Process',
  'Files',
  'Directory',
  'Tasks',
  'Calendars',
  'Law',
  'Letters',
  'Service',
] as const
export type Tag = (typeof TAGS)[number]

/** A body that is no JSON: not read yet, with what its headers say. */
export interface Arrival {
  readonly stream: Readable
  /** Bytes, as declared; null when it says none. */
  readonly declared: number | null
  /** The header Content-Disposition. */
  readonly disposition: string | undefined
}

/** A call that was let in: everything checked. A write also has its id and the hash of what it asks. */
export interface Call<Params, Query, Body> {
  readonly actor: Actor
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly updateId: string
  readonly bodyHash: string
  /** Of a route that takes files. */
  readonly arrival: Arrival
}

export interface Reply {
  readonly status: number
  /** Text and streams go out as they are, everything else as JSON. */
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly description: string
  readonly schema?: z.ZodType
  /** Of an answer that is no JSON. */
  readonly contentType?: string
}

interface Described {
  readonly method: 'get' | 'post'
  /** As Express writes it: /cases/:reference */
  readonly path: string
  readonly tag: Tag
  readonly summary: string
  readonly description?: string
  /** What it answers when all is well; problems are the same everywhere. */
  readonly answers: Readonly<Record<number, Answer>>
}

interface Typed<Params, Query, Body> extends Described {
  readonly params?: z.ZodType<Params>
  readonly query?: z.ZodType<Query>
  readonly body?: z.ZodType<Body>
  /** Takes a file as it is in place of JSON: what it may be. */
  readonly takesFile?: string
}

/** A route as the application mounts it: what goes in has been checked by its schemas. */
export interface Route extends Typed<unknown, unknown, unknown> {
  /** Who may call it; the first of these that the caller has is the role in which it is done. Null: everybody. */
  readonly roles: readonly Role[] | null
  handle(call: Partial<Call<unknown, unknown, unknown>>): Promise<Reply>
}

/** A route for signed-in people of these roles. */
export const route = <Params, Query, Body>(
  definition: Typed<Params, Query, Body> & {
    readonly roles: readonly Role[]
    handle(call: Call<Params, Query, Body>): Promise<Reply>
  },
): Route => definition

/** A route for everybody. */
export const openRoute = <Params>(
  definition: Typed<Params, unknown, unknown> & {
    handle(call: Pick<Call<Params, unknown, unknown>, 'params'>): Promise<Reply>
  },
): Route => ({ ...definition, roles: null })
