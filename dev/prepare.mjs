// What every command does first, on a clone with nothing installed: install the packages that the lock file names,
// generate the database client. Plain JavaScript without dependencies, because nothing is there yet.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const checkout = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
const at = (...names) => path.join(checkout, ...names)

const say = (line) => process.stdout.write(`${line}\n`)

/** The file's text; an empty one when it does not exist. */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
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

/**
 * Whether node_modules holds what the lock file names. npm writes the list of what it installed at the very end.
 *
 * @param lockFile text of package-lock.json
 * @param installedFile text of node_modules/.package-lock.json, empty when there is none
 */
export function isInstalled(lockFile, installedFile) {
  if (installedFile === '') return false
  const wanted = JSON.parse(lockFile).packages
  const found = JSON.parse(installedFile).packages
  const names = Object.keys(wanted).filter((name) => name !== '')
  const same = (name) =>
    found[name] === undefined
      ? wanted[name].optional === true // for another platform
      : found[name].version === wanted[name].version && found[name].integrity === wanted[name].integrity
  return names.every(same) && Object.keys(found).every((name) => wanted[name] !== undefined)
}

async function install() {
  if (isInstalled(read(at('package-lock.json')), read(at('node_modules', '.package-lock.json')))) return
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

/** When this process began, as the system tells it: numbers of processes are used again. Empty where it does not tell. */
function startOf(pid) {
  const stat = read(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

/** Who holds the lock; undefined when nobody does, or what is there names nobody. */
function holderOf(file) {
  try {
    const { pid, started } = JSON.parse(read(file))
    return isAlive(pid) && startOf(pid) === started ? pid : undefined
  } catch {
    return undefined
  }
}

/** Takes the lock of the set-up, so that two commands started at once do not install over each other. */
export async function lock(file = at('.state', 'set-up.lock'), tell = say) {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }))
  let told
  try {
    for (;;) {
      try {
        // It appears whole or not at all.
        linkSync(draft, file)
        return () => rmSync(file, { force: true })
      } catch (error) {
        if (error.code !== 'EEXIST') throw error
        const holder = holderOf(file)
        if (holder === undefined) rmSync(file, { force: true })
        else {
          if (told !== holder) tell(`Waiting for process ${holder}, which sets this checkout up`)
          told = holder
          await sleep(200)
        }
      }
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Brings the checkout to where TypeScript can run. Says what is wrong, and ends the process, when it cannot. */
export async function prepare() {
  try {
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
