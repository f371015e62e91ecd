// What every start of a durable process says in the same way.
import { defineSearchAttributeKey } from '@temporalio/common'

/** The search attribute that names the process. */
export const PROCESS = defineSearchAttributeKey('Process', 'KEYWORD')

/** The search attribute that names the case. */
export const REFERENCE = defineSearchAttributeKey('Reference', 'KEYWORD')

/** The memo's key of the hash of the request that started it, by which a repeat is told from another request. */
export const BODY_HASH = 'bodyHash'

/** Milliseconds within which Temporal takes a start, or counts as unreachable. */
export const START_WITHIN = 5_000
