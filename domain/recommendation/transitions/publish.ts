// The published wording of a service improvement and the decision to publish it (LGSCO Compliance Manual; Statement of
// Reasons manual 3.2, 3.3). What stops a wording a second person may override; the text of a personal remedy is never
// published.
import { invalid, type Refusal } from '../../refusal.js'
import { calendarsOf } from '../dates.js'
import {
  decisionIn,
  isStopped,
  publicationRefusal,
  type Publication,
  type PublicationWish,
} from '../publication.js'
import type { Stop, Warning } from '../published-wording.js'
import { OPEN_STAGES } from '../stages.js'
import { obligationOf, type RecommendationState } from '../state.js'
import { OFFICERS, provenance, type CommonInput, type Fact, type Transition } from '../transition.js'
import { withObligation } from './evidence.js'

const publicationOf = (state: RecommendationState, number: number): Publication =>
  obligationOf(state, number)?.publication ?? { wording: null, decision: null }

/** Only a service improvement of this body that was not withdrawn is published. */
function checkPublishable(state: RecommendationState, number: number): Refusal | undefined {
  const obligation = obligationOf(state, number)
  const improvements = state.obligations.filter((o) => o.kind === 'service-improvement').map((o) => o.number)
  const remedy = improvements.length
    ? `one of ${improvements.join(', ')}`
    : 'nothing of this case is published'
  if (!obligation)
    return invalid('/recommendation', `there is no recommendation ${number} for this body`, remedy)
  if (obligation.kind === 'personal-remedy')
    return invalid('/recommendation', 'the text of a personal remedy is never published', remedy)
  if (obligation.settledAs === undefined) return undefined
  return invalid('/recommendation', `recommendation ${number} is ${obligation.settledAs}`, remedy)
}

export interface SetWordingInput extends CommonInput {
  readonly recommendation: number
  /** What was found in the wording before it was stored. */
  readonly stops: readonly Stop[]
  readonly warnings: readonly Warning[]
}

export const setWording: Transition<SetWordingInput> = {
  name: 'setWording',
  label: 'Word what is published',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'a service improvement and its wording; a timescale or a person’s name stops it',
  says: 'The wording is kept. Where something stops it, a second person decides.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check: (state, input) => checkPublishable(state, input.recommendation),
  apply(state, input, moment) {
    const { recommendation, stops, warnings } = input
    const { decision } = publicationOf(state, recommendation)
    const wording = {
      textId: input.textId as string,
      by: moment.actor.subject,
      stops,
      warnings,
      overriddenBy: null,
    }
    // Another wording was not what somebody decided to publish.
    const kept = decision?.status === 'withheld' ? decision : null
    return {
      state: withObligation(state, recommendation, { publication: { wording, decision: kept } }),
      facts: [
        {
          event: 'wording-set',
          data: { recommendation, stops: [...stops], warnings: [...warnings], ...provenance(input, moment) },
        },
      ],
    }
  },
}

export interface OverrideWordingInput extends CommonInput {
  readonly recommendation: number
}

export const overrideWording: Transition<OverrideWordingInput> = {
  name: 'overrideWording',
  label: 'Let a stopped wording pass',
  by: ['manager'],
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'a wording that is stopped and that somebody else wrote, and the reason',
  says: 'The wording may be published as it is.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check(state, input, moment) {
    const problem = checkPublishable(state, input.recommendation)
    if (problem) return problem
    const { wording } = publicationOf(state, input.recommendation)
    if (!wording || !isStopped(wording))
      return invalid('/recommendation', 'nothing stops its wording', 'decide on its publication')
    if (wording.by === moment.actor.subject)
      return {
        code: 'wrong-role',
        field: '',
        problem: 'whoever wrote a wording cannot let it pass',
        remedy: 'ask another manager, or word it without what stops it',
      }
    return undefined
  },
  apply(state, input, moment) {
    const { wording, decision } = publicationOf(state, input.recommendation)
    return {
      state: withObligation(state, input.recommendation, {
        publication: { wording: wording && { ...wording, overriddenBy: moment.actor.subject }, decision },
      }),
      facts: [
        {
          event: 'wording-overridden',
          data: {
            recommendation: input.recommendation,
            stops: [...(wording?.stops ?? [])],
            ...provenance(input, moment),
          },
        },
      ],
    }
  },
}

export interface DecidePublicationInput extends CommonInput, PublicationWish {
  readonly recommendation: number
}

export const decidePublication: Transition<DecidePublicationInput> = {
  name: 'decidePublication',
  label: 'Decide on publication',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs:
    'a service improvement; to publish: a wording that nothing stops and a day on which it may be published; to withhold: why; to record that it was published: the day',
  says: 'The decision on publication is recorded.',
  leadsTo: OPEN_STAGES,
  textRequired: false,
  check(state, input, moment) {
    const problem = checkPublishable(state, input.recommendation)
    if (problem) return problem
    const { wording, decision } = publicationOf(state, input.recommendation)
    const standing = {
      stops: wording && (isStopped(wording) ? wording.stops : []),
      status: decision?.status ?? null,
    }
    return publicationRefusal(state.decisionDate, standing, input, moment.today, calendarsOf(state))
  },
  apply(state, input, moment) {
    const { recommendation } = input
    const { wording } = publicationOf(state, recommendation)
    const publication: Publication = { wording, decision: decisionIn(input) }
    return {
      state: withObligation(state, recommendation, { publication }),
      facts: [publicationFact(input, provenance(input, moment))],
    }
  },
}

const PUBLICATION_EVENTS = {
  planned: 'publication-planned',
  withheld: 'publication-withheld',
  published: 'wording-published',
} as const

/** The decision as the ledger keeps it. */
export const publicationFact = (
  { recommendation, ...wish }: Pick<DecidePublicationInput, 'recommendation' | keyof PublicationWish>,
  more: Fact['data'],
): Fact => {
  const { status, ...decided } = decisionIn(wish)
  return {
    event: PUBLICATION_EVENTS[status],
    data: { recommendation, ...decided, ...more },
  }
}
