// Why an activity failed, for the person who is told.

/** The innermost message: what the other side, or our own, said. */
export function reasonOf(error: unknown): string {
  let reason = error
  while (reason instanceof Error && reason.cause instanceof Error) reason = reason.cause
  return reason instanceof Error ? reason.message : String(reason)
}
