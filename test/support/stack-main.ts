// The process that holds the shared stack of a test run: prints the file with its connection data, and ends the stack
// when its standard input closes, so also when the test run was killed.
import path from 'node:path'
import { STATE } from '../../dev/place.js'
import { writeKept } from '../../dev/kept.js'
import { bringUpStack } from './stack-parts.js'

process.umask(0o022)
// A Ctrl-C in the terminal reaches the test run as well, which then closes our input.
process.on('SIGINT', () => undefined)

const stack = await bringUpStack({ parent: path.join(STATE, 'test'), durable: false, env: process.env })
const file = path.join(stack.connection.folder, 'stack.json')
writeKept(file, stack.connection)
process.stdout.write(`stack ${file}\n`)

const stop = () => void stack.end().then(() => process.exit(0))
process.stdin.once('end', stop).once('close', stop).resume()
process.once('SIGTERM', stop)
