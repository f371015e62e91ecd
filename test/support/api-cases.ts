// Cases for tests of the API: started over HTTP, and carried to a stage by the calls of each role.
import type { Stage } from '../../domain/recommendation/stages.js'
import { contactOf, cqc, newReference, officer, type Answer, type Api, type Person } from './api.js'

export const PROVIDER = 'example-care-home'
export const COUNCIL = 'example-council'

export const submittedBy = {
  name: 'Pat Provider',
  role: 'Registered manager',
  authority: 'The nominated individual',
}

/** The steps of a plan, as a body sends them. */
export const STEPS = [
  {
    what: 'Train every carer in recording medicines',
    responsible: 'Registered manager',
    by: '2027-02-26',
    measure: 'An audit of ten files finds no record missing',
  },
]

/** The two bodies of these tests, with contacts, and CQC's contact. */
export async function addBodies(api: Api): Promise<void> {
  const contact = (name: string) => ({ name, email: `${name}@example.org`, role: 'link officer' })
  const answers = await Promise.all([
    api.post('/bodies', {
      id: PROVIDER,
      type: 'provider',
      name: 'Plainly Fictional Care Ltd',
      contact: contact('care'),
    }),
    api.post('/bodies', {
      id: COUNCIL,
      type: 'council',
      name: 'Plainly Fictional Council',
      contact: contact('council'),
    }),
    api.post('/contacts', { recipient: 'cqc', ...contact('cqc') }),
  ])
  for (const { status, body } of answers) if (status !== 201) throw new Error(JSON.stringify(body))
}

/** A request for a case with one recommendation of a plan, of which CQC's assurance is asked. */
export const newCase = (own: object = {}) => ({
  reference: newReference(),
  decisionDate: '2026-11-20',
  category: 'Adult care services',
  subCategory: 'Residential care',
  finding: 'Upheld',
  kind: 'final decision',
  team: 'Team 1',
  responsibleBodies: [{ id: PROVIDER, type: 'provider', planDueOn: '2027-01-20' }],
  cqcLocationId: '1-100000001',
  mayBeShared: true,
  recommendations: [
    {
      kind: 'service-improvement',
      summary: 'Change the procedure for medicines',
      requires: 'action-plan',
      assurance: true,
      dueOn: '2027-03-01',
    },
  ],
  ...own,
})

export interface Begun {
  readonly reference: string
  /** /cases/99-000-001 */
  readonly address: string
  /** The same, at its first body. */
  readonly path: string
}

/** Starts the case and waits until the first rows of each of its bodies are there. */
export async function begin(api: Api, own: object = {}): Promise<Begun> {
  const request = newCase(own)
  const { status, body } = await api.post('/cases', request)
  if (status !== 201) throw new Error(JSON.stringify(body))
  const address = `/cases/${request.reference.replaceAll(' ', '-')}`
  const [{ bodyId }] = body.bodies
  for (let tries = 0; ; tries++) {
    const seen = await api.get(address)
    if (seen.status === 200 && seen.body.bodies.length === body.bodies.length) break
    if (tries > 300) throw new Error(`${address} does not appear`)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  return { reference: request.reference, address, path: `${address}/bodies/${bodyId}` }
}

/** What leads from each stage to the next. */
const WAY: readonly { readonly to: Stage; readonly calls: readonly [string, object, Person][] }[] = [
  {
    to: 'plan-review',
    calls: [
      [
        'plan',
        { text: 'We will.', answers: [{ recommendation: 1, answer: 'will-do', items: STEPS }], submittedBy },
        contactOf(PROVIDER),
      ],
    ],
  },
  { to: 'carrying-out', calls: [['plan/review', { version: 1, decision: 'accept' }, officer]] },
  {
    to: 'assurance',
    calls: [['evidence', { recommendation: 1, text: 'Done.', submittedBy }, contactOf(PROVIDER)]],
  },
  {
    to: 'evidence-review',
    calls: [
      ['assurance', { recommendation: 1, submittedBy }, contactOf(PROVIDER)],
      [
        'assurance/answer',
        { recommendation: 1, answer: 'assured', regulatoryActivity: false, reasons: 'Seen.', submittedBy },
        cqc,
      ],
    ],
  },
  { to: 'to-conclude', calls: [['judgements', { recommendation: 1, decision: 'satisfied' }, officer]] },
]

/** A case at this stage. */
export async function caseAt(api: Api, stage: Stage): Promise<Begun> {
  const begun = await begin(api)
  const last = WAY.findIndex((step) => step.to === stage)
  const steps = stage === 'awaiting-plan' ? [] : last >= 0 ? WAY.slice(0, last + 1) : WAY
  for (const [path, body, as] of steps.flatMap((step) => step.calls))
    done(await api.post(`${begun.path}/${path}`, body, { as }))
  if (stage === 'follow-up') done(await api.post(`${begun.path}/conclusion`, { followUpOn: '2027-06-01' }))
  if (stage === 'closed') done(await api.post(`${begun.path}/conclusion`, {}))
  return begun
}

/** A case that waits for its plan and to which somebody has sent this. */
export function after(path: string, as: Person, body: object) {
  return async (api: Api): Promise<Begun> => {
    const begun = await caseAt(api, 'awaiting-plan')
    done(await api.post(`${begun.path}/${path}`, body, { as }))
    return begun
  }
}

export function done({ status, body }: Answer): void {
  if (status !== 200) throw new Error(JSON.stringify(body))
}
