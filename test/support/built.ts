// What `npm run build` makes, which is what runs in production: compiled, without tsx, with the prebuilt bundle.
import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { CHECKOUT, STATE } from '../../embedded/place.js'

let built: Promise<string> | undefined

/** Its folder. Built once for this process, in some ten seconds, and gone with it. */
export const builtProduct = (): Promise<string> => (built ??= build())

async function build(): Promise<string> {
  const folder = path.join(STATE, 'test', `built-${process.pid}`)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const args = ['--import', 'tsx', 'embedded/commands/build.ts', folder]
  await promisify(execFile)(process.execPath, args, { cwd: CHECKOUT })
  return folder
}
