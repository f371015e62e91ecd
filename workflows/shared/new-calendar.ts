// The latest calendar that a case or request has been told of and has not taken over yet. An earlier version that arrives late is
// forgotten: each version holds all that the ones before it said.
import type { Calendar } from '../../domain/calendar/calendar.js'
import { isNewer } from '../../domain/calendar/edition.js'

export function createNewCalendar() {
  let offered: Calendar | null = null
  return {
    offer(calendar: Calendar) {
      if (offered === null || isNewer(calendar, offered)) offered = calendar
    },
    offered: () => offered,
    /** This one is taken over; one that was offered meanwhile stays. */
    taken(calendar: Calendar) {
      if (offered === calendar) offered = null
    },
  }
}
