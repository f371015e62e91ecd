// The starter: brings up everything on this machine, keeps it running, and ends it when asked.
import path from 'node:path'
import { demonstration } from './demonstration.js'
import { startEngine } from './engine.js'
import { takeLock } from './lock.js'
import { mailPart, signInPart } from './own-parts.js'
import type { Part } from './part.js'
import { CHECKOUT, STATE } from './place.js'
import { identify } from './process-identity.js'
import { apiPart, workerPart } from './product-parts.js'
import { say } from './progress.js'
import { endLeftOvers, recordRun, whatRuns, type RunRecorder } from './run-record.js'
import { decideSettings, type Settings } from './settings.js'
import { supervise, type SupervisedPart } from './supervise.js'
import { startTable } from './table.js'
import { uiPart } from './temporal/ui.js'
import { SOURCES, watchSources } from './watch.js'
import { workflowBundle } from './workflow-bundle.js'

async function startAll(settings: Settings, start: (part: Part) => Promise<void>, env: NodeJS.ProcessEnv) {
  const { ports, own, product } = settings
  const {
    OIDC_AUDIENCE: audience = '',
    TEMPORAL_NAMESPACE: namespace = '',
    TEMPORAL_ADDRESS: temporalAddress = '',
  } = product
  const bundle = product.WORKFLOW_BUNDLE === undefined ? workflowBundle(env) : undefined
  const [programs] = await Promise.all([
    startEngine(settings, { start, ui: true, env }),
    own.mail && start(mailPart({ state: STATE, env, smtpPort: ports.smtp, webPort: ports.mailWeb })),
    own.signIn && start(signInPart({ state: STATE, env, port: ports.signIn, audience })),
    bundle,
  ])
  const ui = programs?.kind === 'server' ? programs.ui : undefined
  const uiOptions = { state: STATE, port: ports.temporalUi, temporalAddress, namespace, env }
  const worker = { ...product, ...(bundle && { WORKFLOW_BUNDLE: await bundle }) }
  await Promise.all([
    ui === undefined ? undefined : start(uiPart({ program: ui, ...uiOptions })),
    start(workerPart(worker, env)),
    start(apiPart(product, env)),
  ])
  return startTable(settings, programs)
}

/** The order in which parts are ended: those that use others first. */
const STOP_ORDER = ['api', 'worker', 'Temporal UI', 'Temporal', 'sign-in', 'mail catcher', 'PostgreSQL']

async function stopAll(parts: SupervisedPart[]): Promise<void> {
  const place = (part: SupervisedPart) => STOP_ORDER.indexOf(part.name)
  for (const part of [...parts].sort((a, b) => place(a) - place(b))) await part.stop()
}

/** `npm run dev`: worker and API start anew when their sources change. */
function watch({ product }: Settings, parts: SupervisedPart[], env: NodeJS.ProcessEnv): Promise<void> {
  const restart = async (part: Part) => parts.find(({ name }) => name === part.name)?.restart(part)
  const worker = async () => {
    // Before anything is ended: workflows that cannot be bundled leave the worker as it is.
    const WORKFLOW_BUNDLE = product.WORKFLOW_BUNDLE ?? (await workflowBundle(env))
    await restart(workerPart({ ...product, WORKFLOW_BUNDLE }, env))
  }
  const all = [
    { name: 'worker', sources: SOURCES.worker, restart: worker },
    { name: 'api', sources: SOURCES.api, restart: () => restart(apiPart(product, env)) },
  ]
  say('Watching the sources: worker and API start anew when they change')
  return watchSources(CHECKOUT, all, say, new AbortController().signal)
}

async function run(env: NodeJS.ProcessEnv, recorder: RunRecorder): Promise<void> {
  const parts: SupervisedPart[] = []
  let stopping: Promise<void> | undefined
  const stop = (code: number) => {
    // npm hands a Ctrl-C on that the terminal has sent already: the second is the same one.
    stopping ??= stopAll(parts).then(() => process.exit(code))
    return stopping
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!stopping) say('Stopping')
      void stop(0)
    })
  const start = async (part: Part) => {
    if (stopping) throw new Error('It is being stopped')
    const supervised = supervise(part, { say, record: recorder.part })
    parts.push(supervised)
    await supervised.ready
  }
  try {
    const settings = await decideSettings(env)
    const first = settings.temporalKind === 'server' ? 'some minutes' : 'a minute'
    say(`Starting; the first start takes ${first}, the next ones some seconds`)
    const table = await startAll(settings, start, env)
    recorder.note({ table, product: settings.product, rehearsal: settings.rehearsal })
    // Made-up people do not belong in a directory that is not ours.
    if (settings.own.database) for (const step of demonstration) await step(settings.product)
    say(`\n${table}`)
    if (process.argv.includes('--watch')) await watch(settings, parts, env)
  } catch (error) {
    if (stopping) return
    process.stderr.write(`\n${(error as Error).message}\n`)
    await stop(1)
  }
}

// What runs as another account must be able to read what is written here; secrets set their own mode.
process.umask(0o022)
const lock = takeLock(path.join(STATE, 'starter.lock'))
if ('release' in lock) {
  const left = await endLeftOvers()
  if (left.length > 0) say(`Ended what an earlier start left behind: ${left.join(', ')}`)
  await run(process.env, recordRun(identify(process.pid) ?? { pid: process.pid, started: '' }))
} else {
  const table = whatRuns()?.table
  say(
    table ??
      `Another command is bringing this checkout up, or using it: process ${lock.pid}. Wait for it, then start again.`,
  )
  if (table) say(`\nIt runs already, as process ${lock.pid}.`)
}
