// With a scanner a file stays in quarantine until it is clean, however long the scanner is away; an infected one is
// removed, and the officer of the case that rests on it is told. The scanner speaks clamd's real protocol.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createClamd } from '../../../files/clamd.js'
import { contactOf, type Answer } from '../../support/api.js'
import { apiForFile } from '../../support/api-for-file.js'
import {
  addBodies,
  begin,
  caseAt,
  done,
  PROVIDER,
  STEPS,
  submittedBy,
  type Begun,
} from '../../support/api-cases.js'
import { INFECTED, openClamd, SIGNATURE } from '../../support/files/clamd-server.js'
import { pdf } from '../../support/files/made.js'
import { sendFile, until } from '../../support/files/send.js'

const clamd = await openClamd()
const api = apiForFile(addBodies, { scanner: createClamd(clamd) })
let begun: Begun
const provider = contactOf(PROVIDER)

beforeAll(async () => {
  begun = await caseAt(api, 'carrying-out')
})
afterAll(() => clamd.close())

const send = (name: string, content: Buffer) => sendFile(api, begun.path, name, content, { as: provider })
const read = (id: string): Promise<Answer> => api.get(`${begun.path}/files/${id}`, { as: provider })
const scanOf = async (id: string) =>
  (await api.theatre.database.file.findUniqueOrThrow({ where: { id } })).scan
const evidence = (files: string[]) =>
  api.post(
    `${begun.path}/evidence`,
    { recommendation: 1, text: 'Done.', files, submittedBy },
    { as: provider },
  )
const judged = (decision: string) => api.post(`${begun.path}/judgements`, { recommendation: 1, decision })
const infectedTasks = () =>
  api.theatre.database.task.findMany({
    where: { reference: begun.reference, kind: 'file-infected', doneAt: null },
  })

describe('a file that has arrived', () => {
  it('waits for the scanner, and may leave when it is clean', async () => {
    const { body } = await send('clean.pdf', pdf('clean'))
    expect(body).toMatchObject({ scan: expect.stringMatching(/waiting|clean/) })
    await until(async () => (await scanOf(body.id)) === 'clean')
    expect((await read(body.id)).status).toBe(200)
  })

  it('waits its turn when many come at once, and each is scanned', async () => {
    const sent = await Promise.all(
      Array.from({ length: 12 }, (_, n) => send(`${n}.pdf`, pdf(`one of many: ${n}`))),
    )
    const scans = () => Promise.all(sent.map(({ body }) => scanOf(body.id)))
    await until(async () => (await scans()).every((scan) => scan === 'clean'))
    expect(new Set(await scans())).toEqual(new Set(['clean']))
  })

  it('stays in quarantine while the scanner is away, says so, and goes on when it is back', async () => {
    clamd.behave('hangs-up')
    const { body } = await send('waits.pdf', pdf('waits'))
    await until(async () => (await read(body.id)).text.includes('the scanner cannot be reached'))
    const refused = await read(body.id)
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/quarantined'])
    expect(await api.theatre.database.fileDownload.count({ where: { fileId: body.id } })).toBe(0)
    // It counts as received all the same: a body is not late because a scanner is away.
    done(await evidence([body.id]))
    // But nobody is satisfied by what nobody can read.
    expect((await judged('satisfied')).body.errors[0]).toEqual({
      pointer: '/recommendation',
      problem: 'a file of the evidence for recommendation 1 is still in quarantine',
      remedy: 'decide when the scanner has found the file clean',
    })
    clamd.behave('well')
    await until(async () => (await scanOf(body.id)) === 'clean')
    expect((await read(body.id)).status).toBe(200)
  })

  it('and is infected is removed; evidence cannot name it, and the same one again is refused', async () => {
    const content = pdf(INFECTED)
    const { body } = await send('bad.pdf', content)
    await until(async () => (await scanOf(body.id)) === 'infected')
    await until(async () => (await api.theatre.files.store.get(body.id)) === null)
    expect((await read(body.id)).body.detail).toContain(SIGNATURE)
    expect((await evidence([body.id])).body.errors[0]).toMatchObject({
      pointer: '/files/0',
      problem: 'is infected and was removed',
    })
    const again = await send('bad.pdf', content)
    expect([again.status, again.body.errors[0].problem]).toEqual([
      422,
      `is infected: the scanner found ${SIGNATURE}`,
    ])
  })

  it('and is found infected after evidence named it is a task for the officer until other evidence comes', async () => {
    clamd.behave('hangs-up')
    const { body } = await send('late.pdf', pdf(`${INFECTED} late`))
    done(await evidence([body.id]))
    expect(await infectedTasks()).toEqual([])
    clamd.behave('well')
    await until(async () => (await infectedTasks()).length === 1)
    for (const decision of ['satisfied', 'satisfied-late'])
      expect((await judged(decision)).body.errors[0]).toMatchObject({
        problem: 'a file of the evidence for recommendation 1 was infected and is removed',
      })
    expect((await infectedTasks())[0]?.data).toEqual({
      sentAs: 'evidence',
      recommendation: 1,
      file: body.id,
    })
    done(await evidence([]))
    expect(await infectedTasks()).toEqual([])
    // The judgement rests on the latest evidence, and a correction of it too.
    done(await judged('satisfied'))
  })
})

