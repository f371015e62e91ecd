// An import on the real stack, worker and mail catcher running: cases are taken over where they stand, nobody is written to
// about the past, and running it again does nothing twice.
import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { instantAt } from '../../../domain/calendar/london-time.js'
import { runImport, type Answer } from '../../../cli/import/run-import.js'
import { aBody, anAction, aRow, CALENDAR, on, type Raw } from '../../support/rows.js'
import { openTheatre, type Theatre } from '../../support/theatre.js'

const TODAY = on('2027-01-11')
const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-import-'))
const contactOf = (name: string) => ({
  name: 'Sam Fictional',
  email: `${name}@example.org`,
  role: 'link officer',
})
const improvement = (fields: Raw = {}) => anAction({ kind: 'service-improvement', ...fields })

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

function fileOf(rows: readonly Raw[], name = 'cases.json'): string {
  const file = path.join(folder, name)
  writeFileSync(file, JSON.stringify(rows))
  return file
}

async function importFile(file: string, options: { today?: string; dryRun?: boolean } = {}): Promise<Answer> {
  const today = on(options.today ?? TODAY)
  const clockShift = instantAt(today, '10:00') - Date.now()
  const ports = { database: theatre.database, desk: theatre.desk, calendar: CALENDAR, clockShift }
  return runImport(ports, file, { today, dryRun: options.dryRun ?? false })
}
const importRows = (rows: readonly Raw[], options = {}) => importFile(fileOf(rows), options)

/** Waits until the workflows have written their cases. */
async function recorded(count: number, references: readonly string[]) {
  for (const until = Date.now() + 30_000; Date.now() < until; await sleep(50)) {
    const rows = await theatre.database.caseBody.findMany({ where: { reference: { in: [...references] } } })
    if (rows.length === count) return rows
  }
  throw new Error(`${references.join()} were not recorded`)
}

const everything = async () => {
  const { body, bodyName, caseFile, caseBody, contact, task, ledger, letterItem } = theatre.database
  return Promise.all(
    [body, bodyName, caseFile, caseBody, contact, task, ledger, letterItem].map((table) =>
      (table.count as () => Promise<number>)(),
    ),
  )
}

async function mailsTo(address: string): Promise<{ subject: string }[]> {
  const answer = await fetch(
    `${theatre.stack.mail.webUrl}/api/mails?limit=500&to=${encodeURIComponent(address)}`,
  )
  return ((await answer.json()) as { mails: { subject: string }[] }).mails
}

/** Mails whose subject names one of these cases; the catcher is shared with tests that run beside this one. */
async function mailsAbout(references: readonly string[]): Promise<number> {
  const answer = await fetch(`${theatre.stack.mail.webUrl}/api/mails?limit=1000`)
  const { mails } = (await answer.json()) as { mails: { subject: string }[] }
  return mails.filter((m) => references.some((r) => m.subject.includes(r))).length
}

const openTasks = async (where: object) =>
  (await theatre.database.task.findMany({ where: { ...where, doneAt: null }, orderBy: { key: 'asc' } })).map(
    (t) => t.kind,
  )

