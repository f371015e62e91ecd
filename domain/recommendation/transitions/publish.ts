// The published wording of a service improvement and the decision to publish it (LGSCO Compliance Manual; Statement of
// Reasons manual 3.2, 3.3). What stops a wording a second person may override; the text of a personal remedy is never
// published.
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { invalid, type Refusal } from '../../refusal.js'
import { calendarsOf } from '../dates.js'
import {
  decisionIn,
  isStopped,
  publicationRefusal,
  type Publication,
  type PublicationWish,
} from '../publication.js'
import { checkPublishable, checkTheme, publicationOf, stopsOf, themeOf } from '../published-themes.js'
import type { Stop, Warning } from '../published-wording.js'
import { OPEN_STAGES } from '../stages.js'
import { NAMING } from '../statutory/form.js'
import type { RecommendationState } from '../state.js'
import { OFFICERS, provenance, type CommonInput, type Fact, type Transition } from '../transition.js'
import { withObligation } from './evidence.js'

const withPublication = (state: RecommendationState, numbers: readonly number[], publication: Publication) =>
  numbers.reduce((next, number) => withObligation(next, number, { publication }), state)

/** For the ledger: all that a wording stands for, where that is more than one. */
export const ofTheme = (numbers: readonly number[]): Fact['data'] =>
  numbers.length > 1 ? { recommendations: [...numbers] } : {}

export interface SetWordingInput extends CommonInput {
  readonly recommendation: number
  /** The other recommendations of the same theme, for which the wording stands too. */
  readonly also?: readonly number[]
  /** What was found in the wording before it was stored. */
  readonly stops: readonly Stop[]
  readonly warnings: readonly Warning[]
}

export const setWording: Transition<SetWordingInput> = {
  name: 'setWording',
  label: 'Word what is published',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs:
    'a service improvement and its wording, or of more than five one for several of a theme; a timescale or a person’s name stops it',
  says: 'The wording is kept. Where something stops it, a second person decides.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check: (state, input) =>
    checkPublishable(state, input.recommendation) ??
    checkTheme(state, input.recommendation, input.also ?? []),
  apply(state, input, moment) {
    const { also = [], stops, warnings } = input
    const numbers = wordedBy(input)
    const wording = {
      textId: input.textId as string,
      by: moment.actor.subject,
      stops,
      warnings,
      overriddenBy: null,
      ...(also.length > 0 && { standsFor: numbers }),
    }
    // Another wording was not what somebody decided to publish; what is withheld stays so, and its theme with it.
    const withheld = numbers
      .map((n) => publicationOf(state, n).decision)
      .find((decision) => decision?.status === 'withheld')
    return {
      state: withPublication(state, numbers, { wording, decision: withheld ?? null }),
      facts: [wordingFact(input, provenance(input, moment))],
    }
  },
}

type Worded = Omit<SetWordingInput, keyof CommonInput>

/** For which recommendations a wording is. */
export const wordedBy = ({ recommendation, also = [] }: Pick<Worded, 'recommendation' | 'also'>): number[] =>
  [recommendation, ...also].sort((a, b) => a - b)

/** The wording as the ledger keeps it: what was found in it, and not its words. */
export const wordingFact = (worded: Worded, more: Fact['data']): Fact => ({
  event: 'wording-set',
  data: {
    recommendation: worded.recommendation,
    ...ofTheme(wordedBy(worded)),
    stops: [...worded.stops],
    warnings: [...worded.warnings],
    ...more,
  },
})

/** That a second person has let a wording pass, as the ledger keeps it. */
export const overrideFact = (
  recommendation: number,
  numbers: readonly number[],
  stops: readonly string[],
  more: Fact['data'],
): Fact => ({
  event: 'wording-overridden',
  data: { recommendation, ...ofTheme(numbers), stops: [...stops], ...more },
})

/** Nobody lets their own wording pass, and nobody what the law does not. `by`: who wrote it. */
export const overrideRefusal = (
  by: string | null,
  stops: readonly Stop[],
  subject: string,
  checkedOn: LocalDate | undefined,
  today: LocalDate,
): Refusal | undefined => {
  if (by === null || stops.length === 0)
    return invalid('/recommendation', 'nothing stops its wording', 'decide on its publication')
  if (stops.includes('unnamed-provider'))
    return invalid(
      '/recommendation',
      `its wording names a provider that the written statement does not name (${NAMING})`,
      'word it anew without the name',
    )
  const checked = checkedRefusal(stops, checkedOn, today)
  if (checked) return checked
  return by === subject
    ? {
        code: 'wrong-role',
        field: '',
        problem: 'whoever wrote a wording cannot let it pass',
        remedy: 'ask another manager, or word it without what stops it',
      }
    : undefined
}

