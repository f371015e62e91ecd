// Files of an action plan and of an answer to a follow-up: kept as those of evidence are, part of the plan's hash that CQC
// logs, read by CQC once the plan is accepted and by nobody else's leave before.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { filesView } from '../../../api/schemas/file-views.js'
import { evidenceList, planComparison } from '../../../api/schemas/record-views.js'
import { caseView } from '../../../api/schemas/views.js'
import { contactOf, cqc, officer } from '../../support/api.js'
import { apiForFile } from '../../support/api-for-file.js'
import {
  addBodies,
  begin,
  caseAt,
  COUNCIL,
  done,
  PROVIDER,
  STEPS,
  submittedBy,
  type Begun,
} from '../../support/api-cases.js'
import { docx, pdf } from '../../support/files/made.js'
import { sendFile } from '../../support/files/send.js'

const api = apiForFile(addBodies)
const provider = contactOf(PROVIDER)

const hashOf = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')
const store = async ({ path }: Begun, name: string, content: Buffer) =>
  (await sendFile(api, path, name, content, { as: provider })).body.id
const submit = async ({ path }: Begun, files: string[]) =>
  done(
    await api.post(
      `${path}/plan`,
      {
        text: 'We will.',
        answers: [{ recommendation: 1, answer: 'will-do', items: STEPS }],
        files,
        submittedBy,
      },
      { as: provider },
    ),
  )
const review = async ({ path }: Begun, body: object) => done(await api.post(`${path}/plan/review`, body))
const partOf = async ({ address }: Begun, as = officer) => {
  const { body } = await api.get(address, { as })
  expect(z.safeParse(caseView, body).error).toBeUndefined()
  return body.bodies[0] as unknown as {
    plans: { version: number; sha256: string; files: { id: string; name: string }[] }[]
    followUpAnswers: { stillInPlace: boolean | null; words: object; files: { name: string }[] }[]
  }
}
const listed = async ({ path }: Begun, as = cqc) => {
  const { body } = await api.get(`${path}/files`, { as })
  expect(z.safeParse(filesView, body).error).toBeUndefined()
  return body.items as unknown as { id: string; sentWith: object[]; downloads: { actor: string }[] }[]
}

