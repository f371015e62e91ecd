// When a notice counts as received is a rule like any other: listed, explained, owned, and corrected as data.
import { describe, expect, it } from '@jest/globals'
import { computeDue } from '../../../domain/calendar/deadline.js'
import { afterCorrection, calendarsOf } from '../../../domain/calendar/editions.js'
import { receiptOf } from '../../../domain/calendar/receipt.js'
import type { RuleCorrection } from '../../../domain/calendar/rule-correction.js'
import { ruleOf, SHIPPED_RULES } from '../../../domain/calendar/rules.js'
import { CALENDARS, on } from './calendars.js'
import { FIRST, standing } from './stored-editions.js'

const POSTED = { sent: on('2026-03-06'), by: 'first-class post' } as const
const correctedTo = (correction: RuleCorrection) =>
  calendarsOf(
    standing(
      FIRST,
      afterCorrection(FIRST, { rule: 'receipt-by-first-class-post', correction }, on('2026-11-22')),
    ),
  )

describe('the rules of receipt', () => {
  it('are in the table, each with its authority and its owner', () => {
    const found = SHIPPED_RULES.filter(({ from }) => from === 'sending')
    expect(found.map(({ id, owner, citation }) => `${id}: ${citation.text} (${owner})`)).toEqual([
      "receipt-of-cqc-e-mail: Health and Social Care Act 2008 ss93 and 94 (CQC's legal team)",
      "receipt-of-cqc-post: Health and Social Care Act 2008 ss93 and 94 (CQC's legal team)",
      'receipt-by-first-class-post: Interpretation Act 1978 s7 (Legal)',
      'receipt-by-second-class-post: Interpretation Act 1978 s7 (Legal)',
    ])
  })

  it('explain themselves, and name no deadline', () => {
    const { sentence, notes, formalFrom } = computeDue(
      { rule: ruleOf('receipt-by-first-class-post'), start: { on: POSTED.sent } },
      CALENDARS,
    )
    expect(sentence).toBe(
      'Presumed to be on Tuesday 10 March 2026: 2 working days after its sending on 6 March 2026, leaving out 2 days of ' +
        'weekends (Interpretation Act 1978 s7, with the Practice Direction of 1985 on the ordinary course of post (to be ' +
        'confirmed by Legal)).',
    )
    expect(notes).toContain('Assumption: first-class post takes 2 working days (Legal can correct it)')
    expect(formalFrom).toBe('2026-03-10')
  })

  it('corrected, give another day and cite what it rests on now', () => {
    const citation = { text: 'Counsel’s advice (fictional)', version: 'of 2026', status: 'checked' } as const
    const calendars = correctedTo({ amount: 3, citation, assumption: null })
    expect(receiptOf('report', POSTED, calendars)).toMatchObject({
      on: '2026-03-11',
      assumed: false,
      basis: 'sent by first-class post on 6 March 2026, Counsel’s advice (fictional), of 2026',
    })
    expect(receiptOf('report', POSTED, CALENDARS)).toMatchObject({ on: '2026-03-10', assumed: true })
  })
})
