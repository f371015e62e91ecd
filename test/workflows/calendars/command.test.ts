// `npm run calendar`: what an administrator sees and does at the command line, on the real engine.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { WrongCommand } from '../../../cli/calendars/answer.js'
import { runCalendarCommand } from '../../../cli/calendars/run-command.js'
import { recommendationWorkflowId } from '../../../domain/recommendation/ids.js'
import { govUkFile } from '../../domain/calendar/gov-uk-file.js'
import { storeCalendars, until } from '../../support/editions.js'
import { day, evidenceOnly } from '../../support/plays.js'
import { openTheatre, type Theatre } from '../../support/theatre.js'

let theatre: Theatre
let version: number
let folder: string
beforeAll(async () => {
  theatre = await openTheatre()
  const stored = await storeCalendars(theatre.database)
  version = stored.version
  folder = mkdtempSync(path.join(os.tmpdir(), 'calendars-'))
  await theatre.nameBody('example-council', 'council')
  await theatre.start({
    on: day('2027-01-11'),
    reference: '99 000 301',
    opening: {
      calendar: stored.england,
      bodies: [{ bodyId: 'example-council', bodyType: 'council', planDueOn: null, takeOver: null }],
      recommendations: [evidenceOnly(1, '2027-05-10', ['example-council'])],
    },
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await theatre.close()
})

const ADMINISTRATOR = { subject: 'command:robin', role: 'administrator' } as const
const calendar = (...args: string[]) =>
  runCalendarCommand(
    {
      database: theatre.database,
      calendarDesk: theatre.calendarDesk,
      clockShift: Date.parse('2027-04-30T12:00:00Z') - Date.now(),
      patience: 20_000,
    },
    args,
    ADMINISTRATOR,
  )

function fileWith(content: unknown): string {
  const file = path.join(folder, 'bank-holidays.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

it('takes over gov.uk’s file, and says so when it says nothing new', async () => {
  const file = fileWith(govUkFile())
  const first = await calendar('import', file)
  expect(first).toMatchObject({ exitCode: 0 })
  expect(first.out).toContain(`scotland/${version + 1}: no date moves.`)
  expect((await calendar('import', file)).out).toBe('Nothing to change: the calendars say the same already.')
  const { out } = await calendar()
  expect(out.split('\n')[2]).toMatch(
    new RegExp(`^scotland/${version + 1} .*2015–2036, confirmed by gov.uk: 2019–2028; gov.uk’s list`),
  )
})

it('refuses a file that drops a past day, is no list, or is no JSON, and changes nothing', async () => {
  const before = await calendar()
  const dropped = govUkFile()
  dropped.scotland.events = dropped.scotland.events.filter(({ date }) => date !== '2026-12-25')
  expect(await calendar('import', fileWith(dropped))).toMatchObject({
    exitCode: 1,
    out: expect.stringMatching(/Refused, and nothing was changed. Scotland: .*25 December 2026/),
  })
  expect((await calendar('import', fileWith({}))).out).toMatch(/england-and-wales has no list of events/)
  await expect(calendar('import', fileWith('<html>'))).rejects.toThrow(/cannot be read as JSON/)
  await expect(calendar('import', path.join(folder, 'none.json'))).rejects.toThrow(/none.json/)
  expect(await calendar()).toEqual(before)
})

const withTitle = (title: string) => {
  const file = govUkFile()
  const list = file['england-and-wales']
  return {
    ...file,
    'england-and-wales': { ...list, events: list.events.map((e, i) => (i === 0 ? { ...e, title } : e)) },
  }
}

it.each([
  ['NUL', JSON.stringify(withTitle('New Year\0s Day')), /events\/0\/title .*U\+0000 at place 9/],
  [
    'a letter that was lost',
    JSON.stringify(withTitle('New Year\ufffds Day')),
    /events\/0\/title .*U\+FFFD at place 9/,
  ],
  ['half a pair', JSON.stringify(withTitle('New Year \ud800')), /events\/0\/title .*U\+D800 at place 10/],
])('refuses a file with %s, naming the place, and stores nothing of it', async (_what, content, message) => {
  const texts = await theatre.database.text.count()
  const { exitCode, out } = await calendar('import', fileWith(content))
  expect(out).toMatch(message)
  expect(exitCode).toBe(1)
  expect(await theatre.database.text.count()).toBe(texts)
})

it('refuses a file in another coding, and takes one with the mark of UTF-8', async () => {
  const latin1 = fileWith('')
  writeFileSync(latin1, Buffer.from(JSON.stringify(withTitle('Année')), 'latin1'))
  await expect(calendar('import', latin1)).rejects.toThrow(/not in UTF-8/)
  const { exitCode, out } = await calendar('import', fileWith(`\ufeff${JSON.stringify(govUkFile())}`))
  expect([exitCode, out]).toEqual([0, 'Nothing to change: the calendars say the same already.'])
})

it('asks before it takes a list that lacks a day which is known, and takes it with the reason', async () => {
  const before = await calendar('show', 'scotland')
  const file = govUkFile()
  file.scotland.events = file.scotland.events.filter(({ date }) => date !== '2028-08-07')
  expect(await calendar('import', fileWith(file))).toMatchObject({
    exitCode: 1,
    out: expect.stringMatching(/Scotland: the list lacks 7 August 2028 .*--loses/),
  })
  await expect(calendar('import', fileWith(file), '--loses', ' ')).rejects.toThrow(/--loses is missing/)
  expect(await calendar('show', 'scotland')).toEqual(before)
  expect(await calendar('import', fileWith(file), '--loses', 'Parliament moved it.')).toMatchObject({
    exitCode: 0,
  })
  expect((await calendar('history', 'scotland')).out).toContain('why: Parliament moved it.')
  expect((await calendar('show', 'scotland')).out).not.toContain('2028-08-07')
  expect(await calendar('import', fileWith(govUkFile()))).toMatchObject({ exitCode: 0 })
})

it('adds a day with a reason, and reports what it did to the running cases', async () => {
  const added = await calendar('add', 'england', '2027-05-10', 'Coronation', '--reason', 'Proclaimed today.')
  const now = `england/${version + 2}`
  expect(added).toMatchObject({ exitCode: 0 })
  expect(added.out).toContain(`npm run calendar -- report ${now}`)
  await until(async () => (await theatre.database.redatedCase.count()) === 1)
  const { out } = await calendar('report', now)
  expect(out).toContain(
    `${now}, made on 2027-04-30 by command:robin (administrator) from england/${version + 1}`,
  )
  expect(out).toContain('  added 2027-05-10 Coronation')
  expect(out).toContain('  why: Proclaimed today.')
  expect(out).toContain('A date moved in 1, only a reminder in 0, nothing in 0. Not answered yet: 0.')
  expect(out).toContain(
    '  99 000 301 example-council, evidence for 1: 2027-05-10 (met until 2027-05-10 → 2027-05-11). The date stays; ',
  )
  expect(out).toContain('  99 000 301 body/example-council in a digest (date-changed): waits 2027-')
  expect(out).toContain('only treated as met until another day: 1. Dates that did not move: 0.')
  const json = JSON.parse((await calendar('report', now, '--json')).out) as { cases: unknown }
  expect(json.cases).toEqual({
    answered: 1,
    moved: 1,
    onlyReminders: 0,
    unmoved: 0,
    behind: 0,
    otherCalendars: 0,
  })
  const state = await theatre.stateOf(recommendationWorkflowId('99 000 301', 'example-council'))
  expect(state.calendar.version).toBe(now)
  expect((await calendar('show', 'england')).out).toContain(
    '  2027-05-10 Monday    Coronation, announced on 30 April 2027, by hand',
  )
  expect((await calendar('history', 'england')).out).toContain('why: Proclaimed today.')
})

it('takes a day out again, and refuses what cannot be', async () => {
  const reason = ['--reason', 'It was a rumour.']
  expect(await calendar('remove', 'england', '2027-05-10', ...reason)).toMatchObject({ exitCode: 0 })
  expect(await calendar('remove', 'england', '2027-05-10', ...reason)).toMatchObject({
    exitCode: 1,
    out: expect.stringMatching(/10 May 2027 is no bank holiday in England/),
  })
  expect((await calendar('remove', 'england', '2026-12-25', ...reason)).out).toMatch(/which is past; keep it/)
})

it.each<[string[], RegExp]>([
  [['add', 'england', '2027-06-10', 'A day'], /--reason is missing/],
  [['add', 'england', '2027-06-10', '', '--reason', 'x'], /NAME is missing/],
  [
    ['add', 'cornwall', '2027-06-10', 'A day', '--reason', 'x'],
    /“cornwall” is no division: give one of england/,
  ],
  [
    ['add', 'england', '10/06/2027', 'A day', '--reason', 'x'],
    /date: "10\/06\/2027" is not a date that exists/,
  ],
  [['import'], /FILE is missing/],
  [['report', 'england'], /“england” is no version: write it as in england\/3/],
  [['destroy'], /There is no command “destroy”/],
  [['list', '--force'], /--force/],
])('%j is not understood, and it says what is', async (args, message) => {
  await expect(calendar(...args)).rejects.toThrow(message)
  await expect(calendar(...args)).rejects.toBeInstanceOf(WrongCommand)
})

it('says when there is no such version', async () => {
  expect(await calendar('report', 'england/999999')).toEqual({
    exitCode: 1,
    out: 'There is no calendar england/999999.',
  })
})
