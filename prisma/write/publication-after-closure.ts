// What of the improvements of a closed case is published, and when (LGSCO Statement of Reasons manual 3.2, 3.3): by the rules
// of the open case, held against the rows, because its process is over.
import type {
  AboutPublication,
  AfterClosure,
  WordingAfterClosure,
} from '../../domain/case-change/after-closure.js'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { localDateOf } from '../../domain/calendar/london-time.js'
import type { WordingText } from '../../domain/recommendation/case-text.js'
import {
  decisionIn,
  publicationRefusal,
  type PublicationStanding,
} from '../../domain/recommendation/publication.js'
import { brokenBy, lostOf, themeRefusal } from '../../domain/recommendation/published-themes.js'
import { isStop, type Stop, type Warning } from '../../domain/recommendation/published-wording.js'
import type { Fact } from '../../domain/recommendation/transition.js'
import {
  ofTheme,
  overrideFact,
  overrideRefusal,
  publicationFact,
  wordedBy,
  wordingFact,
} from '../../domain/recommendation/transitions/publish.js'
import { invalid, type Refusal } from '../../domain/refusal.js'
import { dateOrNull } from '../dates.js'
import type { Prisma } from '../generated/client.js'
import { citedRefusal } from '../../domain/law/cited-text.js'
import { readCurrentCalendars } from '../read/calendars.js'

type Transaction = Prisma.TransactionClient
type Row = NonNullable<Awaited<ReturnType<typeof obligationIn>>>

/** The recommendation as this body owes it. */
export const obligationIn = (tx: Transaction, { reference, bodyId }: AfterClosure, number: number) =>
  tx.obligation.findUnique({
    where: { reference_bodyId_number: { reference, bodyId, number } },
    include: { recommendation: true },
  })

/** Refused because this body owes no recommendation of that number. */
export const noSuchRecommendation = (number: number, remedy: string) =>
  invalid('/recommendation', `there is no recommendation ${number} for this body`, remedy)

/** What has the same wording: it is decided of all of a theme at once. */
async function themeIn(tx: Transaction, entry: AboutPublication): Promise<readonly number[]> {
  const { reference, bodyId, recommendation } = entry
  const wordingId = (await obligationIn(tx, entry, recommendation))?.wordingId
  if (!wordingId) return [recommendation]
  const rows = await tx.obligation.findMany({ where: { reference, bodyId, wordingId, settledAs: null } })
  return rows.map((row) => row.number)
}

/** Every improvement of this body that is published at all. */
async function publishedIn(tx: Transaction, { reference, bodyId }: AboutPublication): Promise<number[]> {
  const rows = await tx.obligation.findMany({
    where: { reference, bodyId, settledAs: null, recommendation: { kind: 'service-improvement' } },
  })
  return rows.map((row) => row.number)
}

const stopsIn = ({ wordingFindings }: Row) => (wordingFindings as (Stop | Warning)[]).filter(isStop)

/** The entry as the ledger keeps it. */
export async function aboutPublicationFact(
  tx: Transaction,
  entry: AboutPublication,
  provenance: Fact['data'],
): Promise<Fact> {
  if (entry.what === 'wording') return wordingFact(entry, provenance)
  const theme = await themeIn(tx, entry)
  if (entry.what === 'publication') return publicationFact(entry, { ...ofTheme(theme), ...provenance })
  const row = await obligationIn(tx, entry, entry.recommendation)
  return overrideFact(entry.recommendation, theme, row ? stopsIn(row) : [], provenance)
}

