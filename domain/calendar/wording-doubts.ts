// Why the words of a decision give no date by themselves. The code is what a case and its task carry; words that people
// wrote never stand in it.

const WHY = {
  'no-deadline': 'no deadline that is known stands in it',
  'no-length': 'it gives no length of time',
  'unclear-length': 'it has a length of time whose meaning is not certain',
  'unclear-date': 'it has a date whose meaning is not certain',
  'no-start': 'it does not say what the time is counted from',
  'several-deadlines': 'it gives several times, each for a part of it',
  'two-dates': 'it gives two dates for one thing',
  'two-starts': 'one of its times does not say what it is counted from',
  'two-decisions': 'it speaks of more than one decision',
  'choice-of-dates': 'it leaves a choice of dates',
  'second-time': 'it may have a second time that is not known here',
  'unknown-event': 'it names an event whose date is not known here',
  condition: 'it depends on a condition',
  negated: 'it says what is not to be done',
  recurring: 'it is about something that recurs',
  'not-firm': 'it does not say firmly that it is to be done by then',
  'inner-time':
    'its time belongs to something inside what is to be done, and does not say by when that is done',
  'unclear-place':
    'it cannot be told whether a time says by when it is to be done, or belongs to something inside it',
  unaccounted: 'some of its words do not say who does what by then',
} as const

export type WordingDoubtCode = keyof typeof WHY
export const WORDING_DOUBTS = Object.keys(WHY) as WordingDoubtCode[]

export type WordingDoubt = { readonly code: WordingDoubtCode; readonly why: string }

/** A doubt; `why` where it can be said more exactly. */
export const doubtOf = (code: WordingDoubtCode, why: string = WHY[code]): WordingDoubt => ({ code, why })

/** A doubt that words raise wherever they stand. */
export type Sign = { readonly sign: RegExp; readonly code: WordingDoubtCode }

/** The doubts whose signs stand in a text. */
export const doubtsIn = (text: string, signs: readonly Sign[]): WordingDoubt[] =>
  signs.filter(({ sign }) => sign.test(text)).map(({ code }) => doubtOf(code))
