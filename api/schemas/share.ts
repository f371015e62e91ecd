// What of a case is shared with CQC and on what CQC reads the rest, as reads answer with it.
import { z } from 'zod'
import { READ_MATTERS, SHARED_MATTERS } from '../../domain/law/law.js'
import { ROLES } from '../../domain/people/roles.js'
import type { ReadView, ShareView } from '../../prisma/read/case-view.js'
import { day } from './moments.js'

const gateway = z.string().meta({ description: 'The gateway: see GET /gateways.' })

export const share = z
  .strictObject({
    matter: z.enum(SHARED_MATTERS),
    gateway,
    version: z.int().meta({ description: 'The version of the gateway that was decided on.' }),
    basis: z.string().meta({ description: 'The provision, with the edition that was read, as it was then.' }),
    limit: z.string().meta({ description: 'How far it goes, as it was then.' }),
    basisNow: z.string().nullable().meta({ description: 'The provision now, if it was corrected since.' }),
    limitNow: z.string().nullable().meta({ description: 'The limit now, if it was corrected since.' }),
    approver: z
      .strictObject({ subject: z.string(), role: z.enum(ROLES) })
      .nullable()
      .meta({ description: 'Who approved it; for the Ombudsman only.' }),
    on: day,
    confirmedOn: day.nullable().meta({ description: 'When Legal confirmed an unconfirmed provision.' }),
  })
  .meta({ id: 'Share', description: 'What of the case is shared with CQC.' }) satisfies z.ZodType<ShareView>

export const readBesides = z
  .strictObject({
    matter: z.enum(READ_MATTERS),
    gateway,
    basis: z.string().meta({ description: 'The provision, with the edition that was read.' }),
    limit: z.string().meta({ description: 'How far it goes.' }),
    agreedOn: day.nullable().meta({ description: 'When the body agreed that it is passed on to CQC.' }),
    isConfirmed: z.boolean().meta({
      description: 'The provision is checked, or the body has agreed; otherwise Legal has yet to confirm it.',
    }),
  })
  .meta({
    id: 'CqcReads',
    description: 'What CQC reads of the case besides the outcome, and on what.',
  }) satisfies z.ZodType<ReadView>
