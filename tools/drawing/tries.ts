// What is worth trying in a state: every transition with every input that makes a difference to what can follow.
import { addDays } from '../../domain/calendar/local-date.js'
import { isOpen, owedNumbers, PLAN, termOf } from '../../domain/recommendation/dates.js'
import { overdueDeadlines } from '../../domain/recommendation/deadlines.js'
import { openNews } from '../../domain/recommendation/location-news.js'
import { proposalOf } from '../../domain/recommendation/escalation.js'
import type { Role } from '../../domain/people/roles.js'
import type { TransitionName } from '../../domain/recommendation/process.js'
import { longerRequests } from '../../domain/recommendation/statutory/clocks.js'
import { documentOf } from '../../domain/recommendation/statutory/phase.js'
import { proposalIn } from '../../domain/recommendation/statutory/proposal.js'
import {
  isDormant,
  isSettled,
  type Obligation,
  type RecommendationState,
} from '../../domain/recommendation/state.js'
import type { CommonInput } from '../../domain/recommendation/transition.js'
import type { Correction } from '../../domain/recommendation/corrections/row.js'
import { DECIDED_ON } from './example-case.js'
import { leadsOn, practiceMarks, practiceTries } from './practice-tries.js'

export interface Try {
  readonly name: TransitionName
  readonly input: CommonInput
  /** Who says it, where it makes a difference; otherwise the first who may. */
  readonly as?: Role
}

export type Attempt = (name: TransitionName, input?: object) => Try

const LATER = addDays(DECIDED_ON, 90)
const MUCH_LATER = addDays(DECIDED_ON, 130)
const WORDS = { textId: 'words' }

const attempt: Attempt = (name, input = {}) => ({ name, input: { ...WORDS, ...input } })

/** Possible or not: the process table decides. */
export function triesOf(state: RecommendationState): Try[] {
  // Without CQC's part the rest is as with it: from there only what brings it back is tried.
  if (state.cqcPart === 'not-shared')
    return [attempt('decideSharing', { decision: 'share', matter: 'outcome' })]
  if (practiceMarks(state).length) return practiceTries(state, attempt)
  if (state.undelivered.length)
    return [
      ...state.undelivered.map(({ key }) => attempt('settleLetter', { letter: key, how: 'told-otherwise' })),
      ...allTries(state).filter((t) => leadsOn(t) || t.name === 'conclude'),
    ]
  // A location that changed holds up nothing: once it is decided about, the case goes on as any other.
  if (state.locationNews) {
    const decide = openNews(state).map((news) =>
      attempt('decideLocation', { news: news.id, decision: 'keep' }),
    )
    return decide.length
      ? [...decide, ...allTries(state).filter((t) => leadsOn(t) || t.name === 'conclude')]
      : []
  }
  const all = allTries(state)
  return state.obligations.some(isDormant) ? all.filter(leadsOn) : all
}

