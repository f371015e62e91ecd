// `npm run build [-- FOLDER]`: everything that runs in production as plain JavaScript, by default in dist/: the compiled
// rooms, the migrations, the package's description, and the workflows as one prebuilt bundle.
import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { readCommandLine } from '../command-line.mjs'
import { CHECKOUT } from '../dev/place.js'
import { runProgram } from '../dev/run-program.js'

const [folder = 'dist'] = readCommandLine({
  usage: `npm run build [-- FOLDER]

Writes everything that runs in production as plain JavaScript to FOLDER, which is emptied first; to dist/, if not given.`,
  positionals: [0, 1],
}).positionals
const out = path.resolve(CHECKOUT, folder)
const tool = (...names: string[]) => path.join(CHECKOUT, 'node_modules', ...names)
const node = (...args: string[]) => runProgram(process.execPath, args, { env: process.env, cwd: CHECKOUT })

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
process.stdout.write('Compiling\n')
await node(tool('typescript-native', 'bin', 'tsc'), '-p', 'tsconfig.build.json', '--outDir', out)
// What the compiled code reads beside itself.
cpSync(path.join(CHECKOUT, 'prisma/migrations'), path.join(out, 'prisma/migrations'), { recursive: true })
copyFileSync(path.join(CHECKOUT, 'package.json'), path.join(out, 'package.json'))
copyFileSync(path.join(CHECKOUT, 'command-line.mjs'), path.join(out, 'command-line.mjs'))
process.stdout.write('Bundling the workflows\n')
await node('--import', 'tsx', 'worker/bundle.ts', path.join(out, 'workflow-bundle.js'))
process.stdout.write(`Built: ${out}\n`)
