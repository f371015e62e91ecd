// For the request example of each operation of the API: the address that it is posted to, and by whom, so that it means
// something there. Those of the transitions are posted to the cases of their exercises.
import { BODY_TRANSITION_NAMES, type BodyTransitionName } from '../../domain/recommendation/process.js'
import { requestOf } from '../../api/recommendation/requests.js'
import { administrator, contactOf, cqc, manager, officer, type Api, type Person } from './api.js'
import { begin, caseAt, COUNCIL, done, PROVIDER, submittedBy } from './api-cases.js'
import { EXERCISES } from './api-exercises.js'
import { refusedCase } from './api-exercises-letters.js'

/** Where an example is posted. */
export interface Posting {
  readonly path: string
  readonly as: Person
  /** The case's own day, where it has gone on since the day of these tests. */
  readonly today?: string
}

const CASE = '/cases/{reference}/bodies/{bodyId}'

/** What an example wants otherwise than the exercise: who sends it, on which day. */
const OTHERWISE: Partial<Record<BodyTransitionName, Partial<Posting>>> = {
  recordDuty: { as: contactOf(COUNCIL) },
  settleExpense: { today: '2026-12-03' },
}

const transitions = Object.fromEntries(
  BODY_TRANSITION_NAMES.map((name) => {
    const { path } = requestOf(name)
    const { case: arrange, as } = EXERCISES[name]
    return [
      `${CASE}/${path}`,
      async (api: Api): Promise<Posting> => ({
        path: `${(await arrange(api)).path}/${path}`,
        as,
        ...OTHERWISE[name],
      }),
    ]
  }),
)

/** A case that is closed, of whose publication and standing people still decide. */
async function closed(api: Api, ...before: readonly (readonly [string, object])[]): Promise<string> {
  const begun = await caseAt(api, 'awaiting-plan')
  for (const [path, body] of before) done(await api.post(`${begun.path}/${path}`, body))
  done(await api.post(`${begun.path}/withdrawal`, { reasons: 'Set aside.' }))
  await api.theatre.client.workflow.getHandle(`recommendation/${begun.address.slice(7)}/${PROVIDER}`).result()
  return begun.path
}

const REQUEST = {
  provision: 'regulation-17-3',
  locationId: '1-100000001',
  bodyId: PROVIDER,
  served: { by: 'registered or recorded post', postedOn: '2026-11-30' },
  registeredPerson: 'Example Care Ltd',
  answersTo: 'governance@example.org',
  reasons: 'Records were not kept.',
}
async function requestOfCqc(api: Api): Promise<string> {
  const { status, body } = await api.post('/regulation-requests', REQUEST, { as: cqc })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return `/regulation-requests/${body.id}`
}

/** By the path of the operation. */
export const POSTINGS: Readonly<Record<string, (api: Api) => Promise<Posting>>> = {
  ...transitions,
  '/cases': () => Promise.resolve({ path: '/cases', as: officer }),
  '/cases/{reference}/changes': async (api) => ({
    path: `${(await begin(api)).address}/changes`,
    as: manager,
  }),
  [`${CASE}/publication/after-closure`]: async (api) => ({
    path: `${await closed(api, ['publication/wording', { recommendation: 1, wording: 'Train staff' }])}/publication/after-closure`,
    as: officer,
  }),
  [`${CASE}/publication/wording/after-closure`]: async (api) => ({
    path: `${await closed(api)}/publication/wording/after-closure`,
    as: officer,
  }),
  [`${CASE}/publication/override/after-closure`]: async (api) => ({
    path: `${await closed(api, ['publication/wording', { recommendation: 1, wording: 'Train staff in May', askSecondPerson: true }])}/publication/override/after-closure`,
    as: manager,
  }),
  [`${CASE}/regulatory-activity/after-closure`]: async (api) => ({
    path: `${await closed(api)}/regulatory-activity/after-closure`,
    as: cqc,
  }),
  '/regulation-requests': () => Promise.resolve({ path: '/regulation-requests', as: cqc }),
  '/regulation-requests/{id}/receipt': async (api) => ({
    path: `${await requestOfCqc(api)}/receipt`,
    as: cqc,
  }),
  '/regulation-requests/{id}/answer': async (api) => ({
    path: `${await requestOfCqc(api)}/answer`,
    as: contactOf(PROVIDER),
  }),
  '/regulation-requests/{id}/closure': async (api) => {
    const path = await requestOfCqc(api)
    const answer = { text: 'The report.', submittedBy }
    done(await api.post(`${path}/answer`, answer, { as: contactOf(PROVIDER) }))
    return { path: `${path}/closure`, as: cqc }
  },
  '/bodies': () => Promise.resolve({ path: '/bodies', as: officer }),
  '/bodies/{bodyId}/contacts': () => Promise.resolve({ path: `/bodies/${COUNCIL}/contacts`, as: officer }),
  '/bodies/{bodyId}/absences': () => Promise.resolve({ path: `/bodies/${COUNCIL}/absences`, as: officer }),
  '/bodies/{bodyId}/links/withdrawal': () =>
    Promise.resolve({ path: `/bodies/${COUNCIL}/links/withdrawal`, as: officer }),
  '/contacts': () => Promise.resolve({ path: '/contacts', as: officer }),
  '/calendars/{division}/days': () => Promise.resolve({ path: '/calendars/england/days', as: administrator }),
  '/rules/{id}/corrections': () =>
    Promise.resolve({ path: '/rules/report-response/corrections', as: administrator }),
  '/gateways/{id}/corrections': () =>
    Promise.resolve({ path: '/gateways/statement-to-cqc/corrections', as: administrator }),
  '/provisions/{id}/corrections': () =>
    Promise.resolve({ path: '/provisions/lga-s30-1b/corrections', as: administrator }),
  '/teams': () => Promise.resolve({ path: '/teams', as: administrator }),
  '/cases/{reference}/officer': async (api) => ({
    path: `${(await begin(api)).address}/officer`,
    as: officer,
  }),
  // With a reference of its own: the exercise has one that every case of it begins under.
  [`${CASE}/letters/settlement`]: async (api) => ({
    path: `${(await refusedCase(api, '99 999 902')).path}/letters/settlement`,
    as: officer,
  }),
  '/policies/{id}/corrections': () =>
    Promise.resolve({ path: '/policies/reminders-evidence/corrections', as: administrator }),
}
