// The kinds of remedy that the Ombudsman recommends, as its Compliance Manual lists them (chapters 2 and 7): a code list
// for figures, never a rule about what is owed.

export const REMEDY_CATEGORIES = [
  'apology',
  'records',
  'quantifiable-loss',
  'distress-or-time-and-trouble',
  'loss-of-service',
  'new-decision',
  'services',
  'reassessment',
  'information-or-advice',
  'procedure-or-policy',
  'training-or-guidance',
  'other',
] as const
export type RemedyCategory = (typeof REMEDY_CATEGORIES)[number]

/** What people read for each. */
export const REMEDY_LABELS: Record<RemedyCategory, string> = {
  apology: 'Apology',
  records: 'Add or correct records',
  'quantifiable-loss': 'Financial redress: quantifiable loss',
  'distress-or-time-and-trouble': 'Financial redress: avoidable distress or time and trouble',
  'loss-of-service': 'Financial redress: loss of service',
  'new-decision': 'New appeal or review, or a reconsidered decision',
  services: 'Provide services',
  reassessment: 'Reassessment',
  'information-or-advice': 'Provide information or advice',
  'procedure-or-policy': 'Procedure or policy change or review',
  'training-or-guidance': 'Provide training or guidance',
  other: 'Other remedy',
}
