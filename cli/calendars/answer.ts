// What the command about calendars answers with, and how it hands a decision in.
import { randomUUID } from 'node:crypto'
import { decide, type DecidePorts } from '../../api/calendars/decide.js'
import type { CalendarText } from '../../domain/calendar/calendar-text.js'
import { textRefusal, tidied } from '../../domain/outside/words.js'
import type { Actor } from '../../domain/people/roles.js'
import { requestHash } from '../../prisma/intake/request-hash.js'
import type { CalendarChanged } from '../../temporal/desk-calendars.js'

export interface Answer {
  readonly exitCode: 0 | 1 | 2
  readonly out: string
}

/** A command line that cannot be understood; the message says what is wrong and how it is right. */
export class WrongCommand extends Error {}

/** Hands a decision in and waits for what becomes of it. */
export const decided = (ports: DecidePorts, content: CalendarText, actor: Actor) =>
  decide(ports, actor, content, { id: randomUUID(), bodyHash: requestHash(content) })

export const success = (out: string): Answer => ({ exitCode: 0, out })
export const refusal = (out: string): Answer => ({ exitCode: 1, out })

/** What became of a decision, in words. */
export function answerTo(outcome: CalendarChanged | undefined): Answer {
  switch (outcome?.status) {
    case 'changed': {
      const lines = outcome.versions.map(({ division, version, redates }) =>
        redates
          ? `${division}/${version}: running cases are told. What moves: npm run calendar -- report ${division}/${version}`
          : `${division}/${version}: no date moves.`,
      )
      return success(lines.join('\n'))
    }
    case 'unchanged':
      return success('Nothing to change: the calendars say the same already.')
    case 'refused':
      return refusal(`Refused, and nothing was changed. ${outcome.problem}`)
    case 'reused':
    case undefined:
      return refusal('No worker answered in time. It goes on by itself: look again with npm run calendar.')
  }
}

/** The reason, which no decision is without. Throws `WrongCommand`. */
export function reasonIn(reason: string | undefined, option = '--reason'): string {
  const words = tidied(reason ?? '')
  if (words === '')
    throw new WrongCommand(
      `${option} is missing: say why, so that somebody else can follow it, as in ${option} "Proclaimed on 1 May 2027"`,
    )
  const refused = textRefusal('', words, REASON_AT_MOST)
  if (refused) throw new WrongCommand(`${option} ${refused.problem}; right is: ${refused.remedy}`)
  return words
}

/** As the API takes it. */
const REASON_AT_MOST = 2_000
