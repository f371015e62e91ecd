/** Starts the stack that all test files of a run share. */
export function startSharedStack(): Promise<{ stop(): Promise<void> }>
