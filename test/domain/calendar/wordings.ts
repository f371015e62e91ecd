// Wordings of deadlines and what each means, written before the recogniser and never fitted to it. A wording that
// leaves any doubt about its date must be refused: a person is asked, and nothing is guessed.

import type { Counting, StartEvent, Unit } from '../../../domain/calendar/rule.js'

export type Meaning =
  | { readonly amount: number; readonly unit: Unit; readonly counting: Counting; readonly from: StartEvent }
  | { readonly by: string }

export type Wording = { readonly words: string; readonly means: readonly Meaning[] }

const of = (amount: number, unit: Unit, from: StartEvent = 'decision'): Meaning => ({
  amount,
  unit,
  counting: 'of',
  from,
})
const after = (amount: number, unit: Unit, from: StartEvent = 'decision'): Meaning => ({
  amount,
  unit,
  counting: 'after',
  from,
})

/** The stated wordings of the published decisions that the product is run on. */
export const STATED: readonly Wording[] = [
  { words: 'within one month of the final decision', means: [of(1, 'months')] },
  { words: 'within three months of the final decision', means: [of(3, 'months')] },
]

export const RECOGNISED: readonly Wording[] = [
  { words: 'within one month of our final decision', means: [of(1, 'months')] },
  { words: 'within four weeks', means: [of(4, 'weeks')] },
  { words: 'by 31 March 2026', means: [{ by: '2026-03-31' }] },
  { words: 'within three months of the date of this report', means: [of(3, 'months')] },
  { words: 'within six months of the date of this report', means: [of(6, 'months')] },
  { words: 'within 20 working days', means: [of(20, 'working days')] },
  { words: 'Within one month of my final decision.', means: [of(1, 'months')] },
  { words: 'within 1 month of the date of my final decision', means: [of(1, 'months')] },
  { words: 'within a month of the final decision', means: [of(1, 'months')] },
  { words: 'within one calendar month of our decision', means: [of(1, 'months')] },
  { words: 'WITHIN ONE MONTH OF THE FINAL DECISION', means: [of(1, 'months')] },
  { words: 'within two months of the decision date', means: [of(2, 'months')] },
  { words: 'within two months of the date of the final decision statement', means: [of(2, 'months')] },
  { words: 'within 3 months of our decision statement', means: [of(3, 'months')] },
  { words: 'within three months of this statement', means: [of(3, 'months')] },
  { words: 'within three months of the date of this decision', means: [of(3, 'months')] },
  { words: 'within six months of our final report', means: [of(6, 'months')] },
  { words: 'within twelve months of this report', means: [of(12, 'months')] },
  { words: 'within one year of the date of this report', means: [of(1, 'years')] },
  { words: 'within a fortnight of our final decision', means: [of(2, 'weeks')] },
  { words: 'within six weeks of the date of our final decision', means: [of(6, 'weeks')] },
  { words: 'within 28 days of the final decision', means: [of(28, 'days')] },
  { words: 'within twenty-eight days of the decision', means: [of(28, 'days')] },
  { words: 'within ten working days of the final decision', means: [of(10, 'working days')] },
  { words: 'within five working days of the date of the decision', means: [of(5, 'working days')] },
  { words: 'within one (1) month of the final decision', means: [of(1, 'months')] },
  { words: 'within a period of three months of the final decision', means: [of(3, 'months')] },
  {
    words: 'within 4 weeks of the date of our decision, the Council will apologise',
    means: [of(4, 'weeks')],
  },
  { words: 'Within one month of our final decision the Council will pay £300', means: [of(1, 'months')] },
  { words: 'The Council should pay £150 within four weeks of my final decision', means: [of(4, 'weeks')] },
  { words: 'no later than three months after the final decision', means: [after(3, 'months')] },
  { words: 'not later than two months after the date of this report', means: [after(2, 'months')] },
  { words: 'within one month from the date of the final decision', means: [after(1, 'months')] },
  { words: 'within three months from our final decision', means: [after(3, 'months')] },
  { words: 'within one month after the date of the decision', means: [after(1, 'months')] },
  { words: 'within one month of receipt of this report', means: [of(1, 'months', 'receipt')] },
  { words: 'within three months of receiving the final decision', means: [of(3, 'months', 'receipt')] },
  { words: 'within two weeks of receiving our final decision', means: [of(2, 'weeks', 'receipt')] },
  { words: 'within 28 days of the date of receipt of this statement', means: [of(28, 'days', 'receipt')] },
  {
    words: 'within three months beginning with the date on which it received the report',
    means: [{ amount: 3, unit: 'months', counting: 'beginning with', from: 'receipt' }],
  },
  {
    words: 'within one month beginning with the date of receipt of the statement',
    means: [{ amount: 1, unit: 'months', counting: 'beginning with', from: 'receipt' }],
  },
  {
    words: 'within 28 days beginning on the day after receipt of this report',
    means: [{ amount: 28, unit: 'days', counting: 'beginning on the day after', from: 'receipt' }],
  },
  {
    words: 'within one month beginning with the date of the final decision',
    means: [{ amount: 1, unit: 'months', counting: 'beginning with', from: 'decision' }],
  },
  { words: 'within eight weeks of the date of this decision letter', means: [of(8, 'weeks')] },
  { words: 'within three-months of our final decision', means: [of(3, 'months')] },
  { words: 'within 20 working-days of our final decision', means: [of(20, 'working days')] },
  { words: 'within 1-month of the decision', means: [of(1, 'months')] },
  { words: '(within 2 weeks)', means: [of(2, 'weeks')] },
  {
    words: 'within three months of the Council’s receipt of this report',
    means: [of(3, 'months', 'receipt')],
  },
  {
    words: 'within three months of the date on which the Council receives this report',
    means: [of(3, 'months', 'receipt')],
  },
  { words: 'by 31st March 2026', means: [{ by: '2026-03-31' }] },
  { words: 'by the 1st of May 2026', means: [{ by: '2026-05-01' }] },
  { words: 'by Friday 27 March 2026', means: [{ by: '2026-03-27' }] },
  { words: 'by 31 Mar 2026', means: [{ by: '2026-03-31' }] },
  { words: 'no later than 30 September 2026', means: [{ by: '2026-09-30' }] },
  { words: 'by no later than 1 December 2026', means: [{ by: '2026-12-01' }] },
  { words: 'on or before 29 February 2028', means: [{ by: '2028-02-29' }] },
  { words: 'by 31/03/2026', means: [{ by: '2026-03-31' }] },
  { words: 'by 2026-03-31', means: [{ by: '2026-03-31' }] },
  { words: 'by the end of March 2026', means: [{ by: '2026-03-31' }] },
  { words: 'by the end of February 2028', means: [{ by: '2028-02-29' }] },
  { words: 'within one\u00a0month of the Ombudsman’s final decision', means: [of(1, 'months')] },
  { words: 'within three months of the Ombudsman’s decision', means: [of(3, 'months')] },
  { words: 'within one month of the date of the Ombudsman’s final decision', means: [of(1, 'months')] },
  {
    words:
      'Within one month of our final decision apologise and pay £300; within three months of our final decision review the procedure.',
    means: [of(1, 'months'), of(3, 'months')],
  },
  {
    words: 'The Council will apologise within four weeks and train its staff by 30 June 2026.',
    means: [of(4, 'weeks'), { by: '2026-06-30' }],
  },
  {
    words:
      'apologise within 10 working days, reassess within six weeks and change its policy within six months of the date of this report',
    means: [of(10, 'working days'), of(6, 'weeks'), of(6, 'months')],
  },
  {
    words:
      'within one month of our final decision, pay £200, and within two months of our final decision, write to the family',
    means: [of(1, 'months'), of(2, 'months')],
  },
]

