// One worker of the product: which workflows, which activities, how much it keeps in memory.
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker'
import type { Activities } from '../activities/index.js'
import { connectionOptions, type TemporalPlace } from '../temporal/security.js'
import { bundlerOptions, WORKFLOWS } from './bundler.js'

export interface WorkerSettings extends TemporalPlace {
  readonly namespace: string
  readonly taskQueue: string
  readonly activities: Partial<Activities>
  /** Idle cases beyond this many are dropped from memory and replayed when they are next spoken to. */
  readonly maxCachedWorkflows: number
  /** How many side effects run at once; each may hold a database connection. */
  readonly maxActivities: number
  /** The prebuilt bundle; without one the workflows are bundled at start. */
  readonly bundlePath: string | null
}

export interface RunningWorker {
  /** Settles when the worker has stopped; rejects when it failed. */
  readonly finished: Promise<void>
  /** Takes no more work, lets running activities end (at most 10 seconds), and closes the connection. */
  stop(): Promise<void>
}

/** Connects and starts polling. Throws when Temporal cannot be reached. */
export async function startProductWorker(settings: WorkerSettings): Promise<RunningWorker> {
  const connection = await NativeConnection.connect(connectionOptions(settings))
  const worker = await Worker.create({
    connection,
    namespace: settings.namespace,
    taskQueue: settings.taskQueue,
    activities: settings.activities,
    maxCachedWorkflows: settings.maxCachedWorkflows,
    maxConcurrentActivityTaskExecutions: settings.maxActivities,
    shutdownGraceTime: '10s',
    ...workflowSource(settings.bundlePath),
  })
  const run = async () => {
    try {
      await worker.run()
    } finally {
      await connection.close()
    }
  }
  const finished = run()
  return {
    finished,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown()
      await finished
    },
  }
}

const workflowSource = (
  bundlePath: string | null,
): Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath' | 'bundlerOptions'> =>
  bundlePath
    ? { workflowBundle: { codePath: bundlePath } }
    : { workflowsPath: WORKFLOWS, bundlerOptions: bundlerOptions() }
