// CQC's register over HTTP: found by name, read with what followed a location, shown with its licence, closed to bodies.
import { beforeAll, expect, it } from '@jest/globals'
import { readLocationAnswer, readProviderAnswer } from '../../domain/cqc-directory/api-answer.js'
import { keepLocations, keepProviders } from '../../prisma/write/cqc-directory.js'
import { contactOf, cqc, officer } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'

const AT = Date.parse('2026-12-01T10:00:00Z')
const LICENCE = 'Contains CQC information licensed under the Open Government Licence v3.0.'

const api = apiForFile()
beforeAll(async () => {
  const location = (id: string, own: object = {}) =>
    readLocationAnswer({
      locationId: id,
      providerId: '1-200000001',
      name: 'The Plainly Fictional Home Ltd.',
      registrationStatus: 'Registered',
      ...own,
    })
  const gone = {
    registrationStatus: 'Deregistered',
    deregistrationDate: '2026-11-30',
    relationships: [{ relatedLocationId: '1-100000002', type: 'HSCA Successor' }],
  }
  const locations = [location('1-100000001', gone), location('1-100000002')]
  await keepLocations(api.theatre.database, locations, 'api', AT)
  const provider = { providerId: '1-200000001', name: 'Fictional Care', registrationStatus: 'Registered' }
  await keepProviders(api.theatre.database, [readProviderAnswer(provider)], 'api', AT)
})

it('finds locations by a part of their name, page by page', async () => {
  const first = await api.get('/cqc-locations?name=plainly+FICTIONAL+home&limit=1', { as: officer })
  expect(first.body).toMatchObject({ items: [{ id: '1-100000001' }], attribution: LICENCE })
  const second = await api.get(`/cqc-locations?name=fictional&limit=1&after=${first.body.next ?? ''}`, {
    as: cqc,
  })
  expect(second.body).toMatchObject({ items: [{ id: '1-100000002' }], next: null })
  expect((await api.get('/cqc-locations?name=elsewhere')).body.items).toEqual([])
})

it('reads one location with its provider and its successors', async () => {
  expect((await api.get('/cqc-locations/1-100000001')).body).toMatchObject({
    registration: 'Deregistered',
    deregisteredOn: '2026-11-30',
    providerName: 'Fictional Care',
    successors: ['1-100000002'],
    readAt: '2026-12-01T10:00:00.000Z',
    attribution: LICENCE,
  })
  expect((await api.get('/cqc-locations/1-100000099')).status).toBe(404)
})

it('is not for the bodies', async () => {
  const { status } = await api.get('/cqc-locations/1-100000001', { as: contactOf('example-care-home') })
  expect(status).toBe(403)
})