describe('the nine published decisions', () => {
  const file = path.resolve('examples/decisions.json')
  const references = [
    '24 019 903',
    '23 018 749',
    '21 013 244',
    '23 016 738',
    '18 018 809',
    '24 017 887',
    '16 000 780',
    '15 020 792',
    '21 014 433',
  ]

  it('are tried without anything being written', async () => {
    const before = await everything()
    const texts = await theatre.database.text.count()
    const { out, exitCode } = await importFile(file, { dryRun: true })
    expect(exitCode).toBe(0)
    expect(out).toContain('Bodies would be created: 9')
    expect(out).toContain('council-of-16-000-780  a council (council)')
    expect(out).toContain('row 1  24 019 903  would be taken over')
    expect(out).toContain('Dry run: nothing was started. 9 cases: 9 to start.')
    expect(await everything()).toEqual(before)
    expect(await theatre.database.text.count()).toBe(texts)
  })

  it('are taken over without one mail, with a task for everything that the file does not say', async () => {
    const { out, exitCode } = await importFile(file)
    expect(exitCode).toBe(0)
    expect(out).toContain('9 cases: 9 started.')
    const rows = await recorded(9, references)
    const stageOf = (reference: string) => rows.find((r) => r.reference === reference)?.stage
    expect(stageOf('24 019 903')).toBe('awaiting-plan')
    expect(stageOf('24 017 887')).toBe('carrying-out')
    expect(stageOf('16 000 780')).toBe('closed')
    expect(await theatre.database.letterItem.count({ where: { reference: { in: references } } })).toBe(0)
    expect(await theatre.database.letter.count()).toBe(0)
    expect(await mailsAbout(references)).toBe(0)
    expect(await openTasks({ reference: '24 019 903' })).toEqual(['confirm-take-over', 'set-date'])
    expect(await openTasks({ reference: '16 000 780' })).toEqual([])
    const body = rows.find((r) => r.reference === '24 019 903')?.bodyId ?? ''
    expect(await openTasks({ key: `name-contact/body/${body}` })).toEqual(['name-contact'])
    // Nobody needs to be named for a case that is over.
    expect(await openTasks({ key: 'name-contact/body/council-of-16-000-780' })).toEqual([])
  })

  it('have their past in the ledger', async () => {
    const [row] = await theatre.database.ledger.findMany({ where: { reference: '16 000 780' } })
    expect(row).toMatchObject({
      event: 'taken-over',
      data: {
        stage: 'closed',
        decisionDate: '2017-02-14',
        satisfiedOn: '2017-09-11',
        outcome: 'complete-and-satisfied',
      },
    })
  })

  it('are not imported twice', async () => {
    const before = await everything()
    const { out, exitCode } = await importFile(file)
    expect(exitCode).toBe(0)
    expect(out).toContain('9 cases: 9 already there.')
    expect(await everything()).toEqual(before)
    expect(await theatre.database.text.count({ where: { adoptedAt: null } })).toBe(0)
  })
})

describe('a file with a wrong row', () => {
  it('starts nothing at all and names row and field', async () => {
    const before = await everything()
    const { out, exitCode } = await importRows([
      aRow({
        reference: '99 200 001',
        responsibleBodies: [aBody({ name: 'Wrong Row Council (fictional)' })],
      }),
      aRow({
        reference: '99 200 002',
        decisionDate: '2026-13-01',
        recommendations: [anAction({ kind: 'fine' })],
      }),
      aRow({
        reference: '99 200 001',
        responsibleBodies: [aBody({ name: 'Wrong Row Council (fictional)' })],
      }),
    ])
    expect(exitCode).toBe(1)
    expect(out.split('\n')).toEqual([
      'Bodies would be created: 1',
      expect.stringMatching(/^ {2}council-[0-9a-f]{10} {2}Wrong Row Council/),
      'row 2 (99 200 002), decisionDate: is "2026-13-01", no date that exists; right is: YYYY-MM-DD, for example 2026-03-31',
      'row 2 (99 200 002), recommendation 1, kind: is "fine", which is not known; right is: one of: personal-remedy, service-improvement',
      'row 3 (99 200 001), reference: is that of row 1 too; right is: one row for each case',
      '2 of 3 rows are wrong: nothing was started. Put them right and run it again.',
    ])
    expect(await everything()).toEqual(before)
  })
})

describe('a case that is taken over at its stage', () => {
  const reference = '99 200 010'
  const email = 'staged-council@example.org'
  const bodyOf = () =>
    aBody({
      name: 'Staged Council (fictional)',
      contact: contactOf('staged-council'),
      stage: 'carrying-out',
      planReceivedOn: '2026-10-01',
    })

  it('stands there, and is only written about what is still to come', async () => {
    const { exitCode } = await importRows([
      aRow({
        reference,
        responsibleBodies: [bodyOf()],
        recommendations: [
          anAction({ dueOn: '2027-01-08' }),
          anAction({ dueOn: '2026-10-01' }),
          improvement({ dueOn: '2027-03-11' }),
        ],
      }),
    ])
    expect(exitCode).toBe(0)
    const [row] = await recorded(1, [reference])
    expect(row).toMatchObject({ stage: 'carrying-out', overdue: true })
    expect(await openTasks({ reference })).toEqual(['chase-overdue', 'escalation-proposed'])
    expect(await theatre.lettersOf(reference)).toEqual([])
    await theatre.goTo(row?.workflowId ?? '', on('2027-02-24'))
    // Nothing about the two dates that had passed, though one had passed by one working day only.
    expect(await theatre.lettersOf(reference)).toEqual([])
    expect(await mailsTo(email)).toEqual([])
    await theatre.goTo(row?.workflowId ?? '', on('2027-02-25'))
    expect(await theatre.lettersOf(reference)).toEqual([`2027-02-25 body/${row?.bodyId ?? ''} reminder`])
    expect(await mailsTo(email)).toHaveLength(1)
    const [ledger] = await theatre.database.ledger.findMany({ where: { reference }, orderBy: { seq: 'asc' } })
    expect(ledger?.data).toMatchObject({ stage: 'carrying-out', planReceivedOn: '2026-10-01' })
  })

  it('needs nobody else to be named as its contact', async () => {
    const [contact] = await theatre.database.contact.findMany({ where: { email } })
    expect(contact).toMatchObject({ name: 'Sam Fictional', role: 'link officer', replacedAt: null })
  })
})

