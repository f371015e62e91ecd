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
