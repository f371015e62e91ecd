// Makes a letter from the rows of its items and nothing else, so that every try of it says the same.
import { inWords } from '../../domain/calendar/local-date.js'
import { LETTER_SUBJECTS, type LetterKind } from '../../domain/recommendation/letters.js'
import type {
  DeadlineData,
  DueLine,
  DueList,
  Found,
  LetterItem,
} from '../../domain/recommendation/letter-item.js'
import {
  paragraphsOf,
  REQUEST_LETTERS,
  REQUEST_SUBJECTS,
  type RequestLetter,
  type RequestLetterData,
} from '../../domain/regulation-request/letters.js'
import type { LetterItemRow } from '../../prisma/write/letter-desk.js'
import { dayInWords, longerInWords, movedInWords, sentences } from './dates-in-words.js'
import { DEADLINE_WORDING, QUESTION_WORDING, WHAT_A_PLAN_SAYS } from './deadline-wording.js'
import { standardsInWords } from '../../domain/recommendation/fundamental-standards.js'
import { cite, withCitations } from '../../domain/law/cited-text.js'
import type { Law } from '../../domain/law/law.js'
import { sharingParagraphs } from './sharing-wording.js'
import {
  DATES_CHANGED_SUBJECT,
  DIGEST_SUBJECTS,
  FOLLOW_UP_ON,
  FOUND_WORDING,
  MIXED_DIGEST_SUBJECT,
  NEWS_SUBJECT,
  NOTICE_WORDING,
  PLAN_DATE_FOLLOWS,
  PLAN_FIRST,
  type ReminderKind,
} from './wording.js'

/** The part of a letter about one case, or about a request of CQC's own. */
export interface Passage {
  readonly reference: string
  /** “Case 99 000 001” */
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly lists: readonly { readonly title: string; readonly lines: readonly string[] }[]
  /** Null in a letter that opens no page. */
  readonly link: string | null
}

const REFERENCES_IN_SUBJECT = 3

/** The subject of a letter, which names its kind and its cases and nothing else. */
export function subjectOf(items: readonly LetterItemRow[]): string {
  const references = [...new Set(items.map((i) => i.reference))]
  const named = references.slice(0, REFERENCES_IN_SUBJECT).join(', ')
  const more = references.length - REFERENCES_IN_SUBJECT
  return `${whatItIs(items.map((i) => i.kind))} – ${named}${more > 0 ? ` and ${more} more` : ''}`
}

/** A letter about a request of CQC's own holds nothing of the Ombudsman's: it is CQC's. */
export const isOfCqc = (items: readonly Pick<LetterItemRow, 'kind'>[]) =>
  items.every(({ kind }) => isRequestLetter(kind))

const isRequestLetter = (kind: string): kind is RequestLetter =>
  (REQUEST_LETTERS as readonly string[]).includes(kind)

function whatItIs(kinds: readonly string[]): string {
  const [request] = kinds
  if (request !== undefined && isRequestLetter(request)) return REQUEST_SUBJECTS[request]
  return whatOfCases(kinds as readonly LetterKind[])
}

function whatOfCases(kinds: readonly LetterKind[]): string {
  const [first, ...rest] = kinds
  if (first !== undefined && rest.length === 0) return LETTER_SUBJECTS[first]
  if (kinds.every((kind) => kind === 'date-changed')) return DATES_CHANGED_SUBJECT(kinds.length)
  if (!kinds.every(isReminder)) return NEWS_SUBJECT(kinds.length)
  return first !== undefined && isReminder(first) && rest.every((kind) => kind === first)
    ? DIGEST_SUBJECTS[first](kinds.length)
    : MIXED_DIGEST_SUBJECT(kinds.length)
}

const isReminder = (kind: LetterKind): kind is ReminderKind => kind in DIGEST_SUBJECTS

/** What a letter says about one case, by the law as it holds; `link` is the address in it, if there is one. */
export function passageOf({ kind, reference, data }: LetterItemRow, link: string | null, law: Law): Passage {
  if (isRequestLetter(kind))
    return {
      reference,
      heading: `Request ${reference}`,
      link,
      paragraphs: paragraphsOf(kind, data as RequestLetterData).map((p) => withCitations(p, law)),
      lists: [],
    }
  const said = sayings(kind as LetterKind, data as LetterItem['data'], law)
  return {
    reference,
    heading: `Case ${reference}`,
    link,
    paragraphs: said.paragraphs.filter((p) => p !== null).map((p) => withCitations(p, law)),
    lists: said.lists.filter(({ lines }) => lines.length > 0),
  }
}

