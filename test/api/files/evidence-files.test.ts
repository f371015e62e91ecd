// Files of evidence from their arrival to who may read them: stored once, named by the evidence, kept with hash and
// version, read by whoever may and written down when they are, swept when nobody needed them.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fileStored, filesView } from '../../../api/schemas/file-views.js'
import { caseView } from '../../../api/schemas/views.js'
import { openStore } from '../../../files/store.js'
import { contactOf, cqc, officer, portsOf, serve } from '../../support/api.js'
import { apiForFile } from '../../support/api-for-file.js'
import {
  addBodies,
  caseAt,
  COUNCIL,
  done,
  PROVIDER,
  submittedBy,
  type Begun,
} from '../../support/api-cases.js'
import { docx, eml, pdf } from '../../support/files/made.js'
import { openS3 } from '../../support/files/s3-server.js'
import { kept, named, sendFile } from '../../support/files/send.js'
import { withConnection } from '../../../prisma/connection.js'

const api = apiForFile(addBodies)
let begun: Begun
const provider = contactOf(PROVIDER)

beforeAll(async () => {
  begun = await caseAt(api, 'carrying-out')
})

const store = async (name: string, content: Buffer, options = {}) =>
  (await sendFile(api, begun.path, name, content, { as: provider, ...options })).body.id
const evidence = (files: string[], own: object = {}) =>
  api.post(
    `${begun.path}/evidence`,
    { recommendation: 1, text: 'Done.', files, submittedBy, ...own },
    { as: provider },
  )
const evidenceSeenBy = async (as = officer) => (await api.get(begun.address, { as })).body.bodies[0].evidence

describe('a file', () => {
  it('is stored under its own id, with kind, length and hash, not scanned where there is no scanner', async () => {
    const content = pdf('first')
    const answer = await sendFile(api, begun.path, 'Apology to Ms X.pdf', content, { as: provider })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      name: 'Apology to Ms X.pdf',
      kind: 'pdf',
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      scan: 'not-scanned',
      already: false,
    })
    expect(z.safeParse(fileStored, answer.body).error).toBeUndefined()
  })

  it('that comes twice is said to be there, and is stored once; in another case it is another file', async () => {
    const content = pdf('twice')
    const first = await store('one.pdf', content)
    const before = await kept(api)
    const again = await sendFile(api, begun.path, 'another name.pdf', content, { as: officer })
    expect([again.status, again.body.already, again.body.id]).toEqual([200, true, first])
    expect(await kept(api)).toEqual(before)
    const other = await caseAt(api, 'carrying-out')
    const elsewhere = await sendFile(api, other.path, 'one.pdf', content, { as: provider })
    expect([elsewhere.status, elsewhere.body.id === first]).toEqual([201, false])
  })

  it('that comes twice at the same moment is one file', async () => {
    const content = pdf('at once')
    const ids = await Promise.all(Array.from({ length: 6 }, () => store('x.pdf', content)))
    expect(new Set(ids).size).toBe(1)
  })
})

it('lies in an S3-compatible store just as well', async () => {
  const s3 = await openS3('evidence', 'a-key-id')
  const credentials = { accessKeyId: 'a-key-id', secretAccessKey: 'a-key' }
  const place = { bucket: 'evidence', endpoint: s3.endpoint, region: 'eu-west-2', credentials }
  const ports = portsOf(api.theatre)
  const other = await serve({ ...ports, files: { ...ports.files, store: await openStore(place) } })
  const content = pdf('far away')
  const { body } = await other.call('POST', `${begun.path}/files`, {
    raw: content,
    headers: named('far.pdf'),
    as: provider,
  })
  expect([...s3.objects.keys()]).toEqual([`files/${body.id}`])
  const read = await other.get(`${begun.path}/files/${body.id}`)
  expect([read.status, read.text]).toEqual([200, content.toString()])
  await other.close()
  await s3.close()
})

