// The formal steps of the statutory tracks as one table: on which grounds each may be proposed and by which provision, who
// decides, and what follows (LGA 1974 s31(2A)–(2H), s34I(3)–(7)). Time and evidence propose; a person decides.
import type { ProvisionId } from '../../law/provisions.js'
import type { Role } from '../../people/roles.js'
import type { LetterKind } from '../letters.js'
import type { DecisionForm } from './form.js'
import type { Phase } from './phase.js'
import { FORMAL_STEP_NAMES, type FormalStepName } from './state.js'

export const GROUNDS = [
  'no-notification',
  'no-action',
  'not-satisfied',
  'not-confirmed',
  'form-not-agreed',
  'not-published',
  'not-advertised',
  'not-open-to-inspection',
  'not-considered',
  'not-referred',
] as const
export type GroundCode = (typeof GROUNDS)[number]

/** What each ground says; the dates are in the explanation of its clock, or the day of the decision on it. */
export const GROUND_WORDS: Record<GroundCode, string> = {
  'no-notification': 'the body has not said in time what it has done or will do',
  'no-action': 'the Ombudsman is satisfied that the body has decided to take no action',
  'not-satisfied': 'the Ombudsman is not satisfied with what the body has done or will do',
  'not-confirmed': 'it was not confirmed in time, to the Ombudsman’s satisfaction, that the action was taken',
  'form-not-agreed': 'the form of what is to be published was not agreed in time',
  'not-published': 'it was not published as it must be',
  'not-advertised': 'no public notice was given that the report can be inspected',
  'not-open-to-inspection': 'nothing shows that the report was open to inspection for three weeks',
  'not-considered': 'nothing shows that the report was laid before the authority and considered',
  'not-referred':
    'no action, or not the action recommended, is proposed on a further report, and nothing shows that the authority itself considered it',
}

/** `duty`: the Act says “shall”; to leave it undone asks for reasons of its own. `choice`: it says “may”, or nothing. */
export const STEP_NATURES = ['duty', 'choice'] as const

export interface FormalStep {
  readonly name: FormalStepName
  /** What a person reads: the button, the task, the story. */
  readonly label: string
  readonly form: DecisionForm
  /** Where the track stands when it can be proposed; null: wherever it stands. */
  readonly phase: Phase | null
  /** Where it stands once the step is taken; null: where it stood, so that it can be proposed again. */
  readonly leadsTo: Phase | null
  /** The provision for each ground; a ground that is not here is none for this step. */
  readonly grounds: Partial<Record<GroundCode, ProvisionId>>
  /** Whether the Act says that the Ombudsman shall take it, or may. */
  readonly nature: (typeof STEP_NATURES)[number]
  readonly decides: readonly Role[]
  /** What follows; the provisions in it are named by their entries (domain/law). */
  readonly follows: string
  /** To the body, once it is decided. */
  readonly letter: LetterKind
  /** Whether that goes to its senior officer rather than to its contact. */
  readonly toSeniorOfficer?: true
}

export const FORMAL_STEPS: Record<FormalStepName, FormalStep> = {
  'further-report': {
    name: 'further-report',
    label: 'Make a further report',
    form: 'report',
    phase: 'report',
    leadsTo: 'further-report',
    grounds: {
      'no-notification': 'lga-s31-2a-a',
      'not-satisfied': 'lga-s31-2a-b',
      'not-confirmed': 'lga-s31-2a-c',
    },
    nature: 'duty',
    decides: ['director'],
    follows: 'from its receipt the same periods run again, three months and a further three ([[lga-s31-2c]])',
    letter: 'further-report',
  },
  'require-statement': {
    name: 'require-statement',
    label: 'Require a statement in a newspaper',
    form: 'report',
    phase: 'further-report',
    leadsTo: 'notice',
    grounds: {
      'no-notification': 'lga-s31-2d-a',
      // Also before the period ends.
      'no-action': 'lga-s31-2d-a',
      'not-satisfied': 'lga-s31-2d-b',
      'not-confirmed': 'lga-s31-2d-c',
    },
    nature: 'choice',
    decides: ['director'],
    follows:
      'from the receipt of the notice one month to agree its form, then two editions within a fortnight ([[lga-s31-2f]])',
    letter: 'statement-required',
  },
  'publish-statement': {
    name: 'publish-statement',
    label: 'Publish the statement at the council’s expense',
    form: 'report',
    phase: 'notice',
    leadsTo: 'own-publication',
    grounds: { 'form-not-agreed': 'lga-s31-2g', 'not-published': 'lga-s31-2g' },
    nature: 'duty',
    decides: ['director'],
    follows: 'the Ombudsman publishes it and the council reimburses the expense ([[lga-s31-2h]])',
    letter: 'published-for-body',
  },
  'require-adverse-findings-notice': {
    name: 'require-adverse-findings-notice',
    label: 'Require an Adverse Findings Notice',
    form: 'written-statement',
    phase: 'written-statement',
    leadsTo: 'notice',
    grounds: {
      'no-notification': 'lga-s34i-3-a',
      // Also before the period ends.
      'no-action': 'lga-s34i-3-a',
      'not-satisfied': 'lga-s34i-3-b',
      'not-confirmed': 'lga-s34i-3-c',
    },
    nature: 'choice',
    decides: ['director'],
    follows:
      'from the receipt of the notice one month to agree its form, then publication as the Ombudsman directs ([[lga-s34i-5]])',
    letter: 'adverse-findings-notice',
  },
  'publish-adverse-findings-notice': {
    name: 'publish-adverse-findings-notice',
    label: 'Publish the Adverse Findings Notice at the provider’s expense',
    form: 'written-statement',
    phase: 'notice',
    leadsTo: 'own-publication',
    grounds: { 'form-not-agreed': 'lga-s34i-6', 'not-published': 'lga-s34i-6' },
    nature: 'duty',
    decides: ['director'],
    follows: 'the Ombudsman publishes it and the provider pays ([[lga-s34i-7]])',
    letter: 'published-for-body',
  },
  'write-to-monitoring-officer': {
    name: 'write-to-monitoring-officer',
    label: 'Write to the monitoring officer about what is not done',
    form: 'report',
    phase: null,
    leadsTo: null,
    grounds: {
      'not-advertised': 'lga-s30-5',
      'not-open-to-inspection': 'lga-s30-4',
      'not-considered': 'lga-s31-2',
      'not-referred': 'lga-s31a-1a',
    },
    nature: 'choice',
    decides: ['director'],
    follows:
      'what it leads to is the monitoring officer’s own duty ([[lgha-s5]]); it is proposed again while something is outstanding',
    letter: 'duties-outstanding',
    toSeniorOfficer: true,
  },
}

/** The one step of its own that a track can take where it stands; undefined where none can be. */
export const stepAt = (form: DecisionForm, phase: Phase): FormalStep | undefined =>
  FORMAL_STEP_NAMES.map((name) => FORMAL_STEPS[name]).find((s) => s.form === form && s.phase === phase)
