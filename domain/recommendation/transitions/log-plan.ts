// CQC logs the accepted action plan, with its date, version and hash (memorandum 4.7).
import { invalid } from '../../refusal.js'
import { isToLog, OPEN_STAGES } from '../stages.js'
import type { PlanState } from '../state.js'
import { OFFICERS, provenance, receivedOn, type CommonInput, type Transition } from '../transition.js'

export interface LogPlanInput extends CommonInput {
  readonly version: number
}

const LOGGED_AT = OPEN_STAGES.filter((stage) => stage !== 'plan-review')

export const logPlan: Transition<LogPlanInput> = {
  name: 'logPlan',
  label: 'Log the action plan',
  by: ['cqc-officer'],
  onBehalf: OFFICERS,
  // The body may owe another plan, for what was added to a case whose plan is accepted.
  from: LOGGED_AT,
  needs: 'the version of the accepted plan',
  says: 'The action plan is received and logged, with its date, version and hash.',
  leadsTo: LOGGED_AT,
  textRequired: false,
  check(state, input) {
    if (state.cqcPart !== 'runs') return noCqcPart
    if (state.plan?.status !== 'accepted')
      return invalid(
        '/version',
        'there is no accepted action plan',
        'wait until the Ombudsman has accepted one',
      )
    if (input.version !== state.plan.version)
      return invalid(
        '/version',
        `version ${input.version} is not the accepted one`,
        `version ${state.plan.version}`,
      )
    if (state.plan.loggedOn)
      return invalid('/version', 'this version is already logged', 'nothing more is needed')
    return undefined
  },
  apply(state, input, moment) {
    const loggedOn = receivedOn(input, moment)
    const plan: PlanState = { ...(state.plan as PlanState), loggedOn }
    // With the plan CQC logs the recommendations that it answers.
    const obligations = state.obligations.map((o) =>
      o.requires === 'action-plan' && isToLog(state, o) ? { ...o, loggedOn } : o,
    )
    return {
      state: { ...state, plan, obligations },
      facts: [{ event: 'plan-logged', data: { version: plan.version, ...provenance(input, moment) } }],
    }
  },
}

/** CQC's part is skipped in this case, so nothing is asked of it and nothing is taken in its name. */
export const noCqcPart = invalid(
  '',
  'CQC has no part in this case: it has no CQC location or may not be shared',
  'the Ombudsman’s officer decides first whether it is shared',
)
