// Answers Prisma's command line in the place of its native schema engine: JSON-RPC, one message a line.
// Started by schema-engine.mjs; what the messages mean is Prisma's own protocol.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import { openEngine, type OpenEngine } from './engine.js'
import { createDatabase, knownProblem, runCommand } from './stand-in-commands.js'

interface Call {
  id: number | string
  method?: string
  params?: { datasource?: { url?: string } }
}

const passedOn = new Set([
  'applyMigrations',
  'createMigration',
  'dbExecute',
  'devDiagnostic',
  'diagnoseMigrationHistory',
  'ensureConnectionValidity',
  'evaluateDataLoss',
  'introspect',
  'introspectSql',
  'markMigrationApplied',
  'markMigrationRolledBack',
  'reset',
  'schemaPush',
])

function readArguments(given: string[]) {
  const datamodels: string[] = []
  let datasource = { url: '' }
  let command: string | undefined
  for (let i = 0; i < given.length; i++) {
    const name = given[i]
    if (name === '--datamodels' || name === '-d') datamodels.push(given[++i] ?? '')
    else if (name === '--datasource') datasource = JSON.parse(given[++i] ?? '{}') as { url: string }
    else if (name === '--enabled-preview-features' || name === '--extension-types') i++
    else if (name === '--version' || name === '-V') command = 'version'
    else if (name === 'cli') command = given[++i]
  }
  return { datamodels, datasource, command }
}

const write = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`)

async function answer(call: Call, open: () => Promise<OpenEngine>, url: string): Promise<unknown> {
  const { method = '', params } = call
  if (method === 'createDatabase')
    return { databaseName: await createDatabase(params?.datasource?.url ?? url) }
  const { engine } = await open()
  if (method === 'getDatabaseVersion') return engine.version(null)
  if (method === 'diff') {
    const difference = await engine.diff(params as Parameters<SchemaEngine['diff']>[0])
    // Prisma's command line expects the text as a call of its own.
    const content = difference.stdout?.replace(/\n$/, '')
    if (content)
      write({ jsonrpc: '2.0', id: `print-${String(call.id)}`, method: 'print', params: { content } })
    return { exitCode: difference.exitCode, stdout: null }
  }
  if (!passedOn.has(method)) throw Object.assign(new Error(`Method not found: ${method}`), { rpc: -32601 })
  const methods = engine as unknown as Record<string, (params: unknown) => Promise<unknown>>
  return (await methods[method]?.(params)) ?? {}
}

function asRpcError(thrown: unknown) {
  const error = thrown as { name?: string; message?: string; code?: string; rpc?: number }
  const errorCode = error.code !== undefined && /^P\d{4}$/.test(error.code) ? error.code : null
  return {
    code: error.rpc ?? 4466,
    message: 'An error happened. Check the data field for details.',
    data: {
      is_panic: error.name === 'RuntimeError',
      message: error.message ?? String(thrown),
      meta: null,
      error_code: errorCode,
    },
  }
}

const { datamodels, datasource, command } = readArguments(process.argv.slice(2))

if (command === 'version') {
  process.stdout.write('schema-engine-wasm\n')
} else if (command !== undefined) {
  try {
    await runCommand(command, datasource.url)
  } catch (error) {
    const fields = knownProblem(error, datasource.url)
    const line = {
      timestamp: new Date().toISOString(),
      level: 'ERROR',
      fields,
      target: 'schema_engine::logger',
    }
    process.stderr.write(`${JSON.stringify(line)}\n`)
    process.exitCode = 1
  }
} else {
  let opened: Promise<OpenEngine> | undefined
  const texts = datamodels.map((file): [string, string] => [file, readFileSync(file, 'utf8')])
  const open = () => (opened ??= openEngine({ datasource, datamodels: texts.length > 0 ? texts : undefined }))
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity })
  for await (const line of lines) {
    if (line.trim() === '') continue
    const call = JSON.parse(line) as Call
    if (call.method === undefined) continue // the answer to a `print`
    try {
      write({ jsonrpc: '2.0', id: call.id, result: await answer(call, open, datasource.url) })
    } catch (error) {
      write({ jsonrpc: '2.0', id: call.id, error: asRpcError(error) })
    }
  }
  if (opened) await (await opened).close()
  process.exit(0)
}
