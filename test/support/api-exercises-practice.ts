// The exercises of the transitions that concern the recommendations themselves and what of them is published.
import type { Exercise } from './api-exercises.js'
import { manager, officer, type Api } from './api.js'
import { begin, caseAt, done, PROVIDER } from './api-cases.js'

const WORDING = 'Train staff in recording what residents eat and drink'

export const PRACTICE_EXERCISES = {
  addRecommendation: {
    case: (api) => caseAt(api, 'evidence-review'),
    as: officer,
    body: {
      recommendation: 2,
      kind: 'personal-remedy',
      category: 'apology',
      summary: 'Apologise to Ms X',
      expectedEvidence: 'A dated copy of the letter.',
      amountGBP: 100,
      requires: 'evidence',
      assurance: false,
      dueOn: '2027-03-15',
      reasons: 'A further fault was found.',
    },
    leadsTo: 'carrying-out',
  },
  amendRecommendation: {
    case: (api) => caseAt(api, 'awaiting-plan'),
    as: officer,
    body: {
      recommendation: 1,
      category: 'procedure-or-policy',
      summary: 'Change the procedure for medicines and for falls',
      cutOff: { on: '2026-03-31', meaning: 'falls recorded since that day' },
      dueOn: '2027-04-01',
      reasons: 'Reviewed.',
    },
    leadsTo: 'awaiting-plan',
  },
  withdrawRecommendation: {
    case: (api) => caseAt(api, 'carrying-out'),
    as: manager,
    body: { recommendation: 1, reasons: 'A court has decided it.' },
    leadsTo: 'to-conclude',
  },
  recordCondition: {
    case: (api) =>
      begin(api, {
        responsibleBodies: [{ id: PROVIDER, type: 'provider' }],
        recommendations: [
          {
            kind: 'personal-remedy',
            category: 'loss-of-service',
            summary: 'Pay for the care that was not given',
            requires: 'evidence',
            assurance: false,
            amountGBP: 500,
            condition: { words: 'If care was owed', within: { amount: 1, unit: 'months' } },
          },
        ],
      }),
    as: officer,
    body: { recommendation: 1, met: true, foundOn: '2026-11-30', reasons: 'Care was owed.' },
    leadsTo: 'carrying-out',
  },
  setWording: {
    case: (api) => caseAt(api, 'awaiting-plan'),
    as: officer,
    body: { recommendation: 1, wording: `${WORDING} in two homes since 2025` },
    leadsTo: 'awaiting-plan',
  },
  overrideWording: {
    case: worded(`${WORDING} in May`),
    as: manager,
    body: { recommendation: 1, reasons: 'May is the name of the programme.' },
    leadsTo: 'awaiting-plan',
  },
  decidePublication: {
    case: worded(WORDING),
    as: officer,
    body: { recommendation: 1, decision: 'publish', on: '2027-01-04' },
    leadsTo: 'awaiting-plan',
  },
  setComplainant: {
    case: (api) => caseAt(api, 'awaiting-plan'),
    as: officer,
    body: {
      name: 'Chris Fictional',
      email: 'chris@example.org',
      adjustments: 'Large print',
      doNotContact: false,
    },
    leadsTo: 'awaiting-plan',
  },
  decideComplainantLetter: {
    case: async (api) => {
      const begun = await caseAt(api, 'evidence-review')
      const known = { name: 'Chris Fictional', email: 'chris@example.org', doNotContact: false }
      done(await api.post(`${begun.path}/complainant`, known))
      return begun
    },
    as: officer,
    body: { letter: 'accepted:1', decision: 'send' },
    leadsTo: 'evidence-review',
  },
  reportNotReceived: {
    case: (api) => caseAt(api, 'evidence-review'),
    as: officer,
    body: { recommendation: 1, reportedOn: '2026-11-30', text: 'They rang: nothing has changed.' },
    leadsTo: 'evidence-review',
  },
  settleNotReceived: {
    case: async (api) => {
      const begun = await caseAt(api, 'evidence-review')
      const report = { recommendation: 1, reportedOn: '2026-11-30', text: 'They rang.' }
      done(await api.post(`${begun.path}/complainant/not-received`, report))
      return begun
    },
    as: manager,
    body: { report: 1, found: 'received', reasons: 'The letter was with their daughter.' },
    leadsTo: 'evidence-review',
  },
} satisfies Record<string, Exercise>

function worded(wording: string) {
  return async (api: Api) => {
    const begun = await caseAt(api, 'awaiting-plan')
    const body = { recommendation: 1, wording, askSecondPerson: true }
    done(await api.post(`${begun.path}/publication/wording`, body, { as: officer }))
    return begun
  }
}
