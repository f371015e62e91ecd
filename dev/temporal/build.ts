// Builds Temporal's official programs with Go, for machines that reach package registries only. Their modules build
// unchanged with `go install`; each lands in the shared cache, whole, under its version.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { withLock } from '../lock.js'
import { say, withProgress } from '../progress.js'
import { runProgram } from '../run-program.js'
import { isAtLeast } from '../../temporal/server-version.js'
import { OLDEST_GO, SERVER, UI } from './versions.js'

const suffix = process.platform === 'win32' ? '.exe' : ''

const built = {
  server: {
    folder: `temporal-server-${SERVER}`,
    programs: ['server', 'sql'],
    modules: [
      `go.temporal.io/server/cmd/server@v${SERVER}`,
      `go.temporal.io/server/cmd/tools/sql@v${SERVER}`,
    ],
    step: `building the Temporal server ${SERVER} with Go, once for this user (about three minutes on two cores)`,
  },
  ui: {
    folder: `temporal-ui-${UI}`,
    programs: ['server'],
    modules: [`github.com/temporalio/ui-server/v2/cmd/server@v${UI}`],
    step: `building Temporal's Web UI ${UI} with Go, once for this user`,
  },
}

/** Path of a program that was built before; `undefined` when it was not. */
export function builtProgram(cache: string, what: keyof typeof built, program: string): string | undefined {
  const file = path.join(cache, built[what].folder, program + suffix)
  return existsSync(file) ? file : undefined
}

/** The version of Go on PATH when it is new enough, else why it is not. */
export async function findGo(env: NodeJS.ProcessEnv): Promise<{ version: string } | { lacking: string }> {
  try {
    const text = await runProgram('go', ['env', 'GOVERSION'], { env: goEnvironment(env, '/') })
    const version = text.trim().replace(/^go/, '')
    return isAtLeast(version, OLDEST_GO)
      ? { version }
      : { lacking: `Go ${version} is older than ${OLDEST_GO}` }
  } catch {
    return { lacking: 'there is no Go on PATH' }
  }
}

/** Go asks for a home; without one it is given a place in the cache. */
function goEnvironment(env: NodeJS.ProcessEnv, cache: string): NodeJS.ProcessEnv {
  const homeless = { GOPATH: path.join(cache, 'go'), GOCACHE: path.join(cache, 'go-build') }
  return env.HOME || process.platform === 'win32' ? env : { ...homeless, ...env }
}

/** What a build that was killed left. Only while the lock is held: nobody else builds then. */
async function removeDrafts(cache: string, folder: string): Promise<void> {
  for (const name of await readdir(cache))
    if (name.startsWith(`${folder}.`) && /^\d+$/.test(name.slice(folder.length + 1)))
      await rm(path.join(cache, name), { recursive: true, force: true })
}

/**
 * Builds one of the two, unless another process did so meanwhile.
 *
 * @throws when Go fails; the message holds the end of its output
 */
export async function build(cache: string, what: keyof typeof built, env: NodeJS.ProcessEnv): Promise<void> {
  const { folder, modules, step } = built[what]
  const target = path.join(cache, folder)
  const work = async () => {
    if (existsSync(target)) return
    await removeDrafts(cache, folder)
    const draft = `${target}.${process.pid}`
    await mkdir(draft, { recursive: true })
    try {
      const goEnv = { ...goEnvironment(env, cache), GOBIN: draft }
      say(`  ${step}`)
      await withProgress('building', () =>
        runProgram('go', ['install', '-ldflags=-s -w', ...modules], { env: goEnv }),
      )
      await rename(draft, target)
    } finally {
      await rm(draft, { recursive: true, force: true })
    }
  }
  await withLock(`${target}.lock`, work, () => say(`  waiting: another process is ${step}`))
}