describe('a case whose stage is not given', () => {
  it('is written about by nobody for a year, until a person confirms where it stands', async () => {
    const reference = '99 200 020'
    const email = 'paused-council@example.org'
    const responsibleBodies = [
      aBody({ name: 'Paused Council (fictional)', contact: contactOf('paused-council') }),
    ]
    const recommendations = [
      anAction({ deadlineWording: 'within one month of the final decision' }),
      anAction({ dueOn: '2027-02-11' }),
    ]
    await importRows([aRow({ reference, responsibleBodies, recommendations })])
    const [row] = await recorded(1, [reference])
    await theatre.goTo(row?.workflowId ?? '', on('2028-01-11'))
    expect(await openTasks({ reference })).toEqual(['confirm-take-over'])
    expect(await theatre.database.letterItem.count({ where: { reference } })).toBe(0)
    expect(await mailsTo(email)).toEqual([])
  })
})

describe('a case whose every stated date lies ahead', () => {
  const reference = '99 200 030'
  const row = () =>
    aRow({
      reference,
      decisionDate: '2027-01-08',
      responsibleBodies: [
        aBody({ name: 'New Case Council (fictional)', contact: contactOf('new-case-council') }),
      ],
      recommendations: [anAction({ deadlineWording: 'within one month of our final decision' })],
    })

  it('begins as new, with its letter', async () => {
    const { out } = await importRows([row()])
    expect(out).toContain(`row 1  ${reference}  is started as new: its letters leave`)
    await recorded(1, [reference])
    for (let i = 0; i < 100 && (await mailsTo('new-case-council@example.org')).length === 0; i += 1)
      await sleep(100)
    expect((await mailsTo('new-case-council@example.org')).map((m) => m.subject)).toEqual([
      expect.stringContaining(reference),
    ])
  })

  it('is the same case when its dates have passed', async () => {
    const { out, exitCode } = await importRows([row()], { today: '2027-05-10' })
    expect(exitCode).toBe(0)
    expect(out).toContain('1 case: 1 already there.')
  })

  it('is left alone, and the conflict said, when the row says something else', async () => {
    const before = await everything()
    const { out, exitCode } = await importRows([{ ...row(), decisionDate: '2027-01-07' }])
    expect(exitCode).toBe(1)
    expect(out).toContain(`row 1  ${reference}  Conflict: a case with this reference is there`)
    expect(await everything()).toEqual(before)
  })
})

