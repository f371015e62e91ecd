// `npm start`: brings the checkout to where TypeScript can run, then goes on in the same process, so that Ctrl-C
// and signals reach one process only.
import './check-node.mjs'

const { readCommandLine } = await import('../command-line.mjs')
readCommandLine({
  usage: `npm start

Brings up everything on this machine: PostgreSQL, Temporal with its Web UI, a mail catcher, a sign-in service, the worker
and the API. Ends with a table of addresses and accounts; Ctrl-C stops it. It takes no options: what is set in the
environment (README.md, “Run it for real”) is used in place of a part of its own.`,
})
const { prepare } = await import('./prepare.mjs')
await prepare()
const { register } = await import('tsx/esm/api')
register()
await import('./main.ts')
