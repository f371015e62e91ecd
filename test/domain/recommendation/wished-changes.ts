// Which change of the whole case somebody may wish, drawn at random.
import { addDays } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { BODY, OTHER_BODY } from './openings.js'

/** Another decision date mostly: a withdrawal ends a life. */
export function caseChangeOf(
  w: { readonly code: number; readonly nth: number; readonly ago: number; readonly foreign: boolean },
  at: number,
): object {
  if (w.code % 8 === 0) return { what: 'withdrawal' }
  if (w.code % 3 === 0) return { what: 'body-details', bodyId: w.foreign ? OTHER_BODY : BODY }
  if (w.code % 7 === 2) return { what: 'equality-or-human-rights', equalityOrHumanRights: w.foreign }
  if (w.code % 7 === 1)
    return {
      what: 'recommendation-added',
      bodyIds: [BODY],
      added: {
        recommendation: 50 + (w.nth % 40),
        kind: 'personal-remedy',
        requires: 'evidence',
        assurance: false,
      },
    }
  if (w.code % 7 === 3)
    return {
      what: 'recommendation-withdrawn',
      bodyIds: [BODY],
      withdrawn: { recommendation: 1 + (w.nth % 3) },
    }
  if (w.code % 7 === 4) {
    const recorded = {
      recommendation: 1 + (w.nth % 3),
      met: w.foreign,
      foundOn: addDays(localDateOf(at), -w.ago),
    }
    return { what: 'recommendation-condition', bodyIds: [BODY], recorded }
  }
  return { what: 'decision-date', decisionDate: addDays(localDateOf(at), -w.ago - (w.nth % 40)) }
}
