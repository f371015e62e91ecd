// What `npm run rehearse` is told: which file, by which script, how it is to answer.
import { parseArgs } from 'node:util'
import { SCRIPT_NAMES } from '../../domain/rehearsal/script.js'

const USAGE = `npm run rehearse -- FILE [--script ${SCRIPT_NAMES.join('|')}] [--shared] [--json]`

/** @throws what is wrong with them, and how they would be right */
export function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      script: { type: 'string', default: 'prompt' },
      shared: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Error(`Say which file: ${USAGE}`)
  const script = SCRIPT_NAMES.find((name) => name === values.script)
  if (!script) throw new Error(`There is no script “${values.script}”: ${USAGE}`)
  return { file, script, shared: values.shared, json: values.json }
}
