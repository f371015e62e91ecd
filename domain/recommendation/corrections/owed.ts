// What may be corrected about what is owed: by when, how it is to be shown, of which kind it is, whether its condition
// has arisen; and about the case: whether CQC has a part in it, and whether equality or human rights are touched.
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { invalid, type Refusal } from '../../refusal.js'
import { PLAN, withDateSet } from '../dates.js'
import type { Condition } from '../condition.js'
import { isDormant, isSettled, type RecommendationState } from '../state.js'
import { checkCovered } from '../transition.js'
import { withObligation } from '../transitions/evidence.js'
import { named, nothing, withRevised, type CorrectionRows } from './row.js'

/** What brings a recommendation into the case. */
const STATED_IN = ['opened', 'taken-over', 'recommendation-added']

/** What brings a date. */
const DATED_BY = [
  ...STATED_IN,
  'date-set',
  'extension-agreed',
  'clarification-answered',
  'decision-date-changed',
  're-dated',
]

export const OWED_CORRECTIONS: CorrectionRows<
  | 'due-date'
  | 'plan-due-date'
  | 'requirement'
  | 'kind'
  | 'category'
  | 'condition'
  | 'cqc-part'
  | 'equality-or-human-rights'
> = {
  'due-date': {
    label: 'The date of a recommendation',
    entries: [...DATED_BY, 'judged', 'reopened', 'recommendation-amended', 'condition-met'],
    right: 'the date',
    undoes: 'its reminders; the body is written to',
    check: (state, { recommendation, dueOn }) =>
      isDormant(named(state, { recommendation }))
        ? nothing(
            `recommendation ${recommendation} waits for its condition`,
            'record first whether the condition has arisen',
            '/correction/recommendation',
          )
        : checkDue(state, dueOn),
    apply: (state, { recommendation, dueOn }, today) => withDateSet(state, recommendation, dueOn, today),
  },
  'plan-due-date': {
    label: 'The date of the action plan',
    entries: [...DATED_BY, 'plan-returned', 'plan-accepted-in-part'],
    right: 'the date',
    undoes: 'its reminders; the body is written to',
    check: (state, { dueOn }) => checkDue(state, dueOn),
    apply: (state, { dueOn }, today) => withDateSet(state, PLAN, dueOn, today),
  },
  requirement: {
    label: 'How a recommendation is to be shown done',
    entries: STATED_IN,
    right: 'by evidence or an action plan, with CQC’s assurance or without',
    undoes: 'the stage that followed from it',
    check: (state, { recommendation, requires }) =>
      requires === 'action-plan' && isDormant(named(state, { recommendation }))
        ? nothing(
            'a recommendation that waits for its condition asks for no action plan',
            'record the condition first',
            '/correction/requires',
          )
        : undefined,
    apply: (state, { recommendation, requires, assurance }) =>
      withObligation(state, recommendation, { requires, assurance }),
  },
  kind: {
    label: 'Whether it is a personal remedy or a service improvement',
    entries: STATED_IN,
    right: 'the kind; where it is joint, at each body',
    undoes: 'what was worded or decided about its publication, if it is a personal remedy',
    check: (state, { recommendation, kind }) =>
      named(state, { recommendation }).kind === kind
        ? nothing(`it is a ${kind} already`, 'nothing is needed', '/correction/kind')
        : undefined,
    apply: (state, { recommendation, kind }) =>
      withRevised(state, recommendation, ({ publication, ...o }) => ({
        ...o,
        kind,
        // The text of a personal remedy is never published.
        ...(publication && kind === 'service-improvement' && { publication }),
      })),
  },
  category: {
    label: 'The category of the remedy',
    entries: [...STATED_IN, 'recommendation-amended'],
    right: 'the category',
    undoes: 'nothing',
    check: () => undefined,
    apply: (state, { recommendation, category }) => withObligation(state, recommendation, { category }),
  },
  condition: {
    label: 'Whether its condition has arisen',
    entries: ['condition-met', 'condition-not-met'],
    right: 'nothing: it was recorded by mistake; record it anew',
    undoes: 'its date, or that it is not needed: it waits for its condition again',
    check(state, { recommendation }) {
      const o = named(state, { recommendation })
      if (!o.condition || o.condition.standing === 'open')
        return nothing('its condition is not recorded', 'record it instead', '/correction/recommendation')
      if (state.followUp) return nothing('the case is concluded', 'decide the follow-up')
      if (o.evidence) return nothing('evidence is in for it', 'take the evidence back first')
      return isSettled(o) && o.settledAs !== 'not-needed'
        ? nothing('it was judged or withdrawn', 'take the judgement back first')
        : undefined
    },
    apply: (state, { recommendation }) =>
      withRevised(state, recommendation, ({ settledAs: _needed, owedSince: _since, ...o }) => ({
        ...o,
        condition: { ...(o.condition as Condition), standing: 'open', foundOn: null },
        // A date that was never right is not the original one; the ledger keeps it.
        dueOn: null,
        originalDueOn: null,
        dates: [],
        term: null,
        requires: 'evidence',
        judgement: null,
        judgedOn: null,
      })),
  },
  'cqc-part': {
    label: 'Whether CQC has a part in the case',
    entries: ['opened', 'taken-over'],
    right: 'why it has none; that it is shared is a decision of its own',
    undoes: 'what CQC is asked',
    check: () => undefined,
    apply: ({ shares: _shares, sharingWished: _wished, ...state }, { cqcPart }) => ({ ...state, cqcPart }),
  },
  'equality-or-human-rights': {
    label: 'Whether equality or human rights are touched',
    entries: ['opened', 'taken-over'],
    right: 'whether they are, decided as a change of the whole case: every body’s ledger has it',
    undoes: 'nothing',
    check: () => undefined,
    // No date and no stage follows from it: the case says it to those who read.
    apply: (state) => state,
  },
}

const checkDue = (state: RecommendationState, dueOn: LocalDate): Refusal | undefined =>
  dueOn < state.decisionDate
    ? invalid(
        '/correction/dueOn',
        `${inWords(dueOn)} is before the decision`,
        `a date from ${inWords(state.decisionDate)}`,
      )
    : checkCovered(state, '/correction/dueOn', dueOn)
