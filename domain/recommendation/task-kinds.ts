// Every kind of task that a case can raise for a person, and what it is called where people read it.
import { inWords, parseLocalDate } from '../calendar/local-date.js'
import type { Role } from '../people/roles.js'
import { DEADLINE_LABELS, type DeadlineKind } from './policy.js'

export const TASK_KINDS = [
  'confirm-take-over',
  'set-date',
  'review-plan',
  'judge-evidence',
  'record-condition',
  'override-wording',
  'reword-theme',
  'write-to-complainant',
  'complainant-not-contacted',
  'settle-not-received',
  'conclude',
  'decide-follow-up',
  'decide-extension',
  'decide-longer-period',
  'answer-clarification',
  'chase-clarification',
  'resume-reminders',
  'chase-overdue',
  'escalation-proposed',
  'action-withdrawn',
  'carry-out-measure',
  'link-new-case',
  'enter-delayed-remedy',
  'renew-expected-date',
  'record-receipt',
  'assess-action',
  'formal-step-proposed',
  'publish',
  'claim-expense',
  'settle-expense',
  'decide-location',
  'decide-sharing',
  'letter-not-delivered',
  'file-infected',
  'name-contact',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

export interface TaskData {
  readonly [key: string]: string | number | readonly number[] | readonly string[]
}

/** A task before it has its key: its kind, what tells it from others of that kind, what it is about, whose it is. */
export type Drafted = [TaskKind, string | number, TaskData, Role]

const ROLE_WORDS: Record<Role, string> = {
  'case-officer': 'the case officer',
  manager: 'the manager',
  director: 'the Director',
  'cqc-officer': 'CQC',
  'body-contact': 'the body',
  administrator: 'the administrator',
}

/** What is to be done, about which recommendations, by when it was due and who does it, in one line. */
export function taskSentence(kind: TaskKind, data: TaskData, forRole: Role): string {
  const { deadline, dueOn, recommendations = data.recommendation } = data
  const numbers = [recommendations ?? []].flat().filter((n): n is number => typeof n === 'number')
  const named = numbers.filter((n) => n !== 0)
  const about = [
    ...(typeof deadline === 'string' && deadline in DEADLINE_LABELS && typeof dueOn === 'string'
      ? [`${DEADLINE_LABELS[deadline as DeadlineKind]} due by ${inWords(parseLocalDate(dueOn))}`]
      : []),
    ...(named.length < numbers.length ? ['the action plan'] : []),
    ...(named.length ? [`recommendation${named.length > 1 ? 's' : ''} ${named.join(', ')}`] : []),
    `for ${ROLE_WORDS[forRole]}`,
  ]
  return `${TASK_LABELS[kind]} (${about.join('; ')})`
}

export const TASK_LABELS: Record<TaskKind, string> = {
  'decide-location':
    'The CQC location has changed, or is not named or not in the register: keep it, follow to a successor, or name the right one',
  'decide-sharing':
    'The sharing with CQC rests on no provision that Legal has confirmed: share it on its confirmation, or end it',
  'confirm-take-over': 'Confirm where this taken-over case stands',
  'set-date': 'Set the date that the decision does not state',
  'review-plan': 'Accept or return the action plan',
  'judge-evidence': 'Judge the evidence',
  'record-condition': 'Record whether the condition of a recommendation has arisen',
  'override-wording': 'A wording to be published is stopped: word it anew, or let it pass with a reason',
  'reword-theme':
    'A wording stands for a recommendation that has another wording or is published no more: word it anew',
  'write-to-complainant': 'A letter to the complainant is proposed: approve it, or say why not',
  'complainant-not-contacted':
    'The complainant would hear of this but has asked not to be contacted: note it; nothing is sent',
  'settle-not-received': 'The complainant has not received it: find out before you judge',
  conclude: 'Conclude the case',
  'decide-follow-up': 'Decide whether it is still in place',
  'decide-extension': 'Agree to more time in writing, or refuse it',
  'decide-longer-period': 'Agree in writing to a longer statutory period, or refuse it',
  'answer-clarification': 'Answer the body’s question: a clock stands still until then',
  'chase-clarification':
    'The body has not answered a question, and a clock stands still: ask again or end it',
  'resume-reminders': 'Reminders are paused: resume them when the reason has gone',
  'chase-overdue': 'An answer is overdue: decide what to do',
  'escalation-proposed': 'An answer is still overdue: decide on the next step of the ladder',
  'action-withdrawn': 'The body has withdrawn an action it had agreed to: decide what follows',
  'carry-out-measure': 'Carry out what was decided about non-compliance, and record it',
  'link-new-case': 'Open a new case about the failure, and link it',
  'enter-delayed-remedy': 'A year is nearly over: enter when the delayed remedy is expected',
  'renew-expected-date': 'The day on which the delayed remedy was expected has passed: give a new one',
  'record-receipt': 'Record the day on which the body received the paper: a statutory period runs from it',
  'assess-action': 'Say whether what the body will do is enough',
  'formal-step-proposed': 'The law allows a formal step: decide whether it is taken',
  publish: 'Publish in the body’s place, and record it',
  'claim-expense': 'Published in the body’s place: claim the expense',
  'settle-expense': 'The expense of a publication is claimed: record its payment, or that it is not pursued',
  'letter-not-delivered': 'A letter could not be delivered: put the address right or tell them otherwise',
  'file-infected': 'A file that the body sent is infected and was removed: ask it for another one',
  'name-contact': 'Name a contact: letters have nobody to go to',
}
