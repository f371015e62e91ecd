// Every side effect that a workflow may ask for, made from the ports of one process. Workflows import its type only.
import { createLetterActivities, type LettersPorts } from './letters/activities.js'
import { createRecordActivities, type RecordsPorts } from './records.js'

export interface ActivityPorts {
  readonly records: RecordsPorts
  readonly letters: LettersPorts
}

export const createActivities = (ports: ActivityPorts) => ({
  ...createRecordActivities(ports.records),
  ...createLetterActivities(ports.letters),
})

export type Activities = ReturnType<typeof createActivities>
