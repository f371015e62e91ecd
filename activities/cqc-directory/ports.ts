// What reading CQC's register needs from the process that runs it, and what a workflow asks of it and gets: counts and
// codes, never names.
import type { PrismaClient } from '../../prisma/generated/client.js'
import type { RegisterKind } from '../../prisma/write/cqc-directory.js'
import type { CqcDesk } from '../../temporal/desk-cqc.js'
import type { CqcApi } from './client.js'

export type { RegisterKind } from '../../prisma/write/cqc-directory.js'

export interface CqcDirectoryPorts {
  readonly database: PrismaClient
  readonly desk: CqcDesk
  /** Null: updating from the API is off. */
  readonly api: CqcApi | null
}

export interface ReadChangesInput {
  readonly kind: RegisterKind
  /** Epoch milliseconds by the workflow's clock. */
  readonly at: number
}

export type ChangesRead =
  /** No key is set. */
  | { readonly status: 'off' }
  | { readonly status: 'read'; readonly read: number; readonly missing: number; readonly news: number }
