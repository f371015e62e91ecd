// What the statutory track asks of a person: a receipt, a view, a decision, a publication, its expense.
import { paperOf } from '../awaited-receipt.js'
import type { RecommendationState } from '../state.js'
import type { Drafted } from '../task-kinds.js'
import { longerRequests } from './clocks.js'
import { isComplied, receiptIn, trackOf } from './phase.js'
import { proposalsIn, type Proposal } from './proposal.js'
import type { PublicationNotice } from './state.js'

export function aboutTheTrack(state: RecommendationState): Drafted[] {
  const track = trackOf(state)
  if (!track) return []
  // Once nothing is left of what the paper asked for, its receipt starts nothing and no view of it is needed.
  const paper = isComplied(state) ? null : paperOf(state)
  const waits = paper && receiptIn(track) === null ? paper : null
  const { notification, view, notice, round } = track
  return [
    ...(waits ? [['record-receipt', waits.document, { ...waits }, 'case-officer'] satisfies Drafted] : []),
    ...(paper && notification && !view && paper.document !== 'notice'
      ? [
          [
            'assess-action',
            `${round}:${notification.on}`,
            { ...notification },
            'case-officer',
          ] satisfies Drafted,
        ]
      : []),
    ...longerRequests(state).map(({ period, rule, to, askedOn }): Drafted => [
      'decide-longer-period',
      `${rule}:${to}`,
      { period, to, askedOn },
      'case-officer',
    ]),
    ...proposalsIn(state).map(formalStep),
    ...(notice?.by === 'ombudsman' ? inItsPlace(notice) : []),
  ]
}

/** What the Ombudsman publishes in the body's place, then claims of it. */
function inItsPlace({ doneOn, publications, expense }: PublicationNotice): Drafted[] {
  if (!doneOn) return [['publish', 1, { editions: publications.map((p) => p.on) }, 'case-officer']]
  if (!expense) return [['claim-expense', 1, { publishedOn: doneOn }, 'case-officer']]
  const { askedOn, amountGBP, settled } = expense
  return settled ? [] : [['settle-expense', 1, { askedOn, amountGBP }, 'case-officer']]
}

const formalStep = ({ step, follows, grounds, there, missing }: Proposal): Drafted => [
  'formal-step-proposed',
  step.name,
  {
    step: step.name,
    label: step.label,
    decides: step.decides,
    grounds: grounds.map((g) => g.says),
    passed: grounds.flatMap((g) => g.passed),
    there,
    missing,
    follows,
    nature: step.nature,
  },
  step.decides[0] ?? 'manager',
]
