// What a new version of the calendar does to a running request of CQC's own: the day that the Act assumes for its receipt is
// counted in working days, the 28 days are not, and the last of them may be treated as met until another day.
import type { Calendar } from '../calendar/calendar.js'
import { isNewer, versionNumberOf } from '../calendar/edition.js'
import { localDateOf } from '../calendar/london-time.js'
import { nextSendingMoment } from '../calendar/sending-hours.js'
import { causesIn, type MovedDeadline } from '../recommendation/moved-dates.js'
import type { Redating, Told } from '../recommendation/redate.js'
import type { UnmovedDeadline } from '../recommendation/unmoved-dates.js'
import { dueIn, receiptIn } from './clock.js'
import { registeredPerson, stageOf, type Provision, type RequestState } from './state.js'
import { moved, remindersOf, type RequestItem, type RequestMoved, type RequestStep } from './step.js'

/**
 * The request under a newer version of its calendar, at this moment of the workflow's clock (epoch milliseconds). The step
 * is written also when nothing moved, because the row says by which version it is counted.
 */
export function redatedRequest(before: RequestState, calendar: Calendar, at: number): RequestMoved {
  const doing = { at, actor: 'system', role: 'system' } as const
  if (!isNewer(calendar, before.calendar)) return moved(before, before, { ...doing, facts: [] })
  const dated = { ...before, calendar }
  const after: RequestState = { ...dated, late: lateReminders(before, dated, at) }
  const [was, is] = [datesOf(before), datesOf(after)]
  const reminders = differing(remindersOf(before, at), remindersOf(after, at))
  const hasMoved = is !== null && was !== null && (was.due !== is.due || was.metUntil !== is.metUntil)
  if (!hasMoved && reminders === 0)
    return answered(before, after, moved(before, after, { ...doing, facts: [] }), reminders)
  const isMailed = before.servedBy === 'e-mail with consent' && !before.isUndelivered
  const told = moved(before, after, {
    ...doing,
    facts: [
      {
        event: 're-dated',
        data: {
          version: calendar.version,
          reminders,
          ...(hasMoved && {
            old: was.due,
            new: is.due,
            metUntilOld: was.metUntil,
            metUntilNew: is.metUntil,
            receivedOn: is.receivedOn,
          }),
        },
      },
    ],
    notices: hasMoved && isMailed ? [{ kind: DATE_CHANGED, recipient: registeredPerson(before.id) }] : [],
  })
  return answered(before, after, told, reminders)
}

const DATE_CHANGED = 'regulation-request-date-changed'

/** With what is reported of it: the date as it was and is and why it moved, or why it stays, and who is told. */
function answered(
  before: RequestState,
  after: RequestState,
  { state, step }: RequestMoved,
  reminders: number,
): RequestMoved {
  const { calendar, provision } = after
  const redating: Redating<Provision> = {
    division: calendar.id,
    version: versionNumberOf(calendar),
    ...datesIn(before, after, provision),
    reminders,
    told: step.arm.flatMap(({ kind, recipient, key }): Told[] =>
      kind === DATE_CHANGED ? [{ recipient, how: 'at-once', letter: key }] : [],
    ),
  }
  return { state, step: { ...step, redating } satisfies RequestStep }
}

function datesIn(
  before: RequestState,
  after: RequestState,
  deadline: Provision,
): {
  readonly moved: readonly MovedDeadline<Provision>[]
  readonly unmoved: readonly UnmovedDeadline<Provision>[]
} {
  const [was, is] = [datesOf(before), datesOf(after)]
  if (!was || !is) return { moved: [], unmoved: [] }
  const about = { deadline, recommendations: [] }
  if (was.due === is.due && was.metUntil === is.metUntil) {
    // The day that the Act assumes for the receipt of an e-mail is counted in working days, the 28 days are not.
    const isAssumed = after.recordedReceipt === null && after.servedBy === 'e-mail with consent'
    const why = isAssumed ? 'outside-the-count' : 'not-in-working-days'
    return { moved: [], unmoved: [{ ...about, on: is.due, metUntil: is.metUntil, why }] }
  }
  const because = causesIn(before.calendar, after.calendar)
  const dated = ({ due, metUntil }: typeof is) => ({ on: due, metUntil })
  const differsWith = (calendar: Calendar) => {
    const then = datesOf({ ...after, calendar })
    return then?.due !== is.due || then.metUntil !== is.metUntil
  }
  const moves = { old: was.due, new: is.due, metUntilOld: was.metUntil, metUntilNew: is.metUntil }
  return {
    moved: [{ ...about, ...moves, ...because(dated(was), dated(is), differsWith) }],
    unmoved: [],
  }
}

/** The dates for which somebody waits; null once it is answered, or while no time runs. */
function datesOf(state: RequestState) {
  const due = stageOf(state) === 'asked' ? dueIn(state) : null
  return due && { due: due.due, metUntil: due.metUntil, receivedOn: receiptIn(state)?.on ?? null }
}

/** The reminder that it is, whatever the date in its key. */
const rungOf = ({ key }: RequestItem) => key.slice(key.lastIndexOf(':'))

/** No reminder is lost: one whose moment now lies behind leaves when it was to leave before, or on the next working day. */
function lateReminders(
  before: RequestState,
  dated: RequestState,
  at: number,
): NonNullable<RequestState['late']> {
  const ahead = remindersOf(before, at)
  return Object.fromEntries(
    remindersOf({ ...dated, late: {} }, -Infinity).flatMap((item) => {
      const was = ahead.find((known) => rungOf(known) === rungOf(item))
      if (item.at > at || !was) return []
      const moment = nextSendingMoment(was.at, dated.sendingHours, dated.calendar)
      return [[item.key, { on: localDateOf(moment), at: moment }] as const]
    }),
  )
}

const differing = (was: readonly RequestItem[], is: readonly RequestItem[]) =>
  new Set(
    [...was, ...is]
      .map(rungOf)
      .filter((rung) => was.find((i) => rungOf(i) === rung)?.at !== is.find((i) => rungOf(i) === rung)?.at),
  ).size
