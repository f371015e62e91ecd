// Whatever is wrong with a request, the answer is a problem document that names it, and nothing is written.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { request as httpRequest } from 'node:http'
import { gzipSync } from 'node:zlib'
import { contactOf, newReference, officer, type Answer } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import {
  addBodies,
  begin,
  COUNCIL,
  newCase,
  PROVIDER,
  submittedBy,
  type Begun,
} from '../support/api-cases.js'

const api = apiForFile(addBodies)
let begun: Begun
let before: unknown

const written = async () => {
  const { database } = api.theatre
  return Promise.all([
    database.text.count(),
    database.ledger.count(),
    database.caseFile.count(),
    database.contact.count(),
  ])
}

beforeAll(async () => {
  begun = await begin(api)
})
beforeEach(async () => {
  before = await written()
})
afterEach(async () => {
  expect(await written()).toEqual(before)
})

/** Every problem is a whole problem document. */
function expectProblem(answer: Answer, status: number, code: string) {
  expect(answer.body).toMatchObject({ type: `/problems/${code}`, status })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(answer.body.instance).toBe(`urn:uuid:${answer.headers.get('x-request-id')}`)
  for (const words of [answer.body.title, answer.body.detail]) expect(words).toMatch(/\S/)
  for (const fault of answer.body.errors ?? []) {
    expect(fault.problem).toMatch(/\S/)
    expect(fault.remedy).toMatch(/\S/)
  }
}

const pointersOf = ({ body }: Answer) => (body.errors ?? []).map((e) => e.pointer)

