// The side effects of calendars and re-dating. Each may be repeated.
import { closeAdministratorTask, openAdministratorTask } from '../../prisma/write/administrator-tasks.js'
import { beginRedating, finishRedating, redatingsToDo, type Version } from '../../prisma/write/redating.js'
import { changeCalendars, updateCalendars } from './change.js'
import type { CalendarsPorts, ChangeCalendarsInput, TellCasesInput, UpdateCalendarsInput } from './ports.js'
import { tellCases } from './tell.js'

const NOT_UPDATED = 'calendars/not-updated'
const notRedated = ({ division, version }: Version) => `redating/${division}/${version}/not-answered`

export function createCalendarActivities(ports: CalendarsPorts) {
  const { database, desk } = ports
  return {
    updateCalendars: (input: UpdateCalendarsInput) => updateCalendars(ports, input),

    changeCalendars: (input: ChangeCalendarsInput) => changeCalendars(ports, input),

    /** Shows an administrator that, and why, the list could not be taken over; null: it could. */
    async noteCalendarUpdate({ problem, at }: { problem: string | null; at: number }) {
      if (problem === null) return closeAdministratorTask(database, NOT_UPDATED, at)
      const data = { address: ports.bankHolidaysUrl, problem }
      await openAdministratorTask(database, { key: NOT_UPDATED, kind: 'bank-holidays-not-updated', data }, at)
    },

    /** Starts the re-dating of each version that cases have not all answered to; one that runs is left alone. */
    async startRedatings() {
      for (const { division, version } of await redatingsToDo(database))
        await desk.startRedating(division, version)
    },

    beginRedating: ({ at, ...version }: Version & { at: number }) => beginRedating(database, version, at),

    tellCases: (input: TellCasesInput) => tellCases(ports, input),

    /** Shows an administrator that cases do not answer. */
    async noteSilentCases({ at, silent, ...version }: Version & { at: number; silent: number }) {
      const data = { version: `${version.division}/${version.version}`, cases: silent }
      await openAdministratorTask(database, { key: notRedated(version), kind: 'cases-not-redated', data }, at)
    },

    async finishRedating({ at, ...version }: Version & { at: number }) {
      await finishRedating(database, version, at)
      await closeAdministratorTask(database, notRedated(version), at)
    },
  }
}
