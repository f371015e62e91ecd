// What a body's running case does with a change of the whole case: another decision date moves the dates that were counted
// from it, changed details of a body are noted, the rest is done there as it could be done there alone. The officer decides
// once, for every body.
import type { CaseChange } from '../../case-change/change.js'
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { stageRefusal } from '../../process-table.js'
import { invalid, type Refusal } from '../../refusal.js'
import { calendarsOf, dueOnOf, PLAN, termOf, withTerm } from '../dates.js'
import { bodyRecipient } from '../ids.js'
import { publishableFrom } from '../publication.js'
import { CASE_NAMES, OPEN_STAGES, stageOf, STAGES } from '../stages.js'
import { isSettled, obligationOf, type RecommendationState } from '../state.js'
import type { Term } from '../term.js'
import {
  computed,
  OFFICERS,
  provenance,
  type Change,
  type CommonInput,
  type Moment,
  type Transition,
} from '../transition.js'
import { addRecommendation } from './add.js'
import { amendRecommendation } from './amend.js'
import { recordCondition, withdrawRecommendation } from './change.js'
import { setComplainant } from './complainant.js'
import { correct } from './correct.js'
import { withdraw } from './record.js'

export interface ChangeCaseInput extends CommonInput {
  /** The id of the change, the same for every body of the case. */
  readonly changeId: string
  readonly change: CaseChange
}

export const changeCase: Transition<ChangeCaseInput> = {
  name: 'changeCase',
  label: 'Take a change of the whole case',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'a change that was decided for the whole case, with its reasons; it reaches each body by itself',
  says: 'The change is taken at this body.',
  leadsTo: STAGES,
  textRequired: true,
  check(state, { change }, moment) {
    if (change.what === 'decision-date') return checkDecisionDate(state, change.decisionDate, moment)
    if (change.what === 'body-details') return undefined
    return sameHere(change).check(state, moment)
  },
  apply(state, input, moment) {
    const { change } = input
    if (change.what === 'decision-date') return decidedOn(state, input, change.decisionDate, moment)
    if (change.what === 'body-details') return detailsNoted(state, input, change.bodyId, moment)
    return asPartOf(input, sameHere(change).apply(state, input, moment))
  },
}

/** What can be done at one body too: there it is what it is anyway, by the same rules. */
type SameHere = Exclude<CaseChange, { readonly what: 'decision-date' | 'body-details' }>

function sameHere(change: SameHere) {
  switch (change.what) {
    case 'withdrawal':
      return step(withdraw, change.againstDuty ? { againstDuty: true } : {})
    case 'complainant':
      return step(setComplainant, { silent: change.silent })
    case 'equality-or-human-rights': {
      const { what, equalityOrHumanRights } = change
      return step(correct, { corrects: OPENING, correction: { what, equalityOrHumanRights } })
    }
    case 'recommendation-added':
      return step(addRecommendation, change.added)
    case 'recommendation-amended':
      return step(amendRecommendation, change.amended)
    case 'recommendation-withdrawn':
      return step(withdrawRecommendation, change.withdrawn)
    case 'recommendation-condition':
      return step(recordCondition, change.recorded)
  }
}

/** The first entry of every ledger, which says what the case was opened with. */
const OPENING = 1

const step = <I extends CommonInput>(transition: Transition<I>, said: NoInfer<I>) => ({
  check: (state: RecommendationState, moment: Moment): Refusal | undefined =>
    stageRefusal(transition, stageOf(state), CASE_NAMES) ?? transition.check(state, said, moment),
  apply: (state: RecommendationState, input: ChangeCaseInput, moment: Moment): Change =>
    transition.apply(state, { ...input, ...said }, moment),
})

const detailsNoted = (
  state: RecommendationState,
  input: ChangeCaseInput,
  bodyId: string,
  moment: Moment,
): Change => ({
  state,
  facts: [
    {
      event: 'body-details-changed',
      // Another body's id is not this body's to know.
      data: { ofThisBody: bodyId === state.bodyId, change: input.changeId, ...provenance(input, moment) },
    },
  ],
})

const asPartOf = ({ changeId }: ChangeCaseInput, change: Change): Change => ({
  ...change,
  facts: change.facts.map((fact) => ({ ...fact, data: { ...fact.data, change: changeId } })),
})

