// Calendars as rows: filled once, carried on when years run out, changed one after the other and never rewritten.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { DIVISIONS } from '../../domain/calendar/calendar.js'
import { afterDecision } from '../../domain/calendar/editions.js'
import { parseLocalDate } from '../../domain/calendar/local-date.js'
import { countedBy } from '../../cli/due-date/counted-by.js'
import { createDatabase } from '../../prisma/client.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { openCalendarBook } from '../../prisma/read/calendar-book.js'
import { readCalendarHistory, readCurrentEditions } from '../../prisma/read/calendars.js'
import { recordCalendarChange, type ChangedBy } from '../../prisma/write/calendars.js'
import { ensureCalendars } from '../../prisma/write/first-calendars.js'
import { until } from '../support/editions.js'
import { freshDatabase } from '../support/stack.js'

const AT = Date.parse('2026-11-22T12:00:00Z')
const TODAY = parseLocalDate('2026-11-22')
const by = (changeId: string): ChangedBy => ({
  changeId,
  actor: 'an-administrator',
  role: 'administrator',
  textId: null,
  at: AT,
})

let database: PrismaClient
let url: string
let owner: PrismaClient
beforeAll(async () => {
  const { appUrl, ownerUrl } = await freshDatabase()
  url = appUrl
  database = createDatabase(appUrl, { max: 8 })
  owner = createDatabase(ownerUrl, { max: 1 })
})
afterAll(async () => {
  await database.$disconnect()
  await owner.$disconnect()
})

const versions = async () => (await readCurrentEditions(database)).map(({ calendar }) => calendar.version)

const add = (date: string, changeId = date) =>
  recordCalendarChange(database, by(changeId), (current) =>
    afterDecision(
      current,
      { action: 'add', division: 'england', date: parseLocalDate(date), name: 'A day of joy' },
      TODAY,
    ),
  )

describe('the due-date command', () => {
  it('counts as shipped while nothing is stored, and where no database answers', async () => {
    expect(await countedBy({ DATABASE_URL: url })).toMatchObject({ asShipped: true })
    expect(await countedBy({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' })).toMatchObject({
      asShipped: true,
    })
  })
})

describe('the stored calendars', () => {
  it('are filled for every division, by however many processes begin at once', async () => {
    expect(await versions()).toEqual([])
    await Promise.all([1, 2, 3, 4].map(() => ensureCalendars(database, AT)))
    expect(await versions()).toEqual(DIVISIONS.map((division) => `${division}/1`))
    const [england] = await readCurrentEditions(database)
    expect(england?.calendar).toMatchObject({
      source: expect.stringContaining('date-holidays'),
      years: { from: 2006, to: 2036 },
      verified: { from: 2019, to: 2028 },
    })
  })

  it('are known to a process that looked before there were any, within seconds', async () => {
    const { appUrl } = await freshDatabase()
    const empty = createDatabase(appUrl, { max: 1 })
    const book = await openCalendarBook(empty)
    expect(() => book.of('england')).toThrow(/no calendar of bank holidays in England is loaded/)
    await ensureCalendars(empty, AT)
    await until(async () => Object.keys(book.all()).length === DIVISIONS.length)
    expect(book.of('scotland').version).toBe('scotland/1')
    book.close()
    await empty.$disconnect()
  })

  it('are carried on before the years that cases need run out, and running cases are told', async () => {
    const inSixYears = Date.parse('2031-06-01T12:00:00Z')
    const { appUrl } = await freshDatabase()
    const later = createDatabase(appUrl, { max: 1 })
    await ensureCalendars(later, AT)
    for (let n = 0; n < 2; n += 1) await ensureCalendars(later, inSixYears)
    const editions = await readCurrentEditions(later)
    expect(editions.map(({ number, calendar }) => `${number} ${calendar.years.to}`)).toEqual(
      DIVISIONS.map(() => '2 2041'),
    )
    expect(await later.calendarEdition.count({ where: { redates: true } })).toBe(DIVISIONS.length)
    await later.$disconnect()
  })

  it('take a change once, however often it is tried', async () => {
    const first = await add('2027-05-10')
    expect(first).toEqual([
      { division: 'england', version: 2, redates: true },
      { division: 'any-part-of-the-uk', version: 2, redates: true },
    ])
    expect(await add('2027-05-10')).toEqual(expect.arrayContaining(first))
    expect((await versions()).filter((version) => version.endsWith('/2'))).toHaveLength(2)
  })

  it('take changes that come at once one after the other', async () => {
    const days = ['2027-06-07', '2027-06-08', '2027-06-09', '2027-06-10']
    await Promise.all(days.map((date) => add(date)))
    const [england] = await readCurrentEditions(database)
    expect(england?.number).toBe(6)
    expect(england?.calendar.holidays.map(({ date }) => date)).toEqual(expect.arrayContaining(days))
    const history = await readCalendarHistory(database, 'england')
    expect(history.map(({ version, madeFrom }) => `${version} from ${madeFrom ?? 'nothing'}`)).toEqual([
      'england/6 from england/5',
      'england/5 from england/4',
      'england/4 from england/3',
      'england/3 from england/2',
      'england/2 from england/1',
      'england/1 from nothing',
    ])
    expect(history.slice(0, 5).every(({ added, removed }) => added.length === 1 && !removed.length)).toBe(
      true,
    )
  })

  it('record nothing of a change that is refused', async () => {
    const before = await versions()
    await expect(add('2027-05-10', 'again')).rejects.toThrow(/already/)
    expect(await versions()).toEqual(before)
  })

  it.each(['UPDATE calendar SET holidays = holidays', 'DELETE FROM calendar', 'TRUNCATE calendar'])(
    'refuse the product and their owner: %s',
    async (sql) => {
      await expect(database.$executeRawUnsafe(sql)).rejects.toThrow(/permission denied/)
      await expect(owner.$executeRawUnsafe(sql)).rejects.toThrow(/append-only: make the next version/)
    },
  )

  it('are those that the due-date command counts by', async () => {
    const { calendars, asShipped } = await countedBy({ DATABASE_URL: url })
    expect([asShipped, calendars.england?.version]).toEqual([false, (await versions())[0]])
  })
})
