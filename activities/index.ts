// Every side effect that a workflow may ask for, made from the ports of one process. Workflows import its type only.
import { createCaseChangeActivities } from './case-changes.js'
import { createCalendarActivities } from './calendars/activities.js'
import type { CalendarsPorts } from './calendars/ports.js'
import { createCqcDirectoryActivities } from './cqc-directory/activities.js'
import type { CqcDirectoryPorts } from './cqc-directory/ports.js'
import { createFileActivities, type FilesPorts } from './files.js'
import { holding } from './held.js'
import { createLetterActivities, type LettersPorts } from './letters/activities.js'
import { createRecordActivities, type RecordsPorts } from './records.js'
import { createRegulationRequestActivities } from './regulation-requests.js'

export interface ActivityPorts {
  readonly records: RecordsPorts
  readonly letters: LettersPorts
  /** Left out by rehearsals, in which nobody sends files. */
  readonly files?: FilesPorts
  /** Left out by rehearsals: they never ask the world outside, and their cases keep the calendar they began with. */
  readonly calendars?: CalendarsPorts
  /** Left out by rehearsals. */
  readonly cqcDirectory?: CqcDirectoryPorts
}

export type Activities = ReturnType<typeof createRecordActivities> &
  ReturnType<typeof createCaseChangeActivities> &
  ReturnType<typeof createRegulationRequestActivities> &
  ReturnType<typeof createLetterActivities> &
  ReturnType<typeof createCalendarActivities> &
  ReturnType<typeof createCqcDirectoryActivities> &
  ReturnType<typeof createFileActivities>

export const createActivities = (ports: ActivityPorts): Partial<Activities> => ({
  ...holding(ports.records.database, createRecordActivities(ports.records)),
  ...holding(ports.records.database, createCaseChangeActivities(ports.records)),
  ...holding(ports.records.database, createRegulationRequestActivities(ports.records)),
  ...createLetterActivities(ports.letters),
  ...(ports.files && createFileActivities(ports.files)),
  ...(ports.calendars && createCalendarActivities(ports.calendars)),
  ...(ports.cqcDirectory && createCqcDirectoryActivities(ports.cqcDirectory)),
})
