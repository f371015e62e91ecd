// Editions of calendars: gov.uk's list taken over as a whole or refused as a whole, and what a person decides about a day.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readBankHolidays } from '../../../domain/calendar/bank-holidays-file.js'
import { isWorkingDay, type Division } from '../../../domain/calendar/calendar.js'
import { redates, versionNumberOf, type Edition } from '../../../domain/calendar/edition.js'
import { afterDecision, afterImport, afterMoreYears } from '../../../domain/calendar/editions.js'
import { calendarsByDivision, calendarsFromDateHolidays } from '../../../prisma/calendar-seed.js'
import { on } from './calendars.js'
import { eventOf, govUkFile } from './gov-uk-file.js'
import { FIRST, standing } from './stored-editions.js'
import { holds } from '../../support/holds.js'

const TODAY = on('2026-11-22')

const edition = (editions: readonly Edition[], division: Division) =>
  editions.find((one) => one.division === division) as Edition

const imported = (file: unknown, before: readonly Edition[] = FIRST, today = TODAY, mayLose = false) =>
  afterImport(before, readBankHolidays(file), today, mayLose)

type Mutable = ReturnType<typeof govUkFile>
const changedFile = (change: (file: Mutable) => void) => {
  const file = structuredClone(govUkFile())
  change(file)
  return file
}

describe('gov.uk’s list', () => {
  it('confirms the years that it covers and leaves the others as they were', () => {
    const next = imported(govUkFile())
    expect(next.map(({ division, number }) => `${division}/${number}`)).toEqual([
      'england/2',
      'wales/2',
      'scotland/2',
      'northern-ireland/2',
      'any-part-of-the-uk/2',
    ])
    for (const { calendar, division } of next) {
      expect(calendar.verified).toEqual({ from: 2019, to: 2028 })
      expect(calendar.years).toEqual({ from: 2016, to: 2036 })
      expect(redates(edition(FIRST, division).calendar, calendar)).toBe(false)
    }
    expect(edition(next, 'scotland').calendar.source).toBe('gov.uk’s list of bank holidays for 2019 to 2028')
  })

  it('taken over again says nothing new', () => {
    const once = standing(FIRST, imported(govUkFile()))
    expect(imported(govUkFile(), once, on('2026-12-01'))).toEqual([])
  })

  it('brings a holiday proclaimed in one country to that country and to the whole kingdom', () => {
    const before = standing(FIRST, imported(govUkFile()))
    const file = changedFile(({ scotland }) => {
      scotland.events.push(eventOf({ date: '2027-06-14', name: 'World Cup' }))
    })
    const next = imported(file, before)
    expect(next.map(({ division }) => division)).toEqual(['scotland', 'any-part-of-the-uk'])
    for (const { calendar } of next)
      expect(calendar.holidays.find(({ date }) => date === '2027-06-14')).toMatchObject({ announced: TODAY })
    expect(isWorkingDay(edition(standing(before, next), 'england').calendar, on('2027-06-14'))).toBe(true)
  })

  it('lets go of a future day that it no longer has only when a person says that this is right', () => {
    const file = changedFile((lists) => {
      const list = lists['england-and-wales']
      list.events = list.events.filter(({ date }) => date !== '2027-05-03')
    })
    expect(() => imported(file)).toThrow(
      expect.objectContaining({
        code: 'loses-a-day',
        message: expect.stringMatching(/^England: the list lacks 3 May 2027 \(Early May bank holiday\)/),
      }),
    )
    const england = edition(imported(file, FIRST, TODAY, true), 'england').calendar
    expect(isWorkingDay(england, on('2027-05-03'))).toBe(true)
    expect(redates(edition(FIRST, 'england').calendar, england)).toBe(true)
  })

  it.each(['england-and-wales', 'scotland', 'northern-ireland'] as const)(
    'that drops a past day of %s is refused as a whole',
    (name) => {
      const file = changedFile((lists) => {
        lists[name].events = lists[name].events.filter(({ date }) => date !== '2026-05-04')
      })
      expect(() => imported(file)).toThrow(/drops 4 May 2026 \(.*\), which is past; keep it/)
    },
  )

  it('is taken without a day that an administrator has removed before', () => {
    const decision = { action: 'remove', division: 'england', date: on('2027-05-03'), name: '' } as const
    const inWales = { ...decision, division: 'wales' } as const
    const once = standing(FIRST, afterDecision(FIRST, decision, TODAY))
    const before = standing(once, afterDecision(once, inWales, TODAY))
    const file = changedFile((lists) => {
      const list = lists['england-and-wales']
      list.events = list.events.filter(({ date }) => date !== '2027-05-03')
    })
    const england = edition(imported(file, before), 'england')
    expect(isWorkingDay(england.calendar, on('2027-05-03'))).toBe(true)
    expect(england.byHand).toEqual([])
  })

  it('leaves out what falls on a weekend: it makes no difference to working days', () => {
    const file = changedFile(({ scotland }) => {
      scotland.events.push(eventOf({ date: '2027-12-25', name: 'Christmas Day' }))
    })
    expect(edition(imported(file), 'scotland').calendar.holidays.map(({ date }) => date)).not.toContain(
      '2027-12-25',
    )
  })

  it('that begins years after ours end is refused', () => {
    expect(() => imported(govUkFile(2039, 2041))).toThrow(/import the years between first/)
  })

  it('marks no day as announced in years that were not loaded before', () => {
    const england = edition(imported(govUkFile(2035, 2040)), 'england').calendar
    expect(england.years.to).toBe(2040)
    // Only what is known to have been proclaimed at short notice.
    expect(england.holidays.filter(({ announced }) => announced).map(({ date }) => date)).toEqual([
      '2022-09-19',
    ])
  })

  it.each<[string, (file: Mutable) => unknown, RegExp]>([
    ['no object', () => [1, 2], /the file is no object/],
    ['an error page', () => '<html>', /the file is no object/],
    ['a list is missing', ({ scotland: _, ...file }) => file, /\/scotland has no list of events/],
    ['events are no list', (f) => ({ ...f, scotland: { events: {} } }), /\/scotland has no list of events/],
    ['an empty list', (f) => ({ ...f, scotland: { events: [] } }), /\/scotland\/events is empty/],
    [
      'an event that is none',
      (f) => ({ ...f, scotland: { events: [...f.scotland.events, null] } }),
      /\/scotland\/events\/\d+ is no event/,
    ],
    [
      'a date that does not exist',
      (f) => ({
        ...f,
        scotland: { events: [...f.scotland.events, eventOf({ date: '2027-02-30', name: 'X' })] },
      }),
      /\/date “2027-02-30” is no date/,
    ],
    [
      'a date in other words',
      (f) => ({
        ...f,
        scotland: { events: [...f.scotland.events, eventOf({ date: '30/03/2027', name: 'X' })] },
      }),
      /is no date as YYYY-MM-DD/,
    ],
    [
      'a date that is a number',
      (f) => ({ ...f, scotland: { events: [{ title: 'X', date: 20270330 }] } }),
      /is no date as YYYY-MM-DD/,
    ],
    [
      'a day without a name',
      (f) => ({
        ...f,
        scotland: { events: [...f.scotland.events, eventOf({ date: '2027-04-01', name: ' ' })] },
      }),
      /\/title is no name/,
    ],
    [
      'a day twice',
      (f) => ({
        ...f,
        scotland: { events: [...f.scotland.events, eventOf({ date: '2027-01-01', name: 'X' })] },
      }),
      /has 2027-01-01 twice/,
    ],
    [
      'a list cut off in a year',
      (f) => ({ ...f, scotland: { events: f.scotland.events.slice(0, 30) } }),
      /seems to be cut off/,
    ],
  ])('with %s is refused, naming the place', (_, change, message) => {
    expect(() => imported(change(structuredClone(govUkFile())))).toThrow(message)
  })
})

