// What an action plan says, as it is stored with its words: for each recommendation an answer and the steps that make it
// true (LGSCO practice: what, who is responsible, by when, how success is measured), and what differs between two of them.
import type { LocalDate } from '../calendar/local-date.js'
import type { Answer } from './state.js'

/** One step of a plan. */
export interface PlanItem {
  readonly what: string
  /** Who is responsible: a post rather than a person. */
  readonly responsible: string
  readonly by: LocalDate
  /** How success is measured. */
  readonly measure: string
}

export interface PlanAnswer {
  readonly recommendation: number
  readonly answer?: Answer | undefined
  readonly explanation?: string | undefined
  readonly items?: readonly PlanItem[] | undefined
}

/** The stored words of one version. A plan that came by post may be words alone. */
export interface PlanWords {
  readonly text: string
  readonly answers: readonly PlanAnswer[]
}

export type PlanChange = 'same' | 'changed' | 'added' | 'removed'

export interface ComparedAnswer {
  readonly recommendation: number
  readonly change: PlanChange
  readonly from: PlanAnswer | null
  readonly to: PlanAnswer | null
  /** Steps that only the later, or only the earlier version has; a changed step is both. */
  readonly itemsAdded: readonly PlanItem[]
  readonly itemsRemoved: readonly PlanItem[]
}

export interface ComparedPlans {
  readonly text: { readonly change: 'same' | 'changed'; readonly from: string; readonly to: string }
  readonly answers: readonly ComparedAnswer[]
}

/** What differs between two versions, recommendation by recommendation. */
export function comparePlans(from: PlanWords, to: PlanWords): ComparedPlans {
  const numbers = [...new Set([...from.answers, ...to.answers].map((a) => a.recommendation))]
  return {
    text: { change: from.text === to.text ? 'same' : 'changed', from: from.text, to: to.text },
    answers: numbers
      .sort((a, b) => a - b)
      .map((number) => compared(number, answerOf(from, number), answerOf(to, number))),
  }
}

const answerOf = ({ answers }: PlanWords, number: number) =>
  answers.find((a) => a.recommendation === number) ?? null

function compared(recommendation: number, from: PlanAnswer | null, to: PlanAnswer | null): ComparedAnswer {
  const [before, after] = [from?.items ?? [], to?.items ?? []]
  const itemsAdded = after.filter((item) => !before.some((other) => isSame(item, other)))
  const itemsRemoved = before.filter((item) => !after.some((other) => isSame(item, other)))
  return {
    recommendation,
    change: changeOf(from, to, itemsAdded, itemsRemoved),
    from,
    to,
    itemsAdded,
    itemsRemoved,
  }
}

function changeOf(
  from: PlanAnswer | null,
  to: PlanAnswer | null,
  added: readonly PlanItem[],
  removed: readonly PlanItem[],
): PlanChange {
  if (from === null) return 'added'
  if (to === null) return 'removed'
  const isKept = from.answer === to.answer && from.explanation === to.explanation
  return isKept && added.length === 0 && removed.length === 0 ? 'same' : 'changed'
}

const isSame = (a: PlanItem, b: PlanItem) =>
  a.what === b.what && a.responsible === b.responsible && a.by === b.by && a.measure === b.measure
