// What docs/processes/recommendation.md shows that comes from code: stages, transitions, diagrams, deadlines, letters
// and tasks of the recommendation process.
import { cite, withCitations } from '../../domain/law/cited-text.js'
import { ladderInWords } from './ladder-words.js'
import { lettersTable } from './letters-table.js'
import { DECIDED_ON, ordinaryCase, twoAssurancesCase } from './example-case.js'
import { explore, exploreAll, type Explored, type Move } from './explore.js'
import { mermaid, table } from './page.js'
import { usualCourse } from './usual-course.js'
import { CORRECTABLE, rowOf } from '../../domain/recommendation/corrections/table.js'
import { followUpAskedAt, openDeadlines } from '../../domain/recommendation/deadlines.js'
import {
  ASSURANCE_SOUGHT_WITHIN,
  CQC_ANSWERS_WITHIN,
  CQC_LOGS_WITHIN,
  DEADLINE_KINDS,
  DEADLINE_LABELS,
  FOLLOW_UP_ANSWERED_WITHIN,
  ladderOf,
  type DeadlineKind,
} from '../../domain/recommendation/policy.js'
import { TRANSITION_NAMES, transitionOf } from '../../domain/recommendation/process.js'
import { STAGE_LABELS, STAGES, stageOf, type Stage } from '../../domain/recommendation/stages.js'
import type { RecommendationState } from '../../domain/recommendation/state.js'
import { PARTIES, waitingOn } from '../../domain/recommendation/whose-move.js'
import { DECISION_FORMS, FORMS, type DecisionForm } from '../../domain/recommendation/statutory/form.js'
import { phaseOf, type Phase } from '../../domain/recommendation/statutory/phase.js'
import { beginTrack, FORMAL_STEP_NAMES } from '../../domain/recommendation/statutory/state.js'
import { FORMAL_STEPS, GROUNDS, GROUND_WORDS } from '../../domain/recommendation/statutory/steps.js'
import {
  CASE_RULES,
  RECOMMENDATION_OUTCOMES,
  RECOMMENDATION_RULES,
} from '../../domain/recommendation/outcomes.js'
import { OUTCOMES } from '../../domain/recommendation/state.js'
import { TASK_KINDS, TASK_LABELS } from '../../domain/recommendation/task-kinds.js'
import type { Try } from './tries.js'

export const PAGE = 'docs/processes/recommendation.md'

/** Each drawn section of the page by its name. */
export function sectionsOfRecommendation(): Record<string, string> {
  const everything = exploreAll()
  return {
    stages: stagesTable(everything),
    'usual-course': mermaid(stateDiagram(explore(isUsual).moves)),
    sequence: mermaid(usualCourse()),
    transitions: transitionsTable(),
    // A correction may lead from any open stage to another: the page says so once.
    moves: movesTable(everything.moves.filter((m) => m.name !== 'correct')),
    corrections: table(
      ['what was wrong', 'name', 'entries', 'what is right', 'what it undoes'],
      CORRECTABLE.map((what) => {
        const { label, entries, right, undoes } = rowOf(what)
        return [label, `\`${what}\``, entries.map((e) => `\`${e}\``).join(', '), right, undoes]
      }),
    ),
    deadlines: deadlinesTable(everything),
    tracks: mermaid(tracksDiagram()),
    'formal-steps': formalStepsTable(),
    letters: lettersTable(everything.moves),
    outcomes: table(
      ['outcome of a case', 'rule'],
      OUTCOMES.map((outcome) => [CASE_RULES[outcome].label, CASE_RULES[outcome].rule]),
    ),
    'recommendation-outcomes': table(
      ['outcome of a recommendation', 'rule'],
      RECOMMENDATION_OUTCOMES.map((outcome) => [
        RECOMMENDATION_RULES[outcome].label,
        RECOMMENDATION_RULES[outcome].rule,
      ]),
    ),
    tasks: table(
      ['task', 'what a person reads'],
      TASK_KINDS.map((kind) => [`\`${kind}\``, TASK_LABELS[kind]]),
    ),
  }
}

/** What is always possible, and giving up, would hide what is usual. */
const ALWAYS = [
  'note',
  'correct',
  'withdraw',
  'changeCase',
  'addRecommendation',
  'amendRecommendation',
  'withdrawRecommendation',
  'recordCondition',
]

