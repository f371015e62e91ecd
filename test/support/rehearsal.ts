// Rehearsals for a test: an environment as the command finds it, with a live mail server that counts who speaks to it, and a
// stage on which cases are played once each.
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import type { CaseRow } from '../../domain/import/case-row.js'
import { rehearse, type RehearsedBody, type Rehearsal } from '../../cli/rehearsal/rehearse.js'
import { playableRows, runRehearsal } from '../../cli/rehearsal/run-rehearsal.js'
import { openStage } from '../../cli/rehearsal/stage.js'
import type { Environment } from '../../dev/run-record.js'
import { workflowBundle } from '../../dev/workflow-bundle.js'
import { CALENDAR, on } from './rows.js'
import { freshDatabase, startStack } from './stack.js'

/** A Monday. */
export const TODAY = on('2026-11-23')
export const DECISIONS = path.resolve('examples/decisions.json')
export const FICTIONAL = path.resolve('examples/fictional.json')

export const rehearsal = (options: Partial<Rehearsal> = {}): Rehearsal => ({
  script: 'prompt',
  shared: false,
  today: TODAY,
  calendar: CALENDAR,
  ...options,
})

export const only = ([story, more]: readonly RehearsedBody[]): RehearsedBody => {
  if (!story || more) throw new Error('one story was expected')
  return story
}
export const letters = ({ story }: RehearsedBody) => story.letters.map((l) => `${l.on} ${l.to} ${l.kind}`)
export const stages = ({ story }: RehearsedBody) => story.stages.map((s) => `${s.on} ${s.stage}`)

export const rowsOf = async (file: string, references: readonly string[], wanted: Rehearsal) =>
  (await playableRows(file, wanted)).filter((row) => references.includes(row.reference))

export type Rehearsals = Awaited<ReturnType<typeof openRehearsals>>

export async function openRehearsals() {
  const stack = startStack()
  let connections = 0
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect: (_, accept) => ((connections += 1), accept()),
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { appUrl, ownerUrl } = await freshDatabase(stack)
  const bundlePath = await workflowBundle(process.env)
  const environment: Environment = {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    TEMPORAL_ADDRESS: stack.temporal.address,
    TEMPORAL_NAMESPACE: stack.temporal.rehearsalNamespace,
    SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    MAIL_FROM: 'cases@example.org',
    MANAGER_MAILBOX: 'manager@example.org',
    OIDC_ISSUER: stack.signIn.issuer,
    PUBLIC_URL: 'http://127.0.0.1:3000',
    LINK_SECRET: 'a secret for tests only, long enough',
  }
  const stage = await openStage({
    ownerUrl,
    appUrl,
    temporalAddress: stack.temporal.address,
    namespace: stack.temporal.rehearsalNamespace,
    bundlePath,
    calendar: CALENDAR,
  })
  return {
    stack,
    ownerUrl,
    stage,
    connections: () => connections,
    /** Plays on the stage that is open; a case can be played there once. */
    play: async (file: string, references: readonly string[], options: Partial<Rehearsal> = {}) =>
      rehearse(stage, await rowsOf(file, references, rehearsal(options)), rehearsal(options)),
    /** A whole rehearsal, as the command runs it: with a stage of its own. */
    whole: (rows: readonly CaseRow[], bundle = bundlePath, wanted = rehearsal()) =>
      runRehearsal(environment, rows, wanted, {
        bundlePath: bundle,
        aborted: new Promise<never>(() => undefined),
      }),
    async close() {
      await stage.close()
      await new Promise<void>((resolve) => smtp.close(resolve))
    },
  }
}
