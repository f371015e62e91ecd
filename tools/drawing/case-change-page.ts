// What docs/processes/case-change.md shows that comes from code: the changes with what they do at a body, by the rules
// themselves, its answers, where a change stands, and the course of one.
import { parseLocalDate } from '../../domain/calendar/local-date.js'
import {
  BODY_ANSWER_RULES,
  BODY_ANSWERS,
  CASE_CHANGE_ROWS,
  CASE_CHANGES,
  caseChangeWorkflowId,
  CHANGE_STANDING_LABELS,
  CHANGE_STANDINGS,
  standingOfChange,
  type BodyAnswer,
  type CaseChange,
  type ChangeStanding,
} from '../../domain/case-change/change.js'
import { LETTER_SUBJECTS } from '../../domain/recommendation/letters.js'
import { openingNotices } from '../../domain/recommendation/opening.js'
import { stageOf } from '../../domain/recommendation/stages.js'
import { open } from '../../domain/recommendation/step.js'
import { momentOf } from '../../domain/recommendation/transition.js'
import { changeCase } from '../../domain/recommendation/transitions/case-change.js'
import { actorIn, BODY, conditionalCase, DECIDED_ON, TODAY_AT, twoAssurancesCase } from './example-case.js'
import { mermaid, table } from './page.js'

export const CHANGE_PAGE = 'docs/processes/case-change.md'

/** Each drawn section of the page by its name. */
export const sectionsOfCaseChange = (): Record<string, string> => ({
  course: mermaid(course()),
  changes: table(
    ['change', 'what', 'each body’s case', 'its entry', 'letters', 'leads to'],
    CASE_CHANGES.map((what) => {
      const { label, does } = CASE_CHANGE_ROWS[what]
      const { events, letters, stage } = doneBy(what)
      return [`\`${what}\``, label, does, events, letters, stage]
    }),
  ),
  answers: table(
    ['answer of a body', 'what it means'],
    BODY_ANSWERS.map((answer) => [`\`${answer}\``, BODY_ANSWER_RULES[answer]]),
  ),
  standings: mermaid(standings()),
})

/** A change of each kind, small enough to be looked at. */
const EXAMPLES: { readonly [W in CaseChange['what']]: Extract<CaseChange, { what: W }> } = {
  'body-details': { what: 'body-details', bodyId: BODY },
  'decision-date': { what: 'decision-date', decisionDate: parseLocalDate('2027-01-08') },
  withdrawal: { what: 'withdrawal' },
  complainant: { what: 'complainant', silent: false },
  'equality-or-human-rights': { what: 'equality-or-human-rights', equalityOrHumanRights: true },
  'recommendation-added': {
    what: 'recommendation-added',
    bodyIds: [BODY],
    added: {
      recommendation: 9,
      kind: 'personal-remedy',
      requires: 'evidence',
      assurance: false,
      dueOn: parseLocalDate('2027-04-12'),
    },
  },
  'recommendation-amended': {
    what: 'recommendation-amended',
    bodyIds: [BODY],
    amended: { recommendation: 1, dueOn: parseLocalDate('2027-05-10') },
  },
  'recommendation-withdrawn': {
    what: 'recommendation-withdrawn',
    bodyIds: [BODY],
    withdrawn: { recommendation: 1 },
  },
  'recommendation-condition': {
    what: 'recommendation-condition',
    bodyIds: [BODY],
    recorded: { recommendation: 2, met: true, foundOn: DECIDED_ON },
  },
}

/** What the rules make of it in an example case that has just begun. */
function doneBy(what: CaseChange['what']) {
  const initial = what === 'recommendation-condition' ? conditionalCase() : twoAssurancesCase()
  const { state } = open(initial, TODAY_AT, openingNotices(initial))
  const input = { changeId: 'a-change', change: EXAMPLES[what], textId: 'words' }
  const change = changeCase.apply(state, input, momentOf(actorIn('case-officer'), TODAY_AT))
  const kinds = [...new Set((change.notices ?? []).map((n) => n.kind))]
  const moves = what === 'decision-date' ? LETTER_SUBJECTS['date-changed'] : '–'
  return {
    events: change.facts.map((f) => `\`${f.event}\``).join(', '),
    letters: kinds.map((kind) => LETTER_SUBJECTS[kind]).join('; ') || moves,
    stage: stageOf(change.state) === stageOf(state) ? 'where it stood' : `\`${stageOf(change.state)}\``,
  }
}

/** From one answer to the next, as the rule says where the change stands. */
function standings(): string[] {
  const id = (standing: ChangeStanding) => standing.replaceAll('-', '_')
  const others: readonly BodyAnswer[] = ['waiting', 'taken']
  const arrows = new Map<string, BodyAnswer[]>()
  for (const other of others)
    for (const answer of BODY_ANSWERS.filter((a) => a !== 'waiting')) {
      const arrow = `${id(standingOfChange([other, 'waiting']))} --> ${id(standingOfChange([other, answer]))}`
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), answer])
    }
  return [
    'stateDiagram-v2',
    ...CHANGE_STANDINGS.map((s) => `  state "${CHANGE_STANDING_LABELS[s]}" as ${id(s)}`),
    `  [*] --> ${id(standingOfChange(['waiting', 'waiting']))}`,
    ...[...arrows].map(([arrow, answers]) => `  ${arrow} : ${answers.join(' / ')}`),
    ...CHANGE_STANDINGS.filter((s) => s !== 'partial').map((s) => `  ${id(s)} --> [*]`),
  ]
}

const course = () => [
  'sequenceDiagram',
  `  actor officer as ${changeCase.by.join(', ')}`,
  '  participant API',
  `  participant change as ${caseChangeWorkflowId('{reference}', '{id}')}`,
  '  participant bodies as recommendation, one for each body',
  '  participant rows',
  '  officer->>API: POST /cases/{reference}/changes',
  '  API->>rows: the reasons, inert',
  '  API->>change: start, under the id of the request',
  '  change->>rows: the change, and “waiting” for each open body',
  '  par each body',
  `    change->>bodies: update ${changeCase.name}, under the id of the change`,
  '    bodies->>rows: ledger, dates, letters in one transaction',
  `    change->>rows: ${BODY_ANSWERS.filter((a) => a !== 'waiting').join(', ')}`,
  '  end',
  '  change->>rows: ended, when nobody is waited for',
  '  API-->>officer: 200 when it is whole, else 202 and the address',
]
