// Ports on the loopback address: the usual ones where they are free, otherwise others, and the same ones
// at the next start, so that addresses in a browser or a script stay good.
import { createServer } from 'node:net'
import { readKept, writeKept } from './kept.js'

export const HOST = '127.0.0.1'

/** Whether nothing listens there now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, HOST, () => server.close(() => resolve(true)))
  })
}

async function firstFree(from: number, taken: Set<number>): Promise<number> {
  for (let port = from; port < from + 200; port++) if (!taken.has(port) && (await isFree(port))) return port
  throw new Error(`No free port between ${from} and ${from + 199} on ${HOST}: end what holds them`)
}

/**
 * Chooses a port for each name: the one it had before, else the usual one, else the next that is free.
 *
 * @param file where the choice is kept
 * @param usual for each name the port to begin at
 */
export async function choosePorts<Name extends string>(
  file: string,
  usual: Record<Name, number>,
): Promise<Record<Name, number>> {
  const before: Partial<Record<Name, number>> = readKept(file) ?? {}
  const chosen: Partial<Record<Name, number>> = {}
  const taken = new Set<number>()
  for (const name of Object.keys(usual) as Name[]) {
    const kept = before[name]
    const port = kept !== undefined && (await isFree(kept)) ? kept : await firstFree(usual[name], taken)
    taken.add(port)
    chosen[name] = port
  }
  writeKept(file, chosen)
  return chosen as Record<Name, number>
}

/**
 * Free ports for a stack that lives for minutes. They lie below the range from which the system takes ports of
 * outgoing connections, so that none is taken between the choice and its use.
 */
export async function randomPorts<Name extends string>(
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const chosen: Partial<Record<Name, number>> = {}
  const taken = new Set<number>()
  for (const name of names) {
    const port = await firstFree(12_000 + Math.floor(Math.random() * 18_000), taken)
    taken.add(port)
    chosen[name] = port
  }
  return chosen as Record<Name, number>
}
