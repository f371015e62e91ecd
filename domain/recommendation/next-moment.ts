// When a case next does something by itself: a letter leaves, a date passes, a step is proposed, a question is looked at.
import type { Explanation } from '../calendar/explanation.js'
import { endOfDay } from '../calendar/london-time.js'
import { inWords, type LocalDate } from '../calendar/local-date.js'
import { expectedBy, isOpen } from './dates.js'
import { armedItems, followUpAskedAt, isOverdue, openDeadlines } from './deadlines.js'
import { delayedTaskAt } from './delayed-remedy.js'
import { nextProposalAt } from './escalation.js'
import { LETTER_SUBJECTS } from './letters.js'
import { CLARIFICATION_ANSWERED, DEADLINE_LABELS, type DeadlineKind } from './policy.js'
import { proposedAgainAt } from './statutory/proposal.js'
import { asksBody, type Clarification, type RecommendationState } from './state.js'

/** By when a question is expected to be answered, and why. */
export const answerExpectedBy = (state: RecommendationState, { asked }: Clarification): Explanation =>
  expectedBy(state, CLARIFICATION_ANSWERED, asked)

/** The day after whose end somebody looks whether a question was answered. */
export const clarificationLookedAt = (state: RecommendationState, question: Clarification): number =>
  endOfDay(answerExpectedBy(state, question).metUntil)

const dueInWords = (kind: DeadlineKind, on: LocalDate) => `${DEADLINE_LABELS[kind]}, due by ${inWords(on)}`

/**
 * The earliest moment at which something is to be done by itself (epoch milliseconds), and what, in words for the
 * timer; null when nothing is.
 */
export function nextMoment(state: RecommendationState): { at: number; summary: string } | null {
  const again = proposedAgainAt(state)
  const delayed = delayedTaskAt(state)
  const body = openDeadlines(state).filter((d) => d.waitsFor === 'body')
  const moments = [
    ...armedItems(state).map((i) => ({
      at: i.at,
      summary: `To ${i.recipient}: ${LETTER_SUBJECTS[i.kind]}${'due' in i.data ? '' : ` (${dueInWords(i.data.deadline, i.data.dueOn)})`}`,
    })),
    ...body
      .filter((d) => !isOverdue(d, state.playedUntil))
      .map((d) => ({ at: endOfDay(d.metUntil), summary: `The day passes: ${dueInWords(d.kind, d.on)}` })),
    ...body.flatMap((d) => {
      const at = nextProposalAt(state, d)
      return at === null ? [] : [{ at, summary: `An escalation is proposed: ${dueInWords(d.kind, d.on)}` }]
    }),
    ...questionsToTheBody(state).map((c) => ({
      at: clarificationLookedAt(state, c),
      summary: `Look whether the body has answered question ${c.id}`,
    })),
    ...spotCheck(state),
    ...(again === null ? [] : [{ at: again, summary: 'A formal step is proposed again' }]),
    ...(delayed === null ? [] : [{ at: delayed, summary: 'Look at a delayed remedy' }]),
    ...state.sends.map((s) => ({ at: s.at, summary: s.summary })),
  ].filter(({ at }) => at > state.playedUntil)
  return moments.reduce<{ at: number; summary: string } | null>(
    (first, m) => (first === null || m.at < first.at ? m : first),
    null,
  )
}

/** A spot check asks nobody, so no letter wakes the case on its morning. */
function spotCheck(state: RecommendationState): { at: number; summary: string }[] {
  const at = state.closedAt === null && state.followUp && !asksBody(state.followUp) && followUpAskedAt(state)
  return at ? [{ at, summary: 'The spot check is due' }] : []
}

/** Questions of the Ombudsman that the body has not answered: they stop a clock for as long as nobody looks. */
export const questionsToTheBody = (state: RecommendationState): readonly Clarification[] =>
  state.closedAt === null ? state.clarifications.filter((c) => c.by === 'ombudsman' && isOpen(c)) : []
