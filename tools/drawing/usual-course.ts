// The usual course of a case as a sequence diagram: played by the rules themselves on an example calendar, so that it
// shows the letters and stages that really come of it.
import { inWords, parseLocalDate } from '../../domain/calendar/local-date.js'
import { instantAt, localDateOf } from '../../domain/calendar/london-time.js'
import { organisationOf, type Organisation } from '../../domain/people/roles.js'
import { nextMoment } from '../../domain/recommendation/next-moment.js'
import { LETTER_SUBJECTS, type LetterKind } from '../../domain/recommendation/letters.js'
import { openingNotices } from '../../domain/recommendation/opening.js'
import { transitionOf, type TransitionName } from '../../domain/recommendation/process.js'
import { STAGE_LABELS, stageOf } from '../../domain/recommendation/stages.js'
import type { LetterItem } from '../../domain/recommendation/letter-item.js'
import { open, pass, take, type Step } from '../../domain/recommendation/step.js'
import type { RecommendationState } from '../../domain/recommendation/state.js'
import { oneRecommendationCase, TODAY_AT } from './example-case.js'
import { messageOf } from './explore.js'

const FOLLOWED_UP_ON = '2027-10-20'

/** What people do, on which day: a body that answers in time, an Ombudsman and a CQC that answer within days. */
const COURSE: readonly { on: string; name: TransitionName; input: object }[] = [
  {
    on: '2027-02-03',
    name: 'submitPlan',
    input: { answers: [{ recommendation: 1, answer: 'will-do', items: 1 }] },
  },
  { on: '2027-02-05', name: 'reviewPlan', input: { version: 1, decision: 'accept' } },
  { on: '2027-02-10', name: 'logPlan', input: { version: 1 } },
  { on: '2027-03-31', name: 'submitEvidence', input: { recommendation: 1 } },
  { on: '2027-04-06', name: 'seekAssurance', input: { recommendation: 1 } },
  {
    on: '2027-04-20',
    name: 'giveAssurance',
    input: { recommendation: 1, answer: 'assured', regulatoryActivity: false },
  },
  { on: '2027-04-22', name: 'judge', input: { recommendation: 1, decision: 'satisfied' } },
  { on: '2027-04-23', name: 'conclude', input: { followUpOn: FOLLOWED_UP_ON } },
  { on: '2027-10-25', name: 'answerFollowUp', input: { stillInPlace: true } },
  { on: '2027-10-27', name: 'decideFollowUp', input: { stillInPlace: true } },
]

const WHO: Record<Organisation, string> = { body: 'B', ombudsman: 'O', cqc: 'C' }

/** The lines of the diagram. */
export function usualCourse(): string[] {
  const initial = oneRecommendationCase()
  const opened = open(initial, TODAY_AT, openingNotices(initial))
  let { state } = opened
  const lines = [`  O->>F: Start the case`, ...standing(state, TODAY_AT), ...arrows(opened.step)]
  const armed = new Map<string, LetterItem>()
  const note = (step: Step) => {
    for (const item of step.arm) armed.set(item.key, item)
    for (const key of step.void) armed.delete(key)
  }
  note(opened.step)
  for (const { on, name, input } of COURSE) {
    const at = instantAt(parseLocalDate(on), '12:00')
    for (let next = nextMoment(state); next && next.at <= at; next = nextMoment(state)) {
      const moment = next.at
      const { state: later, step } = pass(state, moment)
      state = later
      if (step) note(step)
      const due = [...armed.values()].filter((i) => i.letterClass === 'reminder' && i.at === moment)
      if (due.length > 0) lines.push(`  Note over F: ${inWords(localDateOf(moment))}`)
      lines.push(...due.map(arrowOf))
    }
    const before = stageOf(state)
    const message = messageOf({ name, input: { textId: 'words', ...input } })
    const { state: after, step } = take(state, name, message, at)
    lines.push(`  ${WHO[organisationOf(message.actor.role)]}->>F: ${transitionOf(name).label}`)
    if (stageOf(after) !== before) lines.push(...standing(after, at))
    lines.push(...arrows(step))
    state = after
    note(step)
  }
  return [
    'sequenceDiagram',
    '  participant B as The body',
    '  participant F as Followthrough',
    '  participant O as The Ombudsman',
    '  participant C as CQC',
    ...lines,
  ]
}

const standing = (state: RecommendationState, at: number) => [
  `  Note over F: ${inWords(localDateOf(at))} · ${STAGE_LABELS[stageOf(state)]}`,
]

const arrows = ({ arm }: Step) => arm.filter((i) => i.letterClass === 'notice').map(arrowOf)

const arrowOf = ({ recipient, kind }: { recipient: string; kind: LetterKind }) =>
  `  F-->>${recipient === 'cqc' ? 'C' : recipient === 'manager' ? 'O' : 'B'}: ${LETTER_SUBJECTS[kind]}`
