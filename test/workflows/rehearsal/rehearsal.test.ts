// Rehearsals on the real server: whole lives in virtual time by the shipped workflows and activities, in a namespace and a
// database of their own, with a live mail server beside them that nobody ever speaks to.
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { CHECKOUT } from '../../../dev/place.js'
import { readArguments } from '../../../cli/rehearsal/arguments.js'
import { asJson, printed } from '../../../cli/rehearsal/print.js'
import type { RehearsedBody } from '../../../cli/rehearsal/rehearse.js'
import { playableRows } from '../../../cli/rehearsal/run-rehearsal.js'
import { withPolicy } from '../../domain/recommendation/next-calendar.js'
import '../../support/runtime.js'
import {
  DECISIONS,
  FICTIONAL,
  letters,
  only,
  openRehearsals,
  rehearsal,
  rowsOf,
  stages,
  type Rehearsals,
} from '../../support/rehearsal.js'
import { CALENDAR } from '../../support/rows.js'

const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-rehearsal-'))
let rehearsals: Rehearsals
beforeAll(async () => {
  rehearsals = await openRehearsals()
})
afterAll(async () => {
  await rehearsals.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a case', () => {
  it('is told as it was before when it is rehearsed again', async () => {
    const rows = await rowsOf(FICTIONAL, ['99 000 005'], rehearsal())
    const [first, second] = [await rehearsals.whole(rows), await rehearsals.whole(rows)]
    expect(asJson(second)).toBe(asJson(first))
    expect(first).toHaveLength(1)
  })
})

describe('a script that is not prompt', () => {
  it('is refused for real bodies', async () => {
    for (const script of ['late', 'silent'] as const)
      await expect(playableRows(DECISIONS, rehearsal({ script }))).rejects.toThrow(
        /plainly fictional cases only.*24 019 903/,
      )
  })

  it('late: brings overdue letters and ends as completed late', async () => {
    const stories = await rehearsals.play(FICTIONAL, ['99 000 003', '99 000 005'], { script: 'late' })
    expect(stories.map((s) => `${s.reference} ${s.body.slice(0, 7)} ${s.story.outcome}`)).toEqual([
      '99 000 003 council completed-late',
      '99 000 003 council completed-late',
      '99 000 005 council completed-late',
    ])
    expect(letters(stories[2] as RehearsedBody)).toEqual([
      '2026-11-23 body opening',
      '2026-12-09 body reminder',
      '2026-12-16 body reminder',
      '2026-12-22 body reminder',
      '2026-12-24 body overdue',
      '2027-01-04 body overdue',
      '2027-01-06 body evidence-received',
      '2027-01-11 body judged-late',
      '2027-01-12 body concluded',
      '2027-07-12 body follow-up',
      '2027-07-27 body overdue',
      '2027-08-02 body overdue',
      '2027-08-04 body answer-received',
      '2027-08-05 body closed',
    ])
  })

  it('silent: goes up to the manager, closes nothing, and is open after 24 months', async () => {
    const story = only(await rehearsals.play(FICTIONAL, ['99 000 008'], { script: 'silent' }))
    expect(story.story.outcome).toBe('open')
    expect(stages(story)).toEqual(['2026-11-23 awaiting-plan'])
    expect(letters(story)).toContainEqual('2027-01-11 manager escalation')
    expect(printed([story], 'silent')).toContain('  open after 24 months')
  })
})

describe('npm run rehearse -- examples/fictional.json --script silent', () => {
  // The command in its parts: what it is told, the file with all its cases, the two on a statutory track, what is printed.
  const { file, script, shared } = readArguments(['examples/fictional.json', '--script', 'silent'])
  const silent = { script, shared }
  const told = (story: RehearsedBody) =>
    story.story.formal.map((f) => `${f.on} ${f.event} ${'step' in f ? f.step : f.document}`)

  it('is told so, and may play every case of the file', async () => {
    expect([path.resolve(file), script]).toEqual([FICTIONAL, 'silent'])
    const references = (JSON.parse(readFileSync(FICTIONAL, 'utf8')) as { reference: string }[]).map(
      (c) => c.reference,
    )
    expect((await playableRows(file, rehearsal(silent))).map((row) => row.reference)).toEqual(references)
    expect(references).toEqual(expect.arrayContaining(['99 000 010', '99 000 011']))
    expect(() => readArguments(['examples/fictional.json', '--script', 'mute'])).toThrow(
      'There is no script “mute”',
    )
  })

  it('walks a provider to a proposed Adverse Findings Notice, which nobody decides on, with every date explained', async () => {
    const story = only(await rehearsals.play(file, ['99 000 010'], silent))
    expect(told(story)).toEqual([
      '2026-11-26 receipt-recorded decision',
      '2026-12-30 formal-step-proposed require-adverse-findings-notice',
      '2027-01-26 formal-step-proposed require-adverse-findings-notice',
    ])
    expect(story.story.outcome).toBe('open')
    const [receipt, first, second] = story.story.formal
    expect(receipt).toMatchObject({
      clocks: [
        // Christmas Day, treated as met until the next working day.
        { clock: 'statutory-response', due: '2026-12-25', metUntil: '2026-12-29', formalFrom: '2026-12-30' },
        {},
      ],
    })
    expect(first).toMatchObject({ grounds: [expect.stringContaining('s34I(3)(a)')] })
    expect(second).toMatchObject({ grounds: [{}, expect.stringContaining('s34I(3)(c)')] })
    expect(story.story.deadlines.length).toBeGreaterThan(3)
    everyDateIsExplained(story)
    const text = printed([story], script)
    expect(text).toContain('PROPOSED, for a person to decide: Require an Adverse Findings Notice')
    expect(text).toContain('or on another reading')
    expect(text).not.toContain('DECIDED')
  })

  it('walks a council through a further report to the proposed newspaper statement, with every date explained', async () => {
    const stories = await rehearsals.play(file, ['99 000 011'], silent)
    const story = only(stories)
    // Of each report the notice is missing first, then the answer with the meeting.
    const proposed = (step: string) => `formal-step-proposed ${step}`
    const [write, further] = [proposed('write-to-monitoring-officer'), proposed('further-report')]
    const statement = proposed('require-statement')
    expect(told(story).map((line) => line.slice(11))).toEqual([
      ...['receipt-recorded decision', write, further, write, 'formal-step-decided further-report'],
      ...['receipt-recorded further-report', write, statement, write, statement],
    ])
    everyDateIsExplained(story)
    const text = printed(stories, script)
    expect(text).toContain(
      'DECIDED by the script’s officer, where a person would decide: Make a further report',
    )
    expect(text).toContain('PROPOSED, for a person to decide: Require a statement in a newspaper')
    const [told011] = (JSON.parse(asJson(stories)) as { cases: { formal: { playedBy?: string }[] }[] }).cases
    // The script decides the fifth of these alone.
    expect(told011?.formal.flatMap((f, index) => (f.playedBy ? [index] : []))).toEqual([4])
  })
})