/** Canonical JSON of what the product has of this shape, written without the product's own. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value

describe('a version of the plan', () => {
  let begun: Begun
  let schedule: string
  let draft: string

  beforeAll(async () => {
    begun = await begin(api)
    schedule = await store(begun, 'schedule.docx', docx())
    draft = await store(begun, 'draft.pdf', pdf('draft'))
    await submit(begun, [draft])
    await review(begun, { version: 1, decision: 'return', reasons: 'By whom?', planDueOn: '2027-02-10' })
    await submit(begun, [schedule])
  })

  it('has its own files, and the ledger their hashes', async () => {
    const [first, second] = (await partOf(begun)).plans
    expect([first?.files, second?.files].map((files) => files?.map((f) => f.name))).toEqual([
      ['draft.pdf'],
      ['schedule.docx'],
    ])
    const entries = await api.theatre.database.ledger.findMany({
      where: { reference: begun.reference, event: 'plan-submitted' },
      orderBy: { seq: 'asc' },
    })
    expect(entries.map((e) => e.data)).toMatchObject([
      { files: [draft], fileHashes: [hashOf(pdf('draft'))] },
      { files: [schedule], fileHashes: [hashOf(docx())] },
    ])
  })

  it('has a hash over its words and its files, which anybody can compute again', async () => {
    const row = await api.theatre.database.plan.findFirstOrThrow({
      where: { reference: begun.reference, version: 2 },
    })
    const { content } = await api.theatre.database.text.findUniqueOrThrow({ where: { id: row.textId } })
    const whole = sorted({ ...(content as object), files: [hashOf(docx())] })
    expect(row.sha256).toBe(hashOf(JSON.stringify(whole)))
  })

  it('is compared with another by its files too', async () => {
    const { body } = await api.get(`${begun.path}/plans/comparison?from=1&to=2`)
    expect(z.safeParse(planComparison, body).error).toBeUndefined()
    expect(body).toMatchObject({
      filesAdded: [{ name: 'schedule.docx' }],
      filesRemoved: [{ name: 'draft.pdf' }],
    })
  })

  it('shows CQC its files once it is accepted, on the location’s list as well, and those of no draft', async () => {
    const at = `${begun.path}/files`
    expect(await listed(begun)).toEqual([])
    expect((await api.get(`${at}/${schedule}`, { as: cqc })).status).toBe(404)
    await review(begun, { version: 2, decision: 'accept' })
    done(await api.post(`${begun.path}/plan/log`, { version: 2 }, { as: cqc }))
    expect(await listed(begun)).toMatchObject([
      { id: schedule, sentWith: [{ kind: 'plan', recommendation: null, version: 2 }], downloads: [] },
    ])
    expect((await partOf(begun, cqc)).plans).toMatchObject([{ version: 2, files: [{ id: schedule }] }])
    const { body } = await api.get('/evidence-lists/locations/1-100000001', { as: cqc })
    expect(z.safeParse(evidenceList, body).error).toBeUndefined()
    const own = body.items.find((item) => item.reference === begun.reference)
    const { sha256 } = (await partOf(begun)).plans[1] as { sha256: string }
    expect(own).toMatchObject({
      plans: [
        { version: 2, sha256, loggedOn: '2026-12-01', files: [{ id: schedule, sha256: hashOf(docx()) }] },
      ],
    })
    expect((await api.get(`${at}/${schedule}`, { as: cqc })).text).not.toBe('')
    expect((await api.get(`${at}/${draft}`, { as: cqc })).status).toBe(404)
    const seen = (await listed(begun, officer)).find((file) => file.id === schedule)
    expect(seen?.downloads.map((d) => d.actor)).toEqual([cqc.sub])
  })

  it('that its body sends says for all that it will do the steps; one that came by post may be words alone', async () => {
    const bare = { text: 'We will.', answers: [{ recommendation: 1, answer: 'will-do' }], submittedBy }
    const { path } = await begin(api)
    const refused = await api.post(`${path}/plan`, bare, { as: provider })
    expect([refused.status, refused.body.errors[0]]).toMatchObject([
      422,
      { pointer: '/answers/0/items', problem: 'has no step' },
    ])
    const onBehalf = { channel: 'post', receivedOn: '2026-12-01' }
    done(await api.post(`${path}/plan`, { ...bare, onBehalf }))
  })

  it('names no file of another case', async () => {
    const other = await begin(api)
    const answer = await api.post(
      `${other.path}/plan`,
      {
        text: 'We will.',
        answers: [{ recommendation: 1, answer: 'did' }],
        files: [schedule],
        submittedBy,
      },
      { as: provider },
    )
    expect([answer.status, answer.body.errors[0].problem]).toEqual([422, 'is no file of this case'])
  })
})

describe('an answer to a follow-up', () => {
  it('has its files, which the body and the Ombudsman read and CQC does not, also after a correction', async () => {
    const begun = await caseAt(api, 'follow-up')
    const audit = await store(begun, 'audit.pdf', pdf('audit'))
    const answer = { stillInPlace: true, text: 'The audit of May.', files: [audit], submittedBy }
    const { body } = await api.post(`${begun.path}/follow-up`, answer, { as: provider })
    for (const as of [officer, provider])
      expect((await partOf(begun, as)).followUpAnswers).toMatchObject([
        {
          seq: body.seq,
          stillInPlace: true,
          words: { text: 'The audit of May.' },
          files: [{ name: 'audit.pdf' }],
        },
      ])
    expect((await partOf(begun, cqc)).followUpAnswers).toEqual([])
    expect((await api.get(`${begun.path}/files/${audit}`, { as: cqc })).status).toBe(404)
    expect((await api.get(`${begun.path}/files/${audit}`, { as: contactOf(COUNCIL) })).status).toBe(404)
    expect(await listed(begun, officer)).toMatchObject([
      { id: audit, sentWith: [{ kind: 'follow-up', recommendation: null, version: body.seq }] },
    ])
    const mistaken = { what: 'follow-up-answer', stillInPlace: null }
    done(
      await api.post(`${begun.path}/corrections`, {
        corrects: body.seq,
        correction: mistaken,
        reasons: 'Another case was meant.',
      }),
    )
    expect((await partOf(begun)).followUpAnswers).toMatchObject([{ stillInPlace: null }])
    done(await api.post(`${begun.path}/follow-up`, { ...answer, stillInPlace: false }, { as: provider }))
    const both = (await partOf(begun)).followUpAnswers
    expect(both.map((a) => [a.stillInPlace, a.files.length])).toEqual([
      [null, 1],
      [false, 1],
    ])
  })
})
