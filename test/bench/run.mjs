// Runs a benchmark of this folder, `npm run bench:NAME`, on a checkout that is set up as `npm test` sets it up: with a database
// client older than the schema every case would wait for a row that is never written.
import { prepare } from '../../embedded/prepare.mjs'

const [name, ...args] = process.argv.slice(2)
await prepare()

process.argv.splice(2, process.argv.length, ...args)
const { register } = await import('tsx/esm/api')
register()
await import(`./${name}.ts`)
