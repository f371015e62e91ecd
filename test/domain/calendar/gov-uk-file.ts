// A file as gov.uk publishes it, made from calendars: what the tests of imports hand in.
import type { Calendar, Calendars, Holiday } from '../../../domain/calendar/calendar.js'
import { CALENDARS } from './calendars.js'

export interface GovUkEvent {
  readonly title: string
  readonly date: string
  readonly notes: string
  readonly bunting: boolean
}

export const eventOf = ({ date, name }: Pick<Holiday, 'name'> & { date: string }): GovUkEvent => ({
  title: name.replace(' (substitute day)', '').replaceAll("'", '’'),
  date,
  notes: name.endsWith(' (substitute day)') ? 'Substitute day' : '',
  bunting: true,
})

const listOf = (division: string, calendar: Calendar | undefined, from: number, to: number) => ({
  division,
  events: (calendar?.holidays ?? [])
    .filter(({ date }) => Number(date.slice(0, 4)) >= from && Number(date.slice(0, 4)) <= to)
    .map(eventOf),
})

/** The file for these years, and with these calendars instead of the package's. */
export const govUkFile = (from = 2019, to = 2028, calendars: Calendars = CALENDARS) => ({
  'england-and-wales': listOf('england-and-wales', calendars.england, from, to),
  scotland: listOf('scotland', calendars.scotland, from, to),
  'northern-ireland': listOf('northern-ireland', calendars['northern-ireland'], from, to),
})
