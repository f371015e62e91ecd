// Which parts answer now: for the readiness address, and for a problem that must name the part which is silent.
import type { Connection } from '@temporalio/client'
import { askDatabase } from '../prisma/read/alive.js'
import { requireWorker } from '../temporal/pollers.js'
import { within } from '../temporal/within.js'
import type { ApiPorts } from './ports.js'
import { unavailable, type Problem } from './problem.js'

/** How long a part may take to say that it is there, milliseconds. */
export const ASKED_WITHIN = 2_000

/** A question to Temporal about the product's namespace, which gives up by itself when nobody answers. */
export const questionTo = (connection: Connection, namespace: string) => () =>
  connection.withDeadline(Date.now() + ASKED_WITHIN, () =>
    connection.workflowService.describeNamespace({ namespace }),
  )

/** Whether somebody has asked for work on the task queue of late; rejects when nobody has, or nobody answers. */
export const questionToWorker = (connection: Connection, namespace: string, taskQueue: string) => () =>
  connection.withDeadline(Date.now() + ASKED_WITHIN, () => requireWorker(connection, namespace, taskQueue))

async function answers(question: Promise<unknown>): Promise<boolean> {
  const answered = question.then(
    () => true,
    () => false,
  )
  return (await within(ASKED_WITHIN, answered)) ?? false
}

/** Each part that the API needs itself, and whether it answers. */
export async function partsNow(ports: Pick<ApiPorts, 'database' | 'askTemporal' | 'verifier'>) {
  const [database, temporal, signIn] = await Promise.all([
    answers(askDatabase(ports.database)),
    answers(ports.askTemporal()),
    within(ASKED_WITHIN, ports.verifier.keysAreThere()),
  ])
  return { database, temporal, 'sign-in': signIn ?? false }
}

/** Each part for which running cases wait, and whether it answers; the API itself goes on without it. */
export async function helpersNow({ askWorker, askMail }: Pick<ApiPorts, 'askWorker' | 'askMail'>) {
  const [worker, mail] = await Promise.all([answers(askWorker()), answers(askMail())])
  return { worker, mail }
}

/** The problem of a request that nobody answered in time: it names the part that is away, else the worker. */
export async function whoIsSilent({ database, askTemporal }: ApiPorts): Promise<Problem> {
  const [databaseAnswers, temporalAnswers] = await Promise.all([
    answers(askDatabase(database)),
    answers(askTemporal()),
  ])
  const again = 'Repeat the request with the same Idempotency-Key.'
  if (!databaseAnswers) return unavailable('database', `The database does not answer. ${again}`)
  if (!temporalAnswers)
    return unavailable('temporal', `Temporal, which carries the cases, does not answer. ${again}`)
  return unavailable('worker', `No worker took the request in time. ${again}`)
}