/** Whole sentences that say who does what: nothing in them leaves a doubt about the date. */
export const WHOLE_SENTENCES: readonly Wording[] = [
  {
    words:
      'To remedy the injustice caused, within one month of our final decision the Council has agreed to apologise to Mrs X and pay her £1,250.50.',
    means: [of(1, 'months')],
  },
  {
    words: 'Within four weeks of my final decision, the Care Provider should: a) apologise; b) pay £150.',
    means: [of(4, 'weeks')],
  },
  {
    words: 'The Council will take the following actions within three months of our decision:',
    means: [of(3, 'months')],
  },
  {
    words:
      'The Council will apologise within one month of our final decision. It will also remind its staff of the procedure.',
    means: [of(1, 'months')],
  },
  {
    words: 'Within one month of our decision the Council will put it right by paying £300 to the family.',
    means: [of(1, 'months')],
  },
  { words: 'review the policy within three months of our report', means: [of(3, 'months')] },
  {
    words: 'pay £100 for distress, time and trouble within four weeks of our final decision',
    means: [of(4, 'weeks')],
  },
  { words: 'within 28 days, the Council to apologise', means: [of(28, 'days')] },
  { words: 'to be completed within one month of our final decision', means: [of(1, 'months')] },
  {
    words: 'should be completed within a month of the date of this decision',
    means: [of(1, 'months')],
  },
  {
    words:
      'the Council has agreed, within one month of our final decision, to: apologise to Mr X; pay him £300.',
    means: [of(1, 'months')],
  },
  {
    words: 'The Ombudsman recommended that, within 1 month, the Council should apologise to Mr X.',
    means: [of(1, 'months')],
  },
  { words: 'apologise to Mr X (within 2 weeks)', means: [of(2, 'weeks')] },
]

