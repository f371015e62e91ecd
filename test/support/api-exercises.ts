// Every transition of the process table as a call of the API: the case that it needs, who makes it, and where it leads.
import { expect } from '@jest/globals'
import { startCase } from '../../api/recommendation/start-case.js'
import { parseLocalDate } from '../../domain/calendar/local-date.js'
import type { BodyTransitionName } from '../../domain/recommendation/process.js'
import type { Stage } from '../../domain/recommendation/stages.js'
import { contactOf, cqc, manager, officer, portsOf, type Api, type Person } from './api.js'
import { CQC_EXERCISES } from './api-exercises-cqc.js'
import { LETTER_EXERCISES } from './api-exercises-letters.js'
import { REPORT_EXERCISES } from './api-exercises-report.js'
import { PRACTICE_EXERCISES } from './api-exercises-practice.js'
import { TRACK_EXERCISES } from './api-exercises-track.js'
import { after, begin, caseAt, newCase, PROVIDER, STEPS, submittedBy, type Begun } from './api-cases.js'

export interface Exercise {
  readonly case: (api: Api) => Promise<Begun>
  readonly as: Person
  readonly body: object
  readonly leadsTo: Stage
}

const at = (stage: Stage) => (api: Api) => caseAt(api, stage)
const provider = contactOf(PROVIDER)

/** For each transition a case in which it is possible, who does it and with what. */
export const EXERCISES: Record<BodyTransitionName, Exercise> = {
  submitPlan: {
    case: at('awaiting-plan'),
    as: provider,
    body: {
      text: 'We will change it.\r\nAnd train the team.',
      answers: [
        {
          recommendation: 1,
          answer: 'partly',
          items: STEPS,
          explanation: 'One of our two homes is leased.',
        },
      ],
      submittedBy,
    },
    leadsTo: 'plan-review',
  },
  reviewPlan: {
    case: at('plan-review'),
    as: officer,
    body: { version: 1, decision: 'return', reasons: 'Nobody is named.', planDueOn: '2027-02-10' },
    leadsTo: 'awaiting-plan',
  },
  logPlan: {
    case: at('carrying-out'),
    as: cqc,
    body: { version: 1, text: 'Logged.' },
    leadsTo: 'carrying-out',
  },
  submitEvidence: {
    case: at('carrying-out'),
    as: provider,
    body: { recommendation: 1, text: 'The new procedure, signed.', submittedBy },
    leadsTo: 'assurance',
  },
  seekAssurance: {
    case: at('assurance'),
    as: provider,
    body: { recommendation: 1, text: 'In use since March.', submittedBy },
    leadsTo: 'assurance',
  },
  giveAssurance: {
    case: async (api) => {
      const begun = await caseAt(api, 'assurance')
      await api.post(`${begun.path}/assurance`, { recommendation: 1, submittedBy }, { as: provider })
      return begun
    },
    as: cqc,
    body: {
      recommendation: 1,
      answer: 'concerns',
      regulatoryActivity: true,
      reasons: 'Not yet in use.',
      submittedBy,
    },
    leadsTo: 'evidence-review',
  },
  judge: {
    case: at('evidence-review'),
    as: manager,
    body: {
      recommendation: 1,
      decision: 'more-needed',
      reasons: 'The record is missing.',
      dueOn: '2027-04-01',
    },
    leadsTo: 'carrying-out',
  },
  conclude: {
    case: at('to-conclude'),
    as: officer,
    body: { followUpOn: '2027-09-01' },
    leadsTo: 'follow-up',
  },
  planFollowUp: {
    case: at('follow-up'),
    as: officer,
    body: { kind: 'spot-check', on: '2027-03-01', reasons: 'A complaint of the same kind has come.' },
    leadsTo: 'follow-up',
  },
  answerFollowUp: {
    case: at('follow-up'),
    as: provider,
    body: { stillInPlace: true, text: 'The audit of May.', submittedBy },
    leadsTo: 'follow-up',
  },
  decideFollowUp: {
    case: at('follow-up'),
    as: officer,
    body: { stillInPlace: false, reopen: [1], dueOn: '2027-05-01', reasons: 'It has stopped.' },
    leadsTo: 'carrying-out',
  },
  setDate: {
    case: (api) => begin(api, { responsibleBodies: [{ id: PROVIDER, type: 'provider' }] }),
    as: officer,
    body: { recommendation: 0, dueOn: '2027-01-29' },
    leadsTo: 'awaiting-plan',
  },
  askExtension: {
    case: at('awaiting-plan'),
    as: provider,
    body: { recommendation: 0, to: '2027-02-03', reasons: 'The trainer is ill.', submittedBy },
    leadsTo: 'awaiting-plan',
  },
  decideExtension: {
    case: after('extensions', provider, {
      recommendation: 0,
      to: '2027-02-03',
      reasons: 'The trainer is ill.',
      submittedBy,
    }),
    as: officer,
    body: {
      recommendation: 0,
      decision: 'agree',
      to: '2027-02-03',
      inWriting: true,
      reasons: 'A short delay.',
    },
    leadsTo: 'awaiting-plan',
  },
  askClarification: {
    case: at('awaiting-plan'),
    as: provider,
    body: { about: [0, 1], text: 'Does it cover agency staff?' },
    leadsTo: 'awaiting-plan',
  },
  answerClarification: {
    case: after('clarifications', provider, { about: [0], text: 'Does it cover agency staff?' }),
    as: officer,
    body: { clarification: 1, text: 'It does.' },
    leadsTo: 'awaiting-plan',
  },
  pauseReminders: {
    case: at('awaiting-plan'),
    as: officer,
    body: { about: [0], until: '2027-01-04', reasons: 'A flood has closed the home.' },
    leadsTo: 'awaiting-plan',
  },
  resumeReminders: {
    case: after('reminders/pause', officer, { reasons: 'A flood has closed the home.' }),
    as: officer,
    body: {},
    leadsTo: 'awaiting-plan',
  },
  setSeverity: {
    case: at('awaiting-plan'),
    as: manager,
    body: { severity: 'serious', reasons: 'People are still at risk.' },
    leadsTo: 'awaiting-plan',
  },
  decideEscalation: {
    case: (api) => takenOver(api, { stage: 'awaiting-plan', planDueOn: '2026-11-23' }),
    as: officer,
    body: {
      deadline: 'plan',
      dueOn: '2026-11-23',
      step: 'team-co-ordinator',
      decision: 'chase',
      reasons: 'They promised it for Friday.',
    },
    leadsTo: 'awaiting-plan',
  },
  withdrawAction: {
    case: at('awaiting-plan'),
    as: provider,
    body: { recommendation: 1, text: 'The home is to be sold.', submittedBy },
    leadsTo: 'awaiting-plan',
  },
  recordMeasure: {
    case: at('awaiting-plan'),
    as: officer,
    body: { measure: 'case-conference', on: '2026-12-01', text: 'We write to the chief executive first.' },
    leadsTo: 'awaiting-plan',
  },
  cease: {
    case: at('awaiting-plan'),
    as: manager,
    body: { recommendation: 1, because: 'unachievable', reasons: 'The home has closed for good.' },
    leadsTo: 'to-conclude',
  },
  linkCase: {
    case: at('awaiting-plan'),
    as: officer,
    body: { newReference: '99 999 999' },
    leadsTo: 'awaiting-plan',
  },
  expectRemedy: {
    case: at('carrying-out'),
    as: officer,
    body: { expectedOn: '2027-12-01', reasons: 'The builder has named the day.' },
    leadsTo: 'carrying-out',
  },
  ...TRACK_EXERCISES,
  ...REPORT_EXERCISES,
  ...PRACTICE_EXERCISES,
  ...CQC_EXERCISES,
  ...LETTER_EXERCISES,
  confirmTakeOver: {
    case: (api) => takenOver(api),
    as: officer,
    body: { text: 'Checked.' },
    leadsTo: 'awaiting-plan',
  },
  correct: {
    case: at('awaiting-plan'),
    as: manager,
    body: {
      corrects: 1,
      correction: { what: 'due-date', recommendation: 1, dueOn: '2027-04-15' },
      reasons: 'The decision says April.',
    },
    leadsTo: 'awaiting-plan',
  },
  withdraw: { case: at('plan-review'), as: officer, body: { reasons: 'Set aside.' }, leadsTo: 'closed' },
  note: { case: at('awaiting-plan'), as: cqc, body: { text: 'We visit in May.' }, leadsTo: 'awaiting-plan' },
}

