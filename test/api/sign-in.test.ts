// Who may call: a token of the issuer, for this product, in time, with a role; and what the log says of it.
import { describe, expect, it } from '@jest/globals'
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import pino from 'pino'
import { administrator, contactOf, cqc, officer, portsOf, serve } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { addBodies, begin, PROVIDER } from '../support/api-cases.js'
import { startStack } from '../support/stack.js'
import { tokenFor, type TokenContent } from '../support/tokens.js'

const api = apiForFile(addBodies)
const { issuer, audience } = startStack().signIn

const withToken = (token: string) =>
  api.get('/cases', { as: null, headers: { Authorization: `Bearer ${token}` } })
const whole: TokenContent = { sub: 'officer-1', roles: ['case-officer'] }

async function signedByAnother(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256')
  return new SignJWT({ roles: ['manager'] })
    .setProtectedHeader({ alg: 'RS256', kid: 'another' })
    .setSubject('x')
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime('1h')
    .sign(privateKey)
}

const signedWithSecret = () =>
  new SignJWT({ roles: ['manager'] })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('x')
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode('a secret that everybody knows, long enough'))

describe('a token', () => {
  it.each<[string, () => string | Promise<string>, string]>([
    ['has expired', () => tokenFor({ ...whole, expiresIn: -60 }), 'it has expired'],
    [
      'is for another product',
      () => tokenFor({ ...whole, audience: 'other' }),
      'its claim “aud” is not right',
    ],
    [
      'is of another issuer',
      () => tokenFor({ ...whole, issuer: 'https://other.example.org' }),
      'its claim “iss” is not right',
    ],
    ['was signed by another', signedByAnother, 'it was signed with an unknown key'],
    [
      'was signed with a shared secret',
      signedWithSecret,
      'it was signed with an algorithm that is not allowed',
    ],
    [
      'is not signed',
      () =>
        new UnsecuredJWT({})
          .setSubject('x')
          .setIssuer(issuer)
          .setAudience(audience)
          .setExpirationTime('1h')
          .encode(),
      '',
    ],
    [
      'was changed',
      async () =>
        (await tokenFor(whole)).replace(/\.([^.]+)\./, (_, claims: string) => `.${changed(claims)}.`),
      'its signature is not right',
    ],
    ['is none', () => 'nonsense', 'it is no token'],
    ['names nobody', () => tokenFor({ ...whole, sub: '' }), ''],
    [
      'names somebody by half a character',
      () => tokenFor({ ...whole, sub: 'officer\ud800' }),
      'its claim “sub”',
    ],
    ['names somebody by NUL', () => tokenFor({ ...whole, sub: 'officer\0' }), 'its claim “sub”'],
    [
      'names somebody by what is not seen',
      () => tokenFor({ ...whole, sub: 'officer\u202e1' }),
      'its claim “sub”',
    ],
    ['names somebody at length', () => tokenFor({ ...whole, sub: 'x'.repeat(256) }), 'its claim “sub”'],
  ])('that %s is refused with 401 and why', async (_, make, why) => {
    const { status, body, headers } = await withToken(await make())
    expect({ status, type: body.type }).toEqual({ status: 401, type: '/problems/not-signed-in' })
    expect(body.detail).toContain(why)
    expect(headers.get('www-authenticate')).toMatch(
      /^Bearer realm="followthrough", error="invalid_token", error_description="[ -~]+"$/,
    )
  })

  it('that is missing is asked for, without a reason to guess from', async () => {
    for (const headers of [{}, { Authorization: 'Basic eDp5' }] as Record<string, string>[]) {
      const { status, headers: got } = await api.get('/cases', { as: null, headers })
      expect(status).toBe(401)
      expect(got.get('www-authenticate')).toBe('Bearer realm="followthrough"')
    }
  })

  it.each<[string, Partial<TokenContent>]>([
    ['no role', { roles: [] }],
    ['roles of two organisations', { roles: ['case-officer', 'cqc-officer'] }],
    ['the role of a body’s contact but no body', { roles: ['body-contact'] }],
    ['a body that is none', { roles: ['body-contact'], body: '../council' }],
  ])('with %s is refused with 403', async (_, content) => {
    const { status, body } = await withToken(await tokenFor({ ...whole, ...content }))
    expect({ status, type: body.type }).toEqual({ status: 403, type: '/problems/wrong-role' })
  })

  it('with several roles of one organisation acts in the one that may', async () => {
    const begun = await begin(api)
    const both = { sub: 'both-1', roles: ['administrator', 'manager'] as const }
    const answer = await api.post(
      `${begun.path}/notes`,
      { text: 'x' },
      { as: { ...both, roles: [...both.roles] } },
    )
    expect(answer.status).toBe(200)
    const entry = await api.theatre.database.ledger.findFirstOrThrow({
      where: { reference: begun.reference, seq: 3 },
    })
    expect(entry.role).toBe('manager')
  })
})