/** Changes the rows of every recommendation that the entry is about. */
export async function writeAboutPublication(tx: Transaction, entry: AboutPublication): Promise<void> {
  const { reference, bodyId } = entry
  const numbers = entry.what === 'wording' ? wordedBy(entry) : [...(await themeIn(tx, entry))]
  const where = { reference, bodyId, number: { in: numbers } }
  switch (entry.what) {
    case 'publication': {
      const decision = decisionIn(entry)
      const on = decision.status === 'withheld' ? null : decision.on
      const withheldBecause = decision.status === 'withheld' ? decision.because : null
      const data = { publication: decision.status, publicationOn: dateOrNull(on), withheldBecause }
      await tx.obligation.updateMany({ where, data })
      return
    }
    case 'wording-override':
      await tx.obligation.updateMany({ where, data: { wordingStanding: 'overridden' } })
      return
    case 'wording':
      await tx.obligation.updateMany({ where, data: await worded(tx, entry, where) })
  }
}

/** Another wording was not what somebody decided to publish; what is withheld stays so, and its theme with it. */
async function worded(
  tx: Transaction,
  { textId, stops, warnings }: WordingAfterClosure,
  where: Prisma.ObligationWhereInput,
): Promise<Prisma.ObligationUpdateManyMutationInput> {
  const withheld = await tx.obligation.findFirst({ where: { ...where, publication: 'withheld' } })
  return {
    wordingId: textId ?? null,
    wordingStanding: stops.length ? 'stopped' : 'clear',
    wordingFindings: [...stops, ...warnings],
    publication: withheld ? 'withheld' : null,
    publicationOn: null,
    withheldBecause: withheld?.withheldBecause ?? null,
  }
}

/** Why this may not be published, worded or let pass so. */
export async function aboutPublicationProblem(
  tx: Transaction,
  entry: AboutPublication & { readonly at: number },
  decisionDate: LocalDate,
): Promise<Refusal | undefined> {
  const { recommendation: number } = entry
  const row = await obligationIn(tx, entry, number)
  const another = 'a service improvement of this body that was not withdrawn'
  if (!row) return noSuchRecommendation(number, another)
  if (row.recommendation.kind === 'personal-remedy')
    return invalid('/recommendation', 'the text of a personal remedy is never published', another)
  if (row.settledAs)
    return invalid('/recommendation', `recommendation ${number} is ${row.settledAs}`, another)
  switch (entry.what) {
    case 'wording':
      return themeRefusal(await publishedIn(tx, entry), number, entry.also ?? [])
    case 'wording-override': {
      const refusal = overrideRefusal(
        await writtenBy(tx, entry, row),
        row.wordingStanding === 'stopped' ? stopsIn(row) : [],
        entry.actor.subject,
        entry.checkedOn,
        localDateOf(entry.at),
      )
      return refusal && citedRefusal(refusal, (await readCurrentCalendars(tx)).england ?? {})
    }
    case 'publication': {
      const standing = {
        stops: row.wordingStanding === null ? null : await stopping(tx, entry, row),
        status: row.publication as PublicationStanding['status'],
      }
      const calendars = await readCurrentCalendars(tx)
      return publicationRefusal(
        decisionDate,
        standing,
        entry,
        localDateOf(entry.at),
        calendars,
        entry.actor.role,
      )
    }
  }
}

/** What stops the wording, and what of its theme is no more as it was when it was worded. */
async function stopping(tx: Transaction, entry: AboutPublication, row: Row): Promise<readonly string[]> {
  const theme = await themeIn(tx, entry)
  const text = row.wordingId === null ? null : await tx.text.findUnique({ where: { id: row.wordingId } })
  const { recommendations = [] } = (text?.content ?? {}) as Partial<WordingText>
  return [
    ...(row.wordingStanding === 'stopped' ? stopsIn(row) : []),
    ...lostOf(recommendations, theme).map(brokenBy),
  ]
}

/** Who wrote the wording: the ledger alone keeps it. */
async function writtenBy(tx: Transaction, { reference, bodyId }: AboutPublication, { wordingId }: Row) {
  if (wordingId === null) return null
  const written = await tx.ledger.findFirst({
    where: { reference, bodyId, event: 'wording-set', data: { path: ['textId'], equals: wordingId } },
    select: { actor: true },
  })
  return written?.actor ?? null
}
