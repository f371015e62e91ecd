// The OpenAPI 3.1 document, made from the same list of routes that the application mounts.
import { OpenApiGeneratorV31, OpenAPIRegistry, type RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import type { LocalDate } from '../domain/calendar/local-date.js'
import { exampleOf, type Schema } from './docs/schema.js'
import { PARTS, PROBLEM_CODES, PROBLEMS } from './problems.js'
import { TAGS, type Route, type Tag } from './route.js'
import { dated } from './schemas/example-day.js'

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>

const TAG_DESCRIPTIONS: Record<Tag, string> = {
  Cases: 'Start, read and list cases.',
  Process: 'What people decide and answer: one address for each transition of the recommendation process.',
  Files: 'Files that are evidence: stored before they are sent as evidence, known by their content.',
  Directory: 'Bodies, to whom letters go, and CQC’s register.',
  Tasks: 'What a person must do before a process can go on.',
  Calendars:
    'Which days are bank holidays, by which rules dates are counted, and an administrator’s decisions about both.',
  Law: 'On what anything is shared and which provisions are cited, and the corrections of their owners.',
  Letters: 'The page behind a letter’s link.',
  Service: 'Whether it runs, what it is, and this description.',
}

const problem = z
  .strictObject({
    type: z.string().meta({ description: '/problems/CODE: a stable address that explains the problem.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'The request, as in the header X-Request-Id.' }),
    part: z.enum(PARTS).optional().meta({ description: 'Which part is down.' }),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().optional().meta({ description: 'JSON pointer into the body.' }),
          parameter: z.string().optional().meta({ description: 'Name of a header or parameter.' }),
          problem: z.string(),
          remedy: z.string(),
        }),
      )
      .optional(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457. “errors” names each field, what is wrong and what would be right.',
  })

const DISPOSITION = z.string().meta({
  description:
    'The file’s name, in the header and not in the address, because names often name people: attachment; filename*=UTF-8\'\'NAME, percent-encoded, or attachment; filename="NAME".',
  example: "attachment; filename*=UTF-8''apology.pdf",
})

const KEY = z.string().meta({
  minLength: 16,
  maxLength: 200,
  description: 'New for each decision, the same for each repeat of it.',
  example: '6f0c2f43-6f54-4a4e-9a26-1d3c2f1f7c55',
})

/** The document of these routes, with examples as they hold on `today`. */
export function openApiDocument(
  routes: readonly Route[],
  version: string,
  today: LocalDate,
): OpenApiDocument {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A token of the configured OpenID Connect issuer.',
  })
  for (const route of routes) registry.registerPath(operation(route))
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Followthrough',
      version,
      description:
        'Makes sure that what an Ombudsman recommends is really done. Every write names itself by an Idempotency-Key; a repeat under the same key is one decision. Dates are days in Europe/London, moments are UTC. Errors are problem documents (RFC 9457).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: TAGS.map((name) => ({ name, description: TAG_DESCRIPTIONS[name] })),
  })
  return dated(withExamples(document), today)
}

/** Every request with its example, so that a machine reads the one that the page shows. */
function withExamples(document: OpenApiDocument): OpenApiDocument {
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, Schema>>
  for (const methods of Object.values(document.paths ?? {}))
    for (const operation of Object.values(methods as Record<string, OperationWithBody>)) {
      const content = operation.requestBody?.content['application/json']
      if (!content) continue
      content.example = exampleOf(content.schema, schemas)
      // Of an object in part; as a whole it stands beside it.
      delete (content.schema as { example?: unknown }).example
    }
  for (const schema of Object.values(schemas) as { example?: unknown }[])
    if ((schema as Schema).properties && schema.example !== undefined)
      schema.example = exampleOf(schema, schemas)
  return document
}

interface OperationWithBody {
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema; example?: unknown }> }
}

/** The path as OpenAPI writes it: /cases/{reference} */
export const templated = (path: string) => path.replace(/:(\w+)/g, '{$1}')

function operation(route: Route): RouteConfig {
  const { method, path, tag, summary, description, roles, params, query, body, takesFile, answers } = route
  return {
    method,
    path: templated(path),
    operationId: operationId(route),
    tags: [tag],
    summary,
    ...((description !== undefined || roles) && { description: describe(description, route) }),
    security: roles ? [{ bearer: [] }] : [],
    request: {
      ...(params && { params: params as z.ZodObject }),
      ...(query && { query: query as z.ZodObject }),
      ...(body && {
        headers: z.object({ 'Idempotency-Key': KEY }),
        body: { required: true, content: { 'application/json': { schema: body } } },
      }),
      ...(takesFile !== undefined && {
        headers: z.object({ 'Idempotency-Key': KEY, 'Content-Disposition': DISPOSITION }),
        body: { required: true, content: { 'application/octet-stream': { schema: fileOf(takesFile) } } },
      }),
    },
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answered(answer)])),
      ...problems(route),
    },
  }
}

const fileOf = (description: string) => z.string().meta({ format: 'binary', description })

/** Each transition says itself who does it, and for whom. */
const describe = (description: string | undefined, { roles, tag }: Route) =>
  [description, roles && tag !== 'Process' && `For: ${roles.join(', ')}.`].filter(Boolean).join(' ')

const answered = ({ description, schema, contentType }: Route['answers'][number]) => ({
  description,
  content: { [contentType ?? 'application/json']: { schema: schema ?? z.string() } },
})

/** The problems that this route can answer with, by status. */
function problems({ roles, params, query, body, takesFile, answers }: Route) {
  const statuses = [
    ...(body || takesFile !== undefined ? [400, 409, 413, 415] : []),
    ...(roles ? [401, 403] : []),
    ...(params ? [404] : []),
    ...(body || query || params ? [422] : []),
    500,
    503,
  ].filter((status) => !(status in answers))
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: PROBLEM_CODES.filter((code) => PROBLEMS[code].status === status)
          .map((code) => PROBLEMS[code].title)
          .join('; '),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  )
}

const operationId = ({ method, path }: Route) =>
  `${method}${path.replace(/[^A-Za-z0-9]+(\w)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? '')}`
