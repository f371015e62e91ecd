// `npm run --silent address`: prints the address of the API that runs here, whichever port it took.
import { readCommandLine } from '../command-line.mjs'
import { whatRuns } from './run-record.js'

readCommandLine({
  usage: `npm run --silent address

Prints the address of the API that runs here, for curl. The port is another than 3000 where that was taken.`,
})
const product = whatRuns()?.product
if (product) process.stdout.write(`http://${product.HOST ?? ''}:${product.PORT ?? ''}\n`)
else {
  process.stderr.write('Nothing runs in this checkout: run `npm start` first.\n')
  process.exitCode = 1
}