const changed = (claims: string) =>
  Buffer.from(Buffer.from(claims, 'base64url').toString().replace('case-officer', 'manager')).toString(
    'base64url',
  )

describe('a role', () => {
  it('starts cases, keeps the directory and reads tasks only where it may', async () => {
    const contact = contactOf(PROVIDER)
    for (const [as, method, path, status] of [
      [administrator, 'POST', '/cases', 403],
      [cqc, 'POST', '/cases', 403],
      [contact, 'POST', '/cases', 403],
      [cqc, 'POST', '/bodies', 403],
      [contact, 'POST', `/bodies/${PROVIDER}/contacts`, 403],
      [cqc, 'POST', '/contacts', 403],
      [cqc, 'GET', '/tasks', 403],
      [contact, 'GET', '/tasks', 403],
      [administrator, 'GET', '/tasks', 200],
      [officer, 'GET', '/cases', 200],
    ] as const) {
      const answer = await api.call(method, path, { as, ...(method === 'POST' && { body: {} }) })
      expect({ path, role: as.roles[0], status: answer.status }).toEqual({ path, role: as.roles[0], status })
    }
  })
})

describe('the log', () => {
  it('has one line for each request, with neither words, tokens, names nor addresses that hold a token', async () => {
    const lines: string[] = []
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
    const logged = await serve(portsOf(api.theatre, { log }))
    const begun = await begin(api)
    await logged.post(
      `${begun.path}/notes`,
      { text: 'SECRET-WORDS' },
      { headers: { 'X-Odd': 'SECRET-HEADER' } },
    )
    await logged.post(`${begun.path}/notes`, { colour: 'SECRET-WORDS' })
    await logged.get(`/answer/${'S'.repeat(43)}`, { as: null })
    await logged.get('/SECRET-ADDRESS?name=SECRET-NAME', { as: null })
    await logged.get('/cases?team=SECRET-NAME')
    const broken = await serve(
      portsOf(api.theatre, {
        log,
        desk: { ...api.theatre.desk, send: () => Promise.reject(new Error('SECRET-MESSAGE')) },
      }),
    )
    const { status, body } = await broken.post(`${begun.path}/notes`, { text: 'SECRET-WORDS' })
    expect({ status, type: body.type }).toEqual({ status: 500, type: '/problems/internal' })
    expect(JSON.stringify(body)).not.toMatch(/SECRET|at .*\.ts/)
    await Promise.all([logged.close(), broken.close()])

    const text = lines.join('')
    expect(text).not.toMatch(/SECRET|SSSS|eyJ|officer-1|Bearer/)
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(entries.filter((e) => e.level === 30).map((e) => [e.method, e.route, e.status])).toEqual([
      ['POST', '/cases/:reference/bodies/:bodyId/notes', 200],
      ['POST', '/cases/:reference/bodies/:bodyId/notes', 422],
      ['GET', '/answer/:token', 404],
      ['GET', 'unknown', 404],
      ['GET', '/cases', 200],
      ['POST', '/cases/:reference/bodies/:bodyId/notes', 500],
    ])
    const fault = entries.find((e) => e.level === 50)
    expect(fault).toMatchObject({ error: 'Error', requestId: entries.at(-1)?.requestId })
  })
})
