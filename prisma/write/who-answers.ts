// Who answers questions about a case, as a letter that is claimed now names it: the officer who looks after it, and the
// mailbox and number of its team.
import type { PrismaClient } from '../generated/client.js'

export interface WhoAnswers {
  readonly reference: string
  readonly officer: string | null
  readonly team: string
  /** Null while the administrator has set none. */
  readonly mailbox: string | null
  /** The officer's own number, else the team's. */
  readonly phone: string | null
}

/** For each of these cases; those that are not known are left out. */
export const whoAnswers = (database: PrismaClient, references: readonly string[]): Promise<WhoAnswers[]> =>
  database.$queryRaw<WhoAnswers[]>`
    SELECT c.reference, c.officer_name AS officer, c.team, t.mailbox, coalesce(c.officer_phone, t.phone) AS phone
    FROM case_file c LEFT JOIN team t ON t.code = c.team
    WHERE c.reference = ANY(${[...references]}) ORDER BY c.reference`