interface Sayings {
  readonly paragraphs: readonly (string | null)[]
  readonly lists: Passage['lists']
}

function sayings(kind: LetterKind, data: LetterItem['data'], law: Law): Sayings {
  const to = kind === 'opening' || kind === 'shared-with-cqc' ? 'body' : 'cqc'
  const { sharedUnder: id, agreedOn } = data
  const shared = id ? sharingParagraphs(to, { id, agreedOn }, law) : []
  if ('dueOn' in data) return { paragraphs: [...reminderOf(kind, data), ...shared], lists: [] }
  const breach = data.potentialBreach?.length
    ? `It is a potential breach of ${standardsInWords(data.potentialBreach)} (${cite('regulations-9-20a')}).`
    : null
  const { says, counts } = NOTICE_WORDING[kind as Exclude<LetterKind, ReminderKind>]
  return {
    paragraphs: [
      says(recommendationsInWords(data.recommendations)),
      breach,
      ...planOf(data),
      data.askedOn ? FOLLOW_UP_ON(inWords(data.askedOn)) : null,
      counts,
      ...shared,
    ],
    lists: [
      { title: 'What has moved:', lines: (data.moved ?? []).map((m) => movedInWords(m, owedOf(m))) },
      { title: 'What we found:', lines: (data.found ?? []).map(foundLine) },
      { title: 'What is due now:', lines: data.due.map(dueLine) },
    ],
  }
}

function reminderOf(kind: LetterKind, data: DeadlineData): (string | null)[] {
  const wording = DEADLINE_WORDING[data.deadline]
  const sentence =
    kind === 'follow-up' ? wording.followUp : wording[kind as 'reminder' | 'overdue' | 'escalation']
  const isOver = kind === 'overdue' || kind === 'escalation'
  const asked = sentence(dayInWords(data), recommendationsInWords(data.recommendations))
  return [asked, longerInWords(data, isOver), wording.counts]
}

/** What an action plan is, in a letter that asks for one. */
function planOf({ plan, due }: DueList): (string | null)[] {
  if (!plan) return []
  const isDated = due.some(({ deadline }) => deadline === 'plan')
  return [PLAN_FIRST(recommendationsInWords(plan)), WHAT_A_PLAN_SAYS, isDated ? null : PLAN_DATE_FOLLOWS]
}

const owedOf = ({ deadline, recommendations }: Pick<DeadlineData, 'deadline' | 'recommendations'>) =>
  `${capital(DEADLINE_WORDING[deadline].owed)}${recommendationsInWords(recommendations)}`

function dueLine({ deadline, recommendations, ...when }: DueLine): string {
  const { owed, by } = deadline === 'question' ? QUESTION_WORDING : DEADLINE_WORDING[deadline]
  // In a question 0 is the action plan.
  const about = recommendationsInWords(recommendations.filter((number) => number !== 0))
  return `${capital(owed)}${about}: ${byWhen(when, by)}`
}

function byWhen(
  { dueOn, stoppedBy, overdue, ...longer }: Omit<DueLine, 'deadline' | 'recommendations'>,
  by: (due: string) => string,
): string {
  if (stoppedBy)
    return stoppedBy === 'body'
      ? 'the time stands still while we answer your question'
      : 'the time stands still until you answer our question'
  if (dueOn === null) return 'no date is set yet; we will tell you'
  const told = { dueOn, ...longer }
  if (overdue) return `overdue, it was due ${by(dayInWords(told))}`
  return sentences(`${by(dayInWords(told))}${longer.metUntil === undefined ? '' : '.'}`, longerInWords(told))
}

const foundLine = ({ as, recommendations }: Found) =>
  `${capital(recommendationsInWords(recommendations).replace(/^ for /, ''))}: ${FOUND_WORDING[as]}`

/** ` for recommendation 2`, ` for recommendations 1, 2 and 4`, or nothing. */
function recommendationsInWords(numbers: readonly number[]): string {
  const last = numbers.at(-1)
  if (last === undefined) return ''
  if (numbers.length === 1) return ` for recommendation ${last}`
  return ` for recommendations ${numbers.slice(0, -1).join(', ')} and ${last}`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