function allTries(state: RecommendationState): Try[] {
  const version = state.plan?.version ?? 0
  const asked = state.obligations.filter((o) => o.requires === 'action-plan' && !isSettled(o))
  // More time, a question or paused reminders hold up nothing else: from there only what ends them is worth trying.
  if (state.requests.length > 0 || state.clarifications.some(isOpen) || state.quiet.length > 0)
    return aboutTime(state)
  if (longerRequests(state).length > 0) return aboutLongerPeriod
  if (state.statutory) return onTheTrack(state)
  // Further up the ladder only the ladder is climbed.
  if (state.escalations.length > 0) return upTheLadder(state)
  return [
    attempt('submitPlan', {
      answers: asked.map((o) => ({ recommendation: o.number, answer: 'will-do', items: 1 })),
    }),
    attempt('reviewPlan', { version, decision: 'accept' }),
    attempt('reviewPlan', { version, decision: 'return', planDueOn: LATER }),
    attempt('reviewPlan', {
      version,
      decision: 'accept-in-part',
      accepted: asked.slice(1).map((o) => o.number),
      planDueOn: LATER,
    }),
    attempt('logPlan', { version }),
    attempt('recordRegulatoryActivity', { standing: 'followed', kind: 'inspection', on: DECIDED_ON }),
    ...state.obligations.map(({ number }) => attempt('logRecommendation', { recommendation: number })),
    attempt('conclude'),
    attempt('conclude', { followUpOn: LATER }),
    attempt('planFollowUp', { kind: 'spot-check', on: LATER }),
    attempt('answerFollowUp', { stillInPlace: true }),
    attempt('decideFollowUp', { stillInPlace: true }),
    ...aboutTheTrack(state),
    attempt('recordMeasure', { measure: 'case-conference', on: DECIDED_ON }),
    attempt('linkCase', { newReference: '99 000 002' }),
    attempt('expectRemedy', { expectedOn: LATER }),
    attempt('confirmTakeOver'),
    attempt('withdraw'),
    attempt('changeCase', { changeId: 'a-change', change: { what: 'withdrawal' } }),
    attempt('changeCase', {
      changeId: 'a-change',
      change: { what: 'decision-date', decisionDate: DECIDED_ON },
    }),
    attempt('note'),
    attempt('decideSharing', { decision: 'end' }),
    attempt('setDate', { recommendation: 0, dueOn: LATER }),
    ...aboutTime(state),
    ...practiceTries(state, attempt),
    attempt('correct', { corrects: 1, correction: { what: 'plan-due-date', dueOn: LATER } }),
    ...state.obligations
      .slice(-1)
      .map((o) => attempt('correct', { corrects: 1, correction: otherRequirement(o) })),
    ...state.obligations.flatMap(({ number: recommendation }) => [
      attempt('submitEvidence', { recommendation }),
      attempt('withdrawAction', { recommendation }),
      attempt('seekAssurance', { recommendation }),
      attempt('giveAssurance', { recommendation, answer: 'assured', regulatoryActivity: true }),
      attempt('judge', { recommendation, decision: 'satisfied' }),
      attempt('judge', { recommendation, decision: 'satisfied-incomplete', because: 'no-longer-possible' }),
      { ...attempt('judge', { recommendation, decision: 'not-satisfied' }), as: 'director' as const },
      attempt('cease', { recommendation, because: 'unachievable' }),
      attempt('judge', { recommendation, decision: 'more-needed', dueOn: LATER }),
      attempt('decideFollowUp', { stillInPlace: false, reopen: [recommendation], dueOn: LATER }),
      attempt('setDate', { recommendation, dueOn: LATER }),
      {
        ...attempt('correct', {
          corrects: 1,
          correction: { what: 'judgement', recommendation, decision: null },
        }),
        as: 'director' as const,
      },
    ]),
  ]
}

/** What moves a case on its statutory track; all else there is as in any other case. */
function onTheTrack(state: RecommendationState): Try[] {
  const version = state.plan?.version ?? 0
  return [
    ...aboutTheTrack(state),
    attempt('reviewPlan', { version, decision: 'accept' }),
    attempt('conclude'),
    ...state.obligations.flatMap(({ number: recommendation }) => [
      attempt('submitPlan', { answers: [{ recommendation, answer: 'will-do', items: 1 }] }),
      attempt('submitEvidence', { recommendation }),
      attempt('seekAssurance', { recommendation }),
      attempt('giveAssurance', { recommendation, answer: 'assured', regulatoryActivity: true }),
      attempt('judge', { recommendation, decision: 'satisfied' }),
      attempt('judge', { recommendation, decision: 'satisfied-incomplete', because: 'no-longer-possible' }),
      { ...attempt('judge', { recommendation, decision: 'not-satisfied' }), as: 'director' as const },
    ]),
  ]
}

