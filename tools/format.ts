// `npm run format`: makes code and pages look as they should, by Prettier with the settings of this checkout.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { readCommandLine } from '../command-line.mjs'
import { CHECKOUT } from '../dev/place.js'

const { positionals } = readCommandLine({
  usage: `npm run format [-- FILE…]

Makes every file look as it should, or only those that are named.`,
  positionals: [0, 1_000],
})
const prettier = path.join(CHECKOUT, 'node_modules', 'prettier', 'bin', 'prettier.cjs')
const files = positionals.length > 0 ? positionals : ['.']
const { status } = spawnSync(process.execPath, [prettier, '--write', ...files], {
  cwd: CHECKOUT,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
