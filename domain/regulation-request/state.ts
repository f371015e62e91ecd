// CQC's own request to the registered person of a location (Regulation 17(3) or 16(3), SI 2014/2936): CQC's lever, beside
// the Ombudsman's case and never part of it. The state holds ids, codes and dates, never words that people wrote.
import type { Calendar } from '../calendar/calendar.js'
import type { ProvisionId } from '../law/provisions.js'
import type { LocalDate } from '../calendar/local-date.js'
import type { Severity } from '../calendar/policy.js'
import { USUAL_SENDING_HOURS, type SendingHours } from '../calendar/sending-hours.js'
import type { Handled, PendingSend } from '../recommendation/state.js'

/** Which power is used; the id of the rule that sets its time. */
export const PROVISIONS = ['regulation-17-3', 'regulation-16-3'] as const
export type Provision = (typeof PROVISIONS)[number]

/** What the registered person must send, so that "CQC asks for …" follows. */
export const PROVISION_WORDS: Record<
  Provision,
  { readonly label: string; readonly cited: ProvisionId; readonly asksFor: string }
> = {
  'regulation-17-3': {
    label: 'Regulation 17(3)',
    cited: 'regulation-17-3',
    asksFor:
      'your written report on how you meet the requirements of [[regulation-17-2]], and any plans that you have to improve the service',
  },
  'regulation-16-3': {
    label: 'Regulation 16(3)',
    cited: 'regulation-16-3',
    asksFor:
      'your summary of the complaints that you received, of your responses to them, and of what else is relevant to them',
  },
}

/** How the request is served (HSCA 2008 ss93 and 94): by e-mail only with the registered person's consent. */
export const SERVED_BY = ['e-mail with consent', 'registered or recorded post'] as const
export type ServedBy = (typeof SERVED_BY)[number]

export const STAGES = ['asked', 'answered', 'closed'] as const
export type Stage = (typeof STAGES)[number]

export const STAGE_LABELS: Record<Stage, string> = {
  asked: 'Waiting for the registered person’s answer',
  answered: 'Answered: CQC’s officer reads it',
  closed: 'Closed',
}

export const OUTCOMES = ['answered', 'not-answered', 'withdrawn'] as const
export type Outcome = (typeof OUTCOMES)[number]

export interface RequestState {
  readonly id: string
  readonly provision: Provision
  readonly locationId: string
  /** The registered provider, where it is a body that the directory knows: its contact may answer by itself. */
  readonly bodyId: string | null
  /** The case of the Ombudsman that made CQC ask, if one did. */
  readonly reference: string | null
  /** The stored words: to whom it goes, what is asked and why. */
  readonly textId: string
  readonly startedBy: string
  /** Which ladder of reminders is climbed. */
  readonly severity: Severity
  readonly servedBy: ServedBy
  /** The day of sending, or of posting. */
  readonly sentOn: LocalDate
  /** The recorded day of its actual receipt, which proves the contrary of what the Act assumes; null: none is recorded. */
  readonly recordedReceipt: LocalDate | null
  /** The e-mail could not be delivered: then nothing was received unless a receipt is recorded. */
  readonly isUndelivered: boolean
  readonly answeredOn: LocalDate | null
  readonly outcome: Outcome | null
  readonly openedAt: number
  readonly closedAt: number | null
  /** Everything timed up to this moment has been done; epoch milliseconds by the workflow's clock. */
  readonly playedUntil: number
  readonly seq: number
  readonly sends: readonly PendingSend[]
  readonly handled: readonly Handled[]
  /** Reminders whose moment a new calendar put behind though they had not left: when they leave instead, by their key. */
  readonly late?: { readonly [key: string]: { readonly on: LocalDate; readonly at: number } }
  /** England's (HSCA 2008 s93(2A)). */
  readonly calendar: Calendar
  readonly sendingHours: SendingHours
  /** Added to the wall clock; only in test and rehearsal namespaces. */
  readonly clockShift: number
}

/** A request as it is before its first step. */
export const newRequest = (
  asked: Pick<
    RequestState,
    | 'id'
    | 'provision'
    | 'locationId'
    | 'bodyId'
    | 'reference'
    | 'textId'
    | 'startedBy'
    | 'servedBy'
    | 'sentOn'
  > & { readonly severity?: Severity | undefined },
  world: Pick<RequestState, 'calendar' | 'clockShift'> & { readonly sendingHours?: SendingHours | undefined },
): RequestState => ({
  ...asked,
  severity: asked.severity ?? 'ordinary',
  recordedReceipt: null,
  isUndelivered: false,
  answeredOn: null,
  outcome: null,
  openedAt: 0,
  closedAt: null,
  playedUntil: 0,
  seq: 0,
  sends: [],
  handled: [],
  calendar: world.calendar,
  sendingHours: world.sendingHours ?? USUAL_SENDING_HOURS,
  clockShift: world.clockShift,
})

/** The durable process of one request. */
export const requestWorkflowId = (id: string) => `regulation-request/${id}`

/** The shape of a request's id: made from the id of what started it. */
export const REQUEST_ID = /^rr-[0-9a-f]{20}$/

/** The letters' recipient: the registered person of this request, whose address stands in its words. */
export const registeredPerson = (id: string): `registered-person/${string}` => `registered-person/${id}`

export const stageOf = (state: RequestState): Stage =>
  state.closedAt !== null ? 'closed' : state.answeredOn !== null ? 'answered' : 'asked'
