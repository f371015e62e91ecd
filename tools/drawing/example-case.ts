// A small and plainly fictional case, which the process is explored and drawn with: one recommendation that asks for an
// action plan, one for evidence only, and CQC's assurance.
import { parseLocalDate } from '../../domain/calendar/local-date.js'
import { instantAt } from '../../domain/calendar/london-time.js'
import { gatewayBy } from '../../domain/gateways/gateways.js'
import type { BodyType } from '../../domain/people/bodies.js'
import type { Actor, Role } from '../../domain/people/roles.js'
import {
  initialStates,
  type OpeningRecommendation,
  type TakeOver,
} from '../../domain/recommendation/opening.js'
import type { RecommendationState } from '../../domain/recommendation/state.js'
import { FORMS, type DecisionForm } from '../../domain/recommendation/statutory/form.js'
import { beginTrack } from '../../domain/recommendation/statutory/state.js'
import { countryCalendar } from '../../prisma/calendar-seed.js'

const on = parseLocalDate
const ENGLAND = countryCalendar('england', 2026, 2030)

const OUTCOME = gatewayBy({}, 'outcome-to-cqc')
/** As if Legal had confirmed on what a council's outcome is shared, so that CQC's part is walked through there too. */
const CONFIRMED = {
  ...ENGLAND,
  law: [{ ...OUTCOME, version: 2, citation: { ...OUTCOME.citation, status: 'checked' as const } }],
}

export const BODY = 'example-care-home'
export const DECIDED_ON = on('2027-01-11')
/** A Friday: what was due then is overdue on the day of the decision, the Monday after. */
export const MISSED_ON = on('2027-01-08')
export const PLAN_DUE_ON = on('2027-02-11')
export const EVIDENCE_DUE_ON = on('2027-04-12')

/** The day of the decision: the moment at which everything is tried, epoch milliseconds. */
export const TODAY_AT = instantAt(DECIDED_ON, '10:00')

/** Who speaks in a role. */
export const actorIn = (role: Role): Actor => ({
  subject: role,
  role,
  ...(role === 'body-contact' && { bodyId: BODY }),
})

const asked = {
  kind: 'service-improvement',
  bodyIds: [BODY],
  assurance: true,
  dueOn: EVIDENCE_DUE_ON,
} as const

/** As an officer starts it on the day of the decision. */
export const ordinaryCase = (): RecommendationState =>
  caseWith(null, [
    { ...asked, number: 1, requires: 'action-plan' },
    { ...asked, number: 2, requires: 'evidence', assurance: false },
  ])

/** The smallest case that goes through every stage. */
export const oneRecommendationCase = (): RecommendationState =>
  caseWith(null, [{ ...asked, number: 1, requires: 'action-plan' }])

const CHANGED_LOCATION = '1-100000001'

/** CQC's register says that its location was deregistered, and names a successor. */
export const changedLocationCase = (): RecommendationState => ({
  ...oneRecommendationCase(),
  locationNews: [
    {
      id: `${CHANGED_LOCATION}:deregistered:${DECIDED_ON}`,
      kind: 'deregistered',
      location: CHANGED_LOCATION,
      since: DECIDED_ON,
      successors: ['1-100000002'],
      decided: null,
    },
  ],
})

/** A letter to the body was refused. */
export const undeliveredCase = (): RecommendationState => ({
  ...oneRecommendationCase(),
  undelivered: [{ key: 'a-letter', recipient: `body/${BODY}` }],
})

/** Two recommendations whose evidence CQC is asked about, one answer after the other. */
export const twoAssurancesCase = (): RecommendationState =>
  caseWith(null, [
    { ...asked, number: 1, requires: 'evidence' },
    { ...asked, number: 2, requires: 'evidence' },
  ])

