// The complainant of a case (LGSCO Compliance Manual, chapters 3 and 6): hears by letters that an officer has approved and
// by nothing else, through whoever stands for them, and not at all when they ask not to be contacted. Who they are stands
// in a text of the Ombudsman's room; here are its id and what the process must know.
import type { LocalDate } from '../calendar/local-date.js'
import { overdueDeadlines } from './deadlines.js'
import { ESCALATED } from './escalation.js'
import { hyphenated } from './ids.js'
import type { LetterKind } from './letters.js'
import type { Judgement, RecommendationState } from './state.js'

export const COMPLAINANT_DECISIONS = ['send', 'told-otherwise', 'not-needed'] as const
export type ComplainantDecision = (typeof COMPLAINANT_DECISIONS)[number]

export interface Complainant {
  /** Name, addresses, adjustments, who stands for them. */
  readonly textId: string
  /** Since when they are known here: nothing is proposed about what was before. */
  readonly since: LocalDate
  /** Nobody may write to them. */
  readonly silent: boolean
  readonly decided: readonly { readonly letter: string; readonly decision: ComplainantDecision }[]
}

/** The complainant says that something has not come, though the body says it was done. */
export interface NotReceived {
  readonly id: number
  readonly recommendation: number
  readonly reportedOn: LocalDate
  readonly found: 'received' | 'not-received' | null
}

export interface ProposedLetter {
  /** Names it among all letters of this case, so that it is decided on once. */
  readonly letter: string
  readonly kind: ComplainantLetterKind
  readonly recommendations: readonly number[]
}

export type ComplainantLetterKind = Extract<LetterKind, `complainant-${string}`>

/** Letters to the complainant go by this; who it is now is looked up when they leave. */
export const complainantRecipient = ({ reference, bodyId }: RecommendationState): `complainant/${string}` =>
  `complainant/${hyphenated(reference)}/${bodyId}`

/** Every letter that the complainant should hear by and on which nobody has decided yet. */
export function proposedLetters(state: RecommendationState): readonly ProposedLetter[] {
  const { complainant, closedAt } = state
  if (!complainant || closedAt !== null) return []
  const decided = new Set(complainant.decided.map((d) => d.letter))
  const all = [...aboutPlan(state, complainant), ...aboutDelay(state), ...aboutJudgements(state, complainant)]
  return all.filter(({ letter }) => !decided.has(letter))
}

function aboutPlan({ plan, obligations }: RecommendationState, { since }: Complainant): ProposedLetter[] {
  if (!plan?.acceptedOn || plan.acceptedOn < since) return []
  const recommendations = obligations.filter((o) => o.requires === 'action-plan').map((o) => o.number)
  return [{ letter: `accepted:${plan.version}`, kind: 'complainant-accepted', recommendations }]
}

const aboutDelay = (state: RecommendationState): ProposedLetter[] =>
  overdueDeadlines(state)
    .filter((d) => ESCALATED.includes(d.kind))
    .map(({ kind, on, recommendations }) => ({
      letter: `late:${kind}:${on}`,
      kind: 'complainant-late',
      recommendations,
    }))

const aboutJudgements = ({ obligations }: RecommendationState, { since }: Complainant): ProposedLetter[] =>
  obligations.flatMap(({ number, judgement, judgedOn }): ProposedLetter[] => {
    if (!judgement || judgement === 'more-needed' || !judgedOn || judgedOn < since) return []
    const kind = LETTER_ABOUT[judgement]
    return [
      { letter: `${kind}:${number}:${judgedOn}`, kind: `complainant-${kind}`, recommendations: [number] },
    ]
  })

/** How a judgement is told: nobody who was promised all of it is told “satisfied” when all of it was not done. */
const LETTER_ABOUT = {
  satisfied: 'satisfied',
  'satisfied-late': 'satisfied',
  'satisfied-incomplete': 'incomplete',
  'not-satisfied': 'not-satisfied',
  ceased: 'ceased',
} as const satisfies Record<Exclude<Judgement, 'more-needed'> | 'ceased', string>

/** Reports that nobody has looked into yet; about one recommendation, or any. */
export const openReports = ({ notReceived = [] }: RecommendationState, recommendation?: number) =>
  notReceived.filter(
    (r) => r.found === null && (recommendation === undefined || r.recommendation === recommendation),
  )

/** What the letters say, with the recommendations that they are about. No name, no remedy, no reason. */
export const COMPLAINANT_WORDING: Record<ComplainantLetterKind, (about: string) => string> = {
  'complainant-accepted': () =>
    `We have accepted what the organisation plans to do about our recommendations. We will check that it is done ` +
    'and write to you again.',
  'complainant-late': (about) =>
    `The organisation has not yet shown us that it has done what we recommended${about}. We are asking it for an answer ` +
    'and will write to you again.',
  'complainant-satisfied': (about) =>
    `We have looked at what the organisation did about our ${one(about)} and ` +
    'are satisfied. If you have not received what you were promised, please tell us.',
  'complainant-incomplete': (about) =>
    `We have looked at what the organisation did about our ${one(about)}. Not all of it was done, and we will not ask ` +
    'for more. If you do not know why, or have not received what you were promised, please tell us.',
  'complainant-ceased': (about) =>
    `We have decided not to pursue our ${one(about)} any further, though it was not carried out in full. If you do not ` +
    'know why, or disagree, please tell us.',
  'complainant-not-satisfied': (about) =>
    `We have looked at what the organisation did about our ${one(about)} and ` +
    'are not satisfied. We are deciding what to do next and will write to you again.',
}

/** “ for recommendation 2” as the thing itself: “recommendation 2”. */
const one = (about: string) => `recommendation${about.replace(/^ for recommendations?/, '')}`