/** Only an import takes cases over, so this does not go over HTTP. */
export async function takenOver(
  api: Api,
  { stage, planDueOn }: { stage: 'awaiting-plan' | null; planDueOn?: string } = { stage: null },
): Promise<Begun> {
  const { recommendations, ...rest } = newCase()
  const request = {
    ...rest,
    decisionDate: parseLocalDate(rest.decisionDate),
    category: 'Adult care services' as const,
    finding: 'Upheld' as const,
    kind: 'final decision' as const,
    responsibleBodies: [
      {
        id: PROVIDER,
        type: 'provider' as const,
        ...(planDueOn !== undefined && { planDueOn: parseLocalDate(planDueOn) }),
        takeOver: { stage, planReceivedOn: null, satisfiedOn: null },
      },
    ],
    recommendations: [
      {
        kind: 'service-improvement' as const,
        summary: 'Change it',
        requires: 'action-plan' as const,
        assurance: true,
      },
    ],
  }
  expect(recommendations).toHaveLength(1)
  const started = await startCase(
    portsOf(api.theatre),
    { subject: 'officer-1', role: 'case-officer' },
    request,
  )
  expect(started.status).toBe('started')
  const address = `/cases/${request.reference.replaceAll(' ', '-')}`
  return { reference: request.reference, address, path: `${address}/bodies/${PROVIDER}` }
}
