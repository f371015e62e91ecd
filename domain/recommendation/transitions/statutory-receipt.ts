// The receipt from which a statutory period runs: the recorded actual one; for post without a record the one that a rule
// presumes, shown as assumed. A recorded receipt replaces an assumed one.
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { CalendarProblem } from '../../calendar/problem.js'
import { presumedReceipt, type Delivery } from '../../calendar/receipt.js'
import { invalid, type Refusal } from '../../refusal.js'
import { UNJUDGED_STAGES, type Stage } from '../stages.js'
import type { RecommendationState } from '../state.js'
import { calendarsOf } from '../dates.js'
import { paperOf, withReceiptOfDecision } from '../awaited-receipt.js'
import { receiptIn } from '../statutory/phase.js'
import type { DocumentReceipt, StatutoryDocument, StatutoryState } from '../statutory/state.js'
import { clocksOf } from '../statutory/clocks.js'
import { OFFICERS, type CommonInput, type Json, type Moment, type Transition } from '../transition.js'

/** Wherever a statutory track can be under way: also when everything is judged, not all of it satisfied. */
export const STATUTORY_STAGES: readonly Stage[] = [...UNJUDGED_STAGES, 'to-conclude']

export const POSTED_BY = ['first-class post', 'second-class post'] as const satisfies readonly Delivery[]

export interface RecordReceiptInput extends CommonInput {
  readonly document: StatutoryDocument
  /** The recorded day; or `postedOn` and `by` where nobody recorded it. */
  readonly receivedOn?: LocalDate
  readonly postedOn?: LocalDate
  readonly by?: (typeof POSTED_BY)[number]
}

export const recordReceipt: Transition<RecordReceiptInput> = {
  name: 'recordReceipt',
  label: 'Record the receipt that starts a statutory period',
  by: OFFICERS,
  onBehalf: [],
  from: STATUTORY_STAGES,
  needs:
    'the report, written statement or notice whose receipt matters now, and the day it was received or posted; reasons, if a recorded day was wrong',
  says: 'The receipt is recorded and the statutory periods run from it.',
  leadsTo: STATUTORY_STAGES,
  textRequired: false,
  check(state, input, moment) {
    const track = state.statutory
    const wanted = track && paperOf(state)
    if (!track || !wanted)
      return invalid(
        '/document',
        'no period waits for a receipt in this case',
        'nothing is needed: only a report, a written statement, a notice and words that run from the receipt start one',
      )
    if (wanted.document !== input.document)
      return invalid(
        '/document',
        `the receipt of the ${input.document} starts nothing now`,
        `the ${wanted.document} is the paper whose receipt matters`,
      )
    const known = receiptIn(track)
    if (known && !known.assumed && !input.textId)
      return invalid(
        '/reasons',
        `the receipt is recorded: ${inWords(known.on)}`,
        'say why that day was wrong',
      )
    const problem = checkDay(input, wanted.issuedOn, moment.today)
    if (problem) return problem
    return computedReceipt(state, input, moment.today)
  },
  apply(state, input, moment) {
    const track = state.statutory as StatutoryState
    const receipt = receiptFrom(state, input)
    const next = withReceipt(state, track, input.document, receipt, moment.today)
    return {
      state: next,
      facts: [
        {
          event: 'receipt-recorded',
          data: {
            document: input.document,
            received: receipt.on,
            assumed: receipt.assumed !== null,
            ...receipt.assumed,
            clocks: clocksAsData(next),
            ...wordsAndDay(input, moment),
          },
        },
      ],
    }
  },
}

/** The day of the entry is no day of receipt of the paper: both would be read as one. */
export const wordsAndDay = (input: CommonInput, moment: Moment) => ({
  enteredOn: moment.today,
  ...textOf(input),
})
const textOf = ({ textId }: CommonInput): { readonly [key: string]: Json } => (textId ? { textId } : {})

function checkDay(
  { receivedOn, postedOn, by }: RecordReceiptInput,
  issuedOn: LocalDate,
  today: LocalDate,
): Refusal | undefined {
  if (receivedOn && (postedOn || by))
    return invalid('/postedOn', 'a receipt and a posting are both given', 'the receipt alone: it comes first')
  if (!receivedOn && !(postedOn && by))
    return invalid(
      '/receivedOn',
      'neither a receipt nor a posting is given',
      '“receivedOn”, or “postedOn” with “by”',
    )
  const field = receivedOn ? '/receivedOn' : '/postedOn'
  const day = (receivedOn ?? postedOn) as LocalDate
  if (day > today) return invalid(field, `${inWords(day)} is in the future`, `a date up to ${inWords(today)}`)
  if (day < issuedOn)
    return invalid(field, `${inWords(day)} is before it was issued`, `a date from ${inWords(issuedOn)}`)
  return undefined
}

function receiptFrom(
  state: RecommendationState,
  { document, receivedOn, postedOn, by }: RecordReceiptInput,
): DocumentReceipt {
  if (receivedOn) return { on: receivedOn, assumed: null }
  const delivered = { sent: postedOn as LocalDate, by: by as Delivery }
  const { on, citation } = presumedReceipt(noticeOf(state, document), delivered, calendarsOf(state))
  return { on, assumed: { postedOn: delivered.sent, by: delivered.by, citation } }
}

const noticeOf = ({ statutory }: RecommendationState, document: StatutoryDocument) =>
  document === 'notice' ? 'decision' : statutory?.form === 'report' ? 'report' : 'written statement'

/** Refused when bank holidays that matter to the receipt or the periods after it are not known. */
function computedReceipt(
  state: RecommendationState,
  input: RecordReceiptInput,
  today: LocalDate,
): Refusal | undefined {
  try {
    const track = state.statutory as StatutoryState
    clocksOf(withReceipt(state, track, input.document, receiptFrom(state, input), today))
    return undefined
  } catch (error) {
    if (!(error instanceof CalendarProblem)) throw error
    return invalid('/receivedOn', error.message.replace(/^\w+: /, ''), 'import a later list of bank holidays')
  }
}

function withReceipt(
  state: RecommendationState,
  track: StatutoryState,
  document: StatutoryDocument,
  receipt: DocumentReceipt,
  today: LocalDate,
): RecommendationState {
  const { notice } = track
  const changed = notice ? { ...track, notice: { ...notice, receipt } } : { ...track, receipt }
  const next = { ...state, statutory: changed }
  return document === 'decision' ? withReceiptOfDecision(next, receipt, today) : next
}

/** The clocks as the ledger keeps them: each date with its reckoning, both dates of a doubtful one. */
export const clocksAsData = (state: RecommendationState): Json[] =>
  clocksOf(state).map(({ kind, explanation, metUntil }) => ({
    clock: kind,
    due: explanation.due,
    metUntil,
    formalFrom: explanation.formalFrom,
    readings: explanation.alternatives.map(({ due, why }) => ({ due, why })),
    because: explanation.sentence,
  }))