function checkDecisionDate(
  state: RecommendationState,
  on: LocalDate,
  { today }: Moment,
): Refusal | undefined {
  if (on > today)
    return invalid('/decisionDate', `${inWords(on)} is in the future`, `a date up to ${inWords(today)}`)
  const [first] = daysOfReceipt(state).sort()
  if (first !== undefined && first < on)
    return invalid(
      '/decisionDate',
      `something was received on ${inWords(first)}, before that decision`,
      `a date up to ${inWords(first)}, or correct the day of receipt first`,
    )
  const next = computed('/decisionDate', () => redatedFrom(state, on))
  return 'problem' in next ? next : undefined
}

const daysOfReceipt = ({ plan, obligations, statutory }: RecommendationState): LocalDate[] => [
  ...(plan ? [plan.receivedOn] : []),
  ...obligations.flatMap((o) => (o.evidence ? [o.evidence.receivedOn] : [])),
  ...(statutory?.receipt && statutory.round === 1 ? [statutory.receipt.on] : []),
]

function decidedOn(
  state: RecommendationState,
  input: ChangeCaseInput,
  decisionDate: LocalDate,
  moment: Moment,
): Change {
  const next = redatedFrom(state, decisionDate)
  const moved = numbersOf(state)
    .filter((number) => dueOnOf(next, number) !== dueOnOf(state, number))
    .map((number) => ({
      recommendation: number,
      dueBefore: dueOnOf(state, number),
      dueOn: dueOnOf(next, number),
    }))
  const unplanned = next.obligations.filter(
    (o) => o.publication?.decision !== obligationOf(state, o.number)?.publication?.decision,
  )
  return {
    state: next,
    facts: [
      {
        event: 'decision-date-changed',
        data: {
          decisionDate,
          decisionDateBefore: state.decisionDate,
          moved,
          notPlannedAnyMore: unplanned.map((o) => o.number),
          change: input.changeId,
          ...provenance(input, moment),
        },
      },
    ],
    ...(moved.length > 0 && {
      notices: [{ kind: 'date-changed', recipient: bodyRecipient(state.bodyId), recommendations: [] }],
    }),
  }
}

const numbersOf = (state: RecommendationState) => [PLAN, ...state.obligations.map((o) => o.number)]

/** The term as it runs from another decision; null when it rests on something else. */
function termFrom(term: Term | null, before: LocalDate, decisionDate: LocalDate): Term | null {
  if (!term) return null
  const { basis } = term
  if (basis.kind === 'wording' && basis.from === before && (basis.event === 'decision' || basis.startAssumed))
    return { ...term, basis: { ...basis, from: decisionDate } }
  if (basis.kind === 'date' && basis.by === 'decision' && basis.setOn === before)
    return { ...term, basis: { ...basis, setOn: decisionDate } }
  return null
}

/**
 * The state as it follows from another decision date: what was agreed from the decision counts anew unless it is settled,
 * a first document that was issued with it counts as issued then, and what may not be published that early is planned no more. A date that was
 * stated stays. Throws as `computeDue`.
 */
function redatedFrom(state: RecommendationState, decisionDate: LocalDate): RecommendationState {
  const before = state.decisionDate
  const redated = numbersOf(state).reduce((next, number) => {
    const obligation = obligationOf(state, number)
    const term =
      obligation && isSettled(obligation) ? null : termFrom(termOf(state, number), before, decisionDate)
    return term ? withTerm(next, number, term) : next
  }, state)
  const { statutory } = state
  const isTooSoon = (on: LocalDate) => on < publishableFrom(decisionDate, calendarsOf(state)).due
  return {
    ...redated,
    decisionDate,
    // A report in place of the statement was issued on a day of its own.
    ...(statutory?.round === 1 &&
      statutory.issuedOn === before && { statutory: { ...statutory, issuedOn: decisionDate } }),
    obligations: redated.obligations.map((o) =>
      o.publication?.decision?.status === 'planned' && isTooSoon(o.publication.decision.on)
        ? { ...o, publication: { ...o.publication, decision: null } }
        : o,
    ),
  }
}
