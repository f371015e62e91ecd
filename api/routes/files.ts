// Files of what a body sends: stored first, then named in its plan, evidence or answer; read back by whoever may.
import { z } from 'zod'
import { KINDS_IN_WORDS } from '../../domain/files/kinds.js'
import { OFFICERS } from '../../domain/recommendation/transition.js'
import { listFiles } from '../../prisma/read/files.js'
import { handOutFile } from '../files/hand-out.js'
import { takeInFile } from '../files/take-in.js'
import type { ApiPorts } from '../ports.js'
import { notFound } from '../problem.js'
import { refuseOthers } from '../recommendation/send-message.js'
import { route, type Route } from '../route.js'
import { bodyId, fileId } from '../schemas/fields.js'
import { fileStored, filesView } from '../schemas/file-views.js'
import { referenceInPath } from './recommendation.js'

const caseBody = z.strictObject({ reference: referenceInPath, bodyId })
const PATH = '/cases/:reference/bodies/:bodyId/files'
const SENDERS = [...OFFICERS, 'body-contact'] as const
/** CQC reads the files of an accepted plan and learns of no others. */
const READERS = [...SENDERS, 'cqc-officer'] as const

export const fileRoutes = (ports: ApiPorts): Route[] => [
  route({
    method: 'post',
    path: PATH,
    tag: 'Files',
    summary: 'Store a file',
    description: `One of: ${KINDS_IN_WORDS}. Its content says which. A file is known by its content: the same one again finds the same file and says so. It is swept after seven days unless a plan, evidence or an answer names it.`,
    roles: SENDERS,
    params: caseBody,
    takesFile: `The bytes of the file, as they are: ${KINDS_IN_WORDS}.`,
    answers: {
      201: { description: 'Stored.', schema: fileStored },
      200: { description: 'It was there already.', schema: fileStored },
    },
    async handle(call) {
      const stored = await takeInFile(ports, call)
      return { status: stored.already ? 200 : 201, body: stored }
    },
  }),

  route({
    method: 'get',
    path: PATH,
    tag: 'Files',
    summary: 'List the files of a case at one body',
    description:
      'With what the scanner says, what they were sent with and, for the Ombudsman, every download. CQC reads those of an accepted plan.',
    roles: READERS,
    params: caseBody,
    answers: { 200: { description: 'The files, oldest first.', schema: filesView } },
    async handle({ actor, params }) {
      refuseOthers(actor, params)
      const items = await listFiles(ports.database, actor, params)
      if (!items) throw notFound(`case ${params.reference} of ${params.bodyId}`)
      return { status: 200, body: { items } }
    },
  }),

  route({
    method: 'get',
    path: `${PATH}/:fileId`,
    tag: 'Files',
    summary: 'Download a file',
    description: 'Each download is written down. A file that waits for the scanner stays in quarantine.',
    roles: READERS,
    params: caseBody.extend({ fileId }),
    answers: {
      200: {
        description: 'The bytes of the file, to be kept and not shown.',
        contentType: 'application/octet-stream',
      },
      409: {
        description: 'In quarantine, or infected and removed.',
        contentType: 'application/problem+json',
      },
    },
    handle: (call) => handOutFile(ports, call),
  }),
]
