// What officers send about the recommendations themselves: changed after the decision, and what of them is published. Wordings are held against the rule before they are stored (LGSCO Compliance Manual, chapter 2).
import { z } from 'zod'
import type { WordingText } from '../../domain/recommendation/case-text.js'
import { ONE_BY_ONE_UP_TO } from '../../domain/recommendation/published-themes.js'
import { PUBLICATION_WISHES, WITHHELD_BECAUSE } from '../../domain/recommendation/publication.js'
import {
  codesOf,
  FINDING_REMEDIES,
  isStop,
  wordingFindings,
} from '../../domain/recommendation/published-wording.js'
import { knownNames } from '../../prisma/read/known-names.js'
import { invalid } from '../problem.js'
import { dayFromToday } from '../schemas/example-day.js'
import { line, localDate, recommendation, text } from '../schemas/fields.js'
import { LATER_REQUESTS } from './later-requests.js'
import { plain, reasons, request, wordsOf } from './request-shape.js'

export const PRACTICE_REQUESTS = {
  ...LATER_REQUESTS,

  setWording: request({
    name: 'setWording',
    path: 'publication/wording',
    schema: plain({
      recommendation,
      wording: text(
        'What is to be published: a short summary without timescales and people’s names.',
        'Train staff in recording what residents eat and drink',
        1_000,
      ),
      theme: z
        .strictObject({
          name: line('Under which they are published.', 'Safe use of medicines', 100),
          also: z
            .array(recommendation)
            .min(1)
            .max(99)
            .meta({ description: 'The other recommendations for which the wording stands.' }),
        })
        .optional()
        .meta({
          description: `For more than ${ONE_BY_ONE_UP_TO} service improvements of this body: one wording for several of a theme.`,
        }),
      askSecondPerson: z.boolean().optional().meta({
        description: 'Keep it although something stops it, and ask a second person to let it pass.',
      }),
    }),
    words: ({ recommendation, wording, theme }): WordingText => ({
      wording,
      ...(theme && { theme: theme.name, recommendations: [recommendation, ...theme.also] }),
    }),
    input: ({ recommendation, theme }) => ({
      recommendation,
      ...(theme && { also: theme.also }),
      stops: [],
      warnings: [],
    }),
    async examine(database, params, { wording, theme, askSecondPerson }) {
      const known = await knownNames(database, params)
      const found = Object.entries({ '/wording': wording, '/theme/name': theme?.name ?? '' }).flatMap(
        ([pointer, published]) => wordingFindings(published, known).map((f) => ({ ...f, pointer })),
      )
      const stopping = found.filter(({ kind }) => isStop(kind))
      if (stopping.length && !askSecondPerson)
        throw invalid(
          stopping.map(({ kind, words, at, pointer }) => ({
            pointer,
            problem: `has a ${kind} at place ${at + 1}: “${words}”`,
            remedy: `${FINDING_REMEDIES[kind]}; or send “askSecondPerson”: true`,
          })),
        )
      return codesOf(found)
    },
  }),

  overrideWording: request({
    name: 'overrideWording',
    path: 'publication/override',
    schema: plain({
      recommendation,
      checkedOn: localDate(
        'Of a wording that names CQC or the other Ombudsman: the day on which that one said that the words are accurate.',
        '2026-11-20',
      ).optional(),
      reasons: reasons('“May” is a common word here and no month.'),
    }),
    words: ({ reasons }) => ({ reasons }),
    input: ({ recommendation, checkedOn }) => ({ recommendation, ...(checkedOn && { checkedOn }) }),
  }),

  decidePublication: request({
    name: 'decidePublication',
    path: 'publication',
    schema: plain(
      {
        recommendation,
        decision: z.enum(PUBLICATION_WISHES).meta({
          description: 'Publish it on a day, withhold it, or record that a person has published it.',
        }),
        on: localDate(
          'The day of publication, from six weeks after the decision; recorded: the day on which it was.',
        ).optional(),
        because: z.enum(WITHHELD_BECAUSE).optional().meta({ description: 'Why it is withheld.' }),
        reasons: reasons('The home has one resident.').optional(),
      },
      { on: dayFromToday(90) },
    ),
    words: ({ reasons }) => wordsOf({ reasons }),
    input: ({ recommendation, decision, on, because }) => ({
      recommendation,
      decision,
      ...(on && { on }),
      ...(because && { because }),
    }),
  }),
} as const
