// CQC's register as it is kept: which location a case concerns, whether it is still there, and what followed it.
import { z } from 'zod'
import { ATTRIBUTION, REGISTRATIONS } from '../../domain/cqc-directory/records.js'
import {
  listLocations,
  readLocation,
  type LocationItem,
  type LocationView,
} from '../../prisma/read/cqc-directory.js'
import { pageOf } from '../../prisma/read/page.js'
import type { Role } from '../../domain/people/roles.js'
import { OFFICERS } from '../../domain/recommendation/transition.js'
import type { ApiPorts } from '../ports.js'
import { notFound } from '../problem.js'
import { route, type Route } from '../route.js'
import { line, locationId } from '../schemas/fields.js'
import { day, moment } from '../schemas/moments.js'
import { pageParameters, PAGE_USUALLY } from '../schemas/query.js'

const READERS: readonly Role[] = ['cqc-officer', ...OFFICERS, 'administrator']

const attribution = z.literal(ATTRIBUTION)
const locationFields = {
  id: z.string(),
  name: z.string(),
  providerId: z.string(),
  registration: z.enum(REGISTRATIONS),
  deregisteredOn: day.nullable(),
  postcode: z.string().nullable(),
  localAuthority: z.string().nullable(),
  region: z.string().nullable(),
  readAt: moment.meta({ description: 'When CQC’s entry was last read.' }),
}
const locationItem = z
  .strictObject(locationFields)
  .meta({ id: 'CqcLocation' }) satisfies z.ZodType<LocationItem>
const locationsPage = z
  .strictObject({ items: z.array(locationItem), next: z.string().nullable(), attribution })
  .meta({ id: 'CqcLocations' })
const locationView = z
  .strictObject({
    ...locationFields,
    providerName: z.string().nullable(),
    serviceTypes: z.array(z.string()),
    rating: z.string().nullable(),
    ratedOn: day.nullable(),
    predecessors: z.array(z.string()),
    successors: z.array(z.string()).meta({ description: 'The locations that CQC names as its successors.' }),
    attribution,
  })
  .meta({ id: 'CqcLocationWithLinks' }) satisfies z.ZodType<LocationView & { attribution: string }>

export const cqcDirectoryRoutes = ({ database }: ApiPorts): Route[] => [
  route({
    method: 'get',
    path: '/cqc-locations',
    tag: 'Directory',
    summary: 'Find locations of CQC’s register',
    description: `As the register was last read; no named person is kept of it. ${ATTRIBUTION}`,
    roles: READERS,
    query: z.strictObject({
      name: line('Part of a name, as people write it.', 'example'),
      ...pageParameters(1),
    }),
    answers: { 200: { description: 'One page, in the order of their ids.', schema: locationsPage } },
    async handle({ query: { name, after, limit = PAGE_USUALLY } }) {
      const found = await listLocations(database, name, { after: after?.[0] ?? null, limit: limit + 1 })
      return {
        status: 200,
        body: { ...pageOf(found, limit, (location) => [location.id]), attribution: ATTRIBUTION },
      }
    },
  }),

  route({
    method: 'get',
    path: '/cqc-locations/:locationId',
    tag: 'Directory',
    summary: 'Read a location of CQC’s register',
    description: `With its provider, its predecessors and its successors. ${ATTRIBUTION}`,
    roles: READERS,
    params: z.strictObject({ locationId }),
    answers: { 200: { description: 'The location as it was last read.', schema: locationView } },
    async handle({ params }) {
      const location = await readLocation(database, params.locationId)
      if (!location) throw notFound(`CQC location ${params.locationId}`)
      return { status: 200, body: { ...location, attribution: ATTRIBUTION } }
    },
  }),
]
