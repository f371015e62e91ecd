// The teams that look after cases, with the mailbox and the number that their letters name.
import type { PrismaClient } from '../generated/client.js'

export interface TeamView {
  readonly team: string
  readonly mailbox: string | null
  readonly phone: string | null
}

/** Every team that looks after a case or has a mailbox, in the order of their codes. */
export const listTeams = (database: PrismaClient): Promise<TeamView[]> =>
  database.$queryRaw<TeamView[]>`
    SELECT code AS team, t.mailbox, t.phone FROM (
      SELECT code FROM team UNION SELECT DISTINCT team FROM case_file
    ) AS known LEFT JOIN team t USING (code) ORDER BY code`

/** Whether there is such a case. */
export const isCase = async (database: PrismaClient, reference: string): Promise<boolean> =>
  (await database.caseFile.count({ where: { reference } })) > 0
