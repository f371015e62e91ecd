// What `npm run rehearse` is told: which file, by which script, how it is to answer.
import { parseCommandLine, WrongUsage } from '../../command-line.mjs'
import { SCRIPT_NAMES } from '../../domain/rehearsal/script.js'

const COMMAND = {
  usage: `npm run rehearse -- FILE [--script ${SCRIPT_NAMES.join('|')}] [--shared] [--json]

Plays every case of a file (as npm run import takes it) through its whole life in virtual time and tells its story
(docs/rehearsal.md). Nobody is written to.
  --script   how the bodies behave: prompt, if not given; late and silent only for fictional cases
  --shared   as if every case were shared with CQC
  --json     the stories as JSON`,
  options: {
    script: { type: 'string', default: 'prompt' },
    shared: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  positionals: [1, 1],
  missing: 'Say which file.',
} as const

/** Shown for `--help`. */
export const REHEARSE_USAGE = COMMAND.usage

/** @throws WrongUsage what is wrong with them, and how they would be right */
export function readArguments(args: readonly string[]) {
  const { values, positionals } = parseCommandLine(COMMAND, args)
  const script = SCRIPT_NAMES.find((name) => name === values.script)
  if (!script) throw new WrongUsage(`There is no script “${values.script}”.\n\n${COMMAND.usage}`)
  return { file: positionals[0] ?? '', script, shared: values.shared, json: values.json }
}