const isUsual = ({ name, input }: Try) =>
  !ALWAYS.includes(name) &&
  !('decision' in input && (input.decision === 'not-satisfied' || input.decision === 'satisfied-incomplete'))

/** On the day of its follow-up, of a case that has one. */
const onItsDay = (state: RecommendationState): RecommendationState => ({
  ...state,
  playedUntil: Math.max(state.playedUntil, followUpAskedAt(state) ?? 0),
})

function stagesTable({ states }: Explored): string {
  return table(
    ['stage', 'what people read', 'who can be waited for, perhaps several at once'],
    STAGES.map((stage) => {
      const movers = new Set(
        states
          .filter((s) => stageOf(s) === stage)
          .flatMap((s) => [...waitingOn(s), ...waitingOn(onItsDay(s))]),
      )
      const named = PARTIES.filter((party) => movers.has(party)).join(', ') || 'nobody'
      return [`\`${stage}\``, STAGE_LABELS[stage], named]
    }),
  )
}

const idOf = (stage: Stage) => stage.replaceAll('-', '_')

/** Moves between stages; several that join the same two share an arrow. */
function stateDiagram(moves: readonly Move[]): string[] {
  const arrows = new Map<string, string[]>()
  for (const { from, to, name } of moves.filter((m) => m.from !== m.to)) {
    const arrow = `${idOf(from)} --> ${idOf(to)}`
    arrows.set(arrow, [...new Set([...(arrows.get(arrow) ?? []), transitionOf(name).label])])
  }
  return [
    'stateDiagram-v2',
    ...STAGES.map((stage) => `  state "${STAGE_LABELS[stage]}" as ${idOf(stage)}`),
    `  [*] --> ${idOf(stageOf(ordinaryCase()))}`,
    `  [*] --> ${idOf(stageOf(twoAssurancesCase()))} : every recommendation for evidence only`,
    ...[...arrows].sort().map(([arrow, labels]) => `  ${arrow} : ${labels.join(' / ')}`),
    '  closed --> [*]',
  ]
}

const transitionsTable = () =>
  table(
    ['transition', 'button', 'who', 'entered for them by', 'at', 'leads to', 'needs', 'says afterwards'],
    TRANSITION_NAMES.map((name) => {
      const { label, by, onBehalf, from, leadsTo, needs, textRequired, says } = transitionOf(name)
      const words = textRequired ? ' (with words)' : ''
      return [
        `\`${name}\``,
        label,
        by.join(', '),
        onBehalf.join(', ') || '–',
        stages(from),
        stages(leadsTo),
        `${needs}${words}`,
        says,
      ]
    }),
  )

/** Long lists of stages are said by what they leave out. */
function stages(list: readonly Stage[]): string {
  const missing = STAGES.filter((stage) => stage !== 'closed' && !list.includes(stage))
  if (missing.length === 0) return `every open stage${list.includes('closed') ? ', closed' : ''}`
  return STAGES.filter((stage) => list.includes(stage)).join(', ')
}

function movesTable(moves: readonly Move[]): string {
  const rows = STAGES.flatMap((from) =>
    STAGES.filter((to) => to !== from).flatMap((to) => {
      const names = TRANSITION_NAMES.filter((n) =>
        moves.some((m) => m.name === n && m.from === from && m.to === to),
      )
      return names.length === 0
        ? []
        : [[`\`${from}\``, `\`${to}\``, names.map((n) => transitionOf(n).label).join('; ')]]
    }),
  )
  return table(['from', 'to', 'by'], rows)
}

const COUNTED: Record<DeadlineKind, string> = {
  plan: 'the date agreed in the decision, or set when a plan is returned',
  evidence: 'the date agreed for the recommendation, or set when more is needed',
  'seek-assurance': `${ASSURANCE_SOUGHT_WITHIN} working days after the body was asked to, when its evidence came`,
  'cqc-log': `${CQC_LOGS_WITHIN} working days after CQC was asked to, when the plan was accepted`,
  'cqc-log-recommendation': `${CQC_LOGS_WITHIN} working days after CQC was asked to, when the case was opened or the recommendation added; of those that ask for a plan with the plan`,
  'cqc-assurance': `${CQC_ANSWERS_WITHIN} working days after CQC was asked`,
  'follow-up': `${FOLLOW_UP_ANSWERED_WITHIN} working days after the follow-up question`,
  'statutory-response':
    'three months beginning with the receipt of a report, one month beginning with that of a written statement',
  'statutory-satisfaction': 'a further such period beginning with the end of that one',
  'statutory-form': 'one month from the receipt of the notice',
  'statutory-publication':
    'the date agreed with the form; after the first edition of a newspaper, the fortnight that begins with it',
  'statutory-advertisement': 'two weeks after the receipt of a report or further report',
  'statutory-inspection':
    'ten working days after the three weeks that begin on the day given in the public notice, at most a week after it',
  'statutory-consideration':
    'three months beginning with the receipt of the report, or as the answer is longer',
  'statutory-referral': 'as long, once no action is proposed on a further report',
}

