// How a machine gets a Temporal server: by the first way that works, and with one clear error when none does.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { kindFor } from '../../dev/temporal/kind.js'
import { hasProductionServer, obtainTemporal } from '../../dev/temporal/obtain.js'
import { SERVER } from '../../dev/temporal/versions.js'
import { isAtLeast, requireServer } from '../../temporal/server-version.js'

let folder: string
let env: NodeJS.ProcessEnv
let downloads: Server
let archive: Buffer | undefined

/** A program that says of itself what Temporal's command line says. */
function program(at: string, server: string, version = '1.8.0'): void {
  script(at, `echo "temporal version ${version} (Server ${server}, UI 2.54.1)"`)
}
function script(at: string, text: string): void {
  mkdirSync(path.dirname(at), { recursive: true })
  writeFileSync(at, `#!/bin/sh\n${text}\n`)
  chmodSync(at, 0o755)
}
const address = () => `http://127.0.0.1:${(downloads.address() as AddressInfo).port}/latest`

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-temporal-'))
  // Only what unpacking needs is found: neither Go nor Temporal.
  mkdirSync(path.join(folder, 'bin'))
  for (const name of ['tar', 'gzip', 'sh'])
    execFileSync('ln', [
      '-s',
      execFileSync('which', [name], { encoding: 'utf8' }).trim(),
      path.join(folder, 'bin', name),
    ])
  env = { PATH: path.join(folder, 'bin'), HOME: folder, XDG_CACHE_HOME: path.join(folder, 'cache') }
  archive = undefined
  downloads = createServer((request, response) => {
    if (!archive) response.writeHead(503).end()
    else if (request.url === '/archive') response.end(archive)
    else
      response.end(JSON.stringify({ archiveUrl: new URL('/archive', address()), fileToExtract: 'temporal' }))
  })
  await new Promise<void>((resolve) => downloads.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  downloads.closeAllConnections()
  await new Promise((resolve) => downloads.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

it('takes the command line program on PATH', async () => {
  program(path.join(folder, 'bin', 'temporal'), '1.32.0')
  const found = await obtainTemporal(env, { ui: true, downloads: address() })
  expect(found).toEqual({ kind: 'command-line', program: 'temporal' })
})

it('downloads it otherwise, once', async () => {
  program(path.join(folder, 'packed', 'temporal'), '1.33.1')
  execFileSync('tar', [
    '-czf',
    path.join(folder, 'archive.tgz'),
    '-C',
    path.join(folder, 'packed'),
    'temporal',
  ])
  archive = readFileSync(path.join(folder, 'archive.tgz'))
  const first = await obtainTemporal(env, { ui: true, downloads: address() })
  expect(first).toMatchObject({ kind: 'command-line' })
  archive = undefined
  expect(await obtainTemporal(env, { ui: true, downloads: address() })).toEqual(first)
})

it('takes nothing but the production server where that is wanted', async () => {
  program(path.join(folder, 'bin', 'temporal'), '1.32.0')
  const failed = obtainTemporal(env, { ui: true, kind: 'server', downloads: address() })
  await expect(failed).rejects.toThrow('there is no Go on PATH')
  await expect(failed).rejects.not.toThrow('command line')
})

it('takes the production server that was built before, unless the command line program is wanted', async () => {
  program(path.join(folder, 'bin', 'temporal'), '1.32.0')
  const built = path.join(folder, 'cache', 'followthrough', `temporal-server-${SERVER}`)
  expect(hasProductionServer(env)).toBe(false)
  for (const name of ['server', 'sql']) script(path.join(built, name), 'exit 0')
  expect(hasProductionServer(env)).toBe(true)
  const server = { kind: 'server', server: path.join(built, 'server'), schemaTool: path.join(built, 'sql') }
  expect(await obtainTemporal(env, { ui: false })).toMatchObject(server)
  expect(await obtainTemporal(env, { ui: false, kind: 'server' })).toMatchObject(server)
  expect(await obtainTemporal(env, { ui: false, kind: 'command-line' })).toEqual({
    kind: 'command-line',
    program: 'temporal',
  })
})

describe('the server of a checkout', () => {
  const production = { TEMPORAL_SERVER: 'production' }
  const begun = (file: string) => script(path.join(folder, 'temporal', file), '')

  it('is either at first, and the production server where that is asked for', () => {
    expect(kindFor(folder, {})).toBeUndefined()
    expect(kindFor(folder, { TEMPORAL_SERVER: '' })).toBeUndefined()
    expect(kindFor(folder, production)).toBe('server')
    expect(() => kindFor(folder, { TEMPORAL_SERVER: 'postgres' })).toThrow(
      'TEMPORAL_SERVER must be production. It is',
    )
  })

  it('stays the one that its cases began with', () => {
    begun('dynamic.yaml')
    expect(kindFor(folder, {})).toBe('server')
    expect(kindFor(folder, production)).toBe('server')
    begun('temporal.sqlite')
    expect(kindFor(folder, {})).toBe('command-line')
    expect(() => kindFor(folder, production)).toThrow('the production server would not find them')
  })
})

it('names every way, and why each failed, when none works', async () => {
  program(path.join(folder, 'bin', 'temporal'), '1.31.5')
  program(path.join(folder, 'bin', 'go'), '')
  writeFileSync(path.join(folder, 'bin', 'go'), '#!/bin/sh\necho go1.24.2\n')
  const failed = obtainTemporal(env, { ui: true, downloads: address() })
  await expect(failed).rejects.toThrow('TEMPORAL_ADDRESS set to a running Temporal server')
  await expect(failed).rejects.toThrow('temporal holds server 1.31.5, which is older than 1.32.0')
  await expect(failed).rejects.toThrow('answered 503')
  await expect(failed).rejects.toThrow('there is no pip')
  await expect(failed).rejects.toThrow('Go 1.24.2 is older than 1.26.8')
})

it.each([
  ['1.31.5', 'version 1.31.5'],
  ['', 'version unknown'],
])('refuses a running server of version “%s” and says which will do', async (serverVersion, named) => {
  const server = { workflowService: { getSystemInfo: () => Promise.resolve({ serverVersion }) } }
  await expect(requireServer(server, 'temporal.example.org:7233')).rejects.toThrow(
    `Temporal at temporal.example.org:7233 is ${named}: at least 1.32.0 is needed.`,
  )
})

it('takes a running server that is new enough', async () => {
  const server = { workflowService: { getSystemInfo: () => Promise.resolve({ serverVersion: '1.32.0' }) } }
  await expect(requireServer(server, 'temporal.example.org:7233')).resolves.toBeUndefined()
})

it('compares versions by their numbers', () => {
  expect(isAtLeast('1.32.0', '1.32.0')).toBe(true)
  expect(isAtLeast('1.100.0', '1.32.0')).toBe(true)
  expect(isAtLeast('1.9.9', '1.32.0')).toBe(false)
  expect(isAtLeast('1.32', '1.32.1')).toBe(false)
  expect(isAtLeast('2.0.0-rc.1', '1.32.1')).toBe(true)
})
