// When a correction brings CQC into a case (it may be shared after all, its assurance is wanted, a judgement is taken
// back), body and CQC are asked then, and what is expected of them counts from that day: nobody is late for what nobody
// has asked of them.
import { bodyRecipient } from '../ids.js'
import { logNotices } from '../opening.js'
import { awaitsAssurance, isAskedToLog } from '../stages.js'
import type { Obligation, RecommendationState } from '../state.js'
import type { Notice } from '../letters.js'
import type { Moment } from '../transition.js'

/** The corrected state with the days of asking, and the letters that ask. */
export function askedAnew(
  before: RecommendationState,
  after: RecommendationState,
  { today }: Pick<Moment, 'today'>,
): { state: RecommendationState; notices: Notice[] } {
  const unsought = (state: RecommendationState, o: Obligation | undefined) =>
    o !== undefined && awaitsAssurance(state, o) && o.assuranceSoughtOn === null
  const numbers = after.obligations
    .filter((o, index) => unsought(after, o) && !unsought(before, before.obligations[index]))
    .map((o) => o.number)
  const joins = after.cqcPart === 'runs' && before.cqcPart !== 'runs'
  const { plan } = after
  const isAsked = (state: RecommendationState, o: Obligation | undefined) =>
    o !== undefined && isAskedToLog(state, o)
  const toLogAlone = after.obligations.filter(
    (o, index) => isAsked(after, o) && !o.logAskedOn && !isAsked(before, before.obligations[index]),
  )
  const planned = after.obligations.filter((o) => o.requires === 'action-plan').map((o) => o.number)
  const toLog = joins && plan?.acceptedOn && !plan.loggedOn ? plan : null
  return {
    state: {
      ...after,
      plan: toLog ? { ...toLog, logAskedOn: today } : plan,
      obligations: after.obligations.map((o) => {
        const asked = {
          ...(numbers.includes(o.number) && { bodyAskedOn: today }),
          ...(toLogAlone.includes(o) && { logAskedOn: today }),
        }
        return Object.keys(asked).length ? { ...o, ...asked } : o
      }),
    },
    notices: [
      ...logNotices(toLogAlone),
      ...(toLog ? [{ kind: 'log-plan', recipient: 'cqc', recommendations: planned } as const] : []),
      ...(numbers.length
        ? [
            {
              kind: 'seek-assurance',
              recipient: bodyRecipient(after.bodyId),
              recommendations: numbers,
            } as const,
          ]
        : []),
    ],
  }
}
