// What CQC's API says of a location or a provider, reduced at the edge to what is kept. The list is closed: whatever is
// not read here, above all the named contacts of the regulated activities, goes no further.
import type { LocalDate } from '../calendar/local-date.js'
import { readLocalDate } from './read-date.js'
import { CQC_ID } from '../outside/ids.js'
import { lineRefusal, tidied } from '../outside/words.js'
import { REGISTRATIONS, type LocationRecord, type ProviderRecord, type Registration } from './records.js'

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
    postcode: lineIn(fields, 'postalCode'),
    localAuthority: lineIn(fields, 'localAuthority'),
    region: lineIn(fields, 'region'),
    registered: {
      type: lineIn(fields, 'type'),
      careHome: fields.careHome === 'Y' ? true : fields.careHome === 'N' ? false : null,
      beds: typeof fields.numberOfBeds === 'number' ? fields.numberOfBeds : null,
      inspectedOn: dayIn(optionalObject(fields.lastInspection)?.date),
      rating: rating ? lineIn(rating, 'rating') : null,
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
  const value = lineIn(fields, field)
  if (value === null) throw new UnusableAnswer(`“${field}” is missing`)
  return value
}

function idIn(fields: Fields, field: string): string {
  const value = textIn(fields, field)
  if (!CQC_ID.test(value)) throw new UnusableAnswer(`“${field}” is no id of CQC’s`)
  return value
}

/** The words in the field, null when it has none. They are kept as they are or not at all. */
function lineIn(fields: Fields, field: string): string | null {
  const value = Object.hasOwn(fields, field) ? fields[field] : null
  if (typeof value !== 'string') return null
  const words = tidied(value)
  if (words === '') return null
  const refused = lineRefusal('', words)
  if (refused) throw new UnusableAnswer(`“${field}” ${refused.problem}`)
  return words
}

const dayIn = (value: unknown): LocalDate | null =>
  typeof value === 'string' ? (readLocalDate(value.slice(0, 10)) ?? null) : null
