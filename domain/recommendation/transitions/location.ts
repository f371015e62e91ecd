// The officer's decision about the case's CQC location: after CQC's register said that it was deregistered or has another
// provider, or where it is not named or not in the register. The case keeps it, or takes another. Nothing follows by itself.
import { CQC_ID } from '../../outside/ids.js'
import { invalid } from '../../refusal.js'
import { openNews, type LocationDecision } from '../location-news.js'
import { OPEN_STAGES } from '../stages.js'
import { OFFICERS, provenance, type CommonInput, type Transition } from '../transition.js'

export interface DecideLocationInput extends CommonInput {
  /** The id of the news, as the task names it. */
  readonly news: string
  readonly decision: LocationDecision
  /** The successor that the case follows to. */
  readonly successor?: string
}

export const decideLocation: Transition<DecideLocationInput> = {
  name: 'decideLocation',
  label: 'Decide about the CQC location after a change in CQC’s register',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs:
    'the change or doubt that the task names, whether the case keeps its location, follows to a successor or names another, and the reasons',
  says: 'It is recorded. What the body owes stands as it was.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check(state, { news, decision, successor }) {
    const open = openNews(state).find(({ id }) => id === news)
    if (!open)
      return invalid(
        '/news',
        'is no change that waits for a decision',
        openNews(state)
          .map(({ id }) => id)
          .join('; ') || 'nothing waits: see the tasks of the case',
      )
    if (decision === 'keep')
      return successor === undefined
        ? undefined
        : invalid('/successor', 'is given though the location is kept', 'leave “successor” out, or follow')
    // Where the location itself is in doubt the officer may name any.
    if (open.kind === 'not-named' || open.kind === 'not-in-register')
      return successor !== undefined && CQC_ID.test(successor)
        ? undefined
        : invalid(
            '/successor',
            'is no id of a CQC location',
            'the location that is meant, from GET /cqc-locations',
          )
    if (open.successors.length === 0)
      return invalid('/decision', 'CQC names no successor to follow to', 'keep the location')
    return successor !== undefined && open.successors.includes(successor)
      ? undefined
      : invalid('/successor', 'is no successor that CQC names', `one of: ${open.successors.join(', ')}`)
  },
  apply(state, input, moment) {
    const { news: id, decision, successor } = input
    const locationNews = (state.locationNews ?? []).map((news) =>
      news.id === id ? { ...news, decided: decision } : news,
    )
    const before = locationNews.find((news) => news.id === id)?.location ?? null
    return {
      state: { ...state, locationNews },
      facts: [
        {
          event: 'location-decided',
          data: {
            news: id,
            decision,
            before,
            ...(successor !== undefined && { location: successor }),
            ...provenance(input, moment),
          },
        },
      ],
    }
  },
}
