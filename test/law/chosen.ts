// The periods that no statute sets: the Ombudsman's own practice and what a decision agrees. Typed by hand too, so that no test
// takes them from the product; none of them may claim that law was checked.
import type { Period, Unit } from './periods.js'

const POLICY = { holidays: 'england', whenClosed: 'treated as met', longer: 'agreed' } as const

const agreed = (rule: string, amount: number, unit: Unit): Period => ({
  ...POLICY,
  rule,
  amount,
  unit,
  counted: ['after'],
  from: 'decision',
})

const hoped = (rule: string, workingDays: number, from: string): Period => ({
  ...POLICY,
  rule,
  amount: workingDays,
  unit: 'working days',
  counted: ['after'],
  from,
})

export const CHOSEN_PERIODS: readonly Period[] = [
  // “Publication will happen no sooner than six weeks after the final decision is made.” LGSCO, Statement of Reasons Manual 3.2,
  // www.lgo.org.uk/information-centre/staff-guidance/statement-of-reasons-manual?chapter=3, read on 30 November 2026.
  {
    ...POLICY,
    rule: 'publication',
    amount: 6,
    unit: 'weeks',
    counted: ['after'],
    from: 'decision',
    whenClosed: 'stays',
    limit: 'not before',
  },
  {
    ...POLICY,
    rule: 'delayed-remedy',
    amount: 12,
    unit: 'months',
    counted: ['after'],
    from: 'decision',
    whenClosed: 'stays',
    longer: 'not possible',
  },
  {
    ...hoped('report-inspection-told', 10, 'end of another period'),
    follows: 'report-inspection',
    longer: 'not possible',
  },
  hoped('cqc-log', 10, 'acceptance'),
  hoped('seek-assurance', 10, 'evidence'),
  hoped('cqc-assurance', 20, 'request'),
  hoped('follow-up-answer', 10, 'question'),
  hoped('clarification-answer', 10, 'question'),
  agreed('agreed-action', 1, 'months'),
  agreed('agreed-1-month-of-decision', 1, 'months'),
  agreed('agreed-2-months-of-decision', 2, 'months'),
  agreed('agreed-3-months-of-decision', 3, 'months'),
  agreed('agreed-6-months-of-decision', 6, 'months'),
  agreed('agreed-12-months-of-decision', 12, 'months'),
  agreed('agreed-4-weeks-of-decision', 4, 'weeks'),
  agreed('agreed-20-working-days-of-decision', 20, 'working days'),
]
