// What `npm run held` does: lists what stands still, and lets what no row can hold be replaced.
import { textRefusal, tidied } from '../../domain/outside/words.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { heldWorkflows, type HeldSince } from '../../prisma/read/held.js'
import { releaseValues } from '../../prisma/write/held.js'

export interface Answer {
  readonly out: string
  /** 1: nothing was done; 2: the command line is wrong. */
  readonly exitCode: 0 | 1 | 2
}

const SHOWN = 1_000
const REASON_AT_MOST = 2_000

/** Does what the command line says. `who` sits at this machine; `at`: epoch milliseconds. */
export async function runHeld(
  database: PrismaClient,
  [command = 'list', workflowId = '']: readonly string[],
  reason: string | undefined,
  who: string,
  at: number,
): Promise<Answer> {
  const held = await heldWorkflows(database, SHOWN)
  if (command === 'list')
    return { out: held.length ? held.map(inWords).join('\n\n') : 'Nothing stands still.', exitCode: 0 }
  if (command !== 'release')
    return { out: `There is no command “${command}”: npm run held -- --help`, exitCode: 2 }
  const because = tidied(reason ?? '')
  const wrong = textRefusal('', because, REASON_AT_MOST)
  if (wrong)
    return {
      out: `--reason ${wrong.problem}: say why what was sent may be replaced, as in --reason "The sign-in service sent half a character"`,
      exitCode: 2,
    }
  const one = held.find((h) => h.workflowId === workflowId)
  if (!one) return { out: `“${workflowId}” does not stand still: npm run held lists what does.`, exitCode: 1 }
  if (one.values.length === 0)
    return {
      out: `${workflowId} does not stand still because of a character: ${one.why}. Nothing can be replaced; the cause must be put right, and the step is tried again by itself.`,
      exitCode: 1,
    }
  await releaseValues(database, { workflowId, values: one.values, by: who, reason: because }, at)
  return {
    out: `${workflowId}: ${one.places.join(', ')} will be written with marks. It goes on within half a minute.`,
    exitCode: 0,
  }
}

const inWords = ({ workflowId, step, attempts, why, places, since }: HeldSince) =>
  [
    `${workflowId}: ${step} has failed ${attempts} times, since ${since}`,
    `  ${why}`,
    places.length
      ? `  way out: npm run held -- release ${workflowId} --reason "WHY"`
      : '  It is tried again by itself when the cause is put right.',
  ].join('\n')
