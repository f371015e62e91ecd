// The page behind the link in a letter. The token is the right to open it; nothing else is asked.
import { z } from 'zod'
import { findAccessLink } from '../../prisma/read/access-link.js'
import { readLinkedCase } from '../../prisma/read/due.js'
import { answerPage, closedLinkPage } from '../../web/pages/recommendation/answer.js'
import type { ApiPorts } from '../ports.js'
import { htmlReply } from '../html-reply.js'
import { openRoute, type Route } from '../route.js'

const isHtml = { contentType: 'text/html' }

export const answerRoutes = ({ database, clockShift }: ApiPorts): Route[] => [
  openRoute({
    method: 'get',
    path: '/answer/:token',
    tag: 'Letters',
    summary: 'The page behind the link in a letter',
    description: 'Reference, what is due, how to answer. No names, no words, no amounts.',
    params: z.strictObject({
      token: z.string().meta({ description: 'From the link.', example: 'A'.repeat(43) }),
    }),
    answers: {
      200: { description: 'The link is open.', ...isHtml },
      404: { description: 'There is no such link.', ...isHtml },
      410: { description: 'The link has expired or was revoked.', ...isHtml },
    },
    async handle({ params: { token } }) {
      const now = Date.now() + clockShift
      const link = await findAccessLink(database, token, now)
      if (!link) return htmlReply(404, closedLinkPage('unknown'))
      if (link.state !== 'open') return htmlReply(410, closedLinkPage(link.state))
      const linked = await readLinkedCase(database, link, now)
      return linked ? htmlReply(200, answerPage(linked)) : htmlReply(404, closedLinkPage('unknown'))
    },
  }),
]
