// What may be corrected about the action plan: when it came, what it answers, how it was decided on; and about what CQC
// logged, the plan or one recommendation.
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { invalid, type Refusal } from '../../refusal.js'
import { needsPlan } from '../stages.js'
import type { Obligation, PlanState } from '../state.js'
import { checkReceived } from '../transition.js'
import { withObligation } from '../transitions/evidence.js'
import { named, nothing, withRevised, type CorrectionRows } from './row.js'

export const PLAN_CORRECTIONS: CorrectionRows<
  'plan-received' | 'plan-answer' | 'plan-review' | 'plan-logged' | 'recommendation-logged'
> = {
  'plan-received': {
    label: 'The day on which the plan came',
    entries: ['plan-submitted', 'taken-over'],
    right: 'the day',
    undoes: 'nothing',
    check: (state, { receivedOn }, today) =>
      state.plan
        ? checkReceived(state, '/correction/receivedOn', receivedOn, today)
        : nothing('no action plan was received', 'enter the plan instead'),
    apply: (state, { receivedOn }) => ({ ...state, plan: { ...(state.plan as PlanState), receivedOn } }),
  },
  'plan-answer': {
    label: 'What the plan answers for a recommendation',
    entries: ['plan-submitted'],
    right: 'the answer',
    undoes: 'nothing',
    check: (state, { recommendation }) =>
      state.plan && named(state, { recommendation }).answer
        ? undefined
        : nothing('no plan has answered for it', 'enter the plan instead', '/correction/recommendation'),
    apply: (state, { recommendation, answer }) => withObligation(state, recommendation, { answer }),
  },
  'plan-review': {
    label: 'That a plan was accepted or returned',
    entries: ['plan-accepted', 'plan-accepted-in-part', 'plan-returned'],
    right: 'nothing: it was decided by mistake',
    undoes: 'the whole decision: that version is under review again',
    check(state, { version }) {
      const { plan } = state
      if (plan?.version !== version)
        return invalid(
          '/correction/version',
          `version ${version} is not the latest`,
          `version ${plan?.version ?? 0}`,
        )
      if (plan.status === 'under-review')
        return nothing('nobody has decided on it', 'accept or return it instead')
      if (plan.loggedOn) return nothing('CQC has logged it', 'take that back first: “plan-logged”')
      return needsPlan(state)
        ? undefined
        : nothing('nothing waits for the plan any more', 'take back a judgement first, if that was wrong')
    },
    apply(state) {
      const { version, receivedOn, latest } = state.plan as PlanState
      const plan: PlanState = {
        version,
        receivedOn,
        status: 'under-review',
        acceptedOn: null,
        loggedOn: null,
        ...(latest && { latest }),
      }
      return { ...state, plan }
    },
  },
  'plan-logged': {
    label: 'That CQC logged the plan, or when',
    entries: ['plan-logged'],
    right: 'the day; null if it was logged by mistake',
    undoes: 'CQC is to log it again, if it was by mistake',
    check(state, { loggedOn }, today) {
      const { plan } = state
      return plan?.loggedOn
        ? checkLogged(loggedOn, plan.acceptedOn ?? state.decisionDate, 'the acceptance', today)
        : nothing('CQC has logged no plan', 'log it instead')
    },
    apply(state, { loggedOn }) {
      const plan = state.plan as PlanState
      return {
        ...state,
        plan: { ...plan, loggedOn },
        // What was logged with the plan was logged when the plan was.
        obligations: state.obligations.map((o) =>
          o.requires === 'action-plan' && o.loggedOn === plan.loggedOn ? loggedOnDay(o, loggedOn) : o,
        ),
      }
    },
  },
  'recommendation-logged': {
    label: 'That CQC logged a recommendation, or when',
    entries: ['recommendation-logged'],
    right: 'the day; null if it was logged by mistake',
    undoes: 'CQC is to log it again, if it was by mistake',
    check(state, { recommendation, loggedOn }, today) {
      return named(state, { recommendation }).loggedOn
        ? checkLogged(loggedOn, state.decisionDate, 'the decision', today)
        : nothing('CQC has not logged it', 'log it instead', '/correction/recommendation')
    },
    apply: (state, { recommendation, loggedOn }) =>
      withRevised(state, recommendation, (o) => loggedOnDay(o, loggedOn)),
  },
}

/** Nobody logs what is not there yet. */
const checkLogged = (
  loggedOn: LocalDate | null,
  from: LocalDate,
  event: string,
  today: LocalDate,
): Refusal | undefined =>
  loggedOn === null || (loggedOn >= from && loggedOn <= today)
    ? undefined
    : invalid(
        '/correction/loggedOn',
        `${inWords(loggedOn)} is not between ${event} and today`,
        `a date from ${inWords(from)} to ${inWords(today)}`,
      )

const loggedOnDay = ({ loggedOn: _wrong, ...o }: Obligation, loggedOn: LocalDate | null): Obligation =>
  loggedOn === null ? o : { ...o, loggedOn }