describe('a body', () => {
  it.each([
    ['malformed', '{"reference": '],
    ['no object or list', '"text"'],
    ['not UTF-8 text but bytes', Uint8Array.from([0x7b, 0xff, 0xfe, 0x00, 0x7d])],
    ['two values', '{}{}'],
  ])('that is %s is named so', async (_, raw) => {
    const answer = await api.call('POST', '/cases', { raw })
    expectProblem(answer, 400, 'malformed-json')
  })

  it.each(['[]', 'null', '{}', ''])('of “%s” lacks every field', async (raw) => {
    const answer = await api.call('POST', '/cases', { raw })
    if (raw === 'null') expectProblem(answer, 400, 'malformed-json')
    else expectProblem(answer, 422, 'invalid')
    if (raw === '{}' || raw === '') expect(pointersOf(answer)).toContain('/reference')
  })

  it('of 10 MB is too large, said to who is still sending it', async () => {
    const text = 'x'.repeat(10 * 1024 * 1024)
    expectProblem(await api.post(`${begun.path}/notes`, { text }), 413, 'too-large')
  })

  it('of 10 MB that comes in pieces without a length is too large', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(api.address)
      const sent = httpRequest(
        { hostname, port, method: 'POST', path: `${begun.path}/notes` },
        (response) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        },
      )
      sent.on('error', reject)
      void tokenOf().then((authorization) => {
        sent.setHeader('Authorization', authorization)
        sent.setHeader('Content-Type', 'application/json')
        sent.setHeader('Idempotency-Key', 'a-key-that-is-long-enough')
        for (let piece = 0; piece < 160; piece++) sent.write('x'.repeat(64 * 1024))
        sent.end()
      })
    })
    expect(status).toBe(413)
  })

  it('that unpacks to 10 MB is too large', async () => {
    const raw = gzipSync(JSON.stringify({ text: 'x'.repeat(10 * 1024 * 1024) }))
    const answer = await api.call('POST', `${begun.path}/notes`, {
      raw,
      headers: { 'Content-Encoding': 'gzip' },
    })
    expectProblem(answer, 413, 'too-large')
  })

  it('that cannot be unpacked is named so', async () => {
    const answer = await api.call('POST', `${begun.path}/notes`, {
      raw: 'not packed',
      headers: { 'Content-Encoding': 'gzip' },
    })
    expectProblem(answer, 400, 'malformed-json')
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'multipart/form-data; boundary=x',
  ])('of type %s is refused', async (type) => {
    const answer = await api.call('POST', '/cases', { raw: '{}', headers: { 'Content-Type': type } })
    expectProblem(answer, 415, 'wrong-content-type')
  })

  it('in another character set or coding is refused', async () => {
    for (const headers of [
      { 'Content-Type': 'application/json; charset=iso-8859-1' },
      { 'Content-Encoding': 'zip' },
    ] as Record<string, string>[])
      expectProblem(await api.call('POST', '/cases', { raw: '{}', headers }), 415, 'wrong-content-type')
  })

  it('with a thousand levels is refused like any other', async () => {
    const raw = `{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    expectProblem(await api.call('POST', `${begun.path}/notes`, { raw }), 422, 'invalid')
  })
})

const tokenOf = async () => {
  const { tokenFor } = await import('../support/tokens.js')
  return `Bearer ${await tokenFor({ ...officer })}`
}

describe('a field', () => {
  const recommendation = newCase().recommendations[0] as object
  const body = { id: PROVIDER, type: 'provider' }
  const asking = (own: object) => ({ recommendations: [{ ...recommendation, ...own }] })
  const of = (...responsibleBodies: object[]) => ({ responsibleBodies })

  it.each<[string, object, ...string[]]>([
    ['unknown', { urgency: 'high' }, '/urgency'],
    ['unknown and dangerous', JSON.parse('{"__proto__":{"admin":true}}') as object, '/__proto__'],
    ['unknown in a list', asking({ colour: 'red' }), '/recommendations/0/colour'],
    ['a date that does not exist', { decisionDate: '2026-02-30' }, '/decisionDate'],
    ['a date of another shape', { decisionDate: '20/11/2026' }, '/decisionDate'],
    ['a date with a time', { decisionDate: '2026-11-20T10:00:00Z' }, '/decisionDate'],
    ['a decision of tomorrow', { decisionDate: '2026-12-02' }, '/decisionDate'],
    ['a decision before there was an Ombudsman', { decisionDate: '1066-10-14' }, '/decisionDate'],
    ['a due date that has passed', asking({ dueOn: '2026-12-01' }), '/recommendations/0/dueOn'],
    ['a due date beyond all calendars', asking({ dueOn: '2099-01-01' }), '/recommendations/0/dueOn'],
    ['a reference of another shape', { reference: '99-000-001' }, '/reference'],
    ['a control character', { subCategory: 'Adult\u0007 care' }, '/subCategory'],
    ['a NUL, which no database takes', { note: 'a\u0000b' }, '/note'],
    ['words lost in another coding', { note: 'caf\ufffd' }, '/note'],
    ['half a character', { note: 'a\ud800b' }, '/note'],
    ['a turn of the direction of writing', { note: 'a\u202eb' }, '/note'],
    ['a line end in one line', { subCategory: 'Adult\ncare' }, '/subCategory'],
    ['nothing but blanks', { subCategory: '   ' }, '/subCategory'],
    ['too long', { note: 'x'.repeat(20_001) }, '/note'],
    ['a number for text', { subCategory: 7 }, '/subCategory'],
    ['text for true or false', { mayBeShared: 'yes' }, '/mayBeShared'],
    ['null for text', { subCategory: null }, '/subCategory'],
    ['none of the known values', asking({ kind: 'apology' }), '/recommendations/0/kind'],
    ['an amount with parts of a penny', asking({ amountGBP: 1.005 }), '/recommendations/0/amountGBP'],
    ['an amount below nothing', asking({ amountGBP: -1 }), '/recommendations/0/amountGBP'],
    ['no responsible body', of(), '/responsibleBodies'],
    ['a body named neither by id nor name', of({ type: 'provider' }), '/responsibleBodies/0'],
    ['a body twice', of(body, body), '/responsibleBodies/1'],
    [
      'a body twice, by id and by name',
      of(body, { type: 'provider', name: 'plainly fictional care' }),
      '/responsibleBodies/1',
    ],
    ['a body of another type', of({ id: PROVIDER, type: 'council' }), '/responsibleBodies/0/id'],
    [
      'an unknown body',
      of({ type: 'council', name: 'Nowhere Borough Council' }),
      '/responsibleBodies/0/name',
    ],
    ['a body that names nobody', of({ type: 'council', name: 'Council B' }), '/responsibleBodies/0/name'],
    ['a recommendation of a stranger', asking({ bodies: ['Somebody Else'] }), '/recommendations/0/bodies/0'],
    [
      'a plan’s date where no plan is asked for',
      asking({ requires: 'evidence' }),
      '/responsibleBodies/0/planDueOn',
    ],
    ['a CQC location of another shape', { cqcLocationId: 'location 1' }, '/cqcLocationId'],
    ['a person’s name for a team', { team: 'Team of J. O’Brien' }, '/team'],
    ['several at once', { category: '', finding: 3, extra: 1 }, '/category', '/finding', '/extra'],
  ])('that is %s is named', async (_, own, ...pointers) => {
    const answer = await api.post('/cases', newCase(own))
    expectProblem(answer, 422, 'invalid')
    expect(pointersOf(answer)).toEqual(pointers)
  })

  it('that is unknown is answered with the fields that there are', async () => {
    const { body: problem } = await api.post(
      '/cases',
      newCase({ responsibleBodies: [{ ...body, colour: 'red' }] }),
    )
    expect(problem.errors[0].remedy).toBe(
      'leave it out; the fields are: id, type, name, planDueOn, form, named, receivedOn',
    )
  })

  it('is counted where there are thousands, and the answer stays short', async () => {
    const nonsense = Object.fromEntries(Array.from({ length: 15_000 }, (_, n) => [`f${n}`, 1]))
    const answer = await api.post('/cases', { ...newCase(), ...nonsense })
    expectProblem(answer, 422, 'invalid')
    expect(pointersOf(answer)).toEqual([...Array.from({ length: 10 }, (_, n) => `/f${n}`), ''])
    expect(answer.body.errors.at(-1)?.problem).toBe('has 14990 more fields that are not known here')
    expect(answer.text.length).toBeLessThan(20_000)
  })

  it('is counted where hundreds are wrong in one list', async () => {
    const answer = await api.post(
      '/cases',
      newCase({ recommendations: Array.from({ length: 100 }, () => ({})) }),
    )
    expectProblem(answer, 422, 'invalid')
    expect(answer.body.errors).toHaveLength(50)
    expect(answer.body.detail).toMatch(/^\d+ things in the request are wrong; the first 50 are named\.$/)
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'named “%s” is unknown like any other',
    async (name) => {
      const own = JSON.parse(`{"${name}": {"id": "x"}}`) as object
      const answer = await api.post('/cases', newCase({ responsibleBodies: [{ ...body, ...own }] }))
      expect(pointersOf(await api.post('/cases', JSON.parse(`{"${name}": []}`)))).toContain(`/${name}`)
      if (name !== '__proto__') expect(pointersOf(answer)).toEqual([`/responsibleBodies/0/${name}`])
    },
  )

  it('that takes a case over is not for people', async () => {
    const takeOver = { stage: 'closed', planReceivedOn: null, satisfiedOn: null }
    const answer = await api.post('/cases', newCase({ responsibleBodies: [{ ...body, takeOver }] }))
    expect(pointersOf(answer)).toEqual(['/responsibleBodies/0/takeOver'])
  })

  it('of a correction is known by what is corrected', async () => {
    const correct = (correction: object) =>
      api.post(`${begun.path}/corrections`, { corrects: 1, reasons: 'x', correction })
    expect((await correct({ what: 'weather' })).body.errors[0].remedy).toMatch(
      /^one of: due-date, plan-due-date/,
    )
    expect(pointersOf(await correct({ what: 'due-date', recommendation: 1 }))).toEqual(['/correction/dueOn'])
    expect(
      (await correct({ what: 'plan-due-date', dueOn: '2027-03-01', recommendation: 1 })).body.errors[0]
        .remedy,
    ).toBe('leave it out; the fields are: what, dueOn')
    const refused = await correct({ what: 'due-date', recommendation: 9, dueOn: '2027-03-01' })
    expect(pointersOf(refused)).toEqual(['/correction/recommendation'])
  })

  it('of an answer that says no needs its explanation', async () => {
    const answers = [{ recommendation: 1, answer: 'will-not' }]
    const answer = await api.post(
      `${begun.path}/plan`,
      { text: 'No.', answers, submittedBy },
      { as: contactOf(PROVIDER) },
    )
    expectProblem(answer, 422, 'invalid')
    expect(pointersOf(answer)).toEqual(['/answers/0/explanation'])
  })
})

describe('an unknown body', () => {
  it('is answered with those that may be meant', async () => {
    const { body } = await api.post(
      '/cases',
      newCase({ responsibleBodies: [{ type: 'provider', name: 'Plainly Fictitious Care' }] }),
    )
    expect(body.errors[0].remedy).toContain(`${PROVIDER} (provider, Plainly Fictional Care Ltd)`)
  })
})

describe('a query', () => {
  it.each([
    ['/cases?stage=somewhere', 'stage'],
    ['/cases?stage=closed&stage=assurance', 'stage'],
    ['/cases?colour=red', 'colour'],
    ['/cases?limit=0', 'limit'],
    ['/cases?limit=101', 'limit'],
    ['/cases?limit=ten', 'limit'],
    ['/cases?after=nonsense', 'after'],
    ['/cases?after=WzEsMl0', 'after'],
    ['/cases?dueBefore=2026-13-01', 'dueBefore'],
    ['/cases?overdue=perhaps', 'overdue'],
    ['/tasks?after=WyJub3QgYSBkYXRlIiwieCJd', 'after'],
    [`/cases?after=${Buffer.from(JSON.stringify(['\0', 'x'])).toString('base64url')}`, 'after'],
    [`/cases?after=${Buffer.from(JSON.stringify(['99 000 001', '\ud800'])).toString('base64url')}`, 'after'],
    ['/bodies?type=charity', 'type'],
  ])('%s is refused by the name of the parameter', async (path, parameter) => {
    const answer = await api.get(path)
    expectProblem(answer, 422, 'invalid')
    expect(answer.body.errors[0].parameter).toBe(parameter)
  })
})

describe('an address', () => {
  it.each(['/nothing', '/cases/99-000-001/bodies', '/Cases.', '/cases/99-000-001/bodies/x1/plan/extra'])(
    '%s that is none is said to be none',
    async (path) => {
      expectProblem(await api.get(path, { as: null }), 404, 'no-such-address')
    },
  )

  it('with another method says which methods there are', async () => {
    for (const [method, path, allow] of [
      ['DELETE', begun.address, 'GET, HEAD'],
      ['PUT', '/cases', 'POST, GET, HEAD'],
      ['GET', `${begun.path}/plan`, 'POST'],
      ['PATCH', '/health', 'GET, HEAD'],
    ] as const) {
      const answer = await api.call(method, path, { as: null })
      expectProblem(answer, 405, 'method-not-allowed')
      expect(answer.headers.get('allow')).toBe(allow)
    }
  })

  it('with a reference that is none is refused, and one that is not there is not found', async () => {
    expectProblem(await api.get('/cases/24019903'), 422, 'invalid')
    expectProblem(await api.get('/cases/98-999-999'), 404, 'not-found')
    const note = await api.post(`/cases/98-999-999/bodies/${PROVIDER}/notes`, { text: 'x' })
    expectProblem(note, 404, 'not-found')
  })

  it('with a percent sign that begins no character is a problem, not a fault', async () => {
    for (const path of ['/cases/%', '/cases/%E0%A4%A', `/cases/99-000-001/bodies/%zz/evidence`]) {
      const answer = await api.get(path)
      expectProblem(answer, 400, 'malformed-address')
      expect(answer.body.detail).toMatch(/percent sign/)
    }
  })
})

describe('another body’s case', () => {
  it('is not found, whatever is asked of it, as if it were not there', async () => {
    const stranger = contactOf(COUNCIL)
    const nowhere = begun.path.replace(/\d\d-\d{3}-\d{3}/, newReference().replaceAll(' ', '-'))
    for (const path of [begun.path, nowhere]) {
      expectProblem(await api.post(`${path}/notes`, { text: 'x' }, { as: stranger }), 404, 'not-found')
      expectProblem(await api.get(`${path}/updates/${'0'.repeat(64)}`, { as: stranger }), 404, 'not-found')
    }
    expectProblem(await api.get(begun.address, { as: stranger }), 404, 'not-found')
    expect((await api.get('/cases', { as: stranger })).body.items).toEqual([])
  })
})

describe('an Idempotency-Key', () => {
  it.each([null, 'short', 'x'.repeat(201), 'has blanks in the middle'])('of %p is asked for', async (key) => {
    expectProblem(await api.post(`${begun.path}/notes`, { text: 'x' }, { key }), 400, 'idempotency-key')
  })
})
