// `npm run set-up`: brings Temporal to what the product needs, its namespace and search attributes, before a worker of a
// new version starts. Any number may run at once, any number of times.
import { readCommandLine } from '../command-line.mjs'
import { readConfiguration } from '../configuration.js'
import { connectTemporal } from '../temporal/connect.js'
import { ensureNamespace, RETENTION_DAYS } from '../temporal/namespace.js'
import { requireServer } from '../temporal/server-version.js'

readCommandLine({
  usage: `npm run set-up

Brings the Temporal that TEMPORAL_ADDRESS names to what the product needs: its namespace and search attributes. Run it before
a worker of a new version starts; running it again changes nothing.`,
})
const temporal = readConfiguration(process.env).temporal
const { address, namespace } = temporal
const { connection, close } = connectTemporal(temporal)
try {
  await requireServer(connection, address)
  await ensureNamespace(connection, { namespace, retentionDays: RETENTION_DAYS })
  process.stdout.write(`Namespace ${namespace} at ${address} is ready.\n`)
} catch (error) {
  process.stderr.write(`Namespace ${namespace} at ${address} is not ready. ${(error as Error).message}\n`)
  process.exitCode = 1
} finally {
  await close()
}
