// The single fields that requests are made of: each checks, tidies and describes itself, once.
import { z } from 'zod'
import { CalendarProblem } from '../../domain/calendar/problem.js'
import { parseLocalDate, type LocalDate } from '../../domain/calendar/local-date.js'
import { BODY_ID, BODY_TYPES } from '../../domain/people/bodies.js'
import { CHANNELS } from '../../domain/people/roles.js'
import type { Refusal } from '../../domain/refusal.js'
import { REFERENCE } from '../../domain/recommendation/ids.js'
import { dayFromToday } from './example-day.js'
import { CQC_ID, CQC_ID_REMEDY } from '../../domain/outside/ids.js'
import { RECOMMENDATIONS_AT_MOST } from '../../domain/outside/limits.js'
import { MAIL_ADDRESS, MAIL_ADDRESS_REMEDY } from '../../domain/outside/mail-address.js'
import { LINE_AT_MOST, lineRefusal, TEXT_AT_MOST, textRefusal, tidied } from '../../domain/outside/words.js'

function refuse(ctx: z.core.$RefinementCtx, problem: string, remedy: string): never {
  ctx.issues.push({ code: 'custom', message: problem, params: { remedy }, input: undefined })
  return z.NEVER
}

const words = (refusal: (text: string) => Refusal | undefined) =>
  z.string().transform((raw, ctx) => {
    const text = tidied(raw)
    const wrong = refusal(text)
    return wrong ? refuse(ctx, wrong.problem, wrong.remedy) : text
  })

/** Words of any number of lines. */
export const text = (description: string, example: string, atMost = TEXT_AT_MOST) =>
  words((t) => textRefusal('', t, atMost)).meta({ description, example, minLength: 1, maxLength: atMost })

/** Words on one line. */
export const line = (description: string, example: string, atMost = LINE_AT_MOST) =>
  words((t) => lineRefusal('', t, atMost)).meta({ description, example, minLength: 1, maxLength: atMost })

/** A text of an exact shape; `problem` and `remedy` are what a person is told. */
export const shaped = (
  shape: RegExp,
  problem: string,
  remedy: string,
  description: string,
  example: string,
) =>
  z
    .string()
    .transform((value, ctx) => (shape.test(value) ? value : refuse(ctx, problem, remedy)))
    .meta({ description, example, pattern: shape.source })

/** A day in Europe/London. `example`: so many days from the one on which the description is read, or its mark. */
export const localDate = (description: string, example: number | string = 90) =>
  z
    .string()
    .transform((value, ctx): LocalDate => {
      try {
        return parseLocalDate(value)
      } catch (error) {
        if (!(error instanceof CalendarProblem)) throw error
        return refuse(ctx, 'is no day of the calendar', 'a date that exists, as YYYY-MM-DD')
      }
    })
    .meta({
      description: `${description} A day in Europe/London.`,
      format: 'date',
      example: typeof example === 'string' ? example : dayFromToday(example),
    })

/** One mail address. */
export const email = (description: string, example: string) =>
  shaped(MAIL_ADDRESS, 'is no mail address', MAIL_ADDRESS_REMEDY, description, example)

export const reference = shaped(
  REFERENCE,
  'is no reference of the Ombudsman',
  'two, three and three digits, as in 24 019 903, with one small letter after it for a joint or split case',
  'The Ombudsman’s reference.',
  '99 000 001',
)

export const bodyId = shaped(
  BODY_ID,
  'is no id of a body',
  '2 to 63 small letters, digits and hyphens',
  'The body’s id: opaque, from GET /bodies.',
  'example-care-home',
)

export const bodyType = z.enum(BODY_TYPES).meta({
  example: 'provider',
  description:
    'What kind of body answers to the recommendations. An integrated care system is none: CQC assesses it, and nothing is recommended to it.',
})

export const fileId = shaped(
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  'is no id of a file',
  'the “id” that the answer gave when the file was stored',
  'The id of a stored file.',
  '6f0c2f43-6f54-4a4e-9a26-1d3c2f1f7c55',
)

/** Where something can be read by whoever opens it; never opened by the product. */
export const link = z
  .strictObject({
    url: z
      .string()
      .transform((value, ctx) => {
        const url = URL.canParse(value) && value.length <= 2_000 ? new URL(value) : undefined
        if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url.href
        return refuse(
          ctx,
          'is no address of a page',
          'https://…, at most 2,000 characters, without a password',
        )
      })
      .meta({ description: 'The address.', example: 'https://www.example.org/policy', format: 'uri' }),
    title: line('What is there.', 'The new policy').optional(),
  })
  .meta({ id: 'Link' })

/** The number of a recommendation within its case. */
export const recommendation = z
  .int()
  .min(1)
  .max(RECOMMENDATIONS_AT_MOST)
  .meta({ description: 'The number of the recommendation.', example: 1 })

/** CQC's id of a location, or an NHS body's code (domain: identifiers). */
export const locationId = shaped(
  CQC_ID,
  'is no CQC location id',
  CQC_ID_REMEDY,
  'The CQC location that gave the care.',
  '1-100000001',
)

export const onBehalf = z
  .strictObject({
    channel: z.enum(CHANNELS).meta({ description: 'How the answer reached the Ombudsman.' }),
    receivedOn: localDate('The day on which it arrived.', -11),
  })
  .meta({
    id: 'OnBehalf',
    description: 'For an officer who enters what the body or CQC sent by another way.',
  })

export const submittedBy = z
  .strictObject({
    name: line('Who made the submission.', 'Pat Provider'),
    role: line('In which position.', 'Registered manager'),
    authority: line('On whose authority.', 'The nominated individual'),
  })
  .meta({ id: 'SubmittedBy', description: 'The person who made the submission; kept with its words.' })

export const seenSeq = z.int().min(0).optional().meta({
  description:
    'The “seq” of the case as you read it. When the case has moved on since, the request is refused (409, changed-since).',
  example: 3,
})
