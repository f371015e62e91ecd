// Stored files, as reads answer with them.
import { z } from 'zod'
import { FILE_KINDS, SCANS } from '../../domain/files/kinds.js'
import { SUBMISSION_KINDS } from '../../domain/recommendation/transition.js'
import type { StoredFile } from '../../prisma/intake/files.js'
import type { FileView } from '../../prisma/read/files.js'
import { moment } from './moments.js'

export const storedFile = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    kind: z.enum(FILE_KINDS),
    bytes: z.int(),
    sha256: z.string(),
    scan: z.enum(SCANS).meta({
      description:
        'waiting: in quarantine until the scanner has seen it. infected: its content was removed. not-scanned: there is no scanner.',
    }),
    scanFinding: z
      .string()
      .nullable()
      .meta({ description: 'What was found, or why the scanner has not answered yet.' }),
    storedAt: moment,
  })
  .meta({ id: 'File' }) satisfies z.ZodType<StoredFile>

export const fileStored = storedFile
  .extend({ already: z.boolean().meta({ description: 'Whether this very content was there before.' }) })
  .meta({ id: 'FileStored' })

export const filesView = z
  .strictObject({
    items: z.array(
      storedFile
        .extend({
          sentWith: z
            .array(
              z.strictObject({
                kind: z.enum(SUBMISSION_KINDS),
                recommendation: z.int().nullable().meta({ description: 'For evidence.' }),
                version: z.int().meta({
                  description:
                    'Of the plan or of the evidence; of an answer to a follow-up its entry of the timeline.',
                }),
              }),
            )
            .meta({ description: 'What it was sent with; nothing while it is only stored.' }),
          downloads: z
            .array(z.strictObject({ at: moment, role: z.string(), actor: z.string() }))
            .meta({ description: 'Who took it out of the product; for the Ombudsman only.' }),
        })
        .meta({ id: 'FileItem' }),
    ),
  })
  .meta({ id: 'Files' }) satisfies z.ZodType<{ items: FileView[] }>
