// Which part an error says is down. Only errors that say so: everything else is a fault of the program.
import { isUnreachable } from '../temporal/desk.js'
import { isDatabaseUnreachable } from '../prisma/read/alive.js'

/** The part that this error says cannot be reached, or undefined. */
export function outageOf(error: unknown): 'database' | 'temporal' | undefined {
  if (isDatabaseUnreachable(error)) return 'database'
  if (isUnreachable(error)) return 'temporal'
  return undefined
}
