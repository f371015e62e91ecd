// What somebody may wish to say with each message, drawn at random: mostly what fits the state and the day.
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.js'
import { SEVERITIES } from '../../../domain/calendar/policy.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { type TransitionName } from '../../../domain/recommendation/process.js'
import {
  COMPLAINANT_DECISIONS,
  openReports,
  proposedLetters,
} from '../../../domain/recommendation/complainant.js'
import { dueOnOf, isOpen, owedNumbers } from '../../../domain/recommendation/dates.js'
import { overdueDeadlines } from '../../../domain/recommendation/deadlines.js'
import { ESCALATION_OPTIONS, proposalOf } from '../../../domain/recommendation/escalation.js'
import { RULES_FOR_DATES } from '../../../domain/recommendation/policy.js'
import { clockOf, longerRequests, PERIOD_KINDS } from '../../../domain/recommendation/statutory/clocks.js'
import { documentOf } from '../../../domain/recommendation/statutory/phase.js'
import { proposalsIn } from '../../../domain/recommendation/statutory/proposal.js'
import {
  ACTIONS,
  DOCUMENTS,
  EXPENSE_SETTLEMENTS,
  FORMAL_STEP_NAMES,
  PERIODS,
  PLACES,
  VIEWS,
} from '../../../domain/recommendation/statutory/state.js'
import { POSTED_BY } from '../../../domain/recommendation/transitions/statutory-receipt.js'
import { MEASURES } from '../../../domain/recommendation/measures.js'
import { CEASE_REASONS } from '../../../domain/recommendation/transitions/non-compliance.js'
import { LETTER_SETTLEMENTS } from '../../../domain/recommendation/transitions/settle-letter.js'
import {
  ANSWERS,
  ASSURANCE_ANSWERS,
  FOLLOW_UP_KINDS,
  INCOMPLETE_BECAUSE,
  isDormant,
  isSettled,
  JUDGEMENTS,
  RECOMMENDATION_KINDS,
  type RecommendationState,
} from '../../../domain/recommendation/state.js'
import { caseChangeOf } from './wished-changes.js'
import { correctionOf, numberOf } from './wished-corrections.js'
import { wishedDuty } from './wished-duties.js'
import { pick, wishedActivity, wishedLocation, wishedSharing } from './wished-cqc.js'
import { unansweredIn, worded } from './wished-names.js'
import { wishedPublication } from './wished-publication.js'
import type { Wish } from './wishes.js'

