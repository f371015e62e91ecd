// What the Act asks of a council about a report besides its answer: that it is advertised and open to inspection, laid before
// the authority and considered, and that the authority itself considers a further report on which no action, or not the one recommended, is proposed.
import type { Calendars } from '../../calendar/calendar.js'
import { computeDue } from '../../calendar/deadline.js'
import type { Explanation } from '../../calendar/explanation.js'
import { endOfDay } from '../../calendar/london-time.js'
import type { ProvisionId } from '../../law/provisions.js'
import type { LocalDate } from '../../calendar/local-date.js'
import { ruleBy } from '../../calendar/rules.js'
import type { StatutoryKind } from '../policy.js'
import type { RecommendationState } from '../state.js'
import { trackOf } from './phase.js'
import { DUTIES, receiptStart, type Duty, type DutyRecord, type StatutoryState } from './state.js'

interface DutyRow {
  /** What the council does; completes “record that …”. */
  readonly label: string
  readonly provision: ProvisionId
  readonly kind: StatutoryKind
}

export const DUTY_ROWS: Record<Duty, DutyRow> = {
  advertisement: {
    label: 'public notice was given, by advertisement, that the report can be inspected',
    provision: 'lga-s30-5',
    kind: 'statutory-advertisement',
  },
  inspection: {
    label: 'the report was open to inspection for three weeks',
    provision: 'lga-s30-4',
    kind: 'statutory-inspection',
  },
  consideration: {
    label: 'the report was laid before the authority and considered',
    provision: 'lga-s31-2',
    kind: 'statutory-consideration',
  },
  referral: {
    label:
      'the authority itself considered the further report, on which no action, or not the action recommended, was proposed',
    provision: 'lga-s31a-1a',
    kind: 'statutory-referral',
  },
}

/** What is recorded of a duty about the present report; undefined while nothing is. */
export const dutyDone = ({ duties }: StatutoryState, duty: Duty): DutyRecord | undefined =>
  duties?.find((d) => d.duty === duty)

export interface DutyPeriod {
  readonly duty: Duty
  readonly kind: StatutoryKind
  readonly explanation: Explanation
  readonly open: boolean
}

/**
 * The period of each duty that there is about the present report, also of one that is done; none without a receipt. They
 * hold whatever comes of the recommendations. Throws as `computeDue`.
 */
export function dutyPeriods(state: RecommendationState, calendars: Calendars): DutyPeriod[] {
  const track = trackOf(state)
  if (track?.form !== 'report') return []
  return DUTIES.flatMap((duty): DutyPeriod[] => {
    const explanation = periodOf(track, duty, calendars)
    if (!explanation || isUnknown(state, explanation)) return []
    return [{ duty, kind: DUTY_ROWS[duty].kind, explanation, open: dutyDone(track, duty) === undefined }]
  })
}

/** Of a case that was tracked elsewhere nobody said what its council had done before it was taken over. */
const isUnknown = ({ takenOver, openedAt }: RecommendationState, { metUntil }: Explanation) =>
  takenOver && endOfDay(metUntil) <= openedAt

function periodOf(track: StatutoryState, duty: Duty, calendars: Calendars): Explanation | null {
  if (!track.receipt) return null
  const start = receiptStart(track.receipt)
  const by = (rule: string, isAnswer = false) =>
    computeDue(
      { rule: ruleBy(calendars, rule), start, extensions: isAnswer ? longerAnswer(track) : [] },
      calendars,
    )
  switch (duty) {
    case 'advertisement':
      return by('report-advertisement')
    case 'inspection': {
      const openFrom = dutyDone(track, 'advertisement')?.openFrom
      return openFrom === undefined ? null : toldOf(openFrom, calendars)
    }
    case 'consideration':
      return by('report-consideration', true)
    case 'referral':
      return isReferred(track) ? by('report-referral', true) : null
  }
}

/** What is proposed on a further report goes to the authority itself where it is no action, or not the one recommended. */
const isReferred = ({ round, notification }: StatutoryState) =>
  round === 2 && (notification?.action === 'none' || notification?.action === 'proposed-otherwise')

/** More time to answer, agreed in writing, is more time to consider. */
const longerAnswer = ({ round, longer }: StatutoryState) =>
  longer.filter((l) => l.rule === (round === 1 ? 'report-response' : 'further-report-response'))

/** The three weeks from the day that the public notice gives. */
export const inspectionFrom = (openFrom: LocalDate, calendars: Calendars): Explanation =>
  computeDue({ rule: ruleBy(calendars, 'report-inspection'), start: { on: openFrom } }, calendars)

/** The last day on which the period of inspection may begin. */
export const opensBy = (advertisedOn: LocalDate, calendars: Calendars): LocalDate =>
  computeDue({ rule: ruleBy(calendars, 'report-opening'), start: { on: advertisedOn } }, calendars).due

function toldOf(openFrom: LocalDate, calendars: Calendars): Explanation {
  const inspection = inspectionFrom(openFrom, calendars)
  const rule = ruleBy(calendars, 'report-inspection-told')
  const told = computeDue({ rule, start: { on: inspection.due, basis: inspection.name } }, calendars)
  return { ...told, sentence: `${told.sentence} The period before it: ${inspection.sentence}` }
}
