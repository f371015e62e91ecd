// What on the statutory track keeps a case from being concluded: with its end the clocks stop, and no step that the law would
// allow is proposed any more (LGA 1974 s31, s34I). What ends each hold is a record or a decision of a person.
import { calendarsIn } from '../../calendar/calendar.js'
import { inWords } from '../../calendar/local-date.js'
import type { RecommendationState } from '../state.js'
import { clocksOf } from './clocks.js'
import { dutyPeriods } from './duties.js'
import { FORMS } from './form.js'
import { isAnswering, isComplied, phaseOf, trackOf, unconfirmed } from './phase.js'
import { isStepPutOff, proposalsIn } from './proposal.js'

export interface Hold {
  readonly problem: string
  readonly remedy: string
}

/** What on the track keeps the case from being concluded, and what ends that; undefined when nothing does. */
export function conclusionHeldBy(state: RecommendationState): Hold | undefined {
  if (proposalsIn(state).length > 0)
    return { problem: 'a formal step is proposed', remedy: 'decide on the step first' }
  const notice = state.statutory?.notice
  if (notice && !notice.doneOn && !isComplied(state))
    return { problem: 'a required publication is outstanding', remedy: 'record the publication first' }
  if (notice?.doneOn && notice.by === 'ombudsman' && !notice.expense?.settled)
    return {
      problem: 'the expense of the Ombudsman’s publication is not settled',
      remedy: 'claim it and record its payment, or that it is not pursued',
    }
  const duty = dutyPeriods(state, calendarsIn(state.calendar)).find(({ open }) => open)?.duty
  return duty === undefined
    ? periodHold(state)
    : {
        problem: `nothing is recorded yet of a duty about the report: ${duty}`,
        remedy: 'record it, or the Director waives it with reasons',
      }
}

const CEASE =
  'or the Director takes the judgement back and what has become unachievable or disproportionate is ceased, with reasons'

/**
 * Something is judged not to be done while a period of its paper still runs, or cannot run yet: a formal step may still
 * follow. It holds no longer once the Director has put that step off.
 */
function periodHold(state: RecommendationState): Hold | undefined {
  const track = trackOf(state)
  const failed = unconfirmed(state).map((o) => o.number)
  if (!track || !isAnswering(phaseOf(track)) || failed.length === 0 || isStepPutOff(state)) return undefined
  const failure = `what is not satisfied (recommendation ${failed.join(', ')})`
  if (!track.receipt) {
    const paper = track.round === 1 ? FORMS[track.form].label : 'further report'
    return {
      problem: `the receipt of the ${paper} is not recorded, so that no period runs yet for ${failure}`,
      remedy: `record the receipt, as far as it is known; ${CEASE}`,
    }
  }
  const period = clocksOf(state).find(
    ({ kind, open }) => open && (kind === 'statutory-response' || kind === 'statutory-satisfaction'),
  )
  return (
    period && {
      problem: `a statutory period still runs for ${failure}, until ${inWords(period.metUntil)} (${period.explanation.citation})`,
      remedy: `wait for the formal step that is proposed then, or record the view of what the body does, on which it can be proposed at once, and let the Director decide on it; ${CEASE}`,
    }
  )
}
