// What of a case is shared with CQC, as its viewer may know it, and on what CQC reads the rest: with provisions and limits in words.
import { citationInWords } from '../../domain/calendar/rule.js'
import { POLICIES_IN } from '../../domain/calendar/editions.js'
import { gatewayBy, readGateway, regimeOf } from '../../domain/gateways/gateways.js'
import { verdictOf } from '../../domain/gateways/verdict.js'
import { READ_MATTERS, type Law, type LawEntry } from '../../domain/law/law.js'
import type { BodyType } from '../../domain/people/bodies.js'
import { organisationOf } from '../../domain/people/roles.js'
import type { Viewer } from '../../domain/people/visibility.js'
import type { Share } from '../../domain/recommendation/sharing.js'
import type { Particulars } from '../../domain/recommendation/particulars.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import type { ReadView, ShareView } from './case-view.js'

/** What is corrected of the law now. One round trip. */
export const lawNow = (database: Pick<PrismaClient | Prisma.TransactionClient, 'calendarEdition'>) =>
  database.calendarEdition.findFirst({
    where: { division: POLICIES_IN },
    orderBy: { version: 'desc' },
    select: { law: true },
  })

export const lawIn = (row: { readonly law: unknown } | null): Law => ({ law: (row?.law ?? []) as LawEntry[] })

/** Whoever may see the case may see that CQC reads it; the Ombudsman also who approved it. */
export const sharesOf = (viewer: Viewer, kept: unknown, law: Law): ShareView[] =>
  (kept as readonly Share[]).map(({ matter, gateway, version, basis, limit, approver, on, confirmedOn }) => {
    const now = gatewayBy(law, gateway)
    return {
      matter,
      gateway,
      version,
      basis,
      limit,
      basisNow: now.version === version ? null : citationInWords(now.citation),
      limitNow: now.version === version ? null : now.limit,
      approver: organisationOf(viewer.role) === 'ombudsman' ? approver : null,
      on,
      confirmedOn: confirmedOn ?? null,
    }
  })

/** On what CQC reads what it reads besides the outcome; nothing while it has no part in the case. */
export function readsOf(
  row: { readonly cqcPart: string; readonly body: { readonly type: string }; readonly particulars: unknown },
  law: Law,
): ReadView[] {
  if (row.cqcPart !== 'runs') return []
  const { planMayBePassedOn = null } = row.particulars as Partial<Particulars>
  return READ_MATTERS.map((matter) => {
    const gateway = readGateway(law, regimeOf(row.body.type as BodyType), matter)
    const agreedOn = gateway.orAgreement ? planMayBePassedOn : null
    return {
      matter,
      gateway: gateway.id,
      basis: citationInWords(gateway.citation),
      limit: gateway.limit,
      agreedOn,
      isConfirmed: agreedOn !== null || verdictOf(gateway) === 'open',
    }
  })
}
