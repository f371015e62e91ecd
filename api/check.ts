// Checks what came in against its zod schema and says what is wrong in the product's words: the field, the problem, the
// remedy. Nothing else in the API turns zod's issues into text.
import { z } from 'zod'
import { rightIs } from '../domain/near.js'
import { UNKNOWN_FIELDS_NAMED } from '../domain/outside/limits.js'
import { shown } from '../domain/outside/words.js'
import { invalid, type Fault } from './problem.js'

/** Where the checked thing came in: a pointer is for bodies, other places name the parameter. */
export type Place = 'body' | 'query' | 'path'

/** The value that the schema makes of the input. @throws the problem `invalid` with every fault */
export function check<T>(schema: z.ZodType<T>, input: unknown, place: Place): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw invalid(result.error.issues.flatMap((issue) => faultsOf(issue, schema, input, place)))
}

type Path = readonly PropertyKey[]

function faultsOf(issue: z.core.$ZodIssue, schema: z.ZodType, input: unknown, place: Place): Fault[] {
  const at = (path: Path, problem: string, remedy: string): Fault => ({
    ...(place === 'body' ? { pointer: pointerOf(path) } : { parameter: path.join('.') }),
    problem,
    remedy,
  })
  const { path } = issue
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = fieldsAt(schema, path, input)
      const remedy = known.length ? `leave it out; the fields are: ${known.join(', ')}` : 'leave it out'
      const named = issue.keys.slice(0, UNKNOWN_FIELDS_NAMED)
      const more = issue.keys.length - named.length
      return [
        ...named.map((key) => at([...path, key], `“${shown(key)}” is not a field here`, remedy)),
        ...(more > 0 ? [at(path, `has ${more} more fields that are not known here`, remedy)] : []),
      ]
    }
    case 'invalid_type': {
      const value = valueAt(input, path)
      const expected = EXPECTED.get(issue.expected) ?? issue.expected
      return [at(path, value === undefined ? 'is missing' : `is not ${expected}`, `give ${expected}`)]
    }
    case 'invalid_value':
      return [
        at(path, absentOr(input, path, 'is none of the known values'), oneOf(issue.values, input, path)),
      ]
    case 'invalid_union':
      return [
        at(
          path,
          absentOr(input, path, 'is none of the known values'),
          oneOf('options' in issue ? issue.options : [], input, path),
        ),
      ]
    case 'too_small':
      return issue.origin === 'array'
        ? [at(path, 'has too few entries', `at least ${issue.minimum}`)]
        : [at(path, `is less than ${issue.minimum}`, `at least ${issue.minimum}`)]
    case 'too_big':
      return issue.origin === 'array'
        ? [at(path, 'has too many entries', `at most ${issue.maximum}`)]
        : [at(path, `is more than ${issue.maximum}`, `at most ${issue.maximum}`)]
    case 'custom':
      return [at(path, issue.message, String(issue.params?.remedy ?? 'see GET /docs'))]
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return [at(path, issue.message, 'see GET /docs')]
  }
}

const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
])

const absentOr = (input: unknown, path: Path, problem: string) =>
  valueAt(input, path) === undefined ? 'is missing' : problem

/** The known values, and first the one that may be meant. */
const oneOf = (values: readonly unknown[] | undefined, input: unknown, path: Path) =>
  values?.length ? rightIs(valueAt(input, path), values.map(String)) : 'see GET /docs'

/** JSON pointer (RFC 6901), empty for the whole. */
const pointerOf = (path: Path) =>
  path.map((part) => `/${shown(String(part)).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<PropertyKey, unknown>)[part]
        : undefined,
    input,
  )
}

/** The names of the fields that the schema knows at a path, for the remedy. */
function fieldsAt(schema: z.ZodType, path: Path, input: unknown): string[] {
  let here: z.core.$ZodType = unwrapped(schema)
  let value = input
  for (const part of path) {
    if (here instanceof z.ZodDiscriminatedUnion) here = optionFor(here, value)
    if (here instanceof z.ZodArray) here = here.element
    else if (here instanceof z.ZodObject) here = fieldOf(here, String(part)) ?? here
    here = unwrapped(here)
    value = valueAt(value, [part])
  }
  if (here instanceof z.ZodDiscriminatedUnion) here = optionFor(here, value)
  return here instanceof z.ZodObject ? Object.keys(here.shape) : []
}

/** The schema of a field; none for names such as “constructor”, which every object has by itself. */
const fieldOf = ({ shape }: z.ZodObject, name: string): z.core.$ZodType | undefined =>
  Object.hasOwn(shape, name) ? (shape as Record<string, z.core.$ZodType>)[name] : undefined

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrapped(schema.unwrap())
  return schema
}

/** The option of a union that this value means, by its discriminator. */
function optionFor(union: z.ZodDiscriminatedUnion, value: unknown): z.core.$ZodType {
  const field = union.def.discriminator
  const wanted = valueAt(value, [field])
  const option = union.options.find(
    (o) =>
      o instanceof z.ZodObject &&
      z.safeParse((o.shape as Record<string, z.core.$ZodType>)[field] as z.ZodType, wanted).success,
  )
  return option ?? union
}
