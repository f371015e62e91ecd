// What a manager reads in the Temporal UI: the case in plain English, without names and without anybody's words.
import { inWords } from '../calendar/local-date.js'
import { isNoPersonsName, type BodyType } from '../people/bodies.js'
import { isOpen, PLAN } from './dates.js'
import { openDeadlines, overdueDeadlines, type OpenDeadline } from './deadlines.js'
import { DEADLINE_LABELS } from './policy.js'
import { FORMS } from './statutory/form.js'
import { documentOf, receiptIn, trackOf } from './statutory/phase.js'
import { proposalsIn } from './statutory/proposal.js'
import type { Share } from './sharing.js'
import { STAGE_LABELS, stageOf } from './stages.js'
import {
  isDormant,
  type Clarification,
  type Obligation,
  type Quiet,
  type RecommendationState,
} from './state.js'
import { taskSentence } from './task-kinds.js'
import { tasksOf } from './tasks.js'
import { waitingOn, type Party } from './whose-move.js'

const PARTY_LABELS: Record<Party, string> = {
  ombudsman: 'the Ombudsman',
  body: 'the body',
  cqc: 'CQC',
}

const partiesInWords = (parties: readonly Party[]) =>
  parties.length ? parties.map((party) => `**${PARTY_LABELS[party]}**`).join(' and ') : '**nobody**'

const BODY_LABELS: Record<BodyType, string> = {
  council: 'a council',
  provider: 'a care provider',
  'nhs-body': 'an NHS body',
}

/** One line for lists and the workflow's summary; `bodyName` as the directory has it. */
export function summaryOf(
  { reference, obligations, bodyType }: RecommendationState,
  bodyName?: string,
): string {
  const count = obligations.length === 1 ? '1 recommendation' : `${obligations.length} recommendations`
  const named = bodyName !== undefined && isNoPersonsName(bodyType, bodyName)
  return `${reference} · ${count} to ${named ? bodyName : BODY_LABELS[bodyType]}`
}

/** What the process is, in plain English: only what no message and no day can change. Where it stands says `describe`. */
export const whatItIs = ({ reference, bodyType }: RecommendationState) =>
  `Follows up what the Ombudsman recommended to ${BODY_LABELS[bodyType]} in case ${reference}. Where it stands now is in ` +
  'the current details.'

/** Plain-English Markdown of where the case stands. */
export function describe(state: RecommendationState): string {
  const stage = stageOf(state)
  const overdue = new Set(overdueDeadlines(state).map((d) => `${d.kind}:${d.on}`))
  const lines = [
    `### ${STAGE_LABELS[stage]}`,
    state.closedAt === null
      ? `Waiting on ${partiesInWords(waitingOn(state))}.`
      : `Outcome: **${words(state.outcome)}**.`,
    ...(state.paused ? ['Taken over: a person confirms where it stands before any reminder leaves.'] : []),
    ...(state.cqcPart === 'runs' ? [] : [`CQC’s part is skipped: ${words(state.cqcPart)}.`]),
    ...list('Shared with CQC', (state.shares ?? []).map(shareLine)),
    ...list(
      'Due',
      openDeadlines(state).map((d) => deadlineLine(d, overdue.has(`${d.kind}:${d.on}`))),
    ),
    ...list('Statutory track', trackLines(state)),
    ...list('Standing still', state.clarifications.filter(isOpen).map(clarificationLine)),
    ...list('Reminders paused', state.quiet.map(quietLine)),
    ...list('Recommendations', state.obligations.map(obligationLine)),
    ...list(
      'For a person to do',
      tasksOf(state).map((t) => taskSentence(t.kind, t.data, t.forRole)),
    ),
  ]
  return lines.join('\n\n')
}

/** What was issued, since when its periods run, and the formal step that waits for a decision. */
function trackLines(state: RecommendationState): string[] {
  const track = trackOf(state)
  if (!track) return []
  const { label, provision } = FORMS[track.form]
  const [paper, receipt] = [documentOf(track), receiptIn(track)]
  const received = receipt
    ? `${words(paper?.document ?? 'paper')} received on ${inWords(receipt.on)}${receipt.assumed ? ' (assumed)' : ''}`
    : 'its receipt is not recorded, so no period runs'
  return [
    `${label}, ${provision}`,
    ...(paper ? [received] : []),
    ...proposalsIn(state).map(
      ({ step, grounds }) => `**proposed**: ${step.label} — ${grounds.map((g) => g.provision).join(', ')}`,
    ),
  ]
}

const list = (title: string, items: readonly string[]) =>
  items.length ? [`**${title}**`, items.map((i) => `- ${i}`).join('\n')] : []

const deadlineLine = (d: OpenDeadline, overdue: boolean) =>
  `${DEADLINE_LABELS[d.kind]}${d.recommendations.length ? ` for ${d.recommendations.join(', ')}` : ''}: ` +
  `${inWords(d.on)}${d.metUntil === d.on ? '' : ` (treated as met until ${inWords(d.metUntil)})`}` +
  (overdue ? ' — **overdue**' : '')

const numbersInWords = (numbers: readonly number[]) =>
  numbers.map((n) => (n === PLAN ? 'the action plan' : `recommendation ${n}`)).join(', ')

const clarificationLine = ({ by, asked, about }: Clarification) =>
  `${numbersInWords(about)}: ${by === 'body' ? 'the body' : 'the Ombudsman'} asked a question on ${inWords(asked)}`

const quietLine = ({ number, since, until }: Quiet) =>
  `${number === 'all' ? 'all' : numbersInWords([number])} since ${inWords(since)}` +
  (until === null ? '' : ` until ${inWords(until)}`)

const obligationLine = (o: Obligation) =>
  `${o.number}: ${words(o.kind)}, ${o.requires === 'evidence' ? 'evidence only' : 'action plan'}` +
  (o.answer ? `, the body says ${words(o.answer)}` : '') +
  (o.evidence ? `, evidence of ${inWords(o.evidence.receivedOn)}` : '') +
  (o.assuranceAnswer ? `, CQC: ${words(o.assuranceAnswer)}` : '') +
  (o.judgement ? `, the Ombudsman: ${words(o.judgement)}` : '') +
  (o.settledAs ? `, ${words(o.settledAs)}` : isDormant(o) ? ', waits for its condition' : '')

const shareLine = ({ matter, basis, on }: Share) => `${words(matter)}, on ${inWords(on)}, under ${basis}`

const words = (code: string | null) => (code ?? 'none').replaceAll('-', ' ')
