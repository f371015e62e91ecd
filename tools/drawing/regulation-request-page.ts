// What docs/processes/regulation-request.md shows that comes from code: stages, transitions and letters.
import { ladderFor } from '../../domain/calendar/ladders.js'
import type { Severity } from '../../domain/calendar/policy.js'
import { REQUEST_LETTERS, REQUEST_SUBJECTS } from '../../domain/regulation-request/letters.js'
import { REQUEST_TRANSITION_NAMES, requestTransition } from '../../domain/regulation-request/process.js'
import { STAGE_LABELS, STAGES } from '../../domain/regulation-request/state.js'
import { ladderInWords } from './ladder-words.js'
import { mermaid, table } from './page.js'

export const REQUEST_PAGE = 'docs/processes/regulation-request.md'

/** Each drawn section of the page by its name. */
export function sectionsOfRequest(): Record<string, string> {
  const ladder = (severity: Severity) =>
    ladderInWords(ladderFor('request', severity, {})).replace('the manager', 'CQC')
  return {
    diagram: mermaid(diagram()),
    transitions: table(
      ['transition', 'button', 'who', 'entered for them by', 'at', 'leads to', 'needs', 'says afterwards'],
      REQUEST_TRANSITION_NAMES.map((name) => {
        const { label, by, onBehalf, from, leadsTo, needs, says } = requestTransition(name)
        const entered = onBehalf.join(', ') || '–'
        return [
          `\`${name}\``,
          label,
          by.join(', '),
          entered,
          from.join(', '),
          leadsTo.join(', '),
          needs,
          says,
        ]
      }),
    ),
    letters: table(
      ['letter', 'subject'],
      REQUEST_LETTERS.map((kind) => [`\`${kind}\``, REQUEST_SUBJECTS[kind]]),
    ),
    ladder: `Reminders: ${ladder('ordinary')}. Of a serious one: ${ladder('serious')}.`,
  }
}

const diagram = () => [
  'stateDiagram-v2',
  ...STAGES.map((stage) => `  state "${STAGE_LABELS[stage]}" as ${stage}`),
  '  [*] --> asked',
  ...REQUEST_TRANSITION_NAMES.flatMap((name) => {
    const { label, from, leadsTo } = requestTransition(name)
    return from.flatMap((a) => leadsTo.filter((b) => b !== a).map((b) => `  ${a} --> ${b} : ${label}`))
  }),
  '  closed --> [*]',
]
