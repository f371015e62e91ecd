// A connection that is closed while a call waits to be tried again ends that call; it does not end the process.
import { spawn } from 'node:child_process'
import { expect, it } from '@jest/globals'
import { CHECKOUT } from '../../dev/place.js'
import { HOST, randomPorts } from '../../dev/ports.js'

/** Asks where nobody listens, and closes while the SDK waits for its next try. */
const PROGRAM = `
import { connectTemporal } from './temporal/connect.js'
const { connection, close } = connectTemporal({ address: process.argv[1], namespace: 'none' })
const asked = connection.withDeadline(Date.now() + 4_000, () => connection.workflowService.getSystemInfo({}))
const told = asked.then(() => 'answered', (error) => 'failed: ' + error.code)
await new Promise((resolve) => setTimeout(resolve, 700))
await close()
console.log(await told)
await new Promise((resolve) => setTimeout(resolve, 1_500))
console.log('still here')
`

it('fails the call that was to be tried again, and the process goes on', async () => {
  const { api: nobody } = await randomPorts(['api'] as const)
  const args = ['--import', 'tsx', '--input-type=module', '-e', PROGRAM, `${HOST}:${nobody}`]
  const child = spawn(process.execPath, args, { cwd: CHECKOUT })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  expect([code, printed]).toEqual([0, expect.stringMatching(/^failed: \d+\nstill here\n$/)])
}, 60_000)
