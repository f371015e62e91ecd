// What each body owes, as rows: written when the case begins, when a recommendation is added, and at each change.
import { isStopped } from '../../domain/recommendation/publication.js'
import type { Obligation } from '../../domain/recommendation/state.js'
import type { Step } from '../../domain/recommendation/step.js'
import type { Prisma } from '../generated/client.js'
import { dateOrNull } from '../dates.js'
import { upsertRows } from './rows.js'

/** Writes what has changed; `added` recommendations get a row of the case besides. */
export async function writeObligations(
  tx: Prisma.TransactionClient,
  { reference, bodyId, obligations, facts }: Step,
): Promise<void> {
  const added = new Set(
    facts.flatMap((f) => (f.event === 'recommendation-added' ? [f.data.recommendation] : [])),
  )
  const fresh = obligations.filter((o) => added.has(o.number))
  if (fresh.length) await addToCase(tx, reference, fresh)
  const rows = obligations.map((o) => ({ reference, bodyId, ...rowOf(o) }))
  await upsertRows(tx, 'obligation', { key: ['reference', 'bodyId', 'number'] }, rows)
}

/** Another body may owe one of that number already: the case has it once, each body its own words. */
async function addToCase(tx: Prisma.TransactionClient, reference: string, added: readonly Obligation[]) {
  await tx.recommendation.createMany({
    data: added.map(({ number, kind }) => ({ reference, number, kind })),
    skipDuplicates: true,
  })
}

function rowOf(o: Obligation) {
  const { wording = null, decision = null } = o.publication ?? {}
  return {
    number: o.number,
    requires: o.requires,
    assurance: o.assurance,
    originalDueOn: dateOrNull(o.originalDueOn),
    dueOn: dateOrNull(o.dueOn),
    answer: o.answer,
    evidenceVersion: o.evidence?.version ?? 0,
    evidenceOn: dateOrNull(o.evidence?.receivedOn),
    assuranceStatus:
      o.assuranceAnswer ?? (o.assuranceSoughtOn ? 'sought' : o.assurance ? 'wanted' : 'not-wanted'),
    loggedOn: dateOrNull(o.loggedOn),
    judgement: o.judgement,
    judgedOn: dateOrNull(o.judgedOn),
    category: o.category ?? null,
    conditionOn: o.condition?.on ?? null,
    conditionStanding: o.condition?.standing ?? null,
    settledAs: o.settledAs ?? null,
    wordsId: o.wordsId ?? null,
    wordingId: wording?.textId ?? null,
    wordingStanding:
      wording && (isStopped(wording) ? 'stopped' : wording.overriddenBy ? 'overridden' : 'clear'),
    wordingFindings: wording ? [...wording.stops, ...wording.warnings] : [],
    publication: decision?.status ?? null,
    publicationOn: dateOrNull(decision && decision.status !== 'withheld' ? decision.on : null),
    withheldBecause: decision?.status === 'withheld' ? decision.because : null,
  }
}
