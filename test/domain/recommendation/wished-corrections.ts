// The corrections that a drawn wish can mean, sensible or not.
import { addDays } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { JUDGEMENTS, SKIP_REASONS } from '../../../domain/recommendation/state.js'
import { DECISION_FORMS } from '../../../domain/recommendation/statutory/form.js'
import { pick } from './wished-cqc.js'
import type { Wish } from './wishes.js'

/** What is said to be right in place of what was entered; about this recommendation, where it is about one. */
export function correctionOf(w: Wish, recommendation: number, at: number): object {
  const dueOn = addDays(localDateOf(at), w.ahead)
  const receivedOn = addDays(localDateOf(at), -w.ago)
  const corrections = [
    { what: 'due-date', recommendation, dueOn },
    { what: 'plan-due-date', dueOn },
    { what: 'plan-received', receivedOn },
    { what: 'evidence-received', recommendation, receivedOn },
    { what: 'requirement', recommendation, requires: 'action-plan', assurance: w.who % 2 === 0 },
    { what: 'requirement', recommendation, requires: 'evidence', assurance: w.who % 2 === 0 },
    { what: 'judgement', recommendation, decision: pick([null, ...JUDGEMENTS], w.nth) },
    { what: 'cqc-part', cqcPart: pick(SKIP_REASONS, w.nth) },
    { what: 'form', form: pick(DECISION_FORMS, w.nth) },
  ]
  return pick(corrections, w.code)
}
