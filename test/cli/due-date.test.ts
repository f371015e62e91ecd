// The command that says when something is due, as a person runs it.

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { explanation } from '../../api/schemas/explanation.js'
import { dueDateAnswer } from '../../cli/due-date/answer.js'
import { calendarOf } from '../../domain/calendar/calendar.js'
import { correctedRule } from '../../domain/calendar/rule-correction.js'
import { ruleOf, SHIPPED_RULES } from '../../domain/calendar/rules.js'
import { CALENDARS, on } from '../domain/calendar/calendars.js'

const ask = (...args: string[]) => dueDateAnswer(args, { calendars: CALENDARS, asShipped: true })
const parsed = (...args: string[]) => JSON.parse(ask(...args, '--json').out) as Record<string, unknown>

describe('due-date', () => {
  it.each(SHIPPED_RULES.map(({ id }) => id))('explains %s in the fields that the API describes', (rule) => {
    const { asShipped, ...explained } = parsed('--rule', rule, '--from', '2026-12-03')
    expect([asShipped, explanation.parse(explained)]).toEqual([true, explained])
  })

  it('runs as a program and prints one JSON document', async () => {
    const root = fileURLToPath(new URL('../../', import.meta.url))
    const args = [
      '--import',
      'tsx',
      'cli/due-date.ts',
      '--rule',
      'foi-response',
      '--from',
      '2009-11-04',
      '--json',
    ]
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, timeout: 50_000 })
    expect(JSON.parse(stdout)).toMatchObject({
      due: '2009-12-03',
      metUntil: '2009-12-03',
      rule: 'foi-response',
    })
  })

  it('gives the date, the citation, the sentence and each day that was not counted', () => {
    const answer = parsed('--rule', 'agreed-20-working-days-of-decision', '--from', '2026-12-10')
    expect(answer).toMatchObject({
      due: '2027-01-12',
      metUntil: '2027-01-12',
      rule: 'agreed-20-working-days-of-decision',
      citation: expect.stringContaining('agreed in the decision'),
      sentence: expect.stringMatching(/^Due by the end of Tuesday 12 January 2027/),
    })
    expect(answer.skipped).toContainEqual(
      expect.objectContaining({ date: '2026-12-25', reason: 'Christmas Day' }),
    )
  })

  it('shows both dates of a request for information that was open when a bank holiday was proclaimed', () => {
    expect(parsed('--rule', 'foi-response', '--from', '2022-09-01')).toMatchObject({
      due: '2022-09-29',
      alternatives: [{ due: '2022-09-29' }, { due: '2022-09-30' }],
      formalFrom: '2022-10-01',
    })
  })

  it('reads the words of a decision', () => {
    expect(
      parsed('--wording', 'within six months of the date of this report', '--from', '2026-03-10'),
    ).toMatchObject({
      due: '2026-09-10',
      words: 'within six months of the date of this report',
    })
  })

  it('gives every deadline of a sentence with several, and no single date', () => {
    const answer = parsed(
      '--wording',
      'apologise within four weeks and train its staff by 30 June 2026',
      '--from',
      '2026-03-10',
    )
    expect(answer).toMatchObject({
      due: null,
      metUntil: null,
      problem: { code: 'several-deadlines', field: 'deadline' },
      deadlines: [{ due: '2026-04-07', words: 'within four weeks' }, { due: '2026-06-30' }],
    })
  })

  it('needs both days where the words name the decision and its receipt', () => {
    const words =
      'apologise within one month of our final decision and review its policy within three months of receiving this report'
    const mixed = ['--wording', words, '--from', '2026-03-10']
    expect(parsed(...mixed)).toMatchObject({
      due: null,
      problem: { code: 'start-unknown', field: 'received' },
    })
    expect(parsed(...mixed, '--received', '2026-03-12')).toMatchObject({
      deadlines: [
        { due: '2026-04-10', start: { event: 'decision' } },
        { due: '2026-06-12', start: { event: 'receipt', on: '2026-03-12' } },
      ],
    })
    expect(parsed('--wording', 'within one month of receiving this report', '--from', '2026-03-12').due).toBe(
      '2026-04-12',
    )
  })

  it('says when nothing that was proclaimed or corrected since is in it, and counts by it where a product answers', () => {
    const args = ['--rule', 'cqc-log', '--from', '2026-12-03']
    expect(parsed(...args)).toMatchObject({ due: '2026-12-17', ruleVersion: 1, asShipped: true })
    expect(ask(...args).out).toContain('as shipped')
    const england = calendarOf(CALENDARS, 'england')
    const holidays = [...england.holidays, { date: on('2026-12-11'), name: 'Proclaimed (fictional)' }]
    const rules = [correctedRule(ruleOf('cqc-log'), { amount: 11 })]
    const counted = { calendars: { england: { ...england, holidays, rules } }, asShipped: false }
    const answer = dueDateAnswer([...args, '--json'], counted)
    expect(JSON.parse(answer.out)).toMatchObject({ due: '2026-12-21', ruleVersion: 2, asShipped: false })
    expect(dueDateAnswer(args, counted).out).not.toContain('as shipped')
  })

  it('tells a person in plain lines', () => {
    const { out, exitCode } = ask('--rule', 'report-response', '--from', '2026-09-26')
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^Due by the end of Friday 25 December 2026/)
    expect(out).toContain('  treated as met until the end of 29 December 2026\n')
    expect(out).toContain('  not counted: 2026-12-28 Boxing Day (substitute day)\n')
  })

  it.each([
    [['--rule', 'section-99', '--from', '2026-03-10'], 'there is no rule "section-99"'],
    [['--rule', 'report-response', '--from', '2026-02-30'], 'from: "2026-02-30" is not a date that exists'],
    [['--rule', 'foi-response', '--from', '2045-12-20'], 'import a list that covers 2046'],
    [['--wording', 'as soon as possible', '--from', '2026-03-10'], 'ask who wrote it'],
    [
      ['--wording', 'remind staff to reply within 28 days', '--from', '2026-03-10'],
      'inside what is to be done',
    ],
    [['--wording', 'by 31 March 2016', '--from', '2026-03-10'], 'ask which is meant'],
  ])('refuses %j with a clear message and no date', (args, message) => {
    const { exitCode, out, error } = ask(...args)
    expect([exitCode, out]).toEqual([1, ''])
    expect(error).toContain(message)
  })

  it.each([
    [['--rule', 'report-response'], 'Say what to count'],
    [
      ['--rule', 'report-response', '--rule', 'foi-response', '--from', '2026-03-10'],
      '--rule is given twice',
    ],
    [
      ['--rule', 'report-response', '--from', '2026-03-10', '--received', '2026-03-12'],
      '--received goes with',
    ],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['--rule', 'a', '--wording', 'b', '--from', '2026-03-10'], 'Say what to count'],
  ])('says of %j what is wrong, and how it is used', (args, message) => {
    const { exitCode, out, error } = ask(...args)
    expect([exitCode, out]).toEqual([2, ''])
    expect(error).toContain(message)
    expect(error).toContain('npm run --silent due-date -- --rule ID')
  })

  it('refuses in JSON too, with no date in it', () => {
    expect(parsed('--wording', 'immediately', '--from', '2026-03-10')).toMatchObject({
      due: null,
      problem: { code: 'unrecognised-wording', field: 'deadline' },
    })
  })
})
