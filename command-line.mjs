// How every command reads its command line: `--help` prints the usage and ends with 0; a wrong one says what is wrong
// and how it would be right, and ends with 2. Plain JavaScript, because some commands run before anything is installed.
import { parseArgs } from 'node:util'

/** A command line that cannot be understood; the message says what is wrong, and ends with the usage. */
export class WrongUsage extends Error {
  name = 'WrongUsage'
}

/**
 * Reads the arguments, or throws.
 *
 * @throws WrongUsage
 */
export function parseCommandLine(
  { usage, options = {}, positionals = [0, 0], missing, counts = false },
  args,
) {
  const wrong = (problem) => new WrongUsage(`${problem}\n\n${usage}`)
  let parsed
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, tokens: true })
  } catch (error) {
    // Node's own first sentence; those after it tell a programmer how to use parseArgs.
    throw wrong(`${error.message.split('. ')[0].replace(/\.$/, '')}.`)
  }
  const given = parsed.tokens.filter(({ kind }) => kind === 'option').map(({ name }) => name)
  const twice = given.find((name, index) => given.indexOf(name) < index && !options[name].multiple)
  if (twice !== undefined) throw wrong(`Option --${twice} is given twice.`)
  const [least, most] = positionals
  const found = parsed.positionals
  if (found.length < least) throw wrong(missing ?? 'Something is missing.')
  if (found.length > most) throw wrong(`“${found[most]}” is too much.`)
  const odd = counts ? found.find((text) => !/^[1-9]\d{0,8}$/.test(text)) : undefined
  if (odd !== undefined) throw wrong(`“${odd}” is no whole number from 1 on.`)
  return { values: parsed.values, positionals: found }
}

/** Whether the usage is asked for: what follows `--` is no option. */
export const asksForHelp = (args) => {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h')
}

/** Reads the command line of this process; ends it with the usage when that is asked for, or when it is wrong. */
export function readCommandLine(command, args = process.argv.slice(2)) {
  if (asksForHelp(args)) {
    process.stdout.write(`${command.usage}\n`)
    process.exit(0)
  }
  try {
    return parseCommandLine(command, args)
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
}
