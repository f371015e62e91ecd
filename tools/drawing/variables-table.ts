// The table of environment variables in README.md, drawn from configuration.ts, and the one that the starter knows besides.
import { VARIABLES } from '../../configuration.js'
import { SERVER_VARIABLE } from '../../dev/temporal/kind.js'
import { table } from './page.js'

export const README = 'README.md'

/** Each variable with what it is and what holds when it is not set. */
export const variablesTable = () =>
  table(
    ['variable', 'what it is', 'not set'],
    [...VARIABLES, SERVER_VARIABLE].map(({ name, meaning, required, usually }) => [
      `\`${name}\``,
      // Otherwise an address in angle brackets would be taken for a tag.
      meaning.replaceAll('<', '&lt;'),
      required ? '**must be set**' : usually === undefined ? '–' : `\`${String(usually)}\``,
    ]),
  )
