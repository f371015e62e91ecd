// The workflows' bundle, built once for each state of their sources, and shared by `npm start` and the tests.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.js'
import { CHECKOUT, STATE } from './place.js'
import { runProgram } from './run-program.js'

/** Everything that the bundler may read. */
const SOURCES = ['workflows', 'domain']
/** What else decides how a bundle comes out. */
const FILES = ['package-lock.json', 'worker/bundle.ts', 'worker/bundler.ts']
const KEPT = 5

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const name of FILES) hash.update(readFileSync(path.join(CHECKOUT, name)))
  for (const folder of SOURCES) {
    const entries = readdirSync(path.join(CHECKOUT, folder), { recursive: true, encoding: 'utf8' })
    for (const name of entries.filter((entry) => entry.endsWith('.ts')).sort())
      hash.update(`${folder}/${name}\n`).update(readFileSync(path.join(CHECKOUT, folder, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** Bundles of sources that are no longer there are of no use, except to what runs on them now. */
function removeOldest(folder: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const dated = names.map((name) => ({ name, at: /^\d+/.exec(name)?.[0] ?? '0' }))
  dated.sort((a, b) => Number(b.at) - Number(a.at))
  for (const { name } of dated.slice(KEPT)) rmSync(path.join(folder, name), { force: true })
}

/**
 * Path of a bundle of the workflows as they are now; built, in about four seconds, when there is none yet.
 *
 * @throws with the bundler's words when the sources cannot be bundled
 */
export async function workflowBundle(env: NodeJS.ProcessEnv): Promise<string> {
  const folder = path.join(STATE, 'bundles')
  const wanted = fingerprint()
  const find = () =>
    existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith(`-${wanted}.js`)) : undefined
  return withLock(path.join(folder, 'lock'), async () => {
    const found = find()
    if (found !== undefined) return path.join(folder, found)
    const file = path.join(folder, `${Date.now()}-${wanted}.js`)
    await runProgram(process.execPath, ['--import', 'tsx', 'worker/bundle.ts', file], { env, cwd: CHECKOUT })
    removeOldest(folder)
    return file
  })
}