/** What names CQC or the other Ombudsman is published only once it has checked the words for accuracy (memorandum 3.1). */
function checkedRefusal(
  stops: readonly Stop[],
  checkedOn: LocalDate | undefined,
  today: LocalDate,
): Refusal | undefined {
  if (!stops.includes('partner'))
    return checkedOn ? invalid('/checkedOn', 'the wording names no partner', 'leave it out') : undefined
  if (!checkedOn)
    return invalid(
      '/checkedOn',
      'the wording names CQC or the other Ombudsman, and nothing says that it has checked it for accuracy',
      'ask it to check the wording, and give the day on which it answered; or word it anew without the name',
    )
  return checkedOn > today
    ? invalid('/checkedOn', `${inWords(checkedOn)} is in the future`, `a date up to ${inWords(today)}`)
    : undefined
}

export interface OverrideWordingInput extends CommonInput {
  readonly recommendation: number
  /** Of a wording that names CQC or the other Ombudsman: the day on which it said that the words are accurate. */
  readonly checkedOn?: LocalDate
}

export const overrideWording: Transition<OverrideWordingInput> = {
  name: 'overrideWording',
  label: 'Let a stopped wording pass',
  by: ['manager'],
  onBehalf: [],
  from: OPEN_STAGES,
  needs:
    'a wording that is stopped and that somebody else wrote, the reason, and where it names CQC or the other Ombudsman the day on which that one checked it for accuracy',
  says: 'The wording may be published as it is.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check(state, input, moment) {
    const problem = checkPublishable(state, input.recommendation)
    if (problem) return problem
    const { wording } = publicationOf(state, input.recommendation)
    const stops = wording && isStopped(wording) ? wording.stops : []
    return overrideRefusal(wording?.by ?? null, stops, moment.actor.subject, input.checkedOn, moment.today)
  },
  apply(state, input, moment) {
    const { wording, decision } = publicationOf(state, input.recommendation)
    const numbers = themeOf(state, input.recommendation)
    return {
      state: withPublication(state, numbers, {
        wording: wording && { ...wording, overriddenBy: moment.actor.subject },
        decision,
      }),
      facts: [
        overrideFact(input.recommendation, numbers, wording?.stops ?? [], {
          ...(input.checkedOn && { checkedByPartnerOn: input.checkedOn }),
          ...provenance(input, moment),
        }),
      ],
    }
  },
}

export interface DecidePublicationInput extends CommonInput, PublicationWish {
  readonly recommendation: number
}

export const decidePublication: Transition<DecidePublicationInput> = {
  name: 'decidePublication',
  label: 'Decide on publication',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs:
    'a service improvement; to publish: a wording that nothing stops and a day on which it may be published; to withhold: why, by a manager or the Director; to record that it was published: the day',
  says: 'The decision on publication is recorded.',
  leadsTo: OPEN_STAGES,
  textRequired: false,
  check(state, input, moment) {
    const problem = checkPublishable(state, input.recommendation)
    if (problem) return problem
    const { wording, decision } = publicationOf(state, input.recommendation)
    const standing = {
      stops: wording && stopsOf(state, input.recommendation, wording),
      status: decision?.status ?? null,
    }
    return publicationRefusal(
      state.decisionDate,
      standing,
      input,
      moment.today,
      calendarsOf(state),
      moment.actor.role,
    )
  },
  apply(state, input, moment) {
    const { recommendation } = input
    const { wording } = publicationOf(state, recommendation)
    const numbers = themeOf(state, recommendation)
    return {
      state: withPublication(state, numbers, { wording, decision: decisionIn(input) }),
      facts: [publicationFact(input, { ...ofTheme(numbers), ...provenance(input, moment) })],
    }
  },
}

const PUBLICATION_EVENTS = {
  planned: 'publication-planned',
  withheld: 'publication-withheld',
  published: 'wording-published',
} as const

/** The decision as the ledger keeps it. */
export const publicationFact = (
  { recommendation, ...wish }: Pick<DecidePublicationInput, 'recommendation' | keyof PublicationWish>,
  more: Fact['data'],
): Fact => {
  const { status, ...decided } = decisionIn(wish)
  return {
    event: PUBLICATION_EVENTS[status],
    data: { recommendation, ...decided, ...more },
  }
}
