// The API's description of itself is whole: every route is in it and nothing else, every reference resolves, every
// example that it gives is taken.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Express } from 'express'
import { createApp } from '../../api/app.js'
import { templated } from '../../api/openapi.js'
import { exampleOf, type Schema } from '../../api/docs/schema.js'
import { PROBLEM_CODES, PROBLEMS } from '../../api/problems.js'
import { requestOf } from '../../api/recommendation/requests.js'
import { caseRequest } from '../../api/recommendation/case-schema.js'
import { BODY_TRANSITION_NAMES } from '../../domain/recommendation/process.js'
import { portsOf } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'

interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, Schema> }
}
interface Operation {
  readonly operationId: string
  readonly security: object[]
  readonly parameters?: { name: string; in: string; required?: boolean }[]
  readonly requestBody?: { content: Record<string, { schema: Schema }> }
  readonly responses: Record<string, { description: string; content: Record<string, object> }>
}

const api = apiForFile()
let document: Document

beforeAll(async () => {
  document = JSON.parse((await api.get('/openapi.json', { as: null })).text) as Document
})

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )

/** What Express has really been given. */
function mounted(app: Express): string[] {
  interface Layer {
    route?: { path: string; methods: Record<string, boolean>; stack: { method?: string }[] }
  }
  const layers = (app as unknown as { router: { stack: Layer[] } }).router.stack
  return layers.flatMap(({ route }) =>
    // Routes for every method are those that refuse the methods which an address does not take.
    route && Object.keys(route.methods).length === 1
      ? Object.keys(route.methods).map((method) => `${method} ${templated(route.path)}`)
      : [],
  )
}

describe('the OpenAPI document', () => {
  it('describes every route of the application, and no other', () => {
    const described = operations().map(({ method, path }) => `${method} ${path}`)
    expect(mounted(createApp(portsOf(api.theatre))).sort()).toEqual(described.sort())
    expect(described.length).toBeGreaterThan(25)
  })

  it('is OpenAPI 3.1 whose references resolve and whose operations are named once', () => {
    expect(document.openapi).toBe('3.1.0')
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? []
    expect(references.length).toBeGreaterThan(20)
    for (const reference of references) {
      const name = /^"\$ref":"#\/components\/schemas\/(\w+)"$/.exec(reference)?.[1] ?? reference
      expect(Object.keys(document.components.schemas)).toContain(name)
    }
    const ids = operations().map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('names every parameter of a path, asks for a key on every write, and says what can go wrong', () => {
    for (const { method, path, operation } of operations()) {
      const named = (path.match(/\{\w+\}/g) ?? []).map((p) => p.slice(1, -1))
      const inPath = (operation.parameters ?? []).filter((p) => p.in === 'path')
      expect(inPath.map((p) => p.name).sort()).toEqual(named.sort())
      expect(inPath.every((p) => p.required)).toBe(true)
      const key = operation.parameters?.find((p) => p.name === 'Idempotency-Key')
      expect({ path, key: key?.required ?? false }).toEqual({ path, key: method === 'post' })
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['500', '503']))
      if (operation.security.length) expect(operation.responses).toHaveProperty('401')
      for (const answer of Object.values(operation.responses)) expect(answer.description).toMatch(/\S/)
    }
  })

  it('gives examples that its own schemas take', () => {
    const example = (path: string) => {
      const schema = document.paths[path]?.post?.requestBody?.content['application/json']?.schema ?? {}
      return exampleOf(schema, document.components.schemas)
    }
    const made = example('/cases') as { responsibleBodies: { type: string; name?: string }[] }
    expect(caseRequest.safeParse(made).error).toBeUndefined()
    for (const name of BODY_TRANSITION_NAMES) {
      const { path, schema } = requestOf(name)
      const body = example(`/cases/{reference}/bodies/{bodyId}/${path}`)
      expect({ name, error: schema.safeParse(body).error }).toEqual({ name, error: undefined })
    }
  })
})

describe('docs/api.md', () => {
  it('lists every address, and no other', () => {
    const page = readFileSync('docs/api.md', 'utf8')
    const listed = [...page.matchAll(/^\| `(GET|POST) (\/\S*)` \|/gm)].map(
      ([, method, path]) => `${method} ${path}`,
    )
    const described = operations().map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    expect(listed.sort()).toEqual(described.sort())
  })
})

describe('the pages', () => {
  it('show every operation, parameter and schema without anything from elsewhere', async () => {
    const { text: page, headers } = await api.get('/docs', { as: null })
    for (const { path, method } of operations()) expect(page).toContain(`${method.toUpperCase()} ${path}`)
    for (const name of Object.keys(document.components.schemas)) expect(page).toContain(`id="schema-${name}"`)
    expect(page).not.toMatch(/<script|src=|href="http|@import|url\(/)
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers.get('content-security-policy')).toContain(
      `default-src 'none'; style-src 'sha256-${hash}';`,
    )
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((m) => m[1] ?? '')
    for (const target of targets) expect(page).toContain(`id="${target}"`)
  })

  it('explain each problem under the address that stands in its type', async () => {
    const { text: list } = await api.get('/problems', { as: null })
    for (const code of PROBLEM_CODES) {
      const { status, text } = await api.get(`/problems/${code}`, { as: null })
      expect(status).toBe(200)
      expect(text).toContain(PROBLEMS[code].title.replaceAll("'", '&#39;'))
      expect(list).toContain(`/problems/${code}`)
    }
    expect((await api.get('/problems/none', { as: null })).status).toBe(404)
  })
})

describe('the service', () => {
  it('says that it is up, that its parts are, and what it is, to everybody', async () => {
    expect((await api.get('/health', { as: null })).body).toEqual({ status: 'up' })
    expect((await api.get('/ready', { as: null })).body).toEqual({
      status: 'ready',
      parts: { database: 'up', temporal: 'up', 'sign-in': 'up', worker: 'up', mail: 'up' },
      'cqc-updates': 'off',
    })
    expect((await api.get('/version', { as: null })).body).toMatchObject({
      name: 'followthrough',
      version: '0.0.0-test',
    })
  })

  it('lets no answer be kept, guessed or framed, and does not say what it runs on', async () => {
    for (const path of ['/health', '/cases', '/nothing', '/docs']) {
      const { headers } = await api.get(path)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      for (const absent of ['x-powered-by', 'etag', 'server']) expect(headers.get(absent)).toBeNull()
    }
  })
})
