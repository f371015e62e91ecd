// Query parameters of lists: filters as text, and the page.
import { z } from 'zod'
import { REFERENCE } from '../../domain/recommendation/ids.js'
import { keyOf, PAGE_AT_MOST } from '../../prisma/read/page.js'
import { shaped } from './fields.js'

/** The page of a list whose key has so many parts; `fits` says whether the parts are what the key is made of. */
export const pageParameters = (parts: number, fits: (key: readonly string[]) => boolean = () => true) => ({
  after: z
    .string()
    .transform((cursor, ctx): readonly string[] => {
      const key = keyOf(cursor, parts)
      if (key && fits(key)) return key
      ctx.addIssue({
        code: 'custom',
        message: 'is no cursor of this list',
        params: { remedy: 'the “next” of the page before, as it is; nothing for the first page' },
      })
      return z.NEVER
    })
    .optional()
    .meta({ description: 'The “next” of the page before.' }),
  limit: z
    .string()
    .transform((value, ctx) => {
      const limit = /^\d{1,3}$/.test(value) ? Number(value) : 0
      if (limit >= 1 && limit <= PAGE_AT_MOST) return limit
      ctx.addIssue({
        code: 'custom',
        message: 'is no size of a page',
        params: { remedy: `a whole number from 1 to ${PAGE_AT_MOST}` },
      })
      return z.NEVER
    })
    .optional()
    .meta({ description: `Entries of a page, 1 to ${PAGE_AT_MOST}; 50 when it is left out.`, example: '50' }),
})

export const PAGE_USUALLY = 50

/** A parameter that leaves only what is of one case. */
export const referenceFilter = (description: string) =>
  shaped(REFERENCE, 'is no reference', 'as in 24 019 903', description, '99 000 001').optional()

/** true or false. */
export const flag = (description: string) =>
  z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .meta({ description })
