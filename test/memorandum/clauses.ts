// The memorandum between the Ombudsman and CQC clause by clause: what must work, which tests of this folder hold it, and
// what a clause waits for that is not built. `npm run test:memorandum` runs the tests and prints this list with their results.

/** Durable processes that are not built yet, by the folder of `domain/` in which each will stand. */
const PROCESSES = {
  'agreement-review': 'the review of the agreement itself',
  'information-share': 'the sharing of information apart from a recommendation',
  'information-request': 'questions from one body to the other',
  'regulatory-notice': 'CQC’s notices of investigations and conditions',
  'disclosure-request': 'requests for disclosure of the Ombudsman’s material',
  'complainant-referral': 'complainants who are passed on',
  'case-liaison': 'a case that is also under monitoring',
  'meeting-cycle': 'the meetings',
  announcement: 'announcements',
  contacts: 'the directory of contacts by topic',
  themes: 'trends and themes',
} as const
export type WaitedFor = keyof typeof PROCESSES

export interface Clause {
  readonly clause: string
  /** What must work. */
  readonly must: string
  /** Tests of this folder by their whole names, which begin with the clause. */
  readonly heldBy?: readonly string[]
  /** What of it no test holds yet, and the process that will bring it. */
  readonly waits?: { readonly forWhat: string; readonly process: WaitedFor }
}

const waiting = (clause: string, process: WaitedFor, must: string): Clause => ({
  clause,
  must,
  waits: { forWhat: PROCESSES[process], process },
})

