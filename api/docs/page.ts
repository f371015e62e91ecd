// The browsable page of the API, made from its OpenAPI document: no script, nothing from elsewhere.
import { html, type Html } from '../../web/html.js'
import { page } from '../../web/layout.js'
import type { OpenApiDocument } from '../openapi.js'
import { typeOf, type Schema } from './schema.js'

interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly security?: readonly object[]
  readonly parameters?: readonly {
    name: string
    in: string
    required?: boolean
    description?: string
    schema?: Schema
  }[]
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>
  }
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly description: string
        readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
      }
    >
  >
}

interface Listed {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

/** The whole page. */
export function docsPage(document: OpenApiDocument): string {
  const paths = (document.paths ?? {}) as Readonly<Record<string, Readonly<Record<string, Operation>>>>
  const operations: Listed[] = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, Schema>>
  const tags = document.tags ?? []
  return page(
    `The API, version ${document.info.version}`,
    html`<p>${document.info.description ?? ''}</p>
      <p>
        The same as a machine reads it: <a href="/openapi.json">/openapi.json</a>. Every problem that it
        answers with: <a href="/problems">/problems</a>.
      </p>
      <ul>
        ${tags.map(({ name, description }) => html`<li><a href="#${name}">${name}</a>: ${description ?? ''}</li>`)}
        <li><a href="#schemas">Schemas</a></li>
      </ul>
      ${tags.map(
        ({ name }) =>
          html`<h2 id="${name}">${name}</h2>
            ${operations.filter((o) => o.operation.tags?.includes(name)).map(operationPart)}`,
      )}
      <h2 id="schemas">Schemas</h2>
      ${Object.entries(schemas).map(
        ([name, schema]) =>
          html`<h3 id="schema-${name}">${name}</h3>
            ${schemaPart(schema)}`,
      )}`,
  )
}

function operationPart({ method, path, operation }: Listed): Html {
  const { operationId = '', summary = '', description, parameters = [], requestBody, responses } = operation
  const content = requestBody?.content['application/json']
  const body = content?.schema
  return html`<h3 id="${operationId}">${summary}</h3>
    <p><code>${method} ${path}</code></p>
    ${description === undefined ? null : html`<p>${description}</p>`}
    <details>
      <summary>Parameters, answers and an example</summary>
      ${
        parameters.length
          ? html`<table>
              <thead>
                <tr>
                  <th>Parameter</th>
                  <th>In</th>
                  <th>Meaning</th>
                </tr>
              </thead>
              <tbody>
                ${parameters.map(
                  (p) =>
                    html`<tr>
                      <td><code>${p.name}</code>${p.required === true ? '' : ' (optional)'}</td>
                      <td>${p.in}</td>
                      <td>${typePart(p.schema ?? {})} ${p.schema?.description ?? p.description ?? ''}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
          : null
      }
      ${
        body
          ? html`<p>Body:</p>
              ${schemaPart(body)}`
          : null
      }
      <table>
        <thead>
          <tr>
            <th>Answer</th>
            <th>Meaning</th>
            <th>Content</th>
          </tr>
        </thead>
        <tbody>
          ${Object.entries(responses).map(
            ([status, answer]) =>
              html`<tr>
                <td>${status}</td>
                <td>${answer.description}</td>
                <td>
                  ${Object.values(answer.content ?? {}).map(({ schema }) => (schema ? typePart(schema) : ''))}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      <pre>${curl(method, path, operation, content?.example)}</pre>
    </details>`
}

function curl(
  method: string,
  path: string,
  { security = [], parameters = [] }: Operation,
  body: unknown,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const example = parameters.find((p) => p.name === name)?.schema?.example
    return typeof example === 'string' ? example : name
  })
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"$FOLLOWTHROUGH${filled}"`,
    ...(security.length ? [`-H "Authorization: Bearer $TOKEN"`] : []),
    ...(body === undefined
      ? []
      : [
          `-H "Idempotency-Key: $(uuidgen)"`,
          `-H "Content-Type: application/json"`,
          `-d '${JSON.stringify(body, null, 2)}'`,
        ]),
  ].join(' \\\n  ')
}

/** The fields of a schema, each with its type and meaning; a union shows each of its shapes. */
function schemaPart(schema: Schema): Html {
  const options = schema.oneOf ?? schema.anyOf
  if (options)
    return html`<p>One of:</p>
      ${options.map(schemaPart)}`
  if (!schema.properties) return html`<p>${typePart(schema)} ${schema.description ?? ''}</p>`
  return html`${schema.description === undefined ? null : html`<p>${schema.description}</p>`}
    <table>
      <tbody>
        ${Object.entries(schema.properties).map(
          ([name, field]) =>
            html`<tr>
              <td><code>${name}</code>${schema.required?.includes(name) === true ? '' : ' (optional)'}</td>
              <td>${typePart(field)}</td>
              <td>${field.description ?? ''}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

/** The type in words; a named schema as a link to it. */
function typePart(schema: Schema): Html {
  const { text, name } = typeOf(schema)
  return name === null ? html`${text}` : html`${text}<a href="#schema-${name}">${name}</a>`
}
