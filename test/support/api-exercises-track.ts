// The exercises of a statutory track: from a report or the receipt of a decision to what is published.
import type { Exercise } from './api-exercises.js'
import { contactOf, director, officer, type Api, type Person } from './api.js'
import { after, begin, caseAt, COUNCIL, done, PROVIDER, submittedBy, type Begun } from './api-cases.js'

const at = (api: Api) => caseAt(api, 'awaiting-plan')
const provider = contactOf(PROVIDER)

const ADVERSE_FINDINGS = 'require-adverse-findings-notice'
const STEP_TAKEN = [
  'statutory/step',
  { step: ADVERSE_FINDINGS, decision: 'take', reasons: 'Nothing is in place.' },
  director,
] as const
const FORM = {
  agreedOn: '2026-12-01',
  publishBy: '2026-12-15',
  places: ['website'],
  text: 'On the first page of its website, for a month.',
}

const RECEIVED = { document: 'decision', receivedOn: '2026-11-23' } as const
const LONGER = { period: 'response', to: '2027-01-15', reasons: 'The board meets on the 14th.', submittedBy }

/** A case whose provider was found to have decided on no action, carried on the track by these calls. */
function onTheTrack(...more: readonly (readonly [string, object, Person])[]) {
  return async (api: Api): Promise<Begun> => {
    const begun = await after('statutory/view', officer, { view: 'no-action', reasons: 'They wrote so.' })(
      api,
    )
    for (const [path, body, as] of more) done(await api.post(`${begun.path}/${path}`, body, { as }))
    return begun
  }
}

export const TRACK_EXERCISES = {
  issueReport: {
    case: (api) =>
      begin(api, { responsibleBodies: [{ id: COUNCIL, type: 'council', planDueOn: '2027-01-20' }] }),
    as: director,
    body: { issuedOn: '2026-12-01', reasons: 'What was agreed is not done.' },
    leadsTo: 'awaiting-plan',
  },
  recordReceipt: {
    case: at,
    as: officer,
    body: { document: 'decision', receivedOn: '2026-11-23' },
    leadsTo: 'awaiting-plan',
  },
  notifyAction: {
    case: at,
    as: provider,
    body: { action: 'proposed', text: 'We will train the team.', submittedBy },
    leadsTo: 'awaiting-plan',
  },
  assessAction: {
    case: after('statutory/notification', provider, {
      action: 'proposed',
      text: 'We will train the team.',
      submittedBy,
    }),
    as: officer,
    body: { view: 'content', reasons: 'It is what the decision asks for.' },
    leadsTo: 'awaiting-plan',
  },
  askLongerPeriod: {
    case: after('statutory/receipt', officer, RECEIVED),
    as: provider,
    body: LONGER,
    leadsTo: 'awaiting-plan',
  },
  decideLongerPeriod: {
    case: async (api) => {
      const begun = await after('statutory/receipt', officer, RECEIVED)(api)
      done(await api.post(`${begun.path}/statutory/longer-period`, LONGER, { as: provider }))
      return begun
    },
    as: officer,
    body: {
      period: 'response',
      decision: 'agree',
      to: '2027-01-15',
      inWriting: true,
      reasons: 'Agreed by letters of this week.',
    },
    leadsTo: 'awaiting-plan',
  },
  decideFormalStep: {
    case: onTheTrack(),
    as: director,
    body: { step: ADVERSE_FINDINGS, decision: 'take', reasons: 'Nothing is in place.' },
    leadsTo: 'awaiting-plan',
  },
  agreeForm: {
    case: onTheTrack(STEP_TAKEN),
    as: officer,
    body: FORM,
    leadsTo: 'awaiting-plan',
  },
  recordPublication: {
    case: onTheTrack(STEP_TAKEN, ['statutory/form', FORM, officer]),
    as: officer,
    body: { on: '2026-12-01', place: 'website', text: 'On its first page.' },
    leadsTo: 'awaiting-plan',
  },
  giveReasons: {
    case: onTheTrack(STEP_TAKEN),
    as: provider,
    body: { text: 'We could not find a trainer.', submittedBy },
    leadsTo: 'awaiting-plan',
  },
} satisfies Record<string, Exercise>