export const CLAUSES: readonly Clause[] = [
  waiting(
    '1.1, 1.2',
    'agreement-review',
    'A page for the public says how the two bodies work together, that this binds nobody in law, and how decisions affect people',
  ),
  waiting(
    '1.3',
    'agreement-review',
    'The agreement is signed, runs for a year at least and is reviewed before it ends; who does not answer is chased',
  ),
  waiting(
    '2.1–2.3',
    'complainant-referral',
    'What each body may look into is data: “outside your remit” is an answer everywhere, and a referral may come back',
  ),
  {
    clause: '3.1 respect, openness',
    must: 'Each reads the other’s reasons where the law lets it; neither acts in the other’s name',
    heldBy: [
      '3.1 respect, openness: each reads the reasons that the other gave it',
      '3.1 respect, openness: neither body can act in the other’s name',
    ],
  },
  waiting(
    '3.1 align data',
    'themes',
    'Code lists are shared, with a mapping between both bodies’ words that has versions and two owners',
  ),
  {
    clause: '3.1 confidence',
    must: 'What is to be published and names the other body is checked by that body first',
    heldBy: [
      '3.1 confidence: a wording to be published that names CQC is stopped until CQC has checked it for accuracy',
    ],
    waits: {
      forWhat: 'the check by the other body, which is only marked as needed',
      process: 'announcement',
    },
  },
  {
    clause: '3.1 decisions',
    must: 'No act of one body decides for the other; each decision names body, role and reasons',
    heldBy: [
      '3.1 decisions: CQC’s assurance never closes the Ombudsman’s recommendation',
      '3.1 decisions: each decision names the body, the role and the reasons',
    ],
    waits: {
      forWhat: 'that information which was shared obliges its reader to nothing',
      process: 'information-share',
    },
  },
  {
    clause: '3.1 asap',
    must: 'What needs the other body’s act goes to its named contact at once, is acknowledged, and chased until then',
    heldBy: [
      '3.1 asap: what CQC is to do goes to its named contact at once, and is chased until CQC has done it',
    ],
    waits: { forWhat: 'matters apart from a recommendation', process: 'information-share' },
  },
  {
    clause: '3.1 secure, named contact',
    must: 'Information reaches a current contact by a link, never in the words of a mail; where nobody is named a task asks',
    heldBy: [
      '3.1 secure, named contact: a letter carries a link and nothing of the case; without a contact a task asks for one',
    ],
    waits: { forWhat: 'information apart from a recommendation', process: 'information-share' },
  },
  waiting(
    '3.1 in writing',
    'meeting-cycle',
    'What a meeting agrees is confirmed in writing to all who were invited, within some working days',
  ),
  waiting('4.1', 'information-share', 'Each share is planned, in working days, or urgent, in hours'),
  waiting(
    '4.2, 5.1',
    'agreement-review',
    'Once a year both look at what was shared: why, whether it was used, how fast, what is to be better',
  ),
  {
    clause: '4.3',
    must: 'Which law lets something be shared is decided before it leaves; a refusal says what bars it and what would be lawful',
    heldBy: [
      '4.3 nothing of a case reaches CQC unless an officer has decided that it may be shared',
      '4.3 what is shared has its basis, its approver and its day: %s',
      '4.3 a refused share says which provision bars it and what would be lawful',
      '4.3 CQC’s part does not run in a case that may not be shared, and whoever asks for it is told why',
    ],
  },
  waiting('4.4 i', 'information-share', 'The Ombudsman shares in order to see whether to investigate'),
  waiting(
    '4.4 ii',
    'information-request',
    'The Ombudsman asks CQC for what an investigation depends on; an answer, a part or a refusal; chased and escalated',
  ),
  {
    clause: '4.4 iii',
    must: 'Recommendation, action plan, its carrying out, CQC’s assurance that the body seeks, and the question later',
    heldBy: [
      '4.4 iii the recommendation, the action plan, its implementation, CQC’s assurance sought by the body, and the follow-up',
    ],
  },
  waiting(
    '4.4 iv',
    'information-share',
    'Evidence of abuse or neglect is shared in hours, on any day, and no machine refuses it',
  ),
  waiting(
    '4.4 v',
    'information-share',
    'A seeming breach of the regulations is shared with which of them it touches',
  ),
  waiting(
    '4.5',
    'themes',
    'Trends by body, category and period, small numbers left out; a threshold proposes a share, a person approves it',
  ),
  {
    clause: '4.6',
    must: 'What the Ombudsman shares joins CQC’s evidence on the location, in a list for its inspector',
    heldBy: [
      '4.6 CQC finds what the Ombudsman has shared with it, with the location that it concerns',
      '4.6 what the Ombudsman shares stands in the evidence list of the location, and what it does not share does not',
    ],
    waits: { forWhat: 'what is shared apart from a recommendation', process: 'information-share' },
  },
  {
    clause: '4.7',
    must: 'CQC logs systemic recommendations, and action plans with date, version and hash, as evidence for its inspectors',
    heldBy: [
      '4.7 CQC logs the accepted action plan: received with its date, version and hash',
      '4.7 CQC is asked to log a plan when it is accepted and not before, and reads the recommendation that it answers',
      '4.7 a logged action plan stands in the inspection evidence list of the location, with date, version and hash',
      '4.7 CQC is asked to log a systemic recommendation of which no plan is asked, logs it, and it stands in the list with its date',
      '4.7 with the action plan CQC logs the recommendations that it answers, and never a personal remedy',
      '4.7 the evidence list shows a recommendation that was added or amended in the words that hold now',
      '4.7 the case of a council without any care location stands in the evidence list of the council',
    ],
  },
  {
    clause: '4.8',
    must: 'CQC records what regulatory activity followed and what it intends; the Ombudsman is told',
    heldBy: [
      '4.8 CQC says that regulatory activity followed; the Ombudsman reads it in the case, with the reasons',
      '4.8 the Ombudsman is told of regulatory activity by a letter that names none of it; without any, nobody is written to',
      '4.8 CQC asks the registered person by its own power under regulation 17(3), which is none of the Ombudsman’s',
      '4.8 CQC’s own request is made only to the registered person of a location that its register has',
      '4.8 CQC records what followed and what it intends without having been asked; the Ombudsman is told, and the body is not',
      '4.8 what follows after the case was closed is recorded too, once, and the Ombudsman is told by letter',
    ],
  },
  waiting(
    '4.9',
    'disclosure-request',
    'Whoever asks CQC for the Ombudsman’s material is answered after the Ombudsman was consulted, on the statutory clock',
  ),
  waiting(
    '4.10',
    'information-share',
    'CQC shares what it knows of providers and of complaints that are not resolved',
  ),
  waiting('4.11', 'information-request', 'CQC advises or assists the Ombudsman, under the right provision'),
  waiting(
    '4.12',
    'regulatory-notice',
    'CQC’s notice of an investigation names the body and the service area and nothing else; the Ombudsman answers it',
  ),
  waiting(
    '4.13',
    'regulatory-notice',
    'Conditions on a registration are told before they are public, under an embargo with a moment at which it ends',
  ),
  waiting(
    '4.14',
    'complainant-referral',
    'A complainant is passed on with consent, received, and the outcome is told back',
  ),
  waiting('5.2', 'announcement', 'Changes of services and methods are told to the other body'),
  waiting(
    '5.3',
    'announcement',
    'Announcements are planned: notice, shared drafts, comments, embargo, release; a late notice is marked',
  ),
  waiting(
    '5.4',
    'meeting-cycle',
    'The yearly strategic meeting: who attends, three standing items, papers, minutes, actions; the next begins by itself',
  ),
  waiting(
    '5.5',
    'meeting-cycle',
    'Engagement meetings at an interval, with standing purposes and items; actions are carried on until done',
  ),
  waiting('5.5 vi', 'case-liaison', 'Both see that a case is also under regulatory monitoring'),
  waiting(
    '5.6, annex A',
    'contacts',
    'A directory of named contacts by topic, with deputies, days of validity and a yearly confirmation',
  ),
  {
    clause: 'annex 1',
    must: 'Councils, NHS bodies, providers and care systems each have their place; evidence by council; equality; export',
    heldBy: [
      'annex 1: a council answers for care that it commissioned, and the location that gave it is a field of its own',
      'annex 1: an NHS body answers beside a council, by what was agreed alone, and Legal is asked what CQC may read of it',
      'annex 1: an integrated care system is a subject of CQC’s assessment only, and answers to no recommendation',
      'annex 1: CQC’s assessment of a council is regulatory activity, in a case without any care location too',
      'annex 1: that equality or human rights are touched is flagged, and CQC reads it in the case and in its evidence list',
      'annex 1: the flag is put right for the whole case, in the ledger of each body, and what was believed before is kept',
      'annex 1: the evidence list exists by council too, with its cases at every location, for CQC and the Ombudsman alone',
      'annex 1: what the Ombudsman publishes of its recommendations and their outcomes can be exported, and nothing personal',
    ],
    waits: {
      forWhat: 'State of Care, thematic reports and training as kinds of announcement',
      process: 'announcement',
    },
  },
]

/** How many rows are held whole, held in part, and only waiting. */
export function countClauses(clauses: readonly Clause[] = CLAUSES) {
  const held = clauses.filter(({ heldBy, waits }) => heldBy && !waits).length
  const inPart = clauses.filter(({ heldBy, waits }) => heldBy && waits).length
  return { rows: clauses.length, held, inPart, waiting: clauses.length - held - inPart }
}

/** The same as a sentence; README.md says it in these words. */
export function inOneSentence({ rows, held, inPart, waiting: rest } = countClauses()): string {
  return `Of ${rows} rows of the memorandum ${held} are held by tests, ${inPart} in part, and ${rest} wait.`
}
