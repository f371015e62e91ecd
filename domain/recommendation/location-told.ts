// A running case hears what CQC's register says of its location: a row of its ledger and a task, and nothing else.
import type { LocationNews } from '../cqc-directory/news.js'
import { moved, type Moved } from './step.js'
import type { RecommendationState } from './state.js'
import type { Fact } from './transition.js'

/** The case hears it: a ledger row and a task for the case officer. `at`: the workflow's clock. */
export function told(state: RecommendationState, news: LocationNews, at: number): Moved {
  const others = (state.locationNews ?? []).filter(({ id }) => id !== news.id)
  const { id, kind, location, since, successors } = news
  // What is certain by name and by postcode or provider is taken; everything else a person decides.
  const taken = kind === 'matched' ? successors[0] : undefined
  const matched: Fact[] = taken
    ? [
        {
          event: 'location-decided',
          data: { news: id, decision: 'follow', before: location, location: taken },
        },
      ]
    : []
  return moved(
    state,
    {
      state: {
        ...state,
        locationNews: [
          ...others,
          { id, kind, location, since, successors, decided: taken ? 'follow' : null },
        ],
      },
      facts: [
        { event: 'location-changed', data: { news: id, kind, location, since, successors } },
        ...matched,
      ],
    },
    at,
    'system',
    'system',
  )
}
