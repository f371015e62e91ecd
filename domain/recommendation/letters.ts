// The letters of the recommendation process: to whom, and what the subject says. The words of the body of a letter are
// in activities/letters; here is only what the process decides. No letter holds personal detail or recommendation text.

export const LETTER_KINDS = [
  'opening',
  'reminder',
  'overdue',
  'escalation',
  'follow-up',
  'plan-received',
  'plan-returned',
  'plan-accepted',
  'log-plan',
  'seek-assurance',
  'assurance-request',
  'assurance-answered',
  'more-needed',
  'date-changed',
  'extension-asked',
  'extension-agreed',
  'extension-refused',
  'clarification-asked',
  'clarification-answered',
  'reopened',
  'withdrawn',
  'closed',
] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/** What a letter is about, in its subject; the case reference follows. */
export const LETTER_SUBJECTS: Record<LetterKind, string> = {
  opening: 'The Ombudsman’s recommendations: what is due and when',
  reminder: 'Reminder: an answer is due',
  overdue: 'Overdue: an answer was due',
  escalation: 'For a manager: an answer is overdue',
  'follow-up': 'Follow-up: is it still in place?',
  'plan-received': 'Your action plan has been received',
  'plan-returned': 'Your action plan is returned: please change it',
  'plan-accepted': 'Your action plan is accepted',
  'log-plan': 'An action plan to log',
  'seek-assurance': 'Please seek CQC’s assurance',
  'assurance-request': 'Assurance is sought that a recommendation has been implemented',
  'assurance-answered': 'CQC has answered your request for assurance',
  'more-needed': 'More is needed',
  'date-changed': 'A date has changed',
  'extension-asked': 'You have asked for more time',
  'extension-agreed': 'More time is agreed',
  'extension-refused': 'More time cannot be agreed',
  'clarification-asked': 'A question to you',
  'clarification-answered': 'A question is answered: the time goes on',
  reopened: 'The case is open again',
  withdrawn: 'The recommendations are withdrawn',
  closed: 'The case is closed',
}
