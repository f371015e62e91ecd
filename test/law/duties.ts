// What the statutes make a duty and what a choice, typed by hand: of the Ombudsman for each formal step, of the body for the rest.

export interface LegalStep {
  readonly step: string
  /** `duty`: shall, must. `choice`: may, or nothing is said. */
  readonly nature: 'duty' | 'choice'
  /** By which provision each ground allows or demands it. */
  readonly grounds: Readonly<Record<string, string>>
}

export const LEGAL_STEPS: readonly LegalStep[] = [
  {
    step: 'further-report',
    nature: 'duty',
    grounds: {
      'no-notification': 'lga-s31-2a-a',
      'not-satisfied': 'lga-s31-2a-b',
      'not-confirmed': 'lga-s31-2a-c',
    },
  },
  {
    step: 'require-statement',
    nature: 'choice',
    grounds: {
      'no-notification': 'lga-s31-2d-a',
      'no-action': 'lga-s31-2d-a',
      'not-satisfied': 'lga-s31-2d-b',
      'not-confirmed': 'lga-s31-2d-c',
    },
  },
  {
    step: 'publish-statement',
    nature: 'duty',
    grounds: { 'form-not-agreed': 'lga-s31-2g', 'not-published': 'lga-s31-2g' },
  },
  {
    step: 'require-adverse-findings-notice',
    nature: 'choice',
    grounds: {
      'no-notification': 'lga-s34i-3-a',
      'no-action': 'lga-s34i-3-a',
      'not-satisfied': 'lga-s34i-3-b',
      'not-confirmed': 'lga-s34i-3-c',
    },
  },
  {
    step: 'publish-adverse-findings-notice',
    nature: 'duty',
    grounds: { 'form-not-agreed': 'lga-s34i-6', 'not-published': 'lga-s34i-6' },
  },
  {
    // No provision asks the Ombudsman to write: the grounds are the council's own duties.
    step: 'write-to-monitoring-officer',
    nature: 'choice',
    grounds: {
      'not-advertised': 'lga-s30-5',
      'not-open-to-inspection': 'lga-s30-4',
      'not-considered': 'lga-s31-2',
      'not-referred': 'lga-s31a-1a',
    },
  },
]

/** The duties of a council about a report besides its answer. */
export const DUTIES_OF_A_COUNCIL: Readonly<Record<string, string>> = {
  advertisement: 'lga-s30-5',
  inspection: 'lga-s30-4',
  consideration: 'lga-s31-2',
  referral: 'lga-s31a-1a',
}
