// Whether a worker on this machine asks Temporal for work: what a container's health check runs. Ends with 1 when none
// has for a minute, for an orchestrator to replace it.
import os from 'node:os'
import { readConfiguration } from '../configuration.js'
import { connectTemporal } from '../temporal/connect.js'
import { requireWorker } from '../temporal/pollers.js'

const temporal = readConfiguration(process.env).temporal
const { address, namespace, taskQueue } = temporal
const { connection, close } = connectTemporal(temporal)
try {
  await connection.withDeadline(Date.now() + 5_000, () =>
    requireWorker(connection, namespace, taskQueue, os.hostname()),
  )
  process.stdout.write('up\n')
} catch (error) {
  process.stderr.write(`${taskQueue} at ${address}: ${(error as Error).message}\n`)
  process.exitCode = 1
} finally {
  await close()
}
