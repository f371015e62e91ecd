// The Fundamental Standards that a registered person must meet: of which of them a decision finds a potential breach, which is
// told to CQC with it (the Ombudsman's Investigation Manual, part 34).

/** The regulations, by their numbers. */
export const FUNDAMENTAL_STANDARDS = [
  '9',
  '9A',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '19',
  '20',
  '20A',
] as const
export type FundamentalStandard = (typeof FUNDAMENTAL_STANDARDS)[number]

/** `regulation 12`, `regulations 9, 12 and 17`. */
export function standardsInWords(numbers: readonly FundamentalStandard[]): string {
  const sorted = FUNDAMENTAL_STANDARDS.filter((number) => numbers.includes(number))
  const last = sorted.at(-1) ?? ''
  if (sorted.length < 2) return `regulation ${last}`
  return `regulations ${sorted.slice(0, -1).join(', ')} and ${last}`
}
