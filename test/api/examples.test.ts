// Every request example of the OpenAPI document, posted as it is printed to the real product: whoever copies it from /docs gets
// the answer that the document promises.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { openApiDocument } from '../../api/openapi.js'
import { apiRoutes } from '../../api/app.js'
import type { ApiPorts } from '../../api/ports.js'
import { on } from '../support/rows.js'
import { storeCalendars } from '../support/editions.js'
import { ON, portsOf } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { addBodies } from '../support/api-cases.js'
import { POSTINGS } from '../support/api-examples.js'

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> }
  readonly responses: Readonly<Record<string, unknown>>
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

/** What can be known of the operations before any product is there: their addresses. */
const ADDRESSES = Object.entries(
  openApiDocument(apiRoutes({ version: '0', clockShift: 0 } as ApiPorts), '0', on(ON)).paths as Paths,
).flatMap(([path, { post }]) => (post?.requestBody?.content['application/json'] ? [path] : []))

const api = apiForFile(async (opened) => {
  await storeCalendars(opened.theatre.database)
  await addBodies(opened)
})
const operations = (on_: string) =>
  openApiDocument(apiRoutes(portsOf(api.theatre)), '0', on(on_)).paths as Paths
let printed: Paths
beforeAll(async () => {
  printed = (JSON.parse((await api.get('/openapi.json', { as: null })).text) as { paths: Paths }).paths
})

/** The example for the case that it is posted to: a letter is named by its case and body. */
const about = (example: unknown, path: string): unknown => {
  const [, slug = '', bodyId = ''] = /^\/cases\/([^/]+)\/bodies\/([^/]+)\//.exec(path) ?? []
  return slug === ''
    ? example
    : (JSON.parse(
        JSON.stringify(example).replaceAll('99-000-001/example-care-home', `${slug}/${bodyId}`),
      ) as unknown)
}

describe('the request example', () => {
  it('is there for every operation that takes JSON, and each has an address here', () => {
    expect(ADDRESSES.length).toBeGreaterThan(70)
    expect(Object.keys(POSTINGS).sort()).toEqual([...ADDRESSES].sort())
  })

  it.each(ADDRESSES)('of POST %s is taken', async (address) => {
    const { path, as, today = ON } = (await POSTINGS[address]?.(api)) ?? { path: '', as: null }
    const operation = (today === ON ? printed : operations(today))[address]?.post
    const example = about(operation?.requestBody?.content['application/json']?.example, path)
    const { status, body } = await api.post(path, example, { as })
    if (status >= 300)
      throw new Error(`${status} ${JSON.stringify(body.errors ?? body)}\n${JSON.stringify(example)}`)
    expect(Object.keys(operation?.responses ?? {})).toContain(String(status))
  })

  it.each(ADDRESSES)('of POST %s is what /docs prints', async (address) => {
    const example = printed[address]?.post?.requestBody?.content['application/json']?.example
    const { text } = await api.get('/docs', { as: null })
    const page = text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
    const json = JSON.stringify(example, null, 2)
    expect(page).toContain(`-d '${json}'`)
    // The shell would end its quotes there.
    expect(json).not.toContain("'")
  })
})

describe('a day in an example', () => {
  it('is counted from the day on which it is read, and no bank holiday is on a weekend', () => {
    const dayOf = (today: string) =>
      (
        operations(today)['/calendars/{division}/days']?.post?.requestBody?.content['application/json']
          ?.example as { date: string }
      ).date
    const days = [
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
      '2026-12-06',
      '2026-12-07',
    ]
    // 160 days after a Tuesday is a Monday.
    expect(days.map(dayOf)).toEqual([
      '2027-05-10',
      '2027-05-11',
      '2027-05-12',
      '2027-05-13',
      '2027-05-14',
      '2027-05-17',
      '2027-05-17',
    ])
    expect(JSON.stringify(printed)).not.toMatch(/\{(today|weekday)[+-]/)
  })
})
