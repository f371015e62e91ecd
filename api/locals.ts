// What one middleware leaves for the next, with its types.
import type { Response } from 'express'
import type { Principal } from './sign-in/verifier.js'

interface Locals {
  requestId: string
  /** The pattern of the route, for the log: an address may hold a token. */
  pattern?: string
  principal?: Principal
  idempotencyKey?: string
}

export const locals = (response: Response): Locals => response.locals as Locals
