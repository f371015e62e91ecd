// The exercises of the transitions of CQC's part beside plan and assurance.
import { parseLocalDate } from '../../domain/calendar/local-date.js'
import { recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import type { Exercise } from './api-exercises.js'
import { cqc, officer, type Api } from './api.js'
import { begin, caseAt, PROVIDER } from './api-cases.js'

const NEWS = {
  id: '1-100000001:deregistered:2026-11-30',
  kind: 'deregistered',
  location: '1-100000001',
  since: '2026-11-30',
  successors: ['1-100000002'],
} as const

/** A case that has heard that its location was deregistered. */
async function told(api: Api) {
  const begun = await caseAt(api, 'awaiting-plan')
  const news = { ...NEWS, since: parseLocalDate(NEWS.since) }
  const workflowId = recommendationWorkflowId(begun.reference, PROVIDER)
  await api.theatre.cqcDesk.tellLocationNews(workflowId, news)
  // The case itself knows of it a moment after its row does.
  const handle = api.theatre.client.workflow.getHandle(workflowId)
  const knows = async () => JSON.stringify(await handle.query('state')).includes(NEWS.id)
  for (let tries = 0; !(await knows()); tries += 1) {
    if (tries > 300) throw new Error('the news does not arrive')
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  return begun
}

export const CQC_EXERCISES = {
  decideSharing: {
    case: (api) => begin(api, { mayBeShared: false }),
    as: officer,
    body: { decision: 'share', matter: 'outcome', reasons: 'The safety of medicines.' },
    leadsTo: 'awaiting-plan',
  },
  logRecommendation: {
    case: (api) => caseAt(api, 'awaiting-plan'),
    as: cqc,
    body: { recommendation: 1, text: 'Logged.' },
    leadsTo: 'awaiting-plan',
  },
  recordRegulatoryActivity: {
    case: (api) => caseAt(api, 'to-conclude'),
    as: cqc,
    body: {
      recommendation: 1,
      standing: 'intended',
      kind: 'inspection',
      on: '2027-05-04',
      text: 'An inspection in May.',
    },
    leadsTo: 'to-conclude',
  },
  decideLocation: {
    case: told,
    as: officer,
    body: {
      news: NEWS.id,
      decision: 'follow',
      successor: '1-100000002',
      reasons: 'Taken on by the new owner.',
    },
    leadsTo: 'awaiting-plan',
  },
} satisfies Record<string, Exercise>
