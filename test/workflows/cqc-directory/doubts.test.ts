// A case whose CQC location is not named, or is not in the register, on the real engine: what is certain is taken, everything
// else becomes a task that an officer decides.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { LocationRecord } from '../../../domain/cqc-directory/records.js'
import { keepLocations, keepProviders } from '../../../prisma/write/cqc-directory.js'
import type { cqcDirectoryUpdate } from '../../../workflows/cqc-directory/workflow.js'
import { apiForFile } from '../../support/api-for-file.js'
import { addBodies, begin, done } from '../../support/api-cases.js'

const AT = Date.parse('2026-12-01T10:00:00Z')
const home = (id: string, name: string, providerId: string): LocationRecord => ({
  id,
  name,
  providerId,
  registration: 'Registered',
  deregisteredOn: null,
  postcode: 'ZZ1 1ZZ',
  localAuthority: null,
  region: null,
  listed: {
    alsoKnownAs: [],
    address: '1 Fictional Street',
    website: null,
    serviceTypes: [],
    specialisms: [],
    checkedOn: null,
  },
})

const api = apiForFile(addBodies)
beforeAll(async () => {
  const { database } = api.theatre
  const provider = (id: string, name: string) =>
    ({ id, name, registration: 'Registered', deregisteredOn: null }) as const
  await keepProviders(
    database,
    [provider('1-300000001', 'Plainly Fictional Care Ltd'), provider('1-300000002', 'Another Fictional Ltd')],
    'care-directory',
    AT,
  )
  await keepLocations(
    database,
    [
      home('1-100000001', 'Plainly Fictional Place', '1-300000001'),
      home('1-310000001', 'Fictional Lodge', '1-300000001'),
      home('1-310000002', 'Fictional Manor', '1-300000002'),
      home('1-310000003', 'Fictional Manor House', '1-300000002'),
    ],
    'care-directory',
    AT,
  )
})

async function tell() {
  const { client, taskQueue } = api.theatre
  const handle = await client.workflow.start<typeof cqcDirectoryUpdate>('cqcDirectoryUpdate', {
    workflowId: `cqc-directory-update-${randomUUID()}`,
    taskQueue,
    args: [],
  })
  return (await handle.result()).told
}

const taskOf = async (reference: string) => {
  const row = await api.theatre.database.task.findFirst({
    where: { reference, kind: 'decide-location', doneAt: null },
  })
  return (
    row && (row.data as { readonly news: string; readonly change: string; readonly successors: string[] })
  )
}
const locationOf = async (address: string) =>
  ((await api.get(address)).body as unknown as { cqcLocationId: string | null }).cqcLocationId

async function until(holds: () => Promise<boolean>) {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 300) throw new Error('it does not come to hold')
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

describe('a case that names a care service and no location', () => {
  it('takes the location when name and provider agree, and tells so in its ledger', async () => {
    const begun = await begin(api, { cqcLocationId: undefined, careService: 'The Fictional Lodge' })
    await tell()
    await until(async () => (await locationOf(begun.address)) === '1-310000001')
    expect(await taskOf(begun.reference)).toBeNull()
    expect((await api.theatre.ledgerOf(begun.reference)).slice(-2)).toEqual([
      'location-changed',
      'location-decided',
    ])
    expect(await tell()).toBe(0)
  })

  it('asks an officer when it is doubtful, who confirms one of the candidates', async () => {
    const begun = await begin(api, { cqcLocationId: undefined, careService: 'Fictional Manor' })
    await tell()
    await until(async () => (await taskOf(begun.reference)) !== null)
    const task = await taskOf(begun.reference)
    expect(task).toMatchObject({ change: 'not-named', successors: ['1-310000002', '1-310000003'] })
    expect([await tell(), await locationOf(begun.address)]).toEqual([0, null])
    const decision = { news: task?.news, decision: 'follow', reasons: 'The address agrees.' }
    done(await api.post(`${begun.path}/location`, { ...decision, successor: '1-310000002' }))
    expect(await locationOf(begun.address)).toBe('1-310000002')
    expect(await taskOf(begun.reference)).toBeNull()
    expect(await tell()).toBe(0)
  })

  it('asks an officer to name it when the register has no such name', async () => {
    const begun = await begin(api, { cqcLocationId: undefined, careService: 'Somewhere Else Entirely' })
    await tell()
    await until(async () => (await taskOf(begun.reference)) !== null)
    const task = await taskOf(begun.reference)
    const decision = { news: task?.news, decision: 'follow', reasons: 'Asked the home.' }
    expect((await api.post(`${begun.path}/location`, decision)).body.errors[0].pointer).toBe('/successor')
    done(await api.post(`${begun.path}/location`, { ...decision, successor: '1-310000003' }))
    expect(await locationOf(begun.address)).toBe('1-310000003')
  })
})

describe('a case whose location is not in the register', () => {
  it('keeps it and asks an officer: it is never silently taken', async () => {
    const begun = await begin(api, { cqcLocationId: '1-999999999' })
    await tell()
    await until(async () => (await taskOf(begun.reference)) !== null)
    const task = await taskOf(begun.reference)
    expect(task).toMatchObject({ change: 'not-in-register', successors: [] })
    const decision = { news: task?.news, decision: 'keep', reasons: 'Registered last week.' }
    done(await api.post(`${begun.path}/location`, decision))
    expect([await locationOf(begun.address), await tell()]).toEqual(['1-999999999', 0])
  })
})
