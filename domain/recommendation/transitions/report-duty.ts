// What a council has done about a report besides answering it (LGA 1974 s30(4)–(5), s31(2), s31A(1A)), told by the council or
// recorded for it; and that a duty need not be done: above all by a direction that the report is not made public (s30(7)).
import { calendarsIn } from '../../calendar/calendar.js'
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { citationInWords } from '../../calendar/rule.js'
import { cite } from '../../law/cited-text.js'
import { provisionBy } from '../../law/provisions.js'
import { invalid, type Refusal } from '../../refusal.js'
import { calendarsOf } from '../dates.js'
import { bodyRecipient } from '../ids.js'
import type { RecommendationState } from '../state.js'
import { DUTY_ROWS, dutyDone, dutyPeriods, inspectionFrom, opensBy } from '../statutory/duties.js'
import type { Duty, DutyRecord, StatutoryState } from '../statutory/state.js'
import { checkCovered, OFFICERS, provenance, type CommonInput, type Transition } from '../transition.js'
import { clocksAsData, STATUTORY_STAGES } from './statutory-receipt.js'

export interface RecordDutyInput extends CommonInput {
  readonly duty: Duty
  readonly on: LocalDate
  /** Of an advertisement: the day from which the report is open to inspection. */
  readonly openFrom?: LocalDate
}

export const recordDuty: Transition<RecordDutyInput> = {
  name: 'recordDuty',
  label: 'Record what was done about a report',
  by: ['body-contact'],
  onBehalf: OFFICERS,
  from: STATUTORY_STAGES,
  needs:
    'a report or further report whose receipt is known; the public notice with the day from which the report is open, the last day on which it was open, or the meeting that considered it; and what shows it',
  says: 'It is recorded.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check: (state, input, { today }) =>
    checkOpenDuty(state, input.duty) ?? checkDay(state, input, today) ?? checkInspection(state, input),
  apply(state, input, moment) {
    const { duty, on, openFrom } = input
    const next = withDuty(state, { duty, on, ...(openFrom && { openFrom }) })
    return {
      state: next,
      facts: [
        {
          event: 'duty-recorded',
          data: {
            duty,
            on,
            ...(openFrom && { openFrom }),
            provision: dutyInLaw(state, duty),
            clocks: clocksAsData(next),
            ...provenance(input, moment),
          },
        },
      ],
    }
  },
}

export interface WaiveDutyInput extends CommonInput {
  readonly duty: Duty
}

export const waiveDuty: Transition<WaiveDutyInput> = {
  name: 'waiveDuty',
  label: 'Decide that a duty about a report need not be done',
  by: ['director'],
  onBehalf: [],
  from: STATUTORY_STAGES,
  needs:
    'a duty about a report that is not done, and the reasons: a direction that the report is not made public, or why it is pursued no further',
  says: 'It is recorded and the council is told.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check: (state, { duty }) => checkOpenDuty(state, duty),
  apply: (state, input, moment) => ({
    state: withDuty(state, { duty: input.duty, on: moment.today, waived: true }),
    facts: [
      {
        event: 'duty-waived',
        data: { duty: input.duty, provision: dutyInLaw(state, input.duty), ...provenance(input, moment) },
      },
    ],
    notices: [{ kind: 'duty-waived', recipient: bodyRecipient(state.bodyId), recommendations: [] }],
  }),
}

const dutyInLaw = ({ calendar }: RecommendationState, duty: Duty) =>
  citationInWords(provisionBy(calendar, DUTY_ROWS[duty].provision).citation)

const withDuty = (state: RecommendationState, done: DutyRecord): RecommendationState => {
  const track = state.statutory as StatutoryState
  return { ...state, statutory: { ...track, duties: [...(track.duties ?? []), done] } }
}

function checkOpenDuty(state: RecommendationState, duty: Duty): Refusal | undefined {
  const periods = dutyPeriods(state, calendarsOf(state))
  if (periods.some((p) => p.duty === duty && p.open)) return undefined
  const known = state.statutory && dutyDone(state.statutory, duty)
  const open = periods.filter((p) => p.open).map((p) => p.duty)
  return invalid(
    '/duty',
    known
      ? `this is recorded: ${inWords(known.on)}`
      : 'the Act asks for no such thing in this case now (a report whose receipt is known; an inspection after its public notice; a referral once no action, or not the action recommended, is proposed on a further report)',
    open.length ? `one of ${open.join(', ')}` : 'a correction, if what is recorded is wrong',
  )
}

function checkDay(
  { statutory, calendar }: RecommendationState,
  { duty, on, openFrom }: RecordDutyInput,
  today: LocalDate,
): Refusal | undefined {
  const received = statutory?.receipt?.on ?? today
  if (on > today || on < received)
    return invalid(
      '/on',
      `${inWords(on)} is not between the receipt of the report and today`,
      `a date from ${inWords(received)} to ${inWords(today)}`,
    )
  if (duty !== 'advertisement')
    return openFrom
      ? invalid('/openFrom', 'only a public notice gives the day of the opening', 'leave it out')
      : undefined
  const last = opensBy(on, calendarsIn(calendar))
  return openFrom && openFrom >= on && openFrom <= last
    ? undefined
    : invalid(
        '/openFrom',
        openFrom
          ? `the period of inspection may begin at most a week after the notice (${cite('lga-s30-5')}), not on ${inWords(openFrom)}`
          : 'the day from which the report is open to inspection is missing',
        `a date from ${inWords(on)} to ${inWords(last)}; another notice, if this one gave a later day`,
      )
}

/** The last day of the inspection ends three weeks; the day of a notice leaves room for what is counted from it. */
function checkInspection(
  state: RecommendationState,
  { duty, on, openFrom }: RecordDutyInput,
): Refusal | undefined {
  if (openFrom) return checkCovered(state, '/openFrom', openFrom)
  const opened = state.statutory && dutyDone(state.statutory, 'advertisement')?.openFrom
  if (duty !== 'inspection' || !opened) return undefined
  const { due } = inspectionFrom(opened, calendarsOf(state))
  return on < due
    ? invalid(
        '/on',
        `from ${inWords(opened)} to ${inWords(on)} are less than three weeks (${cite('lga-s30-4')})`,
        `the last day on which it was open, ${inWords(due)} or later`,
      )
    : undefined
}
