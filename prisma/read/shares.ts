// What of a case is shared with CQC, as its viewer may know it: with the provision and its limit in words.
import { citationInWords } from '../../domain/calendar/rule.js'
import { GATEWAYS } from '../../domain/gateways/gateways.js'
import { organisationOf } from '../../domain/people/roles.js'
import type { Viewer } from '../../domain/people/visibility.js'
import type { Share } from '../../domain/recommendation/sharing.js'
import type { ShareView } from './case-view.js'

/** Whoever may see the case may see that CQC reads it; the Ombudsman also who approved it. */
export const sharesOf = (viewer: Viewer, kept: unknown): ShareView[] =>
  (kept as readonly Share[]).map(({ matter, gateway, approver, on, confirmedOn }) => ({
    matter,
    basis: citationInWords(GATEWAYS[gateway].citation),
    limit: GATEWAYS[gateway].limit,
    approver: organisationOf(viewer.role) === 'ombudsman' ? approver : null,
    on,
    confirmedOn: confirmedOn ?? null,
  }))
