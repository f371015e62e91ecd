// Plainly fictional open cases for the re-dating benchmark, which differ in stage, calendar and rule. Kinds 14 to 19 must
// not move: nothing of theirs is open, near, told or counted by England's calendar. The kinds after them are given in words;
// what those of the last words give lies far ahead.
import { limitedTo, type Calendar } from '../../../domain/calendar/calendar.js'
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.js'
import { initialStates } from '../../../domain/recommendation/opening.js'
import type { Obligation, PlanState, RecommendationState } from '../../../domain/recommendation/state.js'
import { BODY, referenceOf } from '../measure.js'
import { WORDED_KINDS, wordedCase, type Begun } from './worded.js'

export const KINDS = 25
/** Those of these kinds are not even told: closed, or counted by another calendar. 14 to 17 and 24 are told in vain. */
export const UNTOLD_KINDS = [18, 19]

export interface Setting {
  readonly today: LocalDate
  readonly holiday: LocalDate
  readonly england: Calendar
  readonly wales: Calendar
  readonly textId: string
}

/** The same sequence in every run. */
function chance(seed: number) {
  let state = (seed * 2_654_435_761) >>> 0
  return (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0
    return (state >>> 8) % below
  }
}

const plan = (status: PlanState['status'], acceptedOn: LocalDate | null): PlanState => ({
  version: 1,
  receivedOn: acceptedOn ?? ('2026-01-20' as LocalDate),
  status,
  acceptedOn,
  loggedOn: null,
})

/** The nth case before it is opened, and what it was begun with. */
export function caseOf(n: number, setting: Setting): Begun {
  const { today, holiday, england, textId } = setting
  const draw = chance(n + 1)
  const kind = WORDED_KINDS.find((one) => one === n % KINDS)
  if (kind === undefined) return { state: datedCase(n, setting, draw) }
  return wordedCase(kind, { reference: referenceOf(n), today, holiday, calendar: england, textId, draw })
}

/** One whose dates were stated as dates, or follow from what has happened. */
function datedCase(n: number, setting: Setting, draw: ReturnType<typeof chance>): RecommendationState {
  const { today, holiday, england, wales, textId } = setting
  const kind = n % KINDS
  const near = (from: number, to: number) => addDays(holiday, from + draw(to - from + 1))
  const ago = (most: number) => addDays(today, -draw(most + 1))
  const far = addDays(holiday, 60 + draw(250))
  const calendar = kind === 18 ? wales : n % 3 === 0 ? unstored(england) : england
  const asksForPlan = [3, 4, 5, 6, 13].includes(kind)
  const withCqc = [5, 6, 7, 8, 9, 10].includes(kind)
  const [initial] = initialStates(
    {
      reference: referenceOf(n),
      team: 'team-1',
      decisionDate: addDays(today, -40 - draw(300)),
      textId,
      hasCqcLocation: withCqc,
      mayBeShared: withCqc,
      bodies: [
        {
          bodyId: BODY,
          bodyType: 'council',
          planDueOn: asksForPlan ? near(-5, 16) : null,
          takeOver: kind === 16 ? { stage: null, planReceivedOn: null, satisfiedOn: null } : null,
        },
      ],
      recommendations: [1, 2, 3].map((number) => ({
        number,
        kind: 'service-improvement',
        requires: asksForPlan && number < 3 ? 'action-plan' : 'evidence',
        assurance: withCqc && number < 3,
        dueOn: number === 3 ? far : near(-20, 20),
        bodyIds: [BODY],
      })),
      calendar: draw(2) ? calendar : limitedTo(calendar, { from: calendar.years.from, to: 2034 }),
      clockShift: 0,
    },
    today,
  )
  const each = (change: (o: Obligation) => Partial<Obligation>): RecommendationState => ({
    ...initial,
    obligations: initial.obligations.map((o) => ({ ...o, ...change(o) })),
  })
  const done = (judgement: Obligation['judgement']) => ({ judgement, judgedOn: today })
  switch (kind) {
    case 5:
    case 6:
      return { ...each(() => ({ dueOn: far })), plan: plan('accepted', ago(14)) }
    case 7:
    case 8:
      return each(({ number }) =>
        number < 3 ? { evidence: { version: 1, receivedOn: ago(14) } } : { dueOn: far },
      )
    case 9:
    case 10:
      return each(({ number }) =>
        number < 3
          ? { evidence: { version: 1, receivedOn: ago(30) }, assuranceSoughtOn: ago(26), cqcAskedOn: ago(26) }
          : { dueOn: far },
      )
    case 11:
    case 12:
      return {
        ...each(() => done('satisfied')),
        outcome: 'complete-and-satisfied',
        followUp: { on: near(-8, 3), answered: false, kind: 'question' },
      }
    case 13:
      return { ...initial, plan: plan('under-review', null) }
    case 14:
      return each(() => ({ dueOn: far }))
    case 15:
      return each(() => done('satisfied'))
    case 17:
      return each(() => ({ dueOn: addDays(today, -60) }))
    case 19:
      return { ...each(() => done('satisfied')), outcome: 'complete-and-satisfied', closedAt: 0 }
    default:
      return initial
  }
}

/** A case that began before calendars were stored: the same days, and a version that no row has. */
const unstored = (calendar: Calendar): Calendar => ({ ...calendar, version: 'date-holidays 3.37.0' })
