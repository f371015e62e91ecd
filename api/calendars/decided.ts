// What is answered to a decision about the calendars: the new versions, or what is wrong with it.
import { z } from 'zod'
import { DIVISIONS } from '../../domain/calendar/calendar.js'
import type { CalendarText } from '../../domain/calendar/calendar-text.js'
import type { ApiPorts } from '../ports.js'
import { invalid, Problem } from '../problem.js'
import { whoIsSilent } from '../readiness.js'
import type { Call, Reply } from '../route.js'
import { decide } from './decide.js'

export const changedView = z
  .strictObject({
    versions: z.array(
      z.strictObject({
        division: z.enum(DIVISIONS),
        version: z.int(),
        redates: z.boolean().meta({ description: 'Whether running cases are told of it.' }),
      }),
    ),
  })
  .meta({ id: 'CalendarChanged', description: 'The new versions.' })

type Refused = { readonly field: string; readonly problem: string }

/** Has it decided; `pointerOf`: the field of the request that a refusal is about. @throws problems */
export async function decided(
  ports: ApiPorts,
  { actor, updateId, bodyHash }: Pick<Call<unknown, unknown, unknown>, 'actor' | 'updateId' | 'bodyHash'>,
  content: CalendarText,
  { pointerOf, remedy }: { pointerOf: (refused: Refused) => string; remedy: string },
): Promise<Reply> {
  const outcome = await decide(ports, actor, content, { id: updateId, bodyHash })
  switch (outcome?.status) {
    case undefined:
      throw await whoIsSilent(ports)
    case 'changed':
      return { status: 201, body: { versions: outcome.versions } }
    case 'reused':
      throw new Problem('key-reused', {
        detail: 'This Idempotency-Key came with another decision before.',
      })
    case 'unchanged':
    case 'refused': {
      const refused = outcome.status === 'refused' ? outcome : { field: '', problem: 'nothing would change' }
      throw invalid([{ pointer: pointerOf(refused), problem: refused.problem, remedy }])
    }
  }
}