/** A plan and its evidence, and a payment that is owed only if something is found. */
export const conditionalCase = (): RecommendationState =>
  caseWith(null, [
    { ...asked, number: 1, requires: 'action-plan' },
    {
      ...asked,
      number: 2,
      kind: 'personal-remedy',
      requires: 'evidence',
      assurance: false,
      dueOn: null,
      condition: { on: 1, within: { amount: 1, unit: 'months', counting: 'of' } },
    },
  ])

/** As an import takes it over that knows neither its stage nor its dates. */
export const takenOverCase = (): RecommendationState =>
  caseWith({ stage: null, planReceivedOn: null, satisfiedOn: null }, [
    { ...asked, number: 1, requires: 'action-plan', dueOn: null },
  ])

/** As an import takes it over whose dates have passed: the plan and the evidence are overdue since yesterday. */
export const lateCase = (): RecommendationState =>
  caseWith(
    { stage: 'awaiting-plan', planReceivedOn: null, satisfiedOn: null },
    [
      { ...asked, number: 1, requires: 'action-plan' },
      { ...asked, number: 2, requires: 'evidence', assurance: false, dueOn: MISSED_ON },
    ],
    MISSED_ON,
  )

/** Long ago: every statutory period that ran from its receipt has passed. */
const REPORTED_ON = on('2026-02-02')

/** A report to a council that has stayed silent through both periods. */
export const reportCase = (): RecommendationState =>
  issuedCase('report', { ...asked, number: 1, requires: 'action-plan' })

/** A council that was issued a statement instead of a report. */
export const statementCase = (): RecommendationState =>
  issuedCase('statement', { ...asked, number: 1, requires: 'action-plan' })

/** A written statement to a provider that has received it today. */
export const writtenStatementCase = (): RecommendationState => {
  const state = issuedCase('written-statement', {
    ...asked,
    number: 1,
    requires: 'evidence',
    assurance: false,
  })
  const receipt = { on: DECIDED_ON, assumed: null }
  return { ...state, statutory: state.statutory && { ...state.statutory, receipt } }
}

/** A council that was required to publish a statement and has not agreed its form. */
export const noticeCase = (): RecommendationState => {
  const state = issuedCase('report', { ...asked, number: 1, requires: 'evidence', assurance: false })
  const requiredOn = on('2026-10-05')
  const notice = { requiredOn, receipt: { on: requiredOn, assumed: null }, form: null, publications: [] }
  return {
    ...state,
    statutory: state.statutory && {
      ...state.statutory,
      round: 2,
      notice: { ...notice, by: 'body', doneOn: null },
    },
  }
}

/** A council in whose place the Ombudsman has published the statement. */
export const publishedInItsPlaceCase = (): RecommendationState => {
  const state = reportCase()
  return {
    ...state,
    statutory: state.statutory && {
      ...state.statutory,
      round: 2,
      notice: {
        requiredOn: on('2026-10-05'),
        receipt: null,
        form: null,
        publications: [],
        by: 'ombudsman',
        doneOn: MISSED_ON,
      },
    },
  }
}

function issuedCase(form: DecisionForm, recommendation: OpeningRecommendation): RecommendationState {
  const type = FORMS[form].about
  const state = caseWith(null, [recommendation], PLAN_DUE_ON, type)
  const statutory = beginTrack(form, REPORTED_ON, REPORTED_ON)
  return { ...state, decisionDate: REPORTED_ON, statutory }
}

function caseWith(
  takeOver: TakeOver | null,
  recommendations: readonly OpeningRecommendation[],
  planDueOn = takeOver ? null : PLAN_DUE_ON,
  bodyType: BodyType = 'provider',
): RecommendationState {
  const [state] = initialStates(
    {
      reference: '99 000 001',
      team: 'team-1',
      decisionDate: DECIDED_ON,
      textId: '',
      hasCqcLocation: true,
      mayBeShared: true,
      bodies: [{ bodyId: BODY, bodyType, planDueOn, takeOver }],
      recommendations,
      calendar: CONFIRMED,
      clockShift: 0,
    },
    DECIDED_ON,
  )
  return state
}
