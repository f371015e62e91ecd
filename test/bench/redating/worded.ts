// Cases of the re-dating benchmark whose dates follow from what was written: the words of the decision, an agreement, a
// question, the receipt of a report. The recount gets the same words, and never the dates that the product made of them.
import type { Calendar } from '../../../domain/calendar/calendar.js'
import { addDays, addMonths, type LocalDate } from '../../../domain/calendar/local-date.js'
import {
  initialStates,
  type Opening,
  type OpeningRecommendation,
} from '../../../domain/recommendation/opening.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { termInWords } from '../../../domain/recommendation/words-read.js'
import type { BegunWith } from '../../support/recount.js'
import type { Given } from '../../support/recount-words.js'
import { BODY } from '../measure.js'

export const WORDED_KINDS = [20, 21, 22, 23, 24] as const
export type WordedKind = (typeof WORDED_KINDS)[number]

export interface Written {
  readonly reference: string
  readonly today: LocalDate
  readonly holiday: LocalDate
  readonly calendar: Calendar
  readonly textId: string
  /** A number below this one, the same in every run. */
  readonly draw: (below: number) => number
}

export interface Begun extends BegunWith {
  readonly state: RecommendationState
}

/** A case of one of these kinds, before it is opened, and what it was begun with. */
export function wordedCase(kind: WordedKind, written: Written): Begun {
  switch (kind) {
    case 20:
      return inWorkingDays(written)
    case 21:
      return inMonths(written)
    case 22:
      return byStatute(written)
    case 23:
      return onTheWay(written)
    case 24:
      return far(written)
  }
}

/** Working days that run across the holiday, and weeks and months that do not rest on it. */
function inWorkingDays(written: Written): Begun {
  const decided = addDays(written.today, -5 - written.draw(12))
  return worded(written, decided, ['within 20 working days', 'within four weeks', 'within three months'])
}

/** Nothing that the holiday could move. */
function far(written: Written): Begun {
  const decided = addDays(written.today, -written.draw(10))
  return worded(written, decided, ['within four months', 'within five months', 'within six months'])
}

/** Months that end on the holiday or near it. */
function inMonths(written: Written): Begun {
  const decided = addMonths(addDays(written.holiday, written.draw(5) - 2), -3)
  return worded(written, decided, ['within three months', 'within four months', 'within six months'])
}

/** A report whose answer is due near the holiday, three months beginning with its receipt. */
function byStatute(written: Written): Begun {
  const received = addDays(addMonths(addDays(written.holiday, written.draw(5) - 2), -3), 1)
  const decided = addDays(received, -3)
  const far = addDays(written.holiday, 200 + written.draw(60))
  const recommendations = [1, 2, 3].map((number) => asked(number, { dueOn: far }))
  const state = begun(written, decided, recommendations, { form: 'report', receivedOn: received })
  return { state, reportReceived: received }
}

/** One whose clock stood still, one that was put off by agreement, one whose clock stands still. */
function onTheWay(written: Written): Begun {
  const { today, holiday, draw } = written
  const decided = addDays(today, -12 - draw(8))
  const { state, given } = worded(written, decided, [
    'within 20 working days',
    'within four weeks',
    'within three months',
  ])
  const [asks, answers] = [addDays(decided, 2), addDays(decided, 4 + draw(5))]
  const to = addDays(holiday, draw(7) - 3)
  const extension = { to, agreedOn: addDays(today, -1), inWriting: false, askedOn: addDays(today, -2) }
  const more = (number: number, own: Partial<Given>): [number, Given] => {
    const known = given?.get(number)
    if (!known) throw new Error(`nothing was given for ${number}`)
    return [number, { ...known, ...own }]
  }
  return {
    given: new Map([more(1, { stops: [[asks, answers]] }), more(2, { extendedTo: to }), more(3, {})]),
    state: {
      ...state,
      clarifications: [
        { id: 1, by: 'body', asked: asks, answered: answers, about: [1] },
        { id: 2, by: 'body', asked: addDays(today, -3), answered: null, about: [3] },
      ],
      obligations: state.obligations.map((o) =>
        o.number === 2 && o.term
          ? {
              ...o,
              term: {
                ...o.term,
                extensions: [{ ...extension, askedBy: 'a-contact', agreedBy: 'an-officer' }],
              },
            }
          : o,
      ),
    },
  }
}

function worded(written: Written, decided: LocalDate, words: readonly string[]): Begun {
  const recommendations = words.map((said, index) => {
    const read = termInWords(said, decided, written.textId, { england: written.calendar })
    if (!('basis' in read)) throw new Error(`“${said}” gives no date`)
    return asked(index + 1, { dueOn: read.dueOn, basis: read.basis })
  })
  return {
    state: begun(written, decided, recommendations),
    given: new Map(words.map((said, index) => [index + 1, { words: said, from: decided }])),
  }
}

const asked = (
  number: number,
  own: Pick<OpeningRecommendation, 'dueOn' | 'basis'>,
): OpeningRecommendation => ({
  number,
  kind: 'service-improvement',
  requires: 'evidence',
  assurance: false,
  bodyIds: [BODY],
  ...own,
})

function begun(
  { reference, today, calendar, textId }: Written,
  decisionDate: LocalDate,
  recommendations: Opening['recommendations'],
  own: Partial<Opening['bodies'][number]> = {},
): RecommendationState {
  const body = { bodyId: BODY, bodyType: 'council', planDueOn: null, takeOver: null, ...own } as const
  const [state] = initialStates(
    {
      reference,
      team: 'team-1',
      decisionDate,
      textId,
      hasCqcLocation: false,
      mayBeShared: false,
      bodies: [body],
      recommendations,
      calendar,
      clockShift: 0,
    },
    today,
  )
  return state
}