describe('a day that a person adds', () => {
  const proclaimed = {
    action: 'add',
    division: 'england',
    date: on('2027-05-10'),
    name: 'Coronation',
  } as const
  const added = afterDecision(FIRST, proclaimed, TODAY)

  it('makes a new version of that country and of the kingdom, and is marked as announced today', () => {
    expect(added.map(({ calendar }) => calendar.version)).toEqual(['england/2', 'any-part-of-the-uk/2'])
    expect(edition(added, 'england').calendar.holidays).toContainEqual({
      date: '2027-05-10',
      name: 'Coronation',
      announced: TODAY,
    })
    expect(edition(added, 'england').byHand).toEqual([
      { date: '2027-05-10', action: 'added', name: 'Coronation' },
    ])
  })

  it('outlives a list that does not have it yet, and rests on the list once that has it', () => {
    const before = standing(FIRST, added)
    const kept = edition(imported(govUkFile(), before), 'england')
    expect(isWorkingDay(kept.calendar, proclaimed.date)).toBe(false)
    expect(kept.byHand).toHaveLength(1)
    const file = changedFile((lists) => {
      lists['england-and-wales'].events.push(eventOf({ date: '2027-05-10', name: 'Coronation' }))
    })
    const confirmed = edition(imported(file, standing(before, [kept])), 'england')
    expect(confirmed.byHand).toEqual([])
    expect(confirmed.calendar.holidays).toContainEqual({
      date: '2027-05-10',
      name: 'Coronation',
      announced: TODAY,
    })
  })

  it('can be taken back, and then nothing rests on a person’s word', () => {
    const back = afterDecision(standing(FIRST, added), { ...proclaimed, action: 'remove' }, TODAY)
    expect(edition(back, 'england').byHand).toEqual([])
    expect(edition(back, 'england').calendar.holidays).toEqual(edition(FIRST, 'england').calendar.holidays)
  })

  it.each([
    [{ date: on('2027-05-03') }, /is a bank holiday in England already \(Early May bank holiday\)/],
    [{ date: on('2027-05-08') }, /Saturday or Sunday/],
    [{ date: on('2040-05-10') }, /outside the years 2016 to 2036/],
    [{ name: '  ' }, /has no name/],
    [{ division: 'any-part-of-the-uk' as const }, /follows from those of its countries/],
  ])('%j is refused', (change, message) => {
    expect(() => afterDecision(FIRST, { ...proclaimed, ...change }, TODAY)).toThrow(message)
  })

  it('is refused while there is no calendar at all', () => {
    expect(() => afterDecision([], proclaimed, TODAY)).toThrow(/npm run migrate/)
  })
})

