// Whatever people try, in whatever order, and however late the machine is: a case keeps to its table, its ledger has no
// gap, its rows say what its state says, and no reminder is lost, doubled or armed for the past.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { FORMS } from '../../../domain/recommendation/statutory/form.js'
import { TAKE_OVER_STAGES } from '../../../domain/recommendation/opening.js'
import { asks, at, body, DECIDED_ON, evidenceOnly, opening } from './openings.js'
import { PlayedCase, statesOf } from './played-case.js'
import { newsOn } from './wished-cqc.js'
import { messageOf, nameOf, wish } from './wishes.js'
import { holds } from '../../support/holds.js'

const HOUR = 3_600_000

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never

const maybeDate = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -100, max: 250 }).map((days) => addDays(DECIDED_ON, days)) },
  { weight: 1, arbitrary: fc.constant(null) },
)

const takeOver = fc.record({
  stage: fc.constantFrom(null, ...TAKE_OVER_STAGES),
  planReceivedOn: fc.constantFrom(null, DECIDED_ON),
  satisfiedOn: fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(DECIDED_ON) },
  ),
})

const recommendation = fc.record({
  plan: fc.boolean(),
  assurance: fc.boolean(),
  dueOn: maybeDate,
  conditional: fc.integer({ min: 1, max: 7 }).map((drawn) => drawn === 7),
})

const start = fc.record({
  recommendations: fc.array(recommendation, { maxLength: 4, size: 'max' }),
  planDueOn: maybeDate,
  takeOver: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: takeOver }),
  hasCqcLocation: fc.integer({ min: 0, max: 4 }).map(Boolean),
  track: fc.constantFrom(
    { form: null },
    { form: 'statement' as const },
    { form: 'report' as const },
    { form: 'written-statement' as const },
    // The body says nothing on the track, and the Ombudsman goes it to its end.
    { form: 'written-statement' as const, isPursued: true },
  ),
  mayBeShared: fc.integer({ min: 0, max: 4 }).map(Boolean),
})

const A_MONTH = { amount: 1, unit: 'months', counting: 'of' } as const

const openingOf = ({ planDueOn, takeOver, track: { form }, recommendations, ...cqc }: Drawn<typeof start>) =>
  opening({
    ...cqc,
    bodies: [body({ planDueOn, takeOver, ...(form && { form, bodyType: FORMS[form].about }) })],
    recommendations: recommendations.map(({ plan, conditional, ...r }, i) =>
      conditional
        ? evidenceOnly(i + 1, { ...r, dueOn: null, condition: { on: i, within: i % 2 ? A_MONTH : null } })
        : (plan ? asks : evidenceOnly)(i + 1, r),
    ),
  })

/** Up to so many days. A drawn double is hardly ever more than a moment. */
const hours = (days: number) => fc.integer({ min: 0, max: days * 24 })

const happening = fc.oneof(
  { weight: 12, arbitrary: fc.record({ says: wish }) },
  { weight: 4, arbitrary: fc.record({ hours: hours(10) }) },
  { weight: 1, arbitrary: fc.record({ downFor: hours(90) }) },
  { weight: 1, arbitrary: fc.record({ unnoticed: hours(40) }) },
  { weight: 3, arbitrary: fc.constant('post' as const) },
  { weight: 1, arbitrary: fc.record({ refused: fc.nat(1000) }) },
  { weight: 1, arbitrary: fc.record({ named: fc.nat(1000) }) },
  { weight: 1, arbitrary: fc.record({ registered: fc.nat(1000) }) },
)

function live(begins: Drawn<typeof start>, happenings: readonly Drawn<typeof happening>[]) {
  const begun = at(addDays(DECIDED_ON, 30))
  const played = new PlayedCase(statesOf(openingOf(begins), begun)[0], begun)
  for (const h of happenings) {
    if (h === 'post') played.deliver()
    else if ('hours' in h) played.letPass(played.at + h.hours * HOUR)
    else if ('downFor' in h) played.letPassUnattended(played.at + h.downFor * HOUR)
    else if ('unnoticed' in h) played.sleepTo(played.at + h.unnoticed * HOUR)
    else if ('refused' in h) played.refuseDelivery(h.refused)
    else if ('named' in h) played.nameContact(h.named)
    else if ('registered' in h) played.hear(newsOn(localDateOf(played.at), h.registered))
    else {
      const name = nameOf(h.says, played.state, begins.track.isPursued)
      played.send(name, messageOf(name, h.says, played.state, played.at))
    }
  }
  return played
}

describe('any life of a case', () => {
  it('keeps to the table, the ledger and the calendar', () => {
    const seen = new Set<string>()
    holds(
      fc.property(
        start,
        fc.array(happening, { minLength: 5, maxLength: 60, size: 'max' }),
        (begins, happenings) => {
          for (const event of live(begins, happenings).events()) seen.add(event)
        },
      ),
      { numRuns: Number(process.env.LIVES ?? 1_500), seed: Number(process.env.LIVES_SEED ?? 20_270_111) },
    )
    // Otherwise the lives drawn here never reach what they are to show.
    expect(EVENTS.filter((event) => !seen.has(event))).toEqual([])
  })
})

const EVENTS = [
  'shared-with-cqc',
  'sharing-ended',
  'measure-recorded',
  'action-withdrawn',
  'report-issued',
  'ceased',
  'new-case-linked',
  'remedy-expected',
  'receipt-recorded',
  'action-notified',
  'action-assessed',
  'longer-period-asked',
  'longer-period-agreed',
  'longer-period-refused',
  'formal-step-proposed',
  'formal-step-decided',
  'form-agreed',
  'publication-recorded',
  'clarification-answered',
  'clarification-asked',
  'escalation-decided',
  'escalation-proposed',
  'extension-agreed',
  'extension-asked',
  'extension-refused',
  'reminders-paused',
  'reminders-resumed',
  'severity-set',
  'assurance-given',
  'assurance-sought',
  'closed',
  'concluded',
  'corrected',
  'body-details-changed',
  'date-set',
  'decision-date-changed',
  'duty-recorded',
  'duty-waived',
  'evidence-submitted',
  'follow-up-answered',
  'follow-up-planned',
  'judged',
  'noted',
  'opened',
  'overdue',
  'plan-accepted',
  'plan-accepted-in-part',
  'plan-logged',
  'plan-returned',
  'plan-submitted',
  'reopened',
  'take-over-confirmed',
  'taken-over',
  'withdrawn',
  'recommendation-logged',
  'regulatory-activity-recorded',
  'recommendation-added',
  'recommendation-amended',
  'recommendation-withdrawn',
  'condition-met',
  'condition-not-met',
  'complainant-recorded',
  'complainant-letter-decided',
  'not-received-reported',
  'not-received-settled',
  'wording-set',
  'wording-overridden',
  'publication-planned',
  'publication-withheld',
  'reasons-given',
  'location-changed',
  'location-decided',
  'letter-not-delivered',
  'letters-sent-again',
  'letter-settled',
  'wording-published',
  'expense-claimed',
  'expense-settled',
].sort()
