// Why a date moved with a new version of its calendar, or did not, in a sentence for the report.
import { DIVISION_NAMES, type Calendar } from '../calendar/calendar.js'
import { inWords } from '../calendar/local-date.js'
import type { MovedDeadline } from './moved-dates.js'
import type { UnmovedReason } from './unmoved-dates.js'

/** Why a date moved, or is treated as met until another day. `calendar`: the one that moved it. */
export function whyMoved(deadline: MovedDeadline<string>, calendar: Calendar): string {
  const where = DIVISION_NAMES[calendar.id]
  const all = [calendar, ...(calendar.beside ?? [])]
  const changes = deadline.days.map((date) => {
    const named = all.flatMap(({ id, holidays }) => {
      const name = holidays.find((day) => day.date === date)?.name
      return name ? [`${inWords(date)} is now a bank holiday in ${DIVISION_NAMES[id]} (${name})`] : []
    })
    const places = all.map(({ id }) => DIVISION_NAMES[id]).join(' or ')
    return named[0] ?? `${inWords(date)} is no longer a bank holiday in ${places}`
  })
  const corrected = deadline.why === 'rule-corrected' ? deadline.rules : []
  const rules = corrected.map(({ rule, version }) => `the rule ${rule} was corrected (version ${version})`)
  const because = [...rules, ...changes].join(' and ') || `the bank holidays in ${where} changed`
  if (deadline.new !== deadline.old)
    return deadline.why === 'rule-corrected'
      ? `It is counted anew: ${because}`
      : `It is counted in working days: ${because}`
  return `The date stays; it is treated as met until the end of ${inWords(deadline.metUntilNew)} instead of ${inWords(deadline.metUntilOld)}: ${because}`
}

const STAYS: Record<UnmovedReason, string> = {
  'outside-the-count': 'It is counted in working days, and no day that changed lies within the count',
  'not-in-working-days':
    'A date that is counted in months, weeks or days never moves, and it is treated as met until the same day as before',
  stated: 'A date that was stated never moves, and it is treated as met until the same day as before',
  agreed: 'A date that was agreed on never moves, and it is treated as met until the same day as before',
  'clock-stopped': 'Its clock stands still: the date is not known before the question is answered',
}

/** Why a date did not move. `days`: whether a day changed at all, or only a rule or a policy was corrected. */
export const whyUnmoved = (why: UnmovedReason, days: boolean) =>
  days || why === 'clock-stopped' ? STAYS[why] : 'It does not rest on what was corrected'
