// Runs an operator's command (cli/) or a tool on a checkout that may have nothing installed yet:
// `node dev/command.mjs cli/import …`. What set-up says goes to standard error: a command's standard output is its answer.
import './check-node.mjs'

const { prepare } = await import('./prepare.mjs')
const [name, ...args] = process.argv.slice(2)
const write = process.stdout.write.bind(process.stdout)
process.stdout.write = process.stderr.write.bind(process.stderr)
await prepare()
process.stdout.write = write

process.argv.splice(2, process.argv.length, ...args)
const { register } = await import('tsx/esm/api')
register()
const { takeEnvironment } = await import('./product-environment.ts')
takeEnvironment(process.env)
await import(`../${name}.ts`)
