// What the API needs from outside: made by main.ts from the configuration, by tests from the test stack.
import type { Logger } from 'pino'
import type { Calendar } from '../domain/calendar/calendar.js'
import type { SendingHours } from '../domain/calendar/sending-hours.js'
import type { FileStore } from '../files/store.js'
import type { PrismaClient } from '../prisma/generated/client.js'
import type { Desk } from '../temporal/desk.js'
import type { CaseChangeDesk } from '../temporal/desk-case-changes.js'
import type { CalendarDesk } from '../temporal/desk-calendars.js'
import type { RegulationRequestDesk } from '../temporal/desk-regulation-requests.js'
import type { FileDesk } from '../temporal/desk-files.js'
import type { Verifier } from './sign-in/verifier.js'

export interface ApiPorts {
  readonly database: PrismaClient
  readonly desk: Desk
  readonly caseChangeDesk: CaseChangeDesk
  readonly regulationRequestDesk: RegulationRequestDesk
  readonly verifier: Verifier
  /** Resolves when Temporal answers for the product's namespace, else rejects; may take long. */
  readonly askTemporal: () => Promise<unknown>
  /** Resolves when a worker asks for the product's work, else rejects; may take long. */
  readonly askWorker: () => Promise<unknown>
  /** Resolves when the mail server answers, else rejects; may take long. */
  readonly askMail: () => Promise<unknown>
  readonly calendarDesk: CalendarDesk
  readonly files: {
    readonly store: FileStore
    /** Bytes of the largest file. */
    readonly limit: number
    /** Whether new files go to a scanner and wait for it. */
    readonly isScanned: boolean
    readonly desk: FileDesk
  }
  /** England's, the current version of each moment. Throws `no-calendar` while none is loaded. */
  readonly calendar: Calendar
  /** When reminders of new cases leave; 09:00 to 17:00, if not given. */
  readonly sendingHours?: SendingHours
  /** Whether changes of CQC's register are read from its API: a key is set. */
  readonly cqcUpdates: boolean
  /** Milliseconds added to the wall clock: 0, except in tests and rehearsals. */
  readonly clockShift: number
  /** Where Temporal's UI shows a process, by the id of its workflow; not given where no address of the UI is set. */
  readonly processPage?: (workflowId: string) => string
  /** How long a write waits for its committed row before it answers 202, milliseconds. */
  readonly patience: number
  readonly version: string
  readonly log: Logger
}
