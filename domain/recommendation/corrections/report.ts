// What may be corrected about a report and a publication in the body's place: duties, the body's own reasons, the expense.
import { DUTY_ROWS, dutyDone } from '../statutory/duties.js'
import type { StatutoryState } from '../statutory/state.js'
import { withNotice } from '../transitions/statutory-publication.js'
import { nothing, type CorrectionRows } from './row.js'

export const REPORT_CORRECTIONS: CorrectionRows<'duty' | 'own-reasons' | 'expense'> = {
  duty: {
    label: 'That something about a report was done, or need not be',
    entries: ['duty-recorded', 'duty-waived'],
    right: 'nothing: it was recorded by mistake; record it anew',
    undoes: 'that record: its time runs again',
    check({ statutory }, { duty }) {
      if (!statutory || !dutyDone(statutory, duty))
        return nothing(
          `nothing is recorded of it: ${DUTY_ROWS[duty].label}`,
          'record it instead',
          '/correction/duty',
        )
      return duty === 'advertisement' && dutyDone(statutory, 'inspection')
        ? nothing('an inspection after it is recorded', 'take that back first', '/correction/duty')
        : undefined
    },
    apply(state, { duty }) {
      const track = state.statutory as StatutoryState
      const duties = (track.duties ?? []).filter((d) => d.duty !== duty)
      return { ...state, statutory: { ...track, duties } }
    },
  },
  'own-reasons': {
    label: 'That the body sent reasons of its own for the publication',
    entries: ['reasons-given'],
    right: 'nothing: it was entered by mistake, or the body has taken them back',
    undoes: 'that the agreed form must have them in it',
    check({ statutory }) {
      if (!statutory?.notice?.reasonsOn) return nothing('no reasons were sent', 'enter them instead')
      return statutory.notice.form
        ? nothing('a form is agreed', 'take that back first: “agreed-form”')
        : undefined
    },
    apply(state) {
      const track = state.statutory as StatutoryState
      if (!track.notice) return state
      const { reasonsOn: _, ...notice } = track.notice
      return { ...state, statutory: { ...track, notice } }
    },
  },
  expense: {
    label: 'That an expense was claimed, paid or given up',
    entries: ['expense-claimed', 'expense-settled'],
    right: 'nothing: it was recorded by mistake; record it anew',
    undoes: 'its settlement, else the claim',
    check: ({ statutory }) =>
      statutory?.notice?.expense ? undefined : nothing('no expense was claimed', 'claim it instead'),
    apply(state) {
      const track = state.statutory as StatutoryState
      const { expense, ...notice } = track.notice ?? {}
      if (expense?.settled) return withNotice(state, { expense: { ...expense, settled: null } })
      return { ...state, statutory: { ...track, notice: notice as StatutoryState['notice'] } }
    },
  },
}
