// Temporal's Web UI as a part, read-only: a case is changed by the product, which keeps its record, never from here.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import type { Part } from '../part.js'
import { HOST } from '../ports.js'

export interface UiOptions {
  program: string
  state: string
  port: number
  temporalAddress: string
  namespace: string
  env: NodeJS.ProcessEnv
}

/** Writes its configuration and describes it as a part. */
export function uiPart({
  program,
  state,
  port,
  temporalAddress,
  namespace,
  env,
}: UiOptions): Part & { url: string } {
  const root = path.join(state, 'temporal-ui')
  const url = `http://${HOST}:${port}`
  mkdirSync(path.join(root, 'config'), { recursive: true })
  const settings = {
    temporalGrpcAddress: temporalAddress,
    host: HOST,
    port,
    enableUi: true,
    defaultNamespace: namespace,
    disableWriteActions: true,
    disableNewsFetch: true,
    hideLogs: true,
    cors: { allowOrigins: [url], cookieInsecure: true },
  }
  writeFileSync(path.join(root, 'config', 'followthrough.yaml'), stringify(settings))
  return {
    name: 'Temporal UI',
    command: program,
    args: ['-r', root, '-c', 'config', '-e', 'followthrough', 'start'],
    env,
    cwd: root,
    log: path.join(state, 'logs', 'temporal-ui.log'),
    ready: async () => {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) })
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
    },
    stopSignal: 'SIGTERM',
    stopWithin: 5_000,
    url,
  }
}