function deadlinesTable({ states }: Explored): string {
  const open = states.flatMap(openDeadlines)
  return table(
    ['deadline', 'for', 'waits for', 'due', 'letters'],
    DEADLINE_KINDS.map((kind) => [
      `\`${kind}\``,
      DEADLINE_LABELS[kind],
      open.find((d) => d.kind === kind)?.waitsFor ?? 'body',
      COUNTED[kind],
      ladderInWords(ladderOf(kind, { severity: 'ordinary', calendar: {} }, false)),
    ]),
  )
}

const PHASE_LABELS: Record<Phase, string> = {
  none: 'only the agreed dates and the ladder',
  report: 'three months to tell, a further three to confirm',
  'further-report': 'further report: the same periods again',
  'written-statement': 'one month to tell, a further one to confirm',
  notice: 'notice: one month to agree the form, then the publication',
  'own-publication': 'the Ombudsman publishes, at the body’s expense',
  ended: 'published',
}

/** Every form that is issued, with the formal steps of its track; each waits for a person's decision. */
function tracksDiagram(): string[] {
  const steps = FORMAL_STEP_NAMES.flatMap((name) => {
    const { form, phase, leadsTo, label } = FORMAL_STEPS[name]
    return phase && leadsTo ? [{ form, phase, leadsTo, label }] : []
  })
  const id = (form: DecisionForm, phase: Phase) => `${form}_${phase}`.replaceAll('-', '_')
  const begins = (form: DecisionForm) => phaseOf(beginTrack(form, DECIDED_ON, null))
  const phasesOf = (form: DecisionForm) => [
    ...new Set([
      begins(form),
      ...steps.filter((s) => s.form === form).flatMap((s) => [s.phase, s.leadsTo]),
      ...(form === 'statement' ? [] : (['ended'] as const)),
    ]),
  ]
  const published = transitionOf('recordPublication').label
  return [
    'stateDiagram-v2',
    ...DECISION_FORMS.flatMap((form) =>
      phasesOf(form).map((phase) => {
        const issued = phase === begins(form) ? `${FORMS[form].label}: ` : ''
        return `  state "${issued}${PHASE_LABELS[phase]}" as ${id(form, phase)}`
      }),
    ),
    ...DECISION_FORMS.map((form) => `  [*] --> ${id(form, begins(form))}`),
    `  ${id('statement', 'none')} --> ${id('report', 'report')} : ${transitionOf('issueReport').label}`,
    ...steps.map((s) => `  ${id(s.form, s.phase)} --> ${id(s.form, s.leadsTo)} : ${s.label}`),
    ...(['report', 'written-statement'] as const).flatMap((form) => [
      `  ${id(form, 'notice')} --> ${id(form, 'ended')} : ${published}`,
      `  ${id(form, 'own-publication')} --> ${id(form, 'ended')} : ${published}`,
      `  ${id(form, 'ended')} --> [*]`,
    ]),
  ]
}

const formalStepsTable = () =>
  table(
    ['formal step', 'the Ombudsman’s', 'after', 'proposed because', 'who decides', 'what follows'],
    FORMAL_STEP_NAMES.map((name) => {
      const { label, phase, form, grounds, nature, decides, follows } = FORMAL_STEPS[name]
      const why = GROUNDS.flatMap((code) => {
        const provision = grounds[code]
        return provision === undefined ? [] : [`${GROUND_WORDS[code]} (${cite(provision)})`]
      })
      const after =
        phase === null
          ? `any ${FORMS[form].label}`
          : phase === 'notice'
            ? `the notice after a ${FORMS[form].label}`
            : phase.replaceAll('-', ' ')
      const row = [`${label} (\`${name}\`)`, nature, after, why.join('; '), decides.join(', '), follows]
      return row.map((cell) => withCitations(cell, {}))
    }),
  )
