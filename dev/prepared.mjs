// Runs a program of this checkout once it is set up, `node dev/prepared.mjs FILE …`: with a database client that is
// older than the schema every case would wait for a row that is never written.
import './check-node.mjs'

const { spawn } = await import('node:child_process')
const { checkout, prepare } = await import('./prepare.mjs')

const [file, ...args] = process.argv.slice(2)
await prepare()

const compiler = file.endsWith('.ts') ? ['--import', 'tsx'] : []
const child = spawn(process.execPath, [...compiler, file, ...args], { cwd: checkout, stdio: 'inherit' })
process.on('SIGINT', () => undefined) // the terminal tells the program too, which ends what it has started
process.once('SIGTERM', () => child.kill())
child.once('close', (code) => process.exit(code ?? 1))