/** The receipt and the step that can come next, and some that cannot. */
function aboutTheTrack(state: RecommendationState): Try[] {
  const paper = (state.statutory && documentOf(state.statutory)) ?? {
    document: 'decision',
    issuedOn: DECIDED_ON,
  }
  const step = proposalIn(state)?.step.name ?? 'further-report'
  const places = state.statutory?.form === 'written-statement' ? ['website'] : ['newspaper']
  return [
    attempt('issueReport', { issuedOn: DECIDED_ON }),
    attempt('recordReceipt', { document: paper.document, receivedOn: paper.issuedOn }),
    attempt('notifyAction', { action: 'proposed' }),
    attempt('assessAction', { view: 'not-satisfied' }),
    // About a further report it leads where not satisfied does.
    ...(state.statutory?.form === 'written-statement'
      ? [attempt('assessAction', { view: 'no-action' })]
      : []),
    attempt('askLongerPeriod', { period: 'response', to: MUCH_LATER }),
    attempt('decideFormalStep', { step, decision: 'take' }),
    attempt('decideFormalStep', { step, decision: 'not-now' }),
    attempt('decideFormalStep', { step: 'write-to-monitoring-officer', decision: 'take' }),
    attempt('recordDuty', { duty: 'consideration', on: DECIDED_ON }),
    attempt('waiveDuty', { duty: 'advertisement' }),
    attempt('giveReasons'),
    attempt('agreeForm', { agreedOn: DECIDED_ON, publishBy: LATER, places }),
    attempt('recordPublication', { on: DECIDED_ON, place: places[0] }),
    attempt('claimExpense', { amountGBP: 500 }),
    attempt('settleExpense', { how: 'paid', on: DECIDED_ON }),
  ]
}

const aboutLongerPeriod: Try[] = [
  attempt('decideLongerPeriod', { period: 'response', decision: 'agree', to: MUCH_LATER, inWriting: true }),
  attempt('decideLongerPeriod', { period: 'response', decision: 'refuse' }),
]

/** One of each kind: which of several dates it is about changes nothing that can follow. */
function aboutTime(state: RecommendationState): Try[] {
  const number = owedNumbers(state).find((n) => termOf(state, n)) ?? PLAN
  const question = state.clarifications.find(isOpen)?.id ?? 1
  return [
    attempt('askExtension', { recommendation: number, to: MUCH_LATER }),
    attempt('decideExtension', { recommendation: number, decision: 'agree', to: MUCH_LATER }),
    attempt('decideExtension', { recommendation: number, decision: 'refuse' }),
    attempt('askClarification', { about: [number] }),
    { ...attempt('askClarification', { about: [number] }), as: 'case-officer' },
    attempt('answerClarification', { clarification: question }),
    attempt('pauseReminders'),
    attempt('resumeReminders'),
    attempt('setSeverity', { severity: state.severity === 'ordinary' ? 'serious' : 'ordinary' }),
    ...upTheLadder(state),
  ]
}

/** Each missed date: chased, taken to the next level, or recorded by the Director. */
function upTheLadder(state: RecommendationState): Try[] {
  const missed = overdueDeadlines(state)
  const dates = missed.length ? missed : [{ kind: 'plan' as const, on: LATER, metUntil: LATER }]
  return dates.flatMap((d) => {
    const { level: step = 'team-co-ordinator' as const, decides } = proposalOf(state, d) ?? {}
    const last = step === 'director' ? 'not-complete-and-not-satisfied' : 'escalate'
    return ['chase', last].map((decision): Try => ({
      ...attempt('decideEscalation', { deadline: d.kind, dueOn: d.on, step, decision }),
      as: decides?.[0] ?? 'case-officer',
    }))
  })
}

const otherRequirement = (o: Obligation): Correction => ({
  what: 'requirement',
  recommendation: o.number,
  requires: o.requires === 'evidence' ? 'action-plan' : 'evidence',
  assurance: o.assurance,
})