describe('a day that a person removes', () => {
  const removal = { action: 'remove', division: 'england', date: on('2027-05-03'), name: '' } as const

  it('stays removed although the list still has it', () => {
    const removed = standing(FIRST, afterDecision(FIRST, removal, TODAY))
    const kept = edition(standing(removed, imported(govUkFile(), removed)), 'england')
    expect(isWorkingDay(kept.calendar, removal.date)).toBe(true)
    expect(kept.byHand).toEqual([{ date: '2027-05-03', action: 'removed', name: 'Early May bank holiday' }])
  })

  it('is refused when it is past in a year that gov.uk confirmed, and when it is none', () => {
    expect(() => afterDecision(FIRST, { ...removal, date: on('2026-05-04') }, TODAY)).toThrow(/which is past/)
    expect(() => afterDecision(FIRST, { ...removal, date: on('2027-05-04') }, TODAY)).toThrow(
      /no bank holiday/,
    )
  })

  it('may be past where nobody compared the year: then gov.uk’s list can be taken over', () => {
    const file = changedFile(({ scotland }) => {
      scotland.events = scotland.events.filter(({ date }) => date !== '2020-01-02')
    })
    expect(() => imported(file)).toThrow(/Scotland: .*2 January 2020/)
    const removed = afterDecision(FIRST, { ...removal, division: 'scotland', date: on('2020-01-02') }, TODAY)
    expect(edition(imported(file, standing(FIRST, removed)), 'scotland').calendar.verified).not.toBeNull()
  })
})

it('reaches further when later years are added, and says where they are from', () => {
  const next = afterMoreYears(FIRST, calendarsByDivision(calendarsFromDateHolidays(2030, 2040)), TODAY)
  expect(next).toHaveLength(5)
  for (const { calendar } of next) expect(calendar.years).toEqual({ from: 2016, to: 2040 })
  expect(edition(next, 'england').calendar.source).toMatch(/from 2037 on the npm package/)
  expect(afterMoreYears(FIRST, calendarsByDivision(calendarsFromDateHolidays(2020, 2030)), TODAY)).toEqual([])
})

it('numbers the versions of a division without a gap, and knows a calendar that was never stored', () => {
  expect(versionNumberOf({ id: 'england', version: 'england/12' })).toBe(12)
  for (const version of ['date-holidays 3.37.0', 'wales/3', 'england/', 'england/x', 'england/-1'])
    expect(versionNumberOf({ id: 'england', version })).toBe(0)
})

it('never loses a past day and never doubles one, whatever is added, removed and imported', () => {
  const day = fc.integer({ min: 0, max: 800 }).map((n) => new Date(Date.UTC(2026, 6, 1 + n)))
  const act = fc.record({ what: fc.constantFrom('add', 'remove', 'import'), day, name: fc.constant('A day') })
  holds(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      let now = FIRST
      const past = edition(FIRST, 'england').calendar.holidays.filter(({ date }) => date <= TODAY)
      for (const { what, day, name } of acts) {
        const date = on(day.toISOString().slice(0, 10))
        try {
          const next =
            what === 'import'
              ? imported(govUkFile(), now)
              : afterDecision(now, { action: what, division: 'england', date, name }, TODAY)
          for (const { division, number } of next) expect(number).toBe(edition(now, division).number + 1)
          now = standing(now, next)
        } catch (error) {
          if (!/^(England: )?holidays: /.test((error as Error).message)) throw error
        }
      }
      const dates = edition(now, 'england').calendar.holidays.map(({ date }) => date)
      expect(new Set(dates).size).toBe(dates.length)
      for (const { date } of past) expect(dates).toContain(date)
      const whole = edition(now, 'any-part-of-the-uk').calendar.holidays.map(({ date }) => date)
      for (const date of dates) expect(whole).toContain(date)
    }),
    { numRuns: 150 },
  )
})
