// The product's own two processes as parts. They are told everything by environment, as in a real deployment.
import path from 'node:path'
import proto from '@temporalio/proto'
import { readConfiguration } from '../configuration.js'
import { connectTemporal } from '../temporal/connect.js'
import { answersOk, ownProgram } from './own-parts.js'
import type { Part } from './part.js'
import { STATE } from './place.js'
import type { Environment } from './run-record.js'

const { TASK_QUEUE_TYPE_WORKFLOW } = proto.temporal.api.enums.v1.TaskQueueType

const common = (name: string, env: NodeJS.ProcessEnv) => ({
  name,
  env,
  log: path.join(STATE, 'logs', `${name}.log`),
  stopSignal: 'SIGTERM' as const,
  // Activities in flight are given time to end: a letter on its way is then marked as sent.
  stopWithin: 15_000,
})

/**
 * What Node is told about the worker's memory, megabytes. On a large machine it would let dead objects lie until several
 * gigabytes are full: a worker that has seen many cases would look as if it kept them (docs/figures.md, bench:memory).
 */
export const WORKER_MEMORY = ['--max-old-space-size=512', '--max-semi-space-size=4']

/** The same for what lies outside Node's heap: glibc keeps an arena for each of many threads, and gives little of it back. */
export const WORKER_ARENAS = { MALLOC_ARENA_MAX: '2' }

/** The worker is ready when Temporal has seen this process ask for workflow tasks. */
export function workerPart(product: Environment, env: NodeJS.ProcessEnv): Part {
  const { temporal } = readConfiguration(product)
  const { namespace, taskQueue } = temporal
  const program = ownProgram('worker/main.ts')
  return {
    ...common('worker', { ...env, ...product, ...WORKER_ARENAS }),
    ...program,
    givesWay: true,
    args: [...WORKER_MEMORY, ...program.args],
    ready: async (pid) => {
      const { connection, close } = connectTemporal(temporal)
      try {
        const { pollers } = await connection.workflowService.describeTaskQueue({
          namespace,
          taskQueue: { name: taskQueue },
          taskQueueType: TASK_QUEUE_TYPE_WORKFLOW,
        })
        if (!pollers.some(({ identity }) => identity?.startsWith(`${pid}@`)))
          throw new Error('it has not asked Temporal for work')
      } finally {
        await close()
      }
    },
  }
}

/** The API is ready when it answers at its health address. */
export function apiPart(product: Environment, env: NodeJS.ProcessEnv): Part {
  return {
    ...common('api', { ...env, ...product }),
    ...ownProgram('api/main.ts'),
    ready: () => answersOk(`http://${product.HOST}:${product.PORT}/health`),
  }
}
