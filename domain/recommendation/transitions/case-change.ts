// What a body's running case does with a change of the whole case: another decision date moves the dates that were counted
// from it, a withdrawal ends it, changed details of a body are noted, the complainant is recorded, a joint recommendation is
// added or amended. The officer decides once, for every body.
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
import { setComplainant } from './complainant.js'
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
    switch (change.what) {
      case 'decision-date':
        return checkDecisionDate(state, change.decisionDate, moment)
      case 'recommendation-added':
        return (
          stageRefusal(addRecommendation, stageOf(state), CASE_NAMES) ??
          addRecommendation.check(state, change.added, moment)
        )
      case 'recommendation-amended':
        return (
          stageRefusal(amendRecommendation, stageOf(state), CASE_NAMES) ??
          amendRecommendation.check(state, change.amended, moment)
        )
      case 'body-details':
      case 'complainant':
      case 'withdrawal':
        return undefined
    }
  },
  apply(state, input, moment) {
    switch (input.change.what) {
      case 'decision-date':
        return decidedOn(state, input, input.change.decisionDate, moment)
      case 'withdrawal':
        return asPartOf(input, withdraw.apply(state, input, moment))
      case 'complainant':
        return asPartOf(input, setComplainant.apply(state, { ...input, silent: input.change.silent }, moment))
      case 'recommendation-added':
        return asPartOf(input, addRecommendation.apply(state, { ...input, ...input.change.added }, moment))
      case 'recommendation-amended':
        return asPartOf(
          input,
          amendRecommendation.apply(state, { ...input, ...input.change.amended }, moment),
        )
      case 'body-details':
        return {
          state,
          facts: [
            {
              event: 'body-details-changed',
              // Another body's id is not this body's to know.
              data: {
                ofThisBody: input.change.bodyId === state.bodyId,
                change: input.changeId,
                ...provenance(input, moment),
              },
            },
          ],
        }
    }
  },
}

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
