// What somebody does next in a rehearsed case, by the script that is played. It only looks at the state of the real
// process and says who sends which message on which day; whether that may be is for the process to say.
import { addWorkingDays, workingDayOnOrAfter } from '../calendar/calendar.js'
import { addMonths, earlierOf, laterOf, type LocalDate } from '../calendar/local-date.js'
import type { Actor } from '../people/roles.js'
import { openDeadlines } from '../recommendation/deadlines.js'
import type { InputOf, TransitionName } from '../recommendation/process.js'
import {
  isAskedToLog,
  isEvidenced,
  mayBeCarriedOut,
  stageOf,
  wantsAssurance,
} from '../recommendation/stages.js'
import { calendarsOf } from '../recommendation/dates.js'
import { dutyPeriods } from '../recommendation/statutory/duties.js'
import { documentOf, receiptIn, trackOf } from '../recommendation/statutory/phase.js'
import { conclusionHeldBy } from '../recommendation/statutory/conclusion.js'
import { proposalIn } from '../recommendation/statutory/proposal.js'
import { isSettled, type Obligation, type RecommendationState } from '../recommendation/state.js'
import { FOLLOW_UP_AFTER_MONTHS, type Script } from './script.js'

/** One message, on one day. `key` names it among all acts of its case, so that none is sent twice. */
export interface Act {
  readonly key: string
  readonly on: LocalDate
  readonly actor: Actor
  readonly name: TransitionName
  readonly input: InputOf<TransitionName>
}

const OFFICER: Actor = { subject: 'rehearsed-officer', role: 'case-officer' }
/** Decides what only a person may decide: in a rehearsal the script does, and the story says so. */
const DIRECTOR: Actor = { subject: 'rehearsed-director', role: 'director' }
const CQC: Actor = { subject: 'rehearsed-cqc-officer', role: 'cqc-officer' }

/**
 * What the script foresees next from this state, on `today` at the earliest: all acts of one day, none when nobody does
 * anything any more. They stand beside each other: each may be sent whatever became of the others. `done` holds the keys
 * of the acts so far; `receivedOn`: when the body receives what was issued to it.
 */
export function nextActs(
  state: RecommendationState,
  script: Script,
  today: LocalDate,
  done: ReadonlySet<string>,
  receivedOn: LocalDate | null = null,
): readonly Act[] {
  const acts = [
    ...planActs(state, script),
    ...state.obligations.filter((o) => !isSettled(o)).flatMap((o) => obligationActs(state, o, script)),
    ...logActs(state, script),
    ...closingActs(state, script, today),
    ...trackActs(state, script, receivedOn),
    ...(script.body ? [] : silenceActs(state, script)),
  ]
  const ahead = acts.filter((a) => !done.has(a.key)).map((a) => ({ ...a, on: laterOf(a.on, today) }))
  return ahead.filter((a) => ahead.every((other) => a.on <= other.on))
}

function act<N extends TransitionName>(
  name: N,
  round: string | number,
  on: LocalDate,
  actor: Actor,
  input: InputOf<N>,
): Act {
  return { key: `${name}:${round}`, on, actor, name, input }
}

const contactOf = (state: RecommendationState): Actor => ({
  subject: 'rehearsed-contact',
  role: 'body-contact',
  bodyId: state.bodyId,
})

function planActs(state: RecommendationState, { body, cqc, officer }: Script): Act[] {
  const days = (from: LocalDate, count: number) => addWorkingDays(state.calendar, from, count)
  const asked = state.obligations.filter((o) => o.requires === 'action-plan' && !isSettled(o))
  const stage = stageOf(state)
  if (stage === 'awaiting-plan' && body && state.planDueOn) {
    // A prompt body leaves itself time to carry out what it plans.
    const due = asked.reduce(
      (first, o) => (body.sendsPlan < 0 && o.dueOn ? earlierOf(first, o.dueOn) : first),
      state.planDueOn,
    )
    const answers = asked.map((o) => ({ recommendation: o.number, answer: 'will-do' as const, items: 1 }))
    return [
      act('submitPlan', state.plan?.version ?? 0, days(due, body.sendsPlan), contactOf(state), { answers }),
    ]
  }
  const { plan } = state
  if (stage === 'plan-review' && plan) {
    const input = { version: plan.version, decision: 'accept' as const }
    return [act('reviewPlan', plan.version, days(plan.receivedOn, officer.reviewsPlan), OFFICER, input)]
  }
  if (state.cqcPart === 'runs' && plan?.acceptedOn && !plan.loggedOn)
    return [act('logPlan', plan.version, days(plan.acceptedOn, cqc.logsPlan), CQC, { version: plan.version })]
  return []
}

/** CQC logs each systemic recommendation as soon as it logs a plan. */
const logActs = (state: RecommendationState, { cqc }: Script): Act[] =>
  state.obligations.flatMap((o) => {
    if (!isAskedToLog(state, o) || !o.logAskedOn || isSettled(o)) return []
    const on = addWorkingDays(state.calendar, o.logAskedOn, cqc.logsPlan)
    return [act('logRecommendation', o.number, on, CQC, { recommendation: o.number })]
  })

