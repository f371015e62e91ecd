// A case on a statutory track and what it shows: shared by the tests of the tracks.
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import type { Opening } from '../../../domain/recommendation/opening.js'
import { FORMS, type DecisionForm } from '../../../domain/recommendation/statutory/form.js'
import { proposalIn } from '../../../domain/recommendation/statutory/proposal.js'
import type { FormalStepName } from '../../../domain/recommendation/statutory/state.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { on } from '../calendar/calendars.js'
import { body, DIRECTOR, evidenceOnly, OFFICER, play, say } from './openings.js'
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

export const clocks = (played: PlayedCase) =>
  openDeadlines(played.state)
    .filter((d) => d.kind.startsWith('statutory'))
    .map((d) => `${d.kind} ${d.on} ${d.metUntil}`)
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
