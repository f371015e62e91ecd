// `npm run build [-- FOLDER]`: everything that runs in production as plain JavaScript, by default in dist/: the compiled
// rooms, the migrations, the package's description, and the workflows as one prebuilt bundle.
import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { CHECKOUT } from '../dev/place.js'
import { runProgram } from '../dev/run-program.js'

const out = path.resolve(CHECKOUT, process.argv[2] ?? 'dist')
const tool = (...names: string[]) => path.join(CHECKOUT, 'node_modules', ...names)
const node = (...args: string[]) => runProgram(process.execPath, args, { env: process.env, cwd: CHECKOUT })

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
process.stdout.write('Compiling\n')
await node(tool('typescript-native', 'bin', 'tsc'), '-p', 'tsconfig.build.json', '--outDir', out)
// What the compiled code reads beside itself.
cpSync(path.join(CHECKOUT, 'prisma/migrations'), path.join(out, 'prisma/migrations'), { recursive: true })
copyFileSync(path.join(CHECKOUT, 'package.json'), path.join(out, 'package.json'))
process.stdout.write('Bundling the workflows\n')
await node('--import', 'tsx', 'worker/bundle.ts', path.join(out, 'workflow-bundle.js'))
process.stdout.write(`Built: ${out}\n`)