function obligationActs(state: RecommendationState, o: Obligation, { body, cqc, officer }: Script): Act[] {
  const days = (from: LocalDate, count: number) => addWorkingDays(state.calendar, from, count)
  const recommendation = o.number
  const round = `${o.number}:${o.evidence?.version ?? 0}`
  if (!o.evidence || !isEvidenced(o)) {
    if (!body || !o.dueOn || !mayBeCarriedOut(state, o)) return []
    const due = days(o.dueOn, body.sendsEvidence)
    const acceptedOn = o.requires === 'action-plan' ? state.plan?.acceptedOn : null
    const on = acceptedOn ? laterOf(due, days(acceptedOn, body.carriesOut)) : due
    return [act('submitEvidence', round, on, contactOf(state), { recommendation })]
  }
  const { receivedOn } = o.evidence
  const late = o.dueOn !== null && receivedOn > workingDayOnOrAfter(state.calendar, o.dueOn)
  const judged = (after: LocalDate) =>
    act('judge', round, days(after, officer.judges), OFFICER, {
      recommendation,
      decision: late ? 'satisfied-late' : 'satisfied',
    })
  if (!wantsAssurance(state, o)) return [judged(receivedOn)]
  if (!o.assuranceSoughtOn) {
    if (!body) return []
    return [
      act('seekAssurance', round, days(receivedOn, body.seeksAssurance), contactOf(state), {
        recommendation,
      }),
    ]
  }
  const answeredOn = days(o.assuranceSoughtOn, cqc.givesAssurance)
  if (o.assuranceAnswer) return [judged(answeredOn)]
  return [
    act('giveAssurance', round, answeredOn, CQC, {
      recommendation,
      answer: 'assured',
      regulatoryActivity: false,
    }),
  ]
}

function closingActs(state: RecommendationState, { body, officer }: Script, today: LocalDate): Act[] {
  const days = (from: LocalDate, count: number) => addWorkingDays(state.calendar, from, count)
  if (stageOf(state) === 'to-conclude') {
    // Something on the statutory track comes first.
    if (conclusionHeldBy(state)) return []
    const last = state.obligations.reduce(
      (on, o) => (o.judgedOn ? laterOf(on, o.judgedOn) : on),
      state.decisionDate,
    )
    const on = laterOf(days(last, officer.concludes), today)
    return [act('conclude', last, on, OFFICER, { followUpOn: addMonths(on, FOLLOW_UP_AFTER_MONTHS) })]
  }
  const { followUp } = state
  if (!followUp || !body) return []
  const answeredOn = days(workingDayOnOrAfter(state.calendar, followUp.on), body.answersFollowUp)
  if (!followUp.answered)
    return [act('answerFollowUp', followUp.on, answeredOn, contactOf(state), { stillInPlace: true })]
  return [
    act('decideFollowUp', followUp.on, days(answeredOn, officer.decidesFollowUp), OFFICER, {
      stillInPlace: true,
    }),
  ]
}

/**
 * The statutory track, where the receipt is known: the officer records receipts, a body that answers tells what it will do.
 * Of the formal steps only a further report is decided; what goes to the public stays proposed.
 */
function trackActs(
  state: RecommendationState,
  { body, officer }: Script,
  receivedOn: LocalDate | null,
): Act[] {
  const track = trackOf(state)
  if (!track || receivedOn === null) return []
  const days = (from: LocalDate, count: number) => addWorkingDays(state.calendar, from, count)
  const paper = documentOf(track)
  if (paper && receiptIn(track) === null) {
    const on = paper.document === 'decision' ? receivedOn : days(paper.issuedOn, officer.delivers)
    const input = { document: paper.document, receivedOn: on }
    return [act('recordReceipt', `${paper.document}:${track.round}`, on, OFFICER, input)]
  }
  const response = openDeadlines(state).find((d) => d.kind === 'statutory-response')
  if (body && response)
    return [
      ...dutyActs(state, body),
      act('notifyAction', track.round, days(response.on, body.sendsPlan), contactOf(state), {
        action: 'proposed',
      }),
    ]
  if (body) return dutyActs(state, body)
  return proposalIn(state)?.step.name === 'further-report' && response
    ? [
        act(
          'decideFormalStep',
          'further-report',
          days(response.metUntil, officer.decidesFurtherReport),
          DIRECTOR,
          {
            step: 'further-report',
            decision: 'take',
          },
        ),
      ]
    : []
}

/** What a council that answers does about a report besides; it is told by the officer, as it came by post. */
function dutyActs(state: RecommendationState, { doesDuties }: NonNullable<Script['body']>): Act[] {
  const track = trackOf(state)
  return dutyPeriods(state, calendarsOf(state)).flatMap(({ duty, open, explanation }) => {
    if (!track?.receipt || !open) return []
    // The end of an inspection can be told only once it is over.
    const told = duty === 'inspection' ? explanation.start.on : track.receipt.on
    const on = addWorkingDays(state.calendar, told, doesDuties)
    const input = { duty, on, ...(duty === 'advertisement' && { openFrom: on }) }
    return [act('recordDuty', `${duty}:${track.round}`, on, contactOf(state), input)]
  })
}

/** Nobody answers: the officer writes that down once for each deadline, after its whole ladder; nothing closes by itself. */
const silenceActs = (state: RecommendationState, { officer }: Script): Act[] =>
  openDeadlines(state)
    .filter((d) => d.waitsFor === 'body')
    .map((d) =>
      act(
        'note',
        `${d.kind}:${d.on}`,
        addWorkingDays(state.calendar, d.metUntil, officer.notesSilence),
        OFFICER,
        {},
      ),
    )
