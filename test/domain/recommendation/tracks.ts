// A case on a statutory track and what it shows: shared by the tests of the tracks.
import { parseLocalDate } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import type { Opening } from '../../../domain/recommendation/opening.js'
import { FORMS, type DecisionForm } from '../../../domain/recommendation/statutory/form.js'
import { DUTY_ROWS } from '../../../domain/recommendation/statutory/duties.js'
import { proposalIn } from '../../../domain/recommendation/statutory/proposal.js'
import type { FormalStepName } from '../../../domain/recommendation/statutory/state.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { on } from '../calendar/calendars.js'
import { body, CONTACT, DIRECTOR, evidenceOnly, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

/** A case with one recommendation for evidence, due long after every statutory period. */
export function issued(form: DecisionForm, receivedOn: string | null, changes: Partial<Opening> = {}) {
  const bodyType = FORMS[form].about
  return play({
    recommendations: [evidenceOnly(1, { dueOn: on('2028-12-01') })],
    bodies: [
      body({ bodyType, planDueOn: null, form, ...(receivedOn !== null && { receivedOn: on(receivedOn) }) }),
    ],
    ...changes,
  })
}

const DUTY_KINDS: readonly string[] = Object.values(DUTY_ROWS).map((row) => row.kind)
const datesOf = (played: PlayedCase, isOne: (kind: string) => boolean) =>
  openDeadlines(played.state)
    .filter((d) => d.kind.startsWith('statutory') && isOne(d.kind))
    .map((d) => `${d.kind} ${d.on} ${d.metUntil}`)

/** The periods of the track. */
export const clocks = (played: PlayedCase) => datesOf(played, (kind) => !DUTY_KINDS.includes(kind))
/** What a council has not done about the report besides. */
export const duties = (played: PlayedCase) => datesOf(played, (kind) => DUTY_KINDS.includes(kind))
export const proposed = (played: PlayedCase) => proposalIn(played.state)?.step.name ?? null
export const grounds = (played: PlayedCase) =>
  proposalIn(played.state)?.grounds.map((g) => `${g.code} ${g.provision} ${g.passed.join()}`)
export const kinds = (played: PlayedCase) => tasksOf(played.state).map((t) => t.kind)
export const decide = (played: PlayedCase, step: FormalStepName, decision: 'take' | 'not-now' = 'take') =>
  say(played, 'decideFormalStep', DIRECTOR, { step, decision })
export const receive = (
  played: PlayedCase,
  document: 'decision' | 'further-report' | 'notice',
  day: string,
) => say(played, 'recordReceipt', OFFICER, { document, receivedOn: on(day) })

/** Everything that a council does about a report besides answering it, told today; the notice and the opening on this day. */
export function tellDuties(played: PlayedCase, day: string): void {
  const today = parseLocalDate(localDateOf(played.at))
  for (const duty of ['advertisement', 'inspection', 'consideration'] as const)
    say(played, 'recordDuty', CONTACT, {
      duty,
      ...(duty === 'advertisement' ? { on: on(day), openFrom: on(day) } : { on: today }),
    })
}
