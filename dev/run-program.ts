// Runs a program to its end, for set-up steps: its output matters only when it fails.
import { spawn } from 'node:child_process'
import path from 'node:path'

export interface ProgramOptions {
  env: NodeJS.ProcessEnv
  cwd?: string
  account?: { uid: number; gid: number } | undefined
}

/**
 * @returns what the program wrote to standard output
 * @throws when it cannot be started or ends with another code than 0; the message holds the end of its output
 */
export function runProgram(command: string, args: string[], options: ProgramOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const { env, cwd, account } = options
    const child = spawn(command, args, { env, cwd, ...account, stdio: ['ignore', 'pipe', 'pipe'] })
    // Ended with us: a build must not go on when the start was broken off.
    const stop = () => child.kill()
    process.once('exit', stop)
    child.once('close', () => process.removeListener('exit', stop))
    let output = ''
    let all = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      all += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => (all += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(output)
      else
        reject(
          new Error(`${path.basename(command)} failed (exit ${String(code)}): ${all.slice(-2000).trim()}`),
        )
    })
  })
}
