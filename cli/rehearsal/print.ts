// How a rehearsal is shown: a block for each case and body that a person reads from top to bottom, or JSON for programs.
import { addDays, inWords, type LocalDate } from '../../domain/calendar/local-date.js'
import { DEADLINE_LABELS } from '../../domain/recommendation/policy.js'
import { STAGE_LABELS } from '../../domain/recommendation/stages.js'
import type { RehearsedBody } from './rehearse.js'
import { linesOf } from './formal-events.js'
import type { LetterTo, StoryDeadline } from './story.js'

const RECIPIENTS: Record<LetterTo, string> = {
  body: 'the body',
  cqc: 'CQC',
  manager: 'the Ombudsman’s manager',
}

/** The stories as lines of text, each block marked as a simulation. */
export function printed(stories: readonly RehearsedBody[], script: string): string {
  return stories.map((story) => block(story, script).join('\n')).join('\n\n')
}

function block(rehearsed: RehearsedBody, script: string): string[] {
  const { reference, bodyName, played, story } = rehearsed
  const decided = addDays(played.decidedOn, played.movedBy)
  const events = [
    ...story.stages.map((s) => ({ on: s.on, line: `→ ${STAGE_LABELS[s.stage]}` })),
    ...story.formal.flatMap((f) => linesOf(f).map((line) => ({ on: f.on, line }))),
    ...story.letters.map((l) => ({ on: l.on, line: `  letter to ${RECIPIENTS[l.to]}: ${l.subject}` })),
  ]
  // A stage and the letters that it brings stand together: sorting by day keeps their order otherwise.
  events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return [
    `${reference} · ${bodyName} · SIMULATION (${script})`,
    `  decided ${inWords(decided)}, really ${inWords(played.decidedOn)}: every date is moved by ${played.movedBy} days`,
    ...(played.assumed.sharing
      ? ['  CQC’s part is assumed: the case is played as one that may be shared']
      : []),
    ...dueLines(rehearsed),
    ...counted(events.map(({ on, line }) => `  ${on}  ${line}`)),
    `  ${story.outcome === 'open' ? 'open after 24 months' : `outcome: ${story.outcome.replaceAll('-', ' ')}`}`,
  ]
}

/** Lines that stand more than once, once with their number. */
const counted = (lines: readonly string[]) =>
  [...new Set(lines)].map((line) => {
    const times = lines.filter((other) => other === line).length
    return times > 1 ? `${line} (${times} times)` : line
  })

/** Deadlines of one kind and day in one line, with how they were reckoned under it. */
function dueLines(rehearsed: RehearsedBody): string[] {
  const lines = new Map<string, { on: LocalDate; what: string; numbers: number[]; because: string[] }>()
  for (const d of rehearsed.story.deadlines) {
    const what = `${DEADLINE_LABELS[d.kind]}|${isAssumed(rehearsed, d) ? ' (assumed: one month)' : ''}`
    const line = lines.get(`${d.due} ${what}`) ?? { on: d.due, what, numbers: [], because: [] }
    const because = d.because === null ? line.because : [...new Set([...line.because, d.because])]
    lines.set(`${d.due} ${what}`, { ...line, numbers: [...line.numbers, d.recommendation], because })
  }
  return [...lines.values()].flatMap(({ on, what, numbers, because }) => {
    const [label, assumed] = what.split('|')
    const about = numbers.filter((n) => n > 0).join(', ')
    return [
      `  due ${on}: ${label}${about ? ` for recommendation ${about}` : ''}${assumed}`,
      ...because.map((sentence) => `    ${sentence}`),
    ]
  })
}

const isAssumed = ({ played, place }: RehearsedBody, { kind, recommendation }: StoryDeadline) =>
  (kind === 'evidence' && played.assumed.deadlines.includes(recommendation)) ||
  (kind === 'plan' && played.assumed.planDates.includes(place))

/** The stories for programs; `assumed` stands only where something is. */
export function asJson(stories: readonly RehearsedBody[]): string {
  const cases = stories.map((rehearsed) => {
    const { reference, body, workflowId, played, story } = rehearsed
    return {
      reference,
      body,
      workflowId,
      stages: story.stages,
      deadlines: story.deadlines.map((d) => ({ ...d, ...(isAssumed(rehearsed, d) && { assumed: true }) })),
      letters: story.letters.map(({ on, to, kind }) => ({ on, to, kind })),
      ...(story.formal.length > 0 && { formal: story.formal }),
      outcome: story.outcome,
      ...(played.assumed.sharing && { sharing: 'assumed' }),
    }
  })
  return JSON.stringify({ cases }, null, 2)
}
