// `npm start`: brings the checkout to where TypeScript can run, then goes on in the same process, so that Ctrl-C
// and signals reach one process only. What it is told it is told before anything is installed.
import { parseArgs } from 'node:util'
import { prepare } from './prepare.mjs'

const USAGE = `Usage: npm start [-- --server]

Brings up everything on this machine: PostgreSQL, Temporal, a mail catcher, a sign-in service, the worker and the API.

  --server   Temporal's production server on PostgreSQL, for anything that must last; the first time it is built with
             Go, in some minutes. TEMPORAL_SERVER=production says the same. Without it Temporal's command line
             program is taken, which is there in seconds and keeps its steps in an SQLite file.
  --help     prints this

What the parts are told by environment variables stands in README.md, "Run it for real".
`

let options
try {
  options = parseArgs({
    options: { server: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  }).values
} catch (error) {
  process.stderr.write(`${error.message.split('. To specify')[0]}\n\n${USAGE}`)
  process.exit(2)
}
if (options.help) {
  process.stdout.write(USAGE)
  process.exit(0)
}
if (options.server) process.env.TEMPORAL_SERVER = 'production'

await prepare()
const { register } = await import('tsx/esm/api')
register()
await import('./main.ts')
