// A date as a letter says it: with its weekday where it is no working day, and until when it is treated as met.
import { inWords, weekdayName, type LocalDate } from '../../domain/calendar/local-date.js'
import type { MovedDate, ToldDate } from '../../domain/recommendation/letter-item.js'
import { DEADLINE_WORDING } from './deadline-wording.js'

const withWeekday = (date: LocalDate) => `${weekdayName(date)} ${inWords(date)}`

/** “Sunday 5 July 2026” of a day that is no working day, else “6 July 2026”. */
export const dayInWords = ({ dueOn, notWorking }: ToldDate) =>
  notWorking === undefined ? inWords(dueOn) : withWeekday(dueOn)

const isWeekday = (name: string) => name === 'Saturday' || name === 'Sunday'

/**
 * “That is a Sunday, so we treat it as met until the end of Monday 6 July 2026.” Null of a day that is met by its own end.
 * `past`: of a day that is over.
 */
export function longerInWords({ metUntil, notWorking }: ToldDate, past = false): string | null {
  if (metUntil === undefined) return null
  const until = `it as met until the end of ${withWeekday(metUntil)}.`
  const [is, treat] = past ? ['was', 'treated'] : ['is', 'treat']
  if (notWorking === undefined) return `We ${treat} ${until}`
  const why = isWeekday(notWorking) ? `a ${notWorking}` : `a bank holiday (${notWorking})`
  return `That ${is} ${why}, so we ${treat} ${until}`
}

/** What has moved, from what to what; `owed` names it, with the recommendations. */
export function movedInWords({ was, ...now }: MovedDate, owed: string): string {
  const { wasBy, nowBy } = DEADLINE_WORDING[now.deadline]
  if (was.dueOn !== now.dueOn)
    return sentences(`${owed} ${wasBy(dayInWords(was))} and ${nowBy(dayInWords(now))}.`, longerInWords(now))
  const before = was.metUntil ?? was.dueOn
  return now.metUntil === undefined
    ? `${owed} is still due by the end of ${inWords(now.dueOn)}. It is a working day now, so we no longer treat it as met until the end of ${withWeekday(before)}.`
    : sentences(
        `${owed} is still due by the end of ${dayInWords(now)}.`,
        longerInWords(now),
        `Before, that was the end of ${withWeekday(before)}.`,
      )
}

export const sentences = (...said: readonly (string | null)[]) => said.filter((one) => one !== null).join(' ')
