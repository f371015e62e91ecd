// `npm start`: brings the checkout to where TypeScript can run, then goes on in the same process, so that Ctrl-C
// and signals reach one process only.
import { prepare } from './prepare.mjs'

await prepare()
const { register } = await import('tsx/esm/api')
register()
await import('./main.ts')
