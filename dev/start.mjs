// `npm start`: brings the checkout to where TypeScript can run, then goes on in the same process, so that Ctrl-C
// and signals reach one process only. What it is told it is told before anything is installed.
import './check-node.mjs'

const { readCommandLine } = await import('../command-line.mjs')
const { values: options } = readCommandLine({
  usage: `npm start [-- --server]
npm run dev [-- --server]

Brings up everything on this machine: PostgreSQL, Temporal with its Web UI, a mail catcher, a sign-in service, the worker
and the API. Ends with a table of addresses and accounts; Ctrl-C stops it. By npm run dev worker and API start anew when
their sources change.

  --server   Temporal's production server on PostgreSQL, for anything that must last; the first time it is built with
             Go, in some minutes. TEMPORAL_SERVER=production says the same. Without it Temporal's command line
             program is taken, which is there in seconds and keeps its steps in an SQLite file.
  --watch    what npm run dev adds

What is set in the environment (README.md, “Run it for real”) is used in place of a part of its own.`,
  options: { server: { type: 'boolean' }, watch: { type: 'boolean' } },
})
if (options.server) process.env.TEMPORAL_SERVER = 'production'

const { prepare } = await import('./prepare.mjs')
await prepare()
const { register } = await import('tsx/esm/api')
register()
await import('./main.ts')
