// The exercises of what a council does about a report besides answering it, and of the expense of a publication in a body's
// place.
import { parseLocalDate } from '../../domain/calendar/local-date.js'
import { recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import type { Exercise } from './api-exercises.js'
import { director, officer, type Api, type Person } from './api.js'
import { begin, caseAt, COUNCIL, done, PROVIDER, submittedBy, type Begun } from './api-cases.js'

/** A report that a council received on 23 November 2026. */
const reported = (api: Api) =>
  begin(api, {
    responsibleBodies: [
      { id: COUNCIL, type: 'council', planDueOn: '2027-01-20', form: 'report', receivedOn: '2026-11-23' },
    ],
  })

const CLAIM = { amountGBP: 1250.5, text: 'Our page, for a month.' }

/** A provider in whose place the Ombudsman has published an adverse findings notice. */
async function publishedInItsPlace(api: Api, ...more: (readonly [string, object, Person])[]): Promise<Begun> {
  const begun = await caseAt(api, 'awaiting-plan')
  const post = async (path: string, body: object, as: Person) =>
    done(await api.post(`${begun.path}/statutory/${path}`, body, { as }))
  const why = { reasons: 'Nothing is in place.' }
  await post('view', { view: 'no-action', ...why }, officer)
  await post('step', { step: 'require-adverse-findings-notice', decision: 'take', ...why }, director)
  const form = { agreedOn: '2026-12-01', publishBy: '2026-12-02', places: ['website'], text: 'A page.' }
  await post('form', form, officer)
  const id = recommendationWorkflowId(begun.reference, PROVIDER)
  await api.theatre.goTo(id, parseLocalDate('2026-12-03'))
  await post('step', { step: 'publish-adverse-findings-notice', decision: 'take', ...why }, director)
  await post('publications', { on: '2026-12-03', place: 'website' }, officer)
  for (const [path, body, as] of more) await post(path, body, as)
  return begun
}

export const REPORT_EXERCISES = {
  recordDuty: {
    case: reported,
    as: officer,
    body: {
      duty: 'advertisement',
      on: '2026-11-27',
      openFrom: '2026-11-30',
      text: 'Page 12 of the Example Herald.',
      onBehalf: { channel: 'post', receivedOn: '2026-11-30' },
      submittedBy,
    },
    leadsTo: 'awaiting-plan',
  },
  waiveDuty: {
    case: reported,
    as: director,
    body: { duty: 'advertisement', reasons: 'Directed: the report would identify the family.' },
    leadsTo: 'awaiting-plan',
  },
  claimExpense: {
    case: publishedInItsPlace,
    as: officer,
    body: CLAIM,
    leadsTo: 'awaiting-plan',
  },
  settleExpense: {
    case: (api) => publishedInItsPlace(api, ['expense', CLAIM, officer]),
    as: officer,
    body: { how: 'paid', on: '2026-12-03', reasons: 'Received by transfer.' },
    leadsTo: 'awaiting-plan',
  },
} satisfies Record<string, Exercise>
