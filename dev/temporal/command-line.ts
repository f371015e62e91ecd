// Temporal's command line program, which holds a whole server: the quickest way for a machine with the internet.
// Found on PATH, or downloaded from where Temporal's own SDKs download it.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { withLock } from '../lock.js'
import { say, withProgress } from '../progress.js'
import { runProgram } from '../run-program.js'
import { isAtLeast, OLDEST_SERVER } from '../../temporal/server-version.js'

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

/** One downloaded before, or `temporal` on PATH. */
export async function findCommandLine(cache: string, env: NodeJS.ProcessEnv): Promise<Found> {
  const folder = path.join(cache, FOLDER)
  const [name] = existsSync(folder) ? await readdir(folder) : []
  const before = name === undefined ? undefined : await accept(path.join(folder, name), env)
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

/** Downloads the program into the cache. Says why not, instead of failing: building with Go comes next. */
export async function downloadCommandLine(
  cache: string,
  env: NodeJS.ProcessEnv,
  downloads: string,
): Promise<Found> {
  const target = path.join(cache, FOLDER)
  const draft = `${target}.${process.pid}`
  try {
    const download = await findDownload(downloads)
    const program = path.join(target, download.fileToExtract)
    await withLock(`${target}.lock`, async () => {
      if ('program' in (await accept(program, env))) return
      await rm(target, { recursive: true, force: true })
      say(`  downloading Temporal's command line program, once for this user`)
      await mkdir(draft, { recursive: true })
      await withProgress('downloading', () => fetchAndUnpack(download, draft, env))
      await rename(draft, target)
    })
    return await accept(program, env)
  } catch (error) {
    const { message, cause } = error as Error
    return { lacking: `it could not be downloaded (${cause instanceof Error ? cause.message : message})` }
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}
