// The letters of CQC's own request: to the registered person in CQC's name, and to CQC when the time has passed. Plain
// requests and dates: what may follow from silence is no letter's to say.
import { inWords, type LocalDate } from '../calendar/local-date.js'
import { cite } from '../law/cited-text.js'
import { PROVISION_WORDS, type Provision } from './state.js'

export const REQUEST_LETTERS = [
  'regulation-request',
  'regulation-request-reminder',
  'regulation-request-received',
  'regulation-request-date-changed',
  'regulation-request-withdrawn',
  'regulation-request-overdue',
] as const
export type RequestLetter = (typeof REQUEST_LETTERS)[number]

/** What a letter is about; `dueOn` is null where nothing is due. */
export interface RequestLetterData {
  readonly provision: Provision
  readonly locationId: string
  readonly dueOn: LocalDate | null
  /** Nobody recorded the receipt: the day on which it counts as received is assumed, and that is doubtful. */
  readonly receiptIsAssumed?: true
  /** Where the day is treated as met until the end of another. */
  readonly metUntil?: LocalDate
}

export const REQUEST_SUBJECTS: Record<RequestLetter, string> = {
  'regulation-request': 'A request of the Care Quality Commission',
  'regulation-request-reminder': 'Reminder: a request of the Care Quality Commission',
  'regulation-request-received': 'The Care Quality Commission has received your answer',
  'regulation-request-date-changed': 'Another day: a request of the Care Quality Commission',
  'regulation-request-withdrawn': 'The Care Quality Commission withdraws its request',
  'regulation-request-overdue': 'A registered person has not answered',
}

const ASSUMED =
  `That day assumes when you received the request, which is doubtful (${cite('hsca-s93')}). ` +
  'Please answer with the day on which you really received it: the 28 days run from there.'

const ASSUMED_OF_THEM =
  `The day of its receipt is not recorded but assumed, which is doubtful (${cite('hsca-s93')}). ` +
  'Find out when it was really received, and record that, before you rest anything on the date.'

const by = (dueOn: LocalDate | null) => (dueOn === null ? '' : ` by the end of ${inWords(dueOn)}`)

/** The paragraphs of a letter. No personal data, and nobody's words but these. */
export function paragraphsOf(kind: RequestLetter, data: RequestLetterData): string[] {
  const { cited, asksFor } = PROVISION_WORDS[data.provision]
  const about = `the location ${data.locationId} (${cite(cited)})`
  switch (kind) {
    case 'regulation-request':
      return [
        `The Care Quality Commission asks you, as the registered person of ${about}, to send us ${asksFor}.`,
        `Please send it${by(data.dueOn)}: the Regulations give you 28 days, beginning on the day after you receive this request.`,
        ...(data.receiptIsAssumed ? [ASSUMED] : []),
        'You may answer this e-mail.',
      ]
    case 'regulation-request-reminder':
      return [
        `We have asked you, as the registered person of ${about}, to send us ${asksFor}.`,
        `Please send it${by(data.dueOn)}. If something stands in the way, answer this e-mail and say so.`,
        ...(data.receiptIsAssumed ? [ASSUMED] : []),
      ]
    case 'regulation-request-received':
      return [`We have received your answer for ${about}. If we need more we will tell you.`]
    case 'regulation-request-date-changed': {
      const longer = data.metUntil ? ` An answer by the end of ${inWords(data.metUntil)} is in time.` : ''
      return [
        `We have asked you, as the registered person of ${about}, to send us ${asksFor}.`,
        `The bank holidays have changed, and the time that the Regulations give you with them. Please send it${by(data.dueOn)}.${longer}`,
      ]
    }
    case 'regulation-request-withdrawn':
      return [`We withdraw our request for ${about}. You need not send anything.`]
    case 'regulation-request-overdue':
      return [
        `The registered person of ${about} was to answer${by(data.dueOn)}. Nothing has been recorded.`,
        ...(data.receiptIsAssumed ? [ASSUMED_OF_THEM] : []),
        'Enter the answer if it has come by another way, or close the request. What happens next is for you to decide: nothing formal follows by itself.',
      ]
  }
}
