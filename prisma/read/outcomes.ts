// The figures of what came of recommendations and cases, counted by the rules of domain/recommendation/outcomes.ts.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import {
  bodySaysDone,
  CASE_RULES,
  ombudsmanSatisfied,
  RECOMMENDATION_OUTCOMES,
  RECOMMENDATION_RULES,
  recommendationOutcome,
  TIER_RULES,
} from '../../domain/recommendation/outcomes.js'
import type { RemedyCategory } from '../../domain/recommendation/remedies.js'
import { OUTCOMES, type Judgement, type Outcome } from '../../domain/recommendation/state.js'
import { outcomeOfAll, WHOLE_CASE_COUNTS } from '../../domain/recommendation/whole-case.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import { dateOf } from '../dates.js'

export interface OutcomeFilter {
  readonly bodyId?: string | undefined
  readonly category?: RemedyCategory | undefined
  /** Of decisions from and until these days, both included. */
  readonly from?: LocalDate | undefined
  readonly until?: LocalDate | undefined
}

export interface Counted {
  readonly status: string
  readonly label: string
  readonly rule: string
  readonly count: number
}

export interface OutcomeFigures {
  /** One for each recommendation and body that owes it. */
  readonly recommendations: readonly Counted[]
  /** One for each case and body; `open` while it is not concluded. A category does not part cases. */
  readonly cases: readonly Counted[]
  /** One for each case over all its bodies, also where only one of them is asked for. */
  readonly wholeCases: readonly Counted[]
  readonly bodySaysDone: { readonly count: number; readonly rule: string }
  readonly ombudsmanSatisfied: { readonly count: number; readonly rule: string }
}

const OPEN_CASE = { label: 'Open', rule: 'The Ombudsman has not concluded it.' }

/** Cases whose bodies have these outcomes, each once. */
interface WholeGroup {
  readonly outcomes: readonly (Outcome | null)[]
  readonly count: number
}

const [EARLIEST, LATEST] = ['-infinity', 'infinity']

export async function readOutcomes(
  database: PrismaClient,
  { bodyId, category, from, until }: OutcomeFilter,
): Promise<OutcomeFigures> {
  const decided = {
    decisionDate: {
      ...(from && { gte: dateOf(from) }),
      ...(until && { lte: dateOf(until) }),
    },
  }
  const [obligations, cases, whole] = await database.$transaction([
    database.obligation.groupBy({
      by: ['judgement', 'settledAs', 'conditionStanding', 'evidenceVersion', 'answer'],
      where: {
        ...(bodyId && { bodyId }),
        ...(category && { category }),
        recommendation: { case: decided },
      },
      orderBy: { judgement: 'asc' },
      _count: { _all: true },
    }),
    database.caseBody.groupBy({
      by: ['outcome'],
      where: { ...(bodyId && { bodyId }), case: decided },
      orderBy: { outcome: 'asc' },
      _count: { _all: true },
    }),
    database.$queryRaw<WholeGroup[]>`
      SELECT outcomes, count(*)::int AS count FROM (
        SELECT array_agg(DISTINCT b.outcome) AS outcomes
        FROM case_body b JOIN case_file f USING (reference)
        WHERE f.decision_date >= ${from ?? EARLIEST}::date AND f.decision_date <= ${until ?? LATEST}::date
        GROUP BY b.reference
        HAVING ${bodyId ? Prisma.sql`bool_or(b.body_id = ${bodyId})` : Prisma.sql`TRUE`}) AS whole
      GROUP BY outcomes`,
  ])
  const groups = obligations.map((group) => ({
    ...group,
    outcome: recommendationOutcome({ ...group, judgement: group.judgement as Judgement | null }),
    count: countOf(group),
  }))
  const sum = (chosen: typeof groups) => chosen.reduce((total, { count }) => total + count, 0)
  return {
    recommendations: RECOMMENDATION_OUTCOMES.map((status) => ({
      status,
      ...RECOMMENDATION_RULES[status],
      count: sum(groups.filter((g) => g.outcome === status)),
    })),
    cases: ([null, ...OUTCOMES] as const).map((status) => ({
      status: status ?? 'open',
      ...(status === null ? OPEN_CASE : CASE_RULES[status]),
      count: cases.filter((c) => c.outcome === status).reduce((total, group) => total + countOf(group), 0),
    })),
    wholeCases: WHOLE_CASE_COUNTS.map(({ outcome, label, rule }) => ({
      status: outcome ?? 'open',
      label,
      rule,
      count: whole
        .filter((g) => outcomeOfAll(g.outcomes) === outcome)
        .reduce((total, { count }) => total + count, 0),
    })),
    bodySaysDone: { count: sum(groups.filter(bodySaysDone)), rule: TIER_RULES.bodySaysDone },
    ombudsmanSatisfied: {
      count: sum(groups.filter((g) => ombudsmanSatisfied(g.outcome))),
      rule: TIER_RULES.ombudsmanSatisfied,
    },
  }
}

const countOf = ({ _count }: { _count?: true | { _all?: number } }) =>
  typeof _count === 'object' ? (_count._all ?? 0) : 0
