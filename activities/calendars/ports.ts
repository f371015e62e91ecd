// What the calendars need from the process that runs them, and what a workflow asks of them and gets.
import type { Division } from '../../domain/calendar/calendar.js'
import type { Role } from '../../domain/people/roles.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import type { MadeVersion } from '../../prisma/write/calendars.js'
import type { Place } from '../../prisma/write/redating.js'
import type { CalendarDesk } from '../../temporal/desk-calendars.js'

export type { Place } from '../../prisma/write/redating.js'

export interface CalendarsPorts {
  readonly database: PrismaClient
  readonly desk: CalendarDesk
  /** The address of gov.uk's list. */
  readonly bankHolidaysUrl: string
}

/** A person's change of a calendar; the words are stored under `textId`. */
export interface ChangeCalendarsInput {
  readonly changeId: string
  readonly actor: string
  readonly role: Role
  readonly textId: string
  /** Epoch milliseconds by the workflow's clock. */
  readonly at: number
}

export interface UpdateCalendarsInput {
  readonly changeId: string
  readonly at: number
}

/** What became of a change: expected outcomes are values. */
export type CalendarOutcome =
  | { readonly status: 'changed'; readonly versions: readonly MadeVersion[] }
  | { readonly status: 'unchanged' }
  /** Nothing was changed; `field` and `problem` say what is wrong and what would be right. */
  | { readonly status: 'refused'; readonly field: string; readonly problem: string }

export interface TellCasesInput {
  readonly division: Division
  readonly version: number
  readonly after: Place | null
  readonly at: number
}

/** What became of one page of cases. */
export interface ToldCases {
  /** A later version says all that this one says: nothing more is to be done. */
  readonly superseded: boolean
  readonly found: number
  readonly answered: number
  /** The last case of the page, or null when it was the last page. */
  readonly last: Place | null
}
