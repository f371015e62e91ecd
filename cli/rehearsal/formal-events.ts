// What happened on the statutory track of a rehearsed case, from the ledger that the shipped workflow has written: receipts
// with the clocks that they start, steps that were proposed with their grounds, and what was decided.
import { localDateOf } from '../../domain/calendar/london-time.js'
import { inWords, type LocalDate } from '../../domain/calendar/local-date.js'
import type { FormalStepName } from '../../domain/recommendation/statutory/state.js'
import { FORMAL_STEPS } from '../../domain/recommendation/statutory/steps.js'

/** A period that a receipt started: both dates where it can be read in two ways. */
export interface StartedClock {
  readonly clock: string
  readonly due: LocalDate
  readonly metUntil: LocalDate
  readonly formalFrom: LocalDate
  readonly readings: readonly { readonly due: LocalDate; readonly why: string }[]
  readonly because: string
}

export type FormalEvent =
  | {
      readonly on: LocalDate
      readonly event: 'receipt-recorded'
      readonly document: string
      readonly assumed: boolean
      readonly clocks: readonly StartedClock[]
    }
  | {
      readonly on: LocalDate
      readonly event: 'formal-step-proposed' | 'formal-step-decided'
      readonly step: FormalStepName
      readonly label: string
      readonly provisions: readonly string[]
      readonly grounds: readonly string[]
      readonly passed: readonly LocalDate[]
      readonly there: readonly string[]
      readonly missing: readonly string[]
      /** Of a decision: which, and that the script took it where a person would. */
      readonly decision?: string
      readonly playedBy?: 'script'
    }

interface LedgerRow {
  readonly event: string
  readonly effectiveAt: Date
  readonly data: unknown
}

/** The events of the track, in the order of the ledger. */
export function formalEvents(ledger: readonly LedgerRow[]): FormalEvent[] {
  return ledger.flatMap(({ event, effectiveAt, data }): FormalEvent[] => {
    const on = localDateOf(effectiveAt.getTime())
    switch (event) {
      case 'receipt-recorded': {
        const { document, assumed, clocks } = data as Extract<FormalEvent, { event: 'receipt-recorded' }>
        return [{ on, event, document, assumed, clocks }]
      }
      case 'formal-step-proposed':
      case 'formal-step-decided': {
        const told = data as Extract<FormalEvent, { step: FormalStepName }>
        const { step, provisions, grounds, passed, there, missing, decision } = told
        const { label } = FORMAL_STEPS[step]
        const base = { on, event, step, label, provisions, grounds, passed, there, missing }
        return [decision === undefined ? base : { ...base, decision, playedBy: 'script' }]
      }
      default:
        return []
    }
  })
}

/** The lines of one event, as a person reads them under its day. */
export function linesOf(event: FormalEvent): string[] {
  if (event.event === 'receipt-recorded')
    return [
      `  receipt of the ${event.document.replaceAll('-', ' ')} recorded${event.assumed ? ' (assumed)' : ''}`,
      ...event.clocks.map((c) => `    ${c.because}`),
    ]
  if (event.decision !== undefined)
    return [
      `  DECIDED by the script’s officer, where a person would decide: ${event.label} (${event.decision.replace('-', ' ')})`,
    ]
  return [
    `  PROPOSED, for a person to decide: ${event.label}`,
    ...event.grounds.map((ground) => `    because ${ground}`),
    ...(event.passed.length ? [`    passed: ${event.passed.map(inWords).join(' and ')}`] : []),
    `    there: ${event.there.join('; ') || 'nothing'}`,
    `    missing: ${event.missing.join('; ') || 'nothing'}`,
  ]
}