/** Each with the doubt that makes a person necessary. */
export const REFUSED: readonly { readonly words: string; readonly doubt: string }[] = [
  { words: 'immediately', doubt: 'no length' },
  { words: 'at the next annual review', doubt: 'an event whose date is not known' },
  { words: 'as soon as possible', doubt: 'no length' },
  { words: 'promptly', doubt: 'no length' },
  { words: 'without delay', doubt: 'no length' },
  { words: 'within a reasonable time', doubt: 'no length' },
  { words: 'within a few weeks of the final decision', doubt: 'no number' },
  { words: 'within four to six weeks of the final decision', doubt: 'a range' },
  { words: 'within 4-6 weeks', doubt: 'a range' },
  { words: 'within approximately one month of our final decision', doubt: 'approximate' },
  { words: 'within at least three months', doubt: 'a minimum' },
  { words: 'by 31 March', doubt: 'no year' },
  { words: 'by March 2026', doubt: 'start or end of the month' },
  { words: 'by the end of March', doubt: 'no year' },
  { words: 'by the end of the financial year', doubt: 'which year, whose' },
  { words: 'by 03/04/2026', doubt: 'March or April' },
  { words: 'by 31 April 2026', doubt: 'no such day' },
  { words: 'by 29 February 2027', doubt: 'no such day' },
  { words: 'by Monday 27 March 2026', doubt: 'it is a Friday' },
  { words: 'by 5pm on 31 March 2026', doubt: 'an hour' },
  { words: 'before 31 March 2026', doubt: 'that day or the day before' },
  { words: 'within one month of the reassessment', doubt: 'another event' },
  { words: 'within one month of the decision to reassess her needs', doubt: 'another decision' },
  { words: 'within two weeks of receiving the invoice', doubt: 'another event' },
  { words: 'within one month of the decision of the panel', doubt: 'another decision' },
  { words: 'within three months of the date of this letter', doubt: 'which letter' },
  { words: 'within one month of the complaint', doubt: 'another event' },
  { words: 'three months after the new policy takes effect', doubt: 'another event' },
  { words: 'within one month of our final decision, or sooner if possible', doubt: 'alternative' },
  { words: 'within one month or by 31 March 2026, whichever is later', doubt: 'two dates for one action' },
  { words: 'within three months (by 31 March 2026)', doubt: 'two dates for one action' },
  { words: 'every three months', doubt: 'recurring' },
  { words: 'monthly for six months', doubt: 'recurring' },
  { words: 'within one month of our final decision and monthly thereafter', doubt: 'recurring' },
  { words: 'within one and three months of our final decision respectively', doubt: 'which for which' },
  {
    words: 'if the reassessment finds more hours, within one month of our final decision',
    doubt: 'conditional',
  },
  { words: 'unless it has done so already, within one month of our final decision', doubt: 'conditional' },
  { words: 'within one (2) month of the final decision', doubt: 'word and figure differ' },
  { words: 'within 1.5 months of the final decision', doubt: 'not a whole number' },
  { words: 'within 0 days of the final decision', doubt: 'no length' },
  { words: 'within ten business days', doubt: 'whose business days' },
  { words: 'within half a year of the final decision', doubt: 'half a year is not a count of whole units' },
  {
    words: 'remove the fees up to 27 September 2024 within one month of our final decision',
    doubt: 'a date that is no deadline',
  },
  {
    words: 'review the cases of the past 12 months within three months of our final decision',
    doubt: 'a length that is no deadline',
  },
  { words: 'in due course', doubt: 'no length' },
  { words: 'as agreed with the complainant', doubt: 'no length' },
  { words: 'within one month of our final decision or of the reassessment', doubt: 'two events' },
  { words: 'the Council should not do so within one month of our final decision', doubt: 'negated' },
  { words: 'within 24 hours', doubt: 'hours, not days' },
  { words: 'in three months’ time', doubt: 'on that day or by it' },
  { words: 'within the timescale set by the Council', doubt: 'no length' },
  { words: 'within the month', doubt: 'which month' },
  { words: '', doubt: 'no words' },
  { words: 'within one month of our final decision, assuming the panel accepts', doubt: 'conditional' },
  { words: 'apologise assuming the panel accepts within one month of our decision', doubt: 'conditional' },
  { words: 'within one month of our final decision, or as otherwise agreed with us', doubt: 'alternative' },
  { words: 'within three months of our final decision, extended with our consent', doubt: 'alternative' },
  { words: 'where applicable, within six weeks of our final decision', doubt: 'conditional' },
  { words: 'pay the invoice where applicable within six weeks', doubt: 'conditional' },
  { words: 'Should Mrs X agree, within one month of our final decision', doubt: 'conditional' },
  { words: 'within one month of our final decision, save for the refund', doubt: 'an exception' },
  { words: 'ideally within one month of our final decision', doubt: 'a hope' },
  { words: 'The Council should ideally apologise within one month of our decision', doubt: 'a hope' },
  { words: 'preferably by 31 March 2026', doubt: 'a hope' },
  { words: 'roughly within one month of our final decision', doubt: 'approximate' },
  { words: 'aim to apologise within one month of our final decision', doubt: 'an aim' },
  { words: 'The Council will try to pay within four weeks of our final decision', doubt: 'an aim' },
  { words: 'up to and within one month of our final decision', doubt: 'unclear' },
  { words: 'begin within one month of our final decision and finish by summer', doubt: 'a beginning' },
  {
    words: 'Review the policy by the spring and apologise within four weeks',
    doubt: 'a second, unknown date',
  },
  { words: 'Review the policy in spring and apologise within four weeks', doubt: 'a second, unknown date' },
  { words: 'pay £100 within four weeks and the rest by Easter', doubt: 'a second, unknown date' },
  { words: 'The Council refused within one month of the decision', doubt: 'a past fact' },
  { words: 'The Council has apologised within one month of our decision', doubt: 'a past fact' },
  { words: 'The Council told us it would apologise within four weeks', doubt: 'a report of words' },
  { words: 'within one month of the decision, namely the Tribunal’s', doubt: 'another decision' },
  { words: 'within one month of the decision (that of the panel)', doubt: 'another decision' },
  { words: 'within one month of the decision review', doubt: 'another event' },
  { words: 'within one month of our final decision pay £100 pending the review', doubt: 'conditional' },
  { words: 'within one month of our final decision apologise at her request', doubt: 'conditional' },
  { words: 'within four weeks, bank holidays excepted', doubt: 'another way of counting' },
  { words: 'Within six weeks, pay the invoice where applicable', doubt: 'conditional' },
  { words: 'Within one month of our decision, pay £300 provided Mr X agrees', doubt: 'conditional' },
  { words: 'Within one month of our decision, pay £300 when the review is done', doubt: 'another event' },
  {
    words: 'Within one month of our decision, refund fees to the extent that it is possible',
    doubt: 'conditional',
  },
  { words: 'Within one month of our decision write to Mr X, or sooner if it can', doubt: 'alternative' },
  { words: 'The deadline is within one month of our final decision for the first part', doubt: 'for what' },
]
