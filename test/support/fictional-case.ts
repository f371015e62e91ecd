// A plainly fictional case as tests and benchmarks start it: what is not asked for is usual.
import type { CaseText } from '../../domain/recommendation/case-text.js'
import type { RecommendationKind } from '../../domain/recommendation/state.js'

const HEADER = {
  category: 'Adult care services',
  subCategory: 'Residential care',
  finding: 'Upheld',
  kind: 'final decision',
} as const

/** Its words, as the API stores them. */
export const caseWords = (
  recommendations: readonly { readonly number: number; readonly kind: RecommendationKind }[],
  more: Partial<CaseText> = {},
): CaseText => ({
  ...HEADER,
  careService: null,
  cqcLocationId: null,
  source: null,
  note: null,
  recommendations: recommendations.map(({ number, kind }) => ({
    number,
    kind,
    summary: `A plainly fictional recommendation ${number}`,
    amountGBP: null,
    deadlineWording: null,
  })),
  ...more,
})

/** The request that starts it at one council over HTTP: remedies with evidence only, due on these days. */
export const caseRequest = (reference: string, bodyId: string, dueOn: readonly string[]) => ({
  ...HEADER,
  reference,
  decisionDate: '2026-01-12',
  team: 'team-1',
  mayBeShared: false,
  responsibleBodies: [{ id: bodyId, type: 'council' }],
  recommendations: dueOn.map((day, index) => ({
    kind: 'personal-remedy',
    requires: 'evidence',
    assurance: false,
    summary: `Plainly fictional ${index + 1}`,
    dueOn: day,
  })),
})