/** Each date by its rule; of each step the provision, and which of the explained dates have passed. */
function everyDateIsExplained({ story }: RehearsedBody): void {
  expect(story.deadlines.filter((d) => !d.because)).toEqual([])
  const explained = new Set<string>(story.deadlines.map((d) => d.due))
  for (const event of story.formal)
    if (event.event === 'receipt-recorded')
      for (const { because, readings } of event.clocks) {
        expect(because).toMatch(/s31|s34I|s30/)
        for (const { due } of readings) explained.add(due)
      }
    else {
      expect(event.grounds.length).toBe(event.provisions.length)
      expect(event.passed.filter((on) => !explained.has(on))).toEqual([])
    }
}

describe('a case without recommendations', () => {
  it('is closed as it opens, without a letter', async () => {
    const story = only(await rehearsals.play(FICTIONAL, ['99 000 002']))
    expect(story.story).toEqual({
      stages: [{ stage: 'closed', on: '2026-11-23' }],
      deadlines: [],
      letters: [],
      formal: [],
      outcome: 'no-recommendations',
    })
  })
})

describe('what a rehearsal cannot do', () => {
  it('is to name a real address: every contact is made up', async () => {
    const [story] = await rehearsals.play(FICTIONAL, ['99 000 004'])
    expect(letters(story as RehearsedBody)).toContainEqual(expect.stringContaining('cqc log-plan'))
    const rows = await rehearsals.stage.database.letter.findMany({ select: { address: true } })
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.filter((r) => !r.address.endsWith('@example.org'))).toEqual([])
    // The file's own contact is not among them.
    expect(rows.map((r) => r.address)).not.toContain('manager.imaginary-homecare@example.org')
  })

  it('is to speak to the mail server', () => {
    expect(rehearsals.connections()).toBe(0)
  })
})

describe('a changed ladder', () => {
  const AT_SEVEN_DAYS = [
    '2026-11-23 body opening',
    '2026-12-14 body reminder',
    '2026-12-21 body evidence-received',
    '2026-12-24 body judged-satisfied',
    '2026-12-29 body concluded',
    '2027-06-29 body follow-up',
    '2027-07-05 body answer-received',
    '2027-07-06 body closed',
  ]

  it('changes the story, because the story is what the workflow does', async () => {
    const code = ['workflows', 'domain', 'activities', 'worker', 'prisma', 'temporal']
    for (const name of [...code, 'package.json', 'tsconfig.json'])
      cpSync(path.join(CHECKOUT, name), path.join(folder, name), { recursive: true })
    symlinkSync(path.join(CHECKOUT, 'node_modules'), path.join(folder, 'node_modules'))
    const ladders = path.join(folder, 'domain/calendar/ladders.ts')
    const before = readFileSync(ladders, 'utf8')
    const rungs = 'before(10), before(5), before(1), ...CHASED'
    expect(before).toContain(rungs)
    writeFileSync(ladders, before.replace(rungs, 'before(7), ...CHASED'))
    const changed = path.join(folder, 'changed.js')
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'worker/bundle.ts', changed], {
      cwd: folder,
      timeout: 60_000,
    })
    const story = only(await rehearsals.whole(await rowsOf(FICTIONAL, ['99 000 005'], rehearsal()), changed))
    expect(letters(story)).toEqual(AT_SEVEN_DAYS)
  }, 120_000)

  it('that an administrator has corrected changes it in the same way, without another build', async () => {
    const rungs = [{ amount: 7, when: 'before', to: 'contact' }] as const
    const calendar = withPolicy(CALENDAR, 'reminders-evidence', { rungs })
    const options = rehearsal({ calendar })
    const story = only(
      await rehearsals.whole(await rowsOf(FICTIONAL, ['99 000 005'], options), undefined, options),
    )
    expect(letters(story)).toEqual(AT_SEVEN_DAYS)
  })
})
