// Which Temporal server will do. One below 1.32 cannot skip time for a single workflow, on which the tests and `npm run
// rehearse` stand; nothing here was ever tried on it.
export const OLDEST_SERVER = '1.32.0'

/** Whether the dotted version is at least the other; missing and unreadable parts count as 0. */
export function isAtLeast(version: string, oldest: string): boolean {
  const parts = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10) || 0)
  const [have, need] = [parts(version), parts(oldest)]
  for (let i = 0; i < need.length; i++) {
    const difference = (have[i] ?? 0) - (need[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

/** What is asked of a connection. */
interface Asked {
  readonly workflowService: {
    getSystemInfo(request: object): Promise<{ readonly serverVersion: string }>
  }
}

/** @throws when the server at this address is too old for what is asked of it, or does not say how old it is */
export async function requireServer({ workflowService }: Asked, address: string): Promise<void> {
  const { serverVersion } = await workflowService.getSystemInfo({})
  if (!isAtLeast(serverVersion, OLDEST_SERVER))
    throw new Error(
      `Temporal at ${address} is version ${serverVersion || 'unknown'}: at least ${OLDEST_SERVER} is needed.`,
    )
}
