// The API's description of itself: for machines, for people, and its problems one by one.
import { z } from 'zod'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import { docsPage } from '../docs/page.js'
import { problemPage, problemsPage } from '../docs/problems-page.js'
import { htmlReply } from '../html-reply.js'
import { openApiDocument, type OpenApiDocument } from '../openapi.js'
import type { ApiPorts } from '../ports.js'
import { notFound } from '../problem.js'
import { PROBLEM_CODES } from '../problems.js'
import { openRoute, type Route } from '../route.js'

const isHtml = { contentType: 'text/html' }

/** The routes that describe all routes, these among them. `all` is asked when the first reader of a day comes. */
export function descriptionRoutes(
  all: () => readonly Route[],
  { version, clockShift }: Pick<ApiPorts, 'version' | 'clockShift'>,
): Route[] {
  let made: { readonly on: LocalDate; readonly document: OpenApiDocument } | null = null
  function document() {
    const on = localDateOf(Date.now() + clockShift)
    if (made?.on !== on) made = { on, document: openApiDocument(all(), version, on) }
    return made.document
  }
  return [
    openRoute({
      method: 'get',
      path: '/openapi.json',
      tag: 'Service',
      summary: 'The OpenAPI document',
      answers: { 200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) } },
      handle: async () => ({ status: 200, body: document() }),
    }),
    openRoute({
      method: 'get',
      path: '/docs',
      tag: 'Service',
      summary: 'The API as a page',
      answers: { 200: { description: 'A page.', ...isHtml } },
      handle: async () => htmlReply(200, docsPage(document())),
    }),
    openRoute({
      method: 'get',
      path: '/problems',
      tag: 'Service',
      summary: 'Every problem that the API answers with',
      answers: { 200: { description: 'A page.', ...isHtml } },
      handle: async () => htmlReply(200, problemsPage()),
    }),
    openRoute({
      method: 'get',
      path: '/problems/:code',
      tag: 'Service',
      summary: 'What a problem means',
      params: z.strictObject({ code: z.string().meta({ example: 'wrong-stage' }) }),
      answers: { 200: { description: 'A page.', ...isHtml } },
      async handle({ params }) {
        const code = PROBLEM_CODES.find((known) => known === params.code)
        if (code === undefined) throw notFound('problem of this name')
        return htmlReply(200, problemPage(code))
      },
    }),
  ]
}
