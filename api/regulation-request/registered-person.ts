// Who is bound by a request of CQC's own: the registered person of a location that CQC's register has and that is still
// registered (SI 2014/2936). What the register as it is kept does not say is not refused.
import { inWords, parseLocalDate } from '../../domain/calendar/local-date.js'
import { REGISTERED } from '../../domain/recommendation/ids.js'
import { hasRegisteredPerson } from '../../prisma/read/bodies.js'
import { isDirectoryImported, providersCalledAs, readLocation } from '../../prisma/read/cqc-directory.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import type { Fault } from '../problem.js'
import type { RequestToMake } from './schema.js'

/** Why the directory does not say to whom a request goes for which no address is stated. */
export async function directoryFaults(database: PrismaClient, bodyId: string | undefined): Promise<Fault[]> {
  if (bodyId === undefined)
    return [
      {
        pointer: '/served/email',
        problem: 'is missing, and no provider is named whose registered person the directory could have',
        remedy: 'the address at which the registered person has agreed to be served, or “bodyId”',
      },
    ]
  if (await hasRegisteredPerson(database, bodyId)) return []
  return [
    {
      pointer: '/served/email',
      problem: `is missing, and the directory has no ${REGISTERED.join(' and no ')} of ${bodyId}`,
      remedy: 'the address at which the registered person has agreed to be served, or have one named',
    },
  ]
}

/** What CQC's register has against the location of a request, and against the body that is named as its provider. */
export async function registerFaults(
  database: PrismaClient,
  { locationId, bodyId }: Pick<RequestToMake, 'locationId' | 'bodyId'>,
): Promise<Fault[]> {
  const location = await readLocation(database, locationId)
  if (!location)
    return (await isDirectoryImported(database))
      ? [
          {
            pointer: '/locationId',
            problem: 'is no location of CQC’s register as it is kept here',
            remedy: 'the id of a registered location, from GET /cqc-locations?name=…',
          },
        ]
      : []
  const { registration, deregisteredOn, successors } = location
  const faults: Fault[] = []
  if (registration === 'Deregistered')
    faults.push({
      pointer: '/locationId',
      problem: `was deregistered${deregisteredOn ? ` on ${inWords(parseLocalDate(deregisteredOn))}` : ''}: nobody is its registered person any more`,
      remedy: successors.length
        ? `a location that is registered; its successors by the register: ${successors.join(', ')}`
        : 'a location that is registered',
    })
  const called = bodyId === undefined ? [] : await providersCalledAs(database, bodyId)
  if (called.length > 0 && !called.includes(location.providerId))
    faults.push({
      pointer: '/bodyId',
      problem: `is by its name ${called.join(', ')} in CQC’s register, and the provider of this location is ${location.providerId}`,
      remedy: 'the id of the provider that is registered for the location, or none',
    })
  return faults
}