/** The input of the message, without its words. */
export function inputOf(name: TransitionName, w: Wish, state: RecommendationState, at: number): object {
  const date = addDays(localDateOf(at), w.ahead)
  const recommendation = numberOf(w, state)
  switch (name) {
    case 'submitPlan':
      return {
        answers: state.obligations
          .filter(
            (o) => o.requires === 'action-plan' && !isSettled(o) && (w.code % 8 !== 7 || o.number !== 1),
          )
          .map((o) => ({
            recommendation: o.number,
            answer: pick(ANSWERS, w.code),
            ...(w.code % 8 !== 6 && { items: 1 }),
          })),
      }
    case 'reviewPlan':
      return {
        version: (state.plan?.version ?? 0) - (w.stale ? 1 : 0),
        decision: pick(['return', 'accept', 'accept', 'accept-in-part'], w.code),
        ...(w.code % 4 === 3 && {
          accepted: state.obligations
            .filter((o) => o.requires === 'action-plan' && !isSettled(o))
            .map((o) => o.number)
            .slice(w.nth % 4 === 0 ? 0 : 1),
        }),
        // An amended plan is returned without a date, mostly.
        ...((state.plan?.amends ? w.nth % 5 === 0 : w.code % 4 !== 1 && w.code % 4 !== 2) && {
          planDueOn: date,
        }),
      }
    case 'logPlan':
      return { version: state.plan?.version ?? 0 }
    case 'recordRegulatoryActivity':
      return wishedActivity(w, at, date)
    case 'logRecommendation':
    case 'submitEvidence':
    case 'withdrawAction':
    case 'seekAssurance':
      return { recommendation }
    case 'giveAssurance':
      return {
        recommendation: w.code % 5 === 0 ? recommendation : (unansweredIn(state) ?? recommendation),
        answer: pick(ASSURANCE_ANSWERS, w.code),
        regulatoryActivity: w.who % 2 === 0,
      }
    case 'judge': {
      const decision = pick(JUDGEMENTS, w.code)
      return {
        recommendation,
        decision,
        ...(decision === 'more-needed' && { dueOn: date }),
        ...(w.nth % 3 !== 0 && { because: pick(INCOMPLETE_BECAUSE, w.nth) }),
      }
    }
    case 'conclude':
      return w.code % 4 === 1 ? {} : { followUpOn: date }
    case 'planFollowUp':
      return { kind: pick(FOLLOW_UP_KINDS, w.code), on: date }
    case 'answerFollowUp':
      return { stillInPlace: w.code % 2 === 0 }
    case 'decideFollowUp':
      return w.code % 3 === 1
        ? { stillInPlace: true }
        : { stillInPlace: false, reopen: [recommendation], dueOn: date }
    case 'setDate':
      return {
        recommendation: w.code % 4 === 0 ? 0 : recommendation,
        ...(w.code % 5 === 0
          ? { rule: pick(RULES_FOR_DATES, w.nth), from: addDays(localDateOf(at), -w.ago) }
          : { dueOn: date }),
      }
    case 'askExtension':
      return { recommendation: owed(w, state), to: soonAfter(dueOnOf(state, owed(w, state)), w) ?? date }
    case 'decideExtension': {
      const request = pick([...state.requests, undefined], w.code)
      return {
        recommendation: request?.number ?? owed(w, state),
        decision: w.code % 3 === 0 ? 'refuse' : 'agree',
        to: w.nth % 4 === 0 ? date : (request?.to ?? date),
        inWriting: w.nth % 3 !== 0,
      }
    }
    case 'askClarification':
      return { about: w.code % 3 === 0 ? owedNumbers(state) : [owed(w, state)] }
    case 'answerClarification':
      return { clarification: state.clarifications.find(isOpen)?.id ?? w.code % 4 }
    case 'pauseReminders':
      return {
        ...(w.code % 2 === 0 && { about: [owed(w, state)] }),
        ...(w.nth % 2 === 0 && { until: date }),
      }
    case 'resumeReminders':
      return w.code % 2 === 0 ? {} : { about: [owed(w, state)] }
    case 'setSeverity':
      return { severity: pick(SEVERITIES, w.code) }
    case 'decideEscalation': {
      const missed = pick([...overdueDeadlines(state), undefined], w.nth)
      const step = missed && proposalOf(state, missed)
      return {
        deadline: missed?.kind ?? 'plan',
        dueOn: missed?.on ?? date,
        step: step?.level ?? 'director',
        decision: pick(step?.options ?? ESCALATION_OPTIONS, w.code),
        ...(w.who % 2 === 0 && { reviewOn: date }),
      }
    }
    case 'recordMeasure':
      return { measure: pick(MEASURES, w.code), on: addDays(localDateOf(at), -w.ago) }
    case 'cease':
      return { recommendation, because: pick(CEASE_REASONS, w.code) }
    case 'linkCase':
      return { newReference: `99 000 ${100 + (w.nth % 900)}` }
    case 'decideLocation':
      return wishedLocation(w, state)
    case 'decideSharing':
      return wishedSharing(w, at)
    case 'settleLetter':
      return { letter: state.undelivered[0]?.key ?? 'none', how: pick(LETTER_SETTLEMENTS, w.code) }
    case 'expectRemedy':
      return { expectedOn: date }
    case 'recordReceipt': {
      const document = state.statutory && documentOf(state.statutory)?.document
      const day = addDays(localDateOf(at), -w.ago)
      return {
        document: w.code % 9 === 0 ? pick(DOCUMENTS, w.nth) : (document ?? 'decision'),
        ...(w.who % 3 === 0 ? { postedOn: day, by: pick(POSTED_BY, w.nth) } : { receivedOn: day }),
      }
    }
    case 'issueReport':
      return { issuedOn: addDays(localDateOf(at), -w.ago) }
    case 'notifyAction':
      return { action: pick(ACTIONS, w.who) }
    case 'assessAction':
      return { view: pick(VIEWS, w.who) }
    case 'askLongerPeriod': {
      const period = pick(PERIODS, w.who)
      const due = clockOf(state, PERIOD_KINDS[period])?.explanation.due
      return { period, to: soonAfter(due ?? null, w) ?? date }
    }
    case 'decideLongerPeriod': {
      const [request] = longerRequests(state)
      return {
        period: request?.period ?? pick(PERIODS, w.who),
        decision: w.code % 3 === 0 ? 'refuse' : 'agree',
        to: w.nth % 4 === 0 ? date : (request?.to ?? date),
        inWriting: w.nth % 3 !== 0,
      }
    }
    case 'decideFormalStep': {
      const steps = proposalsIn({ ...state, playedUntil: Math.max(state.playedUntil, at) })
      return {
        step: pick([...steps.map((p) => p.step.name), ...(steps.length ? [] : FORMAL_STEP_NAMES)], w.code),
        decision: w.who % 4 === 0 ? 'not-now' : 'take',
        ...(w.nth % 4 === 0 && { reviewOn: date }),
      }
    }
    case 'agreeForm':
      return {
        agreedOn: addDays(localDateOf(at), -w.ago),
        publishBy: date,
        ...(w.code % 3 !== 0 && { ownReasons: true }),
        places: state.statutory?.form === 'written-statement' ? ['website'] : ['newspaper'],
      }
    case 'recordPublication':
      return { on: localDateOf(at), place: pick(PLACES, w.who % 2) }
    case 'claimExpense':
      return { amountGBP: w.code - 1 }
    case 'settleExpense':
      return { how: pick(EXPENSE_SETTLEMENTS, w.code), on: addDays(localDateOf(at), -w.ago) }
    case 'recordDuty':
    case 'waiveDuty':
      return wishedDuty(w, state, at)
    case 'correct':
      return {
        corrects: 1 + (w.nth % Math.max(1, state.seq)),
        correction: correctionOf(w, state, at),
      }
    case 'addRecommendation':
      return {
        recommendation: w.code % 6 === 0 ? recommendation : state.obligations.length + 1,
        kind: pick(RECOMMENDATION_KINDS, w.code),
        requires: w.code % 4 === 1 ? 'action-plan' : 'evidence',
        assurance: w.who % 2 === 0,
        ...(w.nth % 5 === 0 ? { condition: { on: null, within: null } } : { dueOn: date }),
        ...(w.code % 4 === 1 && w.nth % 4 !== 3 && { planDueOn: date }),
      }
    case 'amendRecommendation':
      return {
        recommendation,
        ...(w.code % 2 === 0 && { dueOn: date }),
        ...(w.code % 4 === 1 && { requires: 'action-plan', planDueOn: date }),
        ...(w.code % 4 === 3 && { requires: 'evidence', assurance: w.who % 2 === 0 }),
      }
    case 'withdrawRecommendation':
      return { recommendation }
    case 'overrideWording':
      return { recommendation: worded(state, true) ?? recommendation }
    case 'recordCondition':
      return {
        recommendation: state.obligations.find(isDormant)?.number ?? recommendation,
        met: w.code % 3 !== 0,
        foundOn: addDays(localDateOf(at), -w.ago),
        ...(w.nth % 2 === 0 && { dueOn: date }),
      }
    case 'setWording':
      return { recommendation, stops: w.code % 2 === 0 ? ['timescale'] : [], warnings: [] }
    case 'decidePublication':
      return wishedPublication(w, state, recommendation, localDateOf(at))
    case 'setComplainant':
      return { silent: w.code % 4 === 0 }
    case 'decideComplainantLetter':
      return {
        letter: pick([...proposedLetters(state).map((p) => p.letter), 'satisfied:1:2027-01-01'], w.code),
        decision: state.complainant?.silent ? 'not-needed' : pick(COMPLAINANT_DECISIONS, w.nth),
      }
    case 'reportNotReceived':
      return { recommendation, reportedOn: addDays(localDateOf(at), -w.ago) }
    case 'settleNotReceived':
      return {
        report: openReports(state)[0]?.id ?? w.code % 3,
        found: w.code % 2 === 0 ? 'received' : 'not-received',
      }
    case 'changeCase':
      return { changeId: 'a-change', change: caseChangeOf(w, at) }
    case 'giveReasons':
    case 'confirmTakeOver':
    case 'withdraw':
    case 'note':
      return {}
  }
}

/** A date that is mostly within the limits of an extension. */
const soonAfter = (due: LocalDate | null, w: Wish) =>
  due && w.code % 4 !== 0 ? addDays(due, 1 + (Math.abs(w.ahead) % 60)) : undefined

/** Something that is owed, the plan (0) among it; anything when nothing is. */
const owed = (w: Wish, state: RecommendationState) => pick([...owedNumbers(state), w.recommendation], w.code)
