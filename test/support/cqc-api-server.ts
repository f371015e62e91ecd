// A small server that speaks as CQC's public API does: the key, changes in pages, single locations and providers, and
// its bad days. What it says of a location has named contacts in it, as the real one has.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const CQC_KEY = 'a-key-for-tests'
/** Stands in every location; must be found nowhere else. */
export const NAMED_PERSON = 'Persephone Plainlyfictional'

export interface FictionalLocation {
  readonly locationId: string
  readonly providerId: string
  readonly name?: string
  readonly postalCode?: string
  readonly deregisteredOn?: string
  readonly successors?: readonly string[]
}

export interface CqcApiServer {
  readonly url: string
  readonly locations: Map<string, FictionalLocation>
  /** Ids that each kind of changes lists, whatever the range. */
  readonly changed: { location: string[]; provider: string[] }
  /** 429 is answered to so many of the next questions. */
  busy: number
  /** Every question is answered so. */
  mood: 'well' | 'error-500' | 'no-json' | 'nonsense'
  /** Each question so far, with its status. */
  readonly asked: { readonly path: string; readonly query: URLSearchParams; readonly status: number }[]
  close(): Promise<void>
}

/** Pages are small, so that there are several. */
const PER_PAGE = 2

export async function openCqcApiServer(onPort = 0): Promise<CqcApiServer> {
  const state: Omit<CqcApiServer, 'url' | 'close'> = {
    locations: new Map(),
    changed: { location: [], provider: [] },
    busy: 0,
    mood: 'well',
    asked: [],
  }

  function handle(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://cqc')
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      state.asked.push({ path: pathname, query: searchParams, status })
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    }
    if (request.headers['ocp-apim-subscription-key'] !== CQC_KEY)
      return answer(401, { statusCode: 401, message: 'Access denied due to invalid subscription key.' })
    if (state.busy > 0) {
      state.busy -= 1
      return answer(429, { statusCode: 429 }, { 'retry-after': '1' })
    }
    if (state.mood === 'error-500') return answer(500, { message: NAMED_PERSON })
    if (state.mood === 'no-json') return answer(200, `<!doctype html>${NAMED_PERSON}`)
    const [, first = '', second = ''] = pathname.split('/')
    if (first === 'changes' && (second === 'location' || second === 'provider'))
      return answer(200, changesOf(state.changed[second], searchParams))
    const found = first === 'locations' ? state.locations.get(second) : undefined
    if (found) return answer(200, state.mood === 'nonsense' ? { name: NAMED_PERSON } : locationOf(found))
    const runs = [...state.locations.values()].some(({ providerId }) => providerId === second)
    if (first === 'providers' && runs) return answer(200, providerOf(second))
    return answer(404, { statusCode: 404, message: 'No ' + first + ' found' })
  }

  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(onPort, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

function changesOf(ids: readonly string[], query: URLSearchParams) {
  const page = Number(query.get('page') ?? '1')
  return {
    total: ids.length,
    page,
    perPage: PER_PAGE,
    totalPages: Math.ceil(ids.length / PER_PAGE),
    nextPageUri: null,
    changes: ids.slice((page - 1) * PER_PAGE, page * PER_PAGE),
  }
}

const person = { personTitle: 'Dr', personGivenName: NAMED_PERSON, personRoles: ['Registered Manager'] }

const locationOf = ({
  locationId,
  providerId,
  name,
  postalCode,
  deregisteredOn,
  successors,
}: FictionalLocation) => ({
  locationId,
  providerId,
  organisationType: 'Location',
  type: 'Social Care Org',
  name: name ?? `Plainly Fictional Home ${locationId}`,
  registrationStatus: deregisteredOn ? 'Deregistered' : 'Registered',
  ...(deregisteredOn && { deregistrationDate: deregisteredOn }),
  careHome: 'Y',
  numberOfBeds: 12,
  postalCode: postalCode ?? 'ZZ1 1ZZ',
  region: 'Fictional Region',
  localAuthority: 'Plainly Fictional Council',
  lastInspection: { date: '2026-05-01' },
  currentRatings: { overall: { rating: 'Good', reportDate: '2026-06-01' } },
  regulatedActivities: [{ name: 'Accommodation', code: 'RA2', contacts: [person] }],
  contacts: [person],
  relationships: (successors ?? []).map((relatedLocationId) => ({
    relatedLocationId,
    relatedLocationName: 'Another home',
    type: 'HSCA Successor',
    reason: 'Legal Entity Change',
  })),
})

const providerOf = (providerId: string) => ({
  providerId,
  name: `Plainly Fictional Provider ${providerId}`,
  registrationStatus: 'Registered',
  nominatedIndividual: person,
  contacts: [person],
})