describe('what rests on files that wait for the scanner', () => {
  const tasksOf = ({ reference }: Begun) =>
    api.theatre.database.task.findMany({ where: { reference, kind: 'file-infected', doneAt: null } })
  const file = async ({ path }: Begun, content: Buffer) =>
    (await sendFile(api, path, 'x.pdf', content, { as: provider })).body.id
  const plan = async ({ path }: Begun, files: string[]) => {
    const answers = [{ recommendation: 1, answer: 'will-do', items: STEPS }]
    done(await api.post(`${path}/plan`, { text: 'We will.', answers, files, submittedBy }, { as: provider }))
  }

  it('is no plan that can be accepted, whole or in part; an infected one is a task until another comes', async () => {
    const own = await begin(api)
    const decide = (body: object) => api.post(`${own.path}/plan/review`, body)
    clamd.behave('hangs-up')
    await plan(own, [await file(own, pdf(`${INFECTED} plan`))])
    for (const decision of ['accept', 'accept-in-part'])
      expect((await decide({ version: 1, decision })).body.errors[0]).toEqual({
        pointer: '/version',
        problem: 'a file of this version is still in quarantine',
        remedy: 'decide when the scanner has found the file clean',
      })
    clamd.behave('well')
    await until(async () => (await tasksOf(own)).length === 1)
    expect((await tasksOf(own))[0]?.data).toMatchObject({ sentAs: 'plan' })
    expect((await decide({ version: 1, decision: 'accept' })).body.errors[0].problem).toBe(
      'a file of this version was infected and is removed',
    )
    const clean = await file(own, pdf('a clean plan'))
    await until(async () => (await scanOf(clean)) === 'clean')
    await plan(own, [clean])
    expect(await tasksOf(own)).toEqual([])
    done(await decide({ version: 2, decision: 'accept' }))
  })

  it('is no follow-up that can be decided by the body’s answer; a spot check and a reopening need none', async () => {
    const own = await caseAt(api, 'follow-up')
    const decide = (body: object) => api.post(`${own.path}/follow-up/decision`, body)
    clamd.behave('hangs-up')
    const files = [await file(own, pdf('audit'))]
    done(
      await api.post(
        `${own.path}/follow-up`,
        { stillInPlace: true, text: 'The audit.', files, submittedBy },
        { as: provider },
      ),
    )
    expect((await decide({ stillInPlace: true })).body.errors[0]).toMatchObject({
      pointer: '/stillInPlace',
      problem: 'a file of the body’s answer is still in quarantine',
    })
    done(await decide({ stillInPlace: true, spotCheck: true }))
    clamd.behave('well')
  })
})
