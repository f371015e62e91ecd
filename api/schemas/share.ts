// What of a case is shared with CQC, as reads answer with it.
import { z } from 'zod'
import { SHARED_MATTERS } from '../../domain/gateways/gateways.js'
import { ROLES } from '../../domain/people/roles.js'
import type { ShareView } from '../../prisma/read/case-view.js'
import { day } from './moments.js'

export const share = z
  .strictObject({
    matter: z.enum(SHARED_MATTERS),
    basis: z.string().meta({ description: 'The provision, with the edition that was read.' }),
    limit: z.string().meta({ description: 'How far it goes.' }),
    approver: z
      .strictObject({ subject: z.string(), role: z.enum(ROLES) })
      .nullable()
      .meta({ description: 'Who approved it; for the Ombudsman only.' }),
    on: day,
    confirmedOn: day.nullable().meta({ description: 'When Legal confirmed an unconfirmed provision.' }),
  })
  .meta({ id: 'Share', description: 'What of the case is shared with CQC.' }) satisfies z.ZodType<ShareView>
