// Plainly fictional cases as an officer starts them, for the tests of this folder; what is left out is usual.
import { instantAt } from '../../../domain/calendar/london-time.js'
import type { Calendar } from '../../../domain/calendar/calendar.js'
import type { LocalDate } from '../../../domain/calendar/local-date.js'
import type { Actor } from '../../../domain/people/roles.js'
import type { InputOf, TransitionName } from '../../../domain/recommendation/process.js'
import type { Opening, OpeningBody, OpeningRecommendation } from '../../../domain/recommendation/opening.js'
import { withSharingConfirmed } from '../../support/law.js'
import { calendar, on } from '../calendar/calendars.js'
import { PlayedCase, statesOf } from './played-case.js'

export const BODY = 'example-care-home'
export const OTHER_BODY = 'example-council'
export const DECIDED_ON = on('2027-01-11')
export const TEXT = '00000000-0000-4000-8000-000000000001'

export const OFFICER: Actor = { subject: 'an-officer', role: 'case-officer' }
export const MANAGER: Actor = { subject: 'a-manager', role: 'manager' }
export const DIRECTOR: Actor = { subject: 'the-director', role: 'director' }
export const CQC: Actor = { subject: 'an-inspector', role: 'cqc-officer' }
export const CONTACT: Actor = { subject: 'a-contact', role: 'body-contact', bodyId: BODY }

/** England’s calendar once Legal has confirmed on what a council's outcome is shared, which as shipped nobody has. */
export const CONFIRMED_BY_LEGAL: Calendar = withSharingConfirmed(calendar('england'))

/** A moment of a day in London, epoch milliseconds. */
export const at = (date: LocalDate | string, time: `${number}:${number}` = '10:00') =>
  instantAt(typeof date === 'string' ? on(date) : date, time)

export const body = (changes: Partial<OpeningBody> = {}): OpeningBody => ({
  bodyId: BODY,
  bodyType: 'provider',
  planDueOn: on('2027-02-11'),
  takeOver: null,
  ...changes,
})

export const asks = (
  number: number,
  changes: Partial<OpeningRecommendation> = {},
): OpeningRecommendation => ({
  number,
  kind: 'service-improvement',
  requires: 'action-plan',
  assurance: true,
  dueOn: on('2027-04-12'),
  bodyIds: [BODY],
  ...changes,
})

export const evidenceOnly = (number: number, changes: Partial<OpeningRecommendation> = {}) =>
  asks(number, { kind: 'personal-remedy', requires: 'evidence', assurance: false, ...changes })

export const opening = (changes: Partial<Opening> = {}): Opening => ({
  reference: '99 000 001',
  team: 'team-1',
  decisionDate: DECIDED_ON,
  textId: TEXT,
  hasCqcLocation: true,
  mayBeShared: true,
  bodies: [body()],
  recommendations: [asks(1), evidenceOnly(2)],
  calendar: CONFIRMED_BY_LEGAL,
  clockShift: 0,
  ...changes,
})

/** The case of the first body, opened on the day of the decision. */
export const play = (changes: Partial<Opening> = {}, when = at(DECIDED_ON)) =>
  new PlayedCase(statesOf(opening(changes), when)[0], when)

/** Says this, with words, in one's own name; returns the refusal, or undefined when it was taken. */
export const say = <N extends TransitionName>(
  played: PlayedCase,
  name: N,
  actor: Actor,
  input: Omit<InputOf<N>, 'textId'>,
) => played.send(name, { actor, bodyHash: 'a-hash', input: { textId: TEXT, ...input } })
