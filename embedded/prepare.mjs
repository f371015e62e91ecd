// What both commands do first, on a clone with nothing installed: check Node, install the packages that the lock file
// names, generate the database client. Plain JavaScript without dependencies, because nothing is there yet.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync, closeSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export const checkout = path.resolve(import.meta.dirname, '..')
const at = (...names) => path.join(checkout, ...names)

const OLDEST_NODE = [20, 19]

const say = (line) => process.stdout.write(`${line}\n`)

/** The file's text; an empty one when it does not exist. */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [wantedMajor, wantedMinor] = OLDEST_NODE
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  throw new Error(`Node ${process.versions.node} is too old: install Node ${OLDEST_NODE.join('.')} or newer.`)
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Whether `npm start` seems to run here; whether it truly does is found out later, with its packages at hand. */
function mayBeRunning() {
  const record = read(at('.state', 'run.json'))
  return record !== '' && isAlive(JSON.parse(record).starter.pid)
}

/** Runs a command; its output goes to the terminal, with a line every five seconds while it is silent. */
function run(step, command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const since = Date.now()
    const timer = setInterval(() => say(`  ${step} … ${Math.round((Date.now() - since) / 1000)} s`), 5_000)
    const child = spawn(command, args, { cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      clearInterval(timer)
      if (code === 0) resolve()
      else reject(new Error(`${step} failed (exit ${code}):\n${output.trim()}`))
    })
  })
}

/** Whether node_modules holds what the lock file names. npm writes the list of what it installed at the very end. */
function isInstalled() {
  const installed = read(at('node_modules', '.package-lock.json'))
  if (installed === '') return false
  const wanted = JSON.parse(read(at('package-lock.json'))).packages
  const found = JSON.parse(installed).packages
  const names = Object.keys(wanted).filter((name) => name !== '')
  const same = (name) =>
    found[name] === undefined
      ? wanted[name].optional === true // for another platform
      : found[name].version === wanted[name].version && found[name].integrity === wanted[name].integrity
  return names.every(same) && Object.keys(found).every((name) => wanted[name] !== undefined)
}

async function install() {
  if (isInstalled()) return
  if (mayBeRunning())
    throw new Error('The packages have changed, and `npm start` runs here: stop it with Ctrl-C first.')
  say('Installing the packages that package-lock.json names')
  const npm = process.env.npm_execpath ?? ''
  const command = npm.endsWith('npm-cli.js') ? [process.execPath, npm] : ['npm']
  // Development packages too, whatever the environment says: types and tests are part of what is checked.
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--engine-strict=false']
  const [program, ...first] = command
  await run('installing', program, [...first, ...flags], {
    shell: process.platform === 'win32' && first.length === 0,
  })
}

async function generate() {
  const version = JSON.parse(read(at('node_modules', 'prisma', 'package.json'))).version
  const stamp = createHash('sha256')
    .update(read(at('prisma', 'schema.prisma')))
    .update(version)
    .digest('hex')
  const stampFile = at('prisma', 'generated', '.stamp')
  if (read(stampFile) === stamp) return
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  const prisma = at('node_modules', 'prisma', 'build', 'index.js')
  await run('generating the database client', process.execPath, [prisma, 'generate'], { env })
  writeFileSync(stampFile, stamp)
}

/** Takes the lock of the set-up, so that two commands started at once do not install over each other. */
async function lock() {
  const file = at('.state', 'set-up.lock')
  mkdirSync(path.dirname(file), { recursive: true })
  for (;;) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, String(process.pid))
      closeSync(handle)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const holder = Number(read(file))
      if (holder && !isAlive(holder)) rmSync(file, { force: true })
      else await sleep(200)
    }
  }
}

/** Brings the checkout to where TypeScript can run. Says what is wrong, and ends the process, when it cannot. */
export async function prepare() {
  try {
    checkNode()
    const unlock = await lock()
    try {
      await install()
      await generate()
    } finally {
      unlock()
    }
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
