// The two parts that are programs of this checkout: the mail catcher and the sign-in service.
import path from 'node:path'
import type { Part } from './part.js'
import { CHECKOUT } from './place.js'
import { HOST } from './ports.js'

interface Common {
  state: string
  env: NodeJS.ProcessEnv
}

/** A TypeScript program of this checkout, run by Node through tsx, without building anything first. */
export function ownProgram(file: string, args: string[] = []): Pick<Part, 'command' | 'args' | 'cwd'> {
  return { command: process.execPath, args: ['--import', 'tsx', file, ...args], cwd: CHECKOUT }
}

/** Ready when the address answers with success. */
export async function answersOk(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
}

export interface MailPart extends Part {
  smtpUrl: string
  webUrl: string
}

/** The mail catcher; its mail lies in the state folder. */
export function mailPart({
  state,
  env,
  smtpPort,
  webPort,
}: Common & { smtpPort: number; webPort: number }): MailPart {
  const webUrl = `http://${HOST}:${webPort}`
  return {
    name: 'mail catcher',
    ...ownProgram('dev/mail/main.ts', [path.join(state, 'mail'), String(smtpPort), String(webPort)]),
    env,
    log: path.join(state, 'logs', 'mail.log'),
    ready: () => answersOk(`${webUrl}/api/mails`),
    stopSignal: 'SIGTERM',
    stopWithin: 5_000,
    smtpUrl: `smtp://${HOST}:${smtpPort}`,
    webUrl,
  }
}

export interface SignInPart extends Part {
  issuer: string
  secretsFile: string
}

/** The sign-in service; its keys and the accounts' secrets lie in the state folder. */
export function signInPart({
  state,
  env,
  port,
  audience,
}: Common & { port: number; audience: string }): SignInPart {
  const issuer = `http://${HOST}:${port}`
  const secretsFile = path.join(state, 'sign-in.json')
  return {
    name: 'sign-in',
    ...ownProgram('dev/sign-in/main.ts', [secretsFile, String(port), audience]),
    env,
    log: path.join(state, 'logs', 'sign-in.log'),
    ready: () => answersOk(`${issuer}/.well-known/openid-configuration`),
    stopSignal: 'SIGTERM',
    stopWithin: 5_000,
    issuer,
    secretsFile,
  }
}
