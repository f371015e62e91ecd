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
 * Chooses a port for each name: the one that is asked for, else the one it had before, else the usual one; when that is
 * taken, the next that is free. What is asked for holds for this time and is not kept.
 *
 * @param file where the choice is kept
 * @param usual for each name the port to begin at
 * @param asked ports that somebody asks for by name
 */
export async function choosePorts<Name extends string>(
  file: string,
  usual: Record<Name, number>,
  asked: Partial<Record<Name, number>> = {},
): Promise<Record<Name, number>> {
  const before: Partial<Record<Name, number>> = readKept(file) ?? {}
  const names = Object.keys(usual) as Name[]
  const chosen: Partial<Record<Name, number>> = {}
  const taken = new Set<number>()
  const take = (name: Name, port: number) => {
    taken.add(port)
    chosen[name] = port
  }
  // What is asked for and what was kept is set aside before anything new is looked for, so that no two names meet.
  for (const name of [...names].sort((a, b) => Number(b in asked) - Number(a in asked))) {
    const port = asked[name] ?? before[name]
    if (port !== undefined && !taken.has(port) && (await isFree(port))) take(name, port)
  }
  for (const name of names)
    if (chosen[name] === undefined) take(name, await firstFree(asked[name] ?? usual[name], taken))
  writeKept(file, { ...chosen, ...keptFor(Object.keys(asked) as Name[], before) })
  return chosen as Record<Name, number>
}

/** What was kept for these names; undefined, which is not written, for those that had nothing. */
const keptFor = <Name extends string>(names: readonly Name[], before: Partial<Record<Name, number>>) =>
  Object.fromEntries(names.map((name) => [name, before[name]]))

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