describe('evidence', () => {
  it('names its files and links; each version has its own, and the ledger has their hashes', async () => {
    const [letter, report] = [await store('letter.eml', eml()), await store('report.docx', docx())]
    const links = [{ url: 'https://www.example.org/policy', title: 'The new policy' }]
    done(await evidence([letter, report], { links }))
    done(await evidence([report]))
    const [first, second] = await evidenceSeenBy()
    expect(first?.files.map((f) => f.name).sort()).toEqual(['letter.eml', 'report.docx'])
    expect(first?.words).toMatchObject({ text: 'Done.', links })
    expect(second?.files.map((f) => f.id)).toEqual([report])
    const entries = await api.theatre.database.ledger.findMany({
      where: { reference: begun.reference, event: 'evidence-submitted' },
      orderBy: { seq: 'asc' },
    })
    const hash = createHash('sha256').update(docx()).digest('hex')
    expect(entries.map((e) => e.data)).toEqual([
      expect.objectContaining({ files: [letter, report], fileHashes: [expect.any(String), hash] }),
      expect.objectContaining({ files: [report], fileHashes: [hash] }),
    ])
  })

  it('cannot name a file of another case, one that is not there, or one twice', async () => {
    const other = await caseAt(api, 'carrying-out')
    const foreign = (await sendFile(api, other.path, 'x.pdf', pdf('foreign'), { as: provider })).body.id
    const own = await store('own.pdf', pdf('own'))
    const answer = await evidence([foreign, own, own, '00000000-0000-4000-8000-000000000000'])
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map((e) => `${e.pointer} ${e.problem}`)).toEqual([
      '/files/0 is no file of this case',
      '/files/2 is named twice',
      '/files/3 is no file of this case',
    ])
  })

  it('takes no link that is none, or that holds a password', async () => {
    for (const url of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://pat:secret@example.org/',
      'policy',
    ]) {
      const answer = await evidence([], { links: [{ url }] })
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/links/0/url'])
    }
  })

  it('shows its files to the body and the Ombudsman, and to CQC not even their names', async () => {
    expect(JSON.stringify(await evidenceSeenBy(provider))).toContain('letter.eml')
    const seen = await api.get(begun.address, { as: cqc })
    expect(seen.text).not.toMatch(/letter\.eml|report\.docx|fileHashes|"files":\[["{]/)
    for (const as of [officer, provider, cqc])
      expect(z.safeParse(caseView, (await api.get(begun.address, { as })).body).error).toBeUndefined()
  })

  it('leaves no name and no content in the history of the running case', async () => {
    const { client } = api.theatre
    const id = `recommendation/${begun.reference.replaceAll(' ', '-')}/${PROVIDER}`
    const history = JSON.stringify(await client.workflow.getHandle(id).fetchHistory())
    const decoded = [...history.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, d]) =>
      Buffer.from(d ?? '', 'base64'),
    )
    expect(history + decoded.join()).not.toMatch(/letter\.eml|report\.docx|Our apology/)
  })
})

describe('a download', () => {
  it('gives the bytes as an attachment of the right type, and is written down', async () => {
    const content = pdf('download')
    const id = await store('Größe “x”.pdf', content)
    const answer = await api.get(`${begun.path}/files/${id}`, { as: officer })
    expect(answer.status).toBe(200)
    expect(answer.text).toBe(content.toString())
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="Gr__e _x_.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E2%80%9Cx%E2%80%9D.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'repr-digest': `sha-256=:${createHash('sha256').update(content).digest('base64')}:`,
    })
    await api.get(`${begun.path}/files/${id}`, { as: provider })
    const list = await api.get(`${begun.path}/files`)
    expect(z.safeParse(filesView, list.body).error).toBeUndefined()
    const item = list.body.items.find((i) => i.id === id) as unknown as { downloads: { actor: string }[] }
    expect(item.downloads.map((d) => d.actor)).toEqual(['officer-1', provider.sub])
    const own = await api.get(`${begun.path}/files`, { as: provider })
    expect(own.text).not.toContain('officer-1')
  })

  it('is nobody else’s, and nothing is written down of a refusal', async () => {
    const id = await store('mine.pdf', pdf('mine'))
    const at = `${begun.path}/files/${id}`
    expect((await api.get(at, { as: contactOf(COUNCIL) })).status).toBe(404)
    expect((await api.get(at, { as: cqc })).status).toBe(404)
    expect((await api.get(at.replace(PROVIDER, COUNCIL), { as: contactOf(COUNCIL) })).status).toBe(404)
    const other = await caseAt(api, 'carrying-out')
    expect((await api.get(`${other.path}/files/${id}`, { as: provider })).status).toBe(404)
    expect((await api.get(`${begun.path}/files/nonsense`)).status).toBe(422)
    expect(await api.theatre.database.fileDownload.count({ where: { fileId: id } })).toBe(0)
  })
})

it('beyond forty that nothing names is refused; when evidence names them there is room again', async () => {
  const other = await caseAt(api, 'carrying-out')
  const send = (n: number) =>
    sendFile(api, other.path, `${n}.pdf`, pdf(`one of many: ${n}`), { as: provider })
  const ids: string[] = []
  for (let n = 0; n < 40; n++) ids.push((await send(n)).body.id)
  const refused = await send(40)
  expect([refused.status, refused.body.errors[0].problem]).toEqual([
    422,
    'is one too many: the case has 40 files that nothing names',
  ])
  const body = { recommendation: 1, text: 'Done.', files: ids.slice(0, 20), submittedBy }
  done(await api.post(`${other.path}/evidence`, body, { as: provider }))
  expect((await send(40)).status).toBe(201)
})

describe('the sweep', () => {
  it('takes files that nobody adopted within seven days, and no other', async () => {
    const { client, files, ownerUrl, taskQueue } = api.theatre
    const forgotten = await store('forgotten.pdf', pdf('forgotten'))
    const recent = await store('recent.pdf', pdf('recent'))
    const used = await store('used.pdf', pdf('used'))
    done(await evidence([used]))
    await withConnection(ownerUrl, (owner) =>
      owner.query(`UPDATE file SET stored_at = now() - interval '8 days' WHERE id IN ($1, $2)`, [
        forgotten,
        used,
      ]),
    )
    await client.workflow.execute('housekeeping', { workflowId: `sweep-${taskQueue}`, taskQueue })
    expect((await api.get(`${begun.path}/files/${forgotten}`)).status).toBe(404)
    expect(await files.store.get(forgotten)).toBeNull()
    for (const id of [recent, used]) expect((await api.get(`${begun.path}/files/${id}`)).status).toBe(200)
  })
})
