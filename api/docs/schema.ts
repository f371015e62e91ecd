// JSON schemas in words and by example, as far as the document uses them.

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly example?: unknown
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

const PREFIX = '#/components/schemas/'

const nameOf = ({ $ref, allOf }: Schema): string | null =>
  $ref?.startsWith(PREFIX) === true
    ? $ref.slice(PREFIX.length)
    : (allOf?.map(nameOf).find((name) => name !== null) ?? null)

/** The type in words, and the name of the schema that it ends in, if it has one. */
export function typeOf(schema: Schema): { readonly text: string; readonly name: string | null } {
  const name = nameOf(schema)
  if (name !== null) return { text: '', name }
  if (schema.enum) return { text: schema.enum.map(String).join(' | '), name: null }
  if (schema.const !== undefined) return { text: JSON.stringify(schema.const), name: null }
  if (schema.items) {
    const { text, name: itemName } = typeOf(schema.items)
    return { text: `list of ${text}`, name: itemName }
  }
  const options = schema.oneOf ?? schema.anyOf
  if (options) {
    const types = options.map(typeOf)
    return {
      text: types
        .map((t) => t.text)
        .filter(Boolean)
        .join(' or '),
      name: types.find((t) => t.name)?.name ?? null,
    }
  }
  const type = typeof schema.type === 'string' ? schema.type : (schema.type ?? ['anything']).join(' or ')
  return { text: schema.format === undefined ? type : `${type} (${schema.format})`, name: null }
}

/** A value that fits the schema, made from its examples: of an object the required fields, and those of its own example. */
export function exampleOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  if (schema.example !== undefined && !schema.properties) return schema.example
  const name = nameOf(schema)
  if (name !== null) return exampleOf(schemas[name] ?? {}, schemas)
  const first = (schema.oneOf ?? schema.anyOf)?.[0]
  if (first) return exampleOf(first, schemas)
  if (schema.enum) return schema.enum[0]
  if (schema.const !== undefined) return schema.const
  if (schema.items) return [exampleOf(schema.items, schemas)]
  if (schema.properties) {
    // An object's own example says which fields it has besides those that are required, and what of them is otherwise.
    const own = (schema.example ?? {}) as Readonly<Record<string, unknown>>
    const fields = Object.entries(schema.properties).flatMap(([field, value]): [string, unknown][] => {
      if (Object.hasOwn(own, field)) return [[field, own[field]]]
      return schema.required?.includes(field) ? [[field, exampleOf(value, schemas)]] : []
    })
    return Object.fromEntries(fields)
  }
  return schema.type === 'boolean' ? true : schema.type === 'integer' || schema.type === 'number' ? 1 : 'text'
}
