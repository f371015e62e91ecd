// What `npm run build` makes, which is what runs in production: compiled, without tsx, with the prebuilt bundle.
import { execFile } from 'node:child_process'
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { CHECKOUT, STATE } from '../../dev/place.js'

const run = promisify(execFile)

let built: Promise<string> | undefined
let deployed: Promise<string> | undefined

/** Its folder. Built once for this process, in some ten seconds, and gone with it. */
export const builtProduct = (): Promise<string> => (built ??= build())

/**
 * Its folder in an empty place, as the image has it: with the packages of production and no others, so that nothing of
 * this checkout can be found from there. Made once for this process, and gone with it.
 */
export const deployedProduct = (): Promise<string> => (deployed ??= deploy())

async function build(): Promise<string> {
  const folder = path.join(STATE, 'test', `built-${process.pid}`)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const args = ['--import', 'tsx', 'tools/build.ts', folder]
  await run(process.execPath, args, { cwd: CHECKOUT })
  return folder
}

async function deploy(): Promise<string> {
  const place = mkdtempSync(path.join(os.tmpdir(), 'followthrough-deployed-'))
  process.once('exit', () => rmSync(place, { recursive: true, force: true }))
  for (const name of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(path.join(CHECKOUT, name), path.join(place, name))
  const install = run('npm', ['ci', '--omit=dev', '--omit=optional', '--no-audit', '--no-fund'], {
    cwd: place,
  })
  const [from] = await Promise.all([builtProduct(), install])
  const folder = path.join(place, 'dist')
  cpSync(from, folder, { recursive: true })
  return folder
}
