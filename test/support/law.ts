// The law as a test needs it corrected: as shipped nobody has confirmed on what a council's outcome is shared with CQC.
import type { Calendar } from '../../domain/calendar/calendar.js'
import { gatewayBy } from '../../domain/gateways/gateways.js'
import { correctedLaw } from '../../domain/law/law-correction.js'
import type { LawEntry } from '../../domain/law/law.js'

const shipped = gatewayBy({}, 'outcome-to-cqc')

/** What Legal corrects once it has confirmed it: plainly made up. */
export const SHARING_CONFIRMED: LawEntry = correctedLaw(shipped, {
  citation: { ...shipped.citation, version: 'as an example adviser confirmed it', status: 'checked' },
})

export const withSharingConfirmed = (calendar: Calendar): Calendar => ({
  ...calendar,
  law: [SHARING_CONFIRMED],
})
