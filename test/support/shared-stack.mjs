// Starts the stack that all test files of a run share, in a process of its own, and says where it is through
// FOLLOWTHROUGH_TEST_STACK. Plain JavaScript: Jest loads its global set-up outside its own transformation.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import path from 'node:path'

const main = path.resolve(import.meta.dirname, 'stack-main.ts')

/** Starts the stack; resolves when it is ready. `stop` ends it and waits until nothing of it runs. */
export async function startSharedStack() {
  const child = spawn(process.execPath, ['--import', 'tsx', main], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  const ready = new Promise((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('stack ')) resolve(line.slice('stack '.length))
      else process.stderr.write(`${line}\n`)
    })
  })
  const file = await Promise.race([ready, ended.then(() => undefined)])
  if (file === undefined) throw new Error('The test stack did not start: what it wrote stands above.')
  process.env.FOLLOWTHROUGH_TEST_STACK = file
  return { stop }
}
