// What CQC's API says of a location or a provider, reduced at the edge to what is kept. The list is closed: whatever is
// not read here, above all the named contacts of the regulated activities, goes no further.
import type { LocalDate } from '../calendar/local-date.js'
import { readLocalDate } from './read-date.js'
import {
  CQC_ID,
  REGISTRATIONS,
  type LocationRecord,
  type ProviderRecord,
  type Registration,
} from './records.js'

/** An answer that is none of CQC's: the message names the field and never repeats what stands in it. */
export class UnusableAnswer extends Error {
  override name = 'UnusableAnswer'
}

/** @throws UnusableAnswer */
export function readLocationAnswer(answer: unknown): LocationRecord {
  const fields = objectOf(answer, 'location')
  const links = (type: string) =>
    listOf(fields.relationships)
      .map((relationship) => objectOf(relationship, 'relationships'))
      .filter((relationship) => relationship.type === type)
      .map((relationship) => idIn(relationship, 'relatedLocationId'))
  const rating = optionalObject(optionalObject(fields.currentRatings)?.overall)
  return {
    id: idIn(fields, 'locationId'),
    name: textIn(fields, 'name'),
    providerId: idIn(fields, 'providerId'),
    ...registrationOf(fields),
    postcode: optionalText(fields.postalCode),
    localAuthority: optionalText(fields.localAuthority),
    region: optionalText(fields.region),
    registered: {
      type: optionalText(fields.type),
      careHome: fields.careHome === 'Y' ? true : fields.careHome === 'N' ? false : null,
      beds: typeof fields.numberOfBeds === 'number' ? fields.numberOfBeds : null,
      inspectedOn: dayIn(optionalObject(fields.lastInspection)?.date),
      rating: optionalText(rating?.rating),
      ratedOn: dayIn(rating?.reportDate),
      predecessors: links('HSCA Predecessor'),
      successors: links('HSCA Successor'),
    },
  }
}

/** @throws UnusableAnswer */
export function readProviderAnswer(answer: unknown): ProviderRecord {
  const fields = objectOf(answer, 'provider')
  return { id: idIn(fields, 'providerId'), name: textIn(fields, 'name'), ...registrationOf(fields) }
}

/** One page of changes: the ids that changed, and how many pages there are. @throws UnusableAnswer */
export function readChangesAnswer(answer: unknown): {
  readonly ids: readonly string[]
  readonly pages: number
} {
  const fields = objectOf(answer, 'changes')
  if (!Array.isArray(fields.changes)) throw new UnusableAnswer('the answer has no list “changes”')
  const ids = (fields.changes as unknown[]).filter(
    (id): id is string => typeof id === 'string' && CQC_ID.test(id),
  )
  if (typeof fields.totalPages !== 'number') throw new UnusableAnswer('the answer has no number “totalPages”')
  return { ids, pages: fields.totalPages }
}

type Fields = Readonly<Record<string, unknown>>

function registrationOf(fields: Fields) {
  const registration = fields.registrationStatus
  if (!(REGISTRATIONS as readonly unknown[]).includes(registration))
    throw new UnusableAnswer('“registrationStatus” is neither Registered nor Deregistered')
  return {
    registration: registration as Registration,
    deregisteredOn: registration === 'Deregistered' ? dayIn(fields.deregistrationDate) : null,
  }
}

function objectOf(value: unknown, what: string): Fields {
  const found = optionalObject(value)
  if (!found) throw new UnusableAnswer(`“${what}” is no object`)
  return found
}

const optionalObject = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

function textIn(fields: Fields, field: string): string {
  const value = optionalText(fields[field])
  if (value === null) throw new UnusableAnswer(`“${field}” is missing`)
  return value
}

function idIn(fields: Fields, field: string): string {
  const value = textIn(fields, field)
  if (!CQC_ID.test(value)) throw new UnusableAnswer(`“${field}” is no id of CQC’s`)
  return value
}

const optionalText = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

const dayIn = (value: unknown): LocalDate | null =>
  typeof value === 'string' ? (readLocalDate(value.slice(0, 10)) ?? null) : null