describe('a body', () => {
  const named = (reference: string, body: Raw) => aRow({ reference, responsibleBodies: [aBody(body)] })
  const bodyIdOf = async (reference: string) => (await recorded(1, [reference]))[0]?.bodyId

  beforeAll(async () => {
    const { database } = theatre
    for (const [id, name, alias] of [
      ['council-alpha', 'Alpha County Council (fictional)', 'alpha council fictional'],
      ['council-twin-1', 'Twin Council (fictional)', 'twin council fictional'],
      ['council-twin-2', 'Twin Council (fictional)', 'twin council fictional'],
    ] as const) {
      await database.body.create({ data: { id, type: 'council', name } })
      const names = [...new Set([alias, name.toLowerCase().replace(/[()]/g, '').trim()])]
      await database.bodyName.createMany({
        data: names.map((normalised) => ({ type: 'council', normalised, bodyId: id })),
      })
    }
  })

  it('is matched by its id, its name in another spelling, and an alias', async () => {
    const { exitCode, out } = await importRows([
      named('99 200 040', { id: 'council-alpha', name: 'Alpha County Council (fictional)' }),
      named('99 200 041', { name: 'The ALPHA  County Council, (fictional)' }),
      named('99 200 042', { name: 'Alpha Council (fictional)' }),
    ])
    expect(out).not.toContain('Bodies created')
    expect(exitCode).toBe(0)
    for (const reference of ['99 200 040', '99 200 041', '99 200 042'])
      expect(await bodyIdOf(reference)).toBe('council-alpha')
  })

  it.each<[string, Raw, string]>([
    [
      'two bodies of one name',
      { name: 'Twin Council (fictional)' },
      'body 1, name: “Twin Council (fictional)” is the name of several bodies; right is: its "id", one of council-twin-1, council-twin-2',
    ],
    [
      'an id of another body',
      { id: 'council-alpha', name: 'Beta Council (fictional)' },
      'body 1, id: council-alpha is “Alpha County Council (fictional)” in the directory',
    ],
    [
      'an id of another type',
      { id: 'council-alpha', name: 'Alpha County Council (fictional)', type: 'provider' },
      'body 1, type: is provider, but council-alpha is a council in the directory',
    ],
    [
      'a new id for a known name',
      { id: 'council-omega', name: 'Alpha Council (fictional)' },
      'body 1, id: “Alpha Council (fictional)” is council-alpha already',
    ],
  ])('is asked for when the file gives %s', async (_, body, problem) => {
    const { out, exitCode } = await importRows([named('99 200 050', body)])
    expect(exitCode).toBe(1)
    expect(out).toContain(problem)
  })

  it('that two rows give different contacts is asked for', async () => {
    const name = 'Gamma Council (fictional)'
    const { out, exitCode } = await importRows([
      named('99 200 051', { name, contact: contactOf('first') }),
      named('99 200 052', { name, contact: contactOf('second') }),
    ])
    expect(exitCode).toBe(1)
    expect(out).toContain('row 2 (99 200 052), body 1, contact: is not that of row 1')
  })

  it('keeps the contact that the directory names, and the difference is said', async () => {
    const name = 'Delta Council (fictional)'
    await importRows([named('99 200 060', { name, contact: contactOf('delta') })])
    const { out, exitCode } = await importRows([named('99 200 061', { name, contact: contactOf('another') })])
    expect(exitCode).toBe(0)
    expect(out).toContain('Conflict: the directory has another contact')
    expect(await theatre.database.contact.count({ where: { email: 'another@example.org' } })).toBe(0)
  })

  it('of a case with two has its own case, and none is written to', async () => {
    const reference = '99 200 070'
    const responsibleBodies = [
      aBody({ name: 'Joint A Council (fictional)' }),
      aBody({ name: 'Joint B Council (fictional)' }),
    ]
    await importRows([aRow({ reference, responsibleBodies, recommendations: [improvement()] })])
    expect((await recorded(2, [reference])).map((r) => r.stage)).toEqual(['awaiting-plan', 'awaiting-plan'])
    expect(await theatre.lettersOf(reference)).toEqual([])
  })
})

describe('npm run import', () => {
  const run = async (args: string[], env: NodeJS.ProcessEnv = {}) => {
    const command = promisify(execFile)(process.execPath, ['dev/command.mjs', 'cli/import', ...args], {
      env: { ...process.env, ...env },
      timeout: 50_000,
    })
    return command.then(
      ({ stdout }) => ({ code: 0, text: stdout }),
      (error: { code: number; stderr: string }) => ({ code: error.code, text: error.stderr }),
    )
  }
  const environment = (): NodeJS.ProcessEnv => ({
    DATABASE_URL: theatre.appUrl,
    TEMPORAL_ADDRESS: theatre.stack.temporal.address,
    TEMPORAL_NAMESPACE: 'test',
    TASK_QUEUE: theatre.taskQueue,
    SMTP_URL: theatre.stack.mail.smtpUrl,
    MAIL_FROM: 'cases@example.org',
    MANAGER_MAILBOX: 'manager@example.org',
    OIDC_ISSUER: theatre.stack.signIn.issuer,
    PUBLIC_URL: 'http://127.0.0.1:3000',
    LINK_SECRET: 'a secret for tests only, long enough',
  })

  it('takes cases over as a program', async () => {
    const reference = '99 200 080'
    const file = fileOf(
      [aRow({ reference, responsibleBodies: [aBody({ name: 'Program Council (fictional)' })] })],
      'program.json',
    )
    expect(await run([file], environment())).toMatchObject({
      code: 0,
      text: expect.stringContaining('1 case: 1 started.'),
    })
    await recorded(1, [reference])
  })

  it('ends with 1 for a file that is wrong and with 2 for a wrong use', async () => {
    const broken = path.join(folder, 'broken.json')
    writeFileSync(broken, '[{')
    expect(await run([broken], environment())).toMatchObject({
      code: 1,
      text: expect.stringContaining('is no JSON'),
    })
    expect(await run([], environment())).toMatchObject({
      code: 2,
      text: expect.stringContaining('npm run import -- FILE'),
    })
    expect(await run([broken, '--force'], environment())).toMatchObject({ code: 2 })
  })
})
