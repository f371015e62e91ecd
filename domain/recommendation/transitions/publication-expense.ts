// The Ombudsman has published in a body's place and at its expense: the expense is claimed, and paid or pursued no further
// (LGA 1974 s31(2H), s34I(7)). How the money moves is no matter of this product.
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { invalid, type Refusal } from '../../refusal.js'
import { bodyRecipient } from '../ids.js'
import type { RecommendationState } from '../state.js'
import type { ExpenseSettlement, PublicationExpense, PublicationNotice } from '../statutory/state.js'
import { OFFICERS, provenance, type CommonInput, type Transition } from '../transition.js'
import { withNotice } from './statutory-publication.js'
import { STATUTORY_STAGES } from './statutory-receipt.js'

/** No publication costs more; a larger amount is a slip of the pen. */
const AMOUNT_AT_MOST = 1_000_000

export interface ClaimExpenseInput extends CommonInput {
  readonly amountGBP: number
}

export const claimExpense: Transition<ClaimExpenseInput> = {
  name: 'claimExpense',
  label: 'Claim the expense of the publication',
  by: OFFICERS,
  onBehalf: [],
  from: STATUTORY_STAGES,
  needs: 'what the Ombudsman has published in the body’s place, the amount, and what it is for',
  says: 'The expense is claimed; the body is written to.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check(state, { amountGBP }) {
    const notice = publishedByOmbudsman(state)
    if (!notice)
      return invalid('', 'the Ombudsman has published nothing in this body’s place', 'record the publication')
    if (notice.expense)
      return invalid(
        '',
        `it was claimed on ${inWords(notice.expense.askedOn)}`,
        'record its payment; a correction takes a wrong claim back',
      )
    return amountGBP > 0 && amountGBP <= AMOUNT_AT_MOST
      ? undefined
      : invalid('/amountGBP', 'is no such expense', 'an amount in pounds above 0, with at most two decimals')
  },
  apply: (state, input, moment) => ({
    state: withNotice(state, {
      expense: { amountGBP: input.amountGBP, askedOn: moment.today, settled: null },
    }),
    facts: [{ event: 'expense-claimed', data: { amountGBP: input.amountGBP, ...provenance(input, moment) } }],
    notices: [{ kind: 'expense-claimed', recipient: bodyRecipient(state.bodyId), recommendations: [] }],
  }),
}

export interface SettleExpenseInput extends CommonInput {
  readonly how: ExpenseSettlement
  readonly on: LocalDate
}

export const settleExpense: Transition<SettleExpenseInput> = {
  name: 'settleExpense',
  label: 'Record that the expense was paid, or is not pursued',
  by: OFFICERS,
  onBehalf: [],
  from: STATUTORY_STAGES,
  needs:
    'an expense that was claimed, and the day of its payment; or that it is not pursued, with the reasons',
  says: 'It is recorded.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check(state, { on }, { today }): Refusal | undefined {
    const expense = publishedByOmbudsman(state)?.expense
    if (!expense || expense.settled)
      return invalid(
        '',
        expense?.settled ? `it is settled: ${inWords(expense.settled.on)}` : 'no expense was claimed',
        expense ? 'a correction takes a wrong payment back' : 'claim it first',
      )
    return on > today || on < expense.askedOn
      ? invalid(
          '/on',
          `${inWords(on)} is not between the claim and today`,
          `a date from ${inWords(expense.askedOn)} to ${inWords(today)}`,
        )
      : undefined
  },
  apply(state, input, moment) {
    const { how, on } = input
    const expense = publishedByOmbudsman(state)?.expense as PublicationExpense
    return {
      state: withNotice(state, { expense: { ...expense, settled: { how, on } } }),
      facts: [{ event: 'expense-settled', data: { how, on, ...provenance(input, moment) } }],
    }
  },
}

/** The notice whose publication the Ombudsman has completed in the body's place. */
const publishedByOmbudsman = ({ statutory }: RecommendationState): PublicationNotice | undefined =>
  statutory?.notice?.by === 'ombudsman' && statutory.notice.doneOn ? statutory.notice : undefined
