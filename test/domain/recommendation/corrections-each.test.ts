// Each row of the table of what may be corrected: in a case in which that entry is wrong it is put right, what rested on it
// is undone, and where there is nothing to put right the correction is refused.
import { describe, expect, it } from '@jest/globals'
import type { Correctable, Correction } from '../../../domain/recommendation/corrections/row.js'
import { CORRECTABLE, entryRefusal, rowOf } from '../../../domain/recommendation/corrections/table.js'
import { KNOWN_EVENTS } from '../../../domain/people/visibility.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import { phaseOf } from '../../../domain/recommendation/statutory/phase.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { on } from '../calendar/calendars.js'
import {
  asks,
  at,
  body,
  CONTACT,
  CQC,
  DIRECTOR,
  evidenceOnly,
  MANAGER,
  OFFICER,
  play,
  say,
} from './openings.js'
import type { PlayedCase } from './played-case.js'

type Act = (played: PlayedCase) => void
const taken = (refusal: unknown) => {
  expect(refusal).toBeUndefined()
}

const submitted: Act = (p) => {
  taken(say(p, 'submitPlan', CONTACT, { answers: [{ recommendation: 1, answer: 'will-do' }] }))
}
const accepted: Act = (p) => {
  submitted(p)
  taken(say(p, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' }))
}
const logged: Act = (p) => {
  accepted(p)
  taken(say(p, 'logPlan', CQC, { version: 1 }))
}
const evidenced: Act = (p) => {
  accepted(p)
  taken(say(p, 'submitEvidence', CONTACT, { recommendation: 1 }))
}
const sought: Act = (p) => {
  evidenced(p)
  taken(say(p, 'seekAssurance', CONTACT, { recommendation: 1 }))
}
const answered: Act = (p) => {
  sought(p)
  const answer = { recommendation: 1, answer: 'assured', regulatoryActivity: false } as const
  taken(say(p, 'giveAssurance', CQC, answer))
}
const judged: Act = (p) => {
  evidenced(p)
  taken(say(p, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' }))
}
const notNeeded: Act = (p) => {
  taken(say(p, 'recordCondition', OFFICER, { recommendation: 3, met: false, foundOn: on('2027-01-11') }))
}
const followedUp: Act = (p) => {
  judged(p)
  notNeeded(p)
  taken(say(p, 'judge', DIRECTOR, { recommendation: 2, decision: 'not-satisfied' }))
  taken(say(p, 'conclude', OFFICER, { followUpOn: on('2027-07-01') }))
  taken(say(p, 'answerFollowUp', CONTACT, { stillInPlace: true }))
}
const notified: Act = (p) => {
  taken(say(p, 'notifyAction', CONTACT, { action: 'taken' }))
  taken(say(p, 'assessAction', OFFICER, { view: 'content' }))
}
const agreed: Act = (p) => {
  taken(say(p, 'assessAction', OFFICER, { view: 'no-action' }))
  const step = { step: 'require-adverse-findings-notice', decision: 'take' } as const
  taken(say(p, 'decideFormalStep', DIRECTOR, step))
  const form = { agreedOn: on('2027-01-11'), publishBy: on('2027-02-01'), places: ['website'] } as const
  taken(say(p, 'agreeForm', OFFICER, form))
}
const published: Act = (p) => {
  agreed(p)
  taken(say(p, 'recordPublication', OFFICER, { on: on('2027-01-11'), place: 'website' }))
  expect(p.state.statutory && phaseOf(p.state.statutory)).toBe('ended')
}
const conferred: Act = (p) => {
  p.letPass(at('2027-03-01'))
  const silence = { deadline: 'plan', dueOn: on('2027-02-11'), step: 'casework-manager' } as const
  taken(say(p, 'decideEscalation', MANAGER, { ...silence, decision: 'case-conference' }))
  taken(say(p, 'recordMeasure', OFFICER, { measure: 'case-conference', on: on('2027-02-26') }))
}

interface Example {
  /** After which the entry is there. */
  readonly after: Act
  readonly event: string
  readonly right: Correction
  readonly then: (state: RecommendationState) => unknown
  readonly is: unknown
}

const first = (state: RecommendationState) => state.obligations[0]
const notice = (state: RecommendationState) => state.statutory?.notice

const EXAMPLES: Record<Correctable, Example> = {
  'due-date': {
    after: () => undefined,
    event: 'opened',
    right: { what: 'due-date', recommendation: 1, dueOn: on('2027-05-10') },
    then: (s) => first(s)?.dueOn,
    is: '2027-05-10',
  },
  'plan-due-date': {
    after: () => undefined,
    event: 'opened',
    right: { what: 'plan-due-date', dueOn: on('2027-03-01') },
    then: (s) => s.planDueOn,
    is: '2027-03-01',
  },
  'plan-received': {
    after: submitted,
    event: 'plan-submitted',
    right: { what: 'plan-received', receivedOn: on('2027-01-11') },
    then: (s) => s.plan?.receivedOn,
    is: '2027-01-11',
  },
  'plan-answer': {
    after: submitted,
    event: 'plan-submitted',
    right: { what: 'plan-answer', recommendation: 1, answer: 'will-not' },
    then: (s) => first(s)?.answer,
    is: 'will-not',
  },
  'plan-review': {
    after: accepted,
    event: 'plan-accepted',
    right: { what: 'plan-review', version: 1 },
    then: (s) => [stageOf(s), s.plan?.acceptedOn],
    is: ['plan-review', null],
  },
  'plan-logged': {
    after: logged,
    event: 'plan-logged',
    right: { what: 'plan-logged', loggedOn: null },
    then: (s) => s.plan?.loggedOn,
    is: null,
  },
  'evidence-received': {
    after: evidenced,
    event: 'evidence-submitted',
    right: { what: 'evidence-received', recommendation: 1, receivedOn: on('2027-01-11') },
    then: (s) => first(s)?.evidence?.receivedOn,
    is: '2027-01-11',
  },
  evidence: {
    after: evidenced,
    event: 'evidence-submitted',
    right: { what: 'evidence', recommendation: 1, version: 1 },
    then: (s) => [first(s)?.evidence, stageOf(s)],
    is: [null, 'carrying-out'],
  },
  'assurance-sought': {
    after: sought,
    event: 'assurance-sought',
    right: { what: 'assurance-sought', recommendation: 1 },
    then: (s) => [first(s)?.assuranceSoughtOn, first(s)?.cqcAskedOn],
    is: [null, undefined],
  },
  'assurance-answer': {
    after: answered,
    event: 'assurance-given',
    right: { what: 'assurance-answer', recommendation: 1, answer: 'concerns' },
    then: (s) => first(s)?.assuranceAnswer,
    is: 'concerns',
  },
  judgement: {
    after: judged,
    event: 'judged',
    right: { what: 'judgement', recommendation: 1, decision: null },
    then: (s) => first(s)?.judgement,
    is: null,
  },
  'follow-up-answer': {
    after: followedUp,
    event: 'follow-up-answered',
    right: { what: 'follow-up-answer', stillInPlace: null },
    then: (s) => s.followUp?.answered,
    is: false,
  },
  requirement: {
    after: () => undefined,
    event: 'opened',
    right: { what: 'requirement', recommendation: 1, requires: 'evidence', assurance: false },
    then: stageOf,
    is: 'carrying-out',
  },
  kind: {
    after: (p) => {
      taken(say(p, 'setWording', OFFICER, { recommendation: 1, stops: [], warnings: [] }))
    },
    event: 'opened',
    right: { what: 'kind', recommendation: 1, kind: 'personal-remedy' },
    then: (s) => [first(s)?.kind, first(s)?.publication],
    is: ['personal-remedy', undefined],
  },
  category: {
    after: () => undefined,
    event: 'opened',
    right: { what: 'category', recommendation: 1, category: 'apology' },
    then: (s) => first(s)?.category,
    is: 'apology',
  },
  condition: {
    after: notNeeded,
    event: 'condition-not-met',
    right: { what: 'condition', recommendation: 3 },
    then: (s) => [s.obligations[2]?.settledAs, s.obligations[2]?.condition?.standing],
    is: [undefined, 'open'],
  },
  'cqc-part': {
    after: () => undefined,
    event: 'opened',
    right: { what: 'cqc-part', cqcPart: 'not-shared' },
    then: (s) => s.cqcPart,
    is: 'not-shared',
  },
  form: {
    after: (p) => {
      p.state = { ...p.state, bodyType: 'council' }
    },
    event: 'opened',
    right: { what: 'form', form: 'report' },
    then: (s) => s.statutory?.form,
    is: 'report',
  },
  notification: {
    after: notified,
    event: 'action-notified',
    right: { what: 'notification', notifiedOn: null },
    then: (s) => [s.statutory?.notification, s.statutory?.view],
    is: [null, null],
  },
  'agreed-form': {
    after: agreed,
    event: 'form-agreed',
    right: { what: 'agreed-form', form: null },
    then: (s) => notice(s)?.form,
    is: null,
  },
  publication: {
    after: published,
    event: 'publication-recorded',
    right: { what: 'publication', on: on('2027-01-11') },
    then: (s) => [notice(s)?.doneOn, notice(s)?.publications, s.statutory && phaseOf(s.statutory)],
    is: [null, [], 'notice'],
  },
  measure: {
    after: conferred,
    event: 'measure-recorded',
    right: { what: 'measure', measure: 'case-conference', doneOn: null },
    then: (s) => s.escalations.map((e) => e.doneOn),
    is: [undefined],
  },
}

const begun = () => {
  const played = play({
    bodies: [body({ form: 'written-statement', receivedOn: on('2027-01-11') })],
    recommendations: [
      asks(1),
      evidenceOnly(2),
      evidenceOnly(3, { dueOn: null, condition: { on: null, within: null } }),
    ],
  })
  played.deliver()
  return played
}

const correct = (played: PlayedCase, correction: Correction, corrects = 1) =>
  say(played, 'correct', OFFICER, { corrects, correction })

describe.each(CORRECTABLE)('a wrong “%s”', (what) => {
  const { after, event, right, then, is } = EXAMPLES[what]

  it('is put right by a new fact, and what rested on it is undone', () => {
    const played = begun()
    after(played)
    const entries = played.steps.flatMap((s) => s.facts)
    const corrects = entries.findLastIndex((f) => f.event === event) + 1
    expect(entryRefusal(right, entries[corrects - 1])).toBeUndefined()
    taken(correct(played, right, corrects))
    expect(then(played.state)).toEqual(is)
    const [fact] = played.steps.at(-1)?.facts ?? []
    expect(fact).toMatchObject({ event: 'corrected', corrects, data: right })
    expect(entryRefusal(right, fact)).toBeUndefined()
  })

  it('names an entry of that kind, about the same', () => {
    for (const wrong of KNOWN_EVENTS.filter((e) => !rowOf(what).entries.includes(e)))
      expect(entryRefusal(right, { event: wrong, data: { what: 'another' } })).toMatchObject({
        field: '/corrects',
      })
    expect(entryRefusal(right, undefined)?.field).toBe('/corrects')
    for (const name of ['recommendation', 'version', 'measure'].filter((n) => n in right))
      expect(entryRefusal(right, { event, data: { [name]: 'another' } })?.field).toBe('/corrects')
    for (const entry of rowOf(what).entries) expect(KNOWN_EVENTS).toContain(entry)
  })
})

describe('there is nothing to put right', () => {
  it.each(CORRECTABLE.filter((what) => !EXAMPLES[what].event.match(/opened/)).map((what) => [what] as const))(
    'about a “%s” that was never entered',
    (what) => {
      expect(correct(begun(), EXAMPLES[what].right)).toMatchObject({ code: 'invalid' })
    },
  )

  it('before what rests on it is put right', () => {
    const played = begun()
    answered(played)
    taken(say(played, 'logPlan', CQC, { version: 1 }))
    const refused = (right: Correction) => correct(played, right)?.remedy
    expect(refused({ what: 'plan-review', version: 1 })).toContain('plan-logged')
    expect(refused({ what: 'evidence', recommendation: 1, version: 1 })).toContain('assurance-sought')
    expect(refused({ what: 'assurance-sought', recommendation: 1 })).toContain('assurance-answer')
    const other = begun()
    published(other)
    expect(correct(other, { what: 'agreed-form', form: null })?.remedy).toContain('publication')
  })
})

describe('evidence that is taken back', () => {
  it('leaves what stood before it, and its number is not used again', () => {
    const played = begun()
    const send = () => {
      taken(say(played, 'submitEvidence', CONTACT, { recommendation: 2 }))
    }
    send()
    const more = { recommendation: 2, decision: 'more-needed', dueOn: on('2027-05-03') } as const
    taken(say(played, 'judge', OFFICER, more))
    send()
    taken(correct(played, { what: 'evidence', recommendation: 2, version: 2 }))
    expect(played.state.obligations[1]).toMatchObject({
      evidence: { version: 1 },
      judgement: 'more-needed',
    })
    send()
    expect(played.state.obligations[1]).toMatchObject({ evidence: { version: 3 }, judgement: null })
    for (const version of [3, 1]) taken(correct(played, { what: 'evidence', recommendation: 2, version }))
    expect(played.state.obligations[1]).toMatchObject({ evidence: null, judgement: null })
    expect(played.state.obligations[1]).not.toHaveProperty('answeredOn')
    send()
    expect(played.state.obligations[1]).toMatchObject({ evidence: { version: 4 } })
  })
})

describe('an edition that never appeared', () => {
  it('is taken back although it had begun a new fortnight: the one before counts again', () => {
    const played = play({
      bodies: [body({ bodyType: 'council', planDueOn: null, form: 'report', receivedOn: on('2027-01-11') })],
      recommendations: [evidenceOnly(1, { dueOn: on('2028-12-01') })],
    })
    const step = (name: 'further-report' | 'require-statement') => {
      taken(say(played, 'decideFormalStep', DIRECTOR, { step: name, decision: 'take' }))
    }
    played.letPass(at('2027-07-20'))
    step('further-report')
    taken(say(played, 'recordReceipt', OFFICER, { document: 'further-report', receivedOn: on('2027-07-20') }))
    played.letPass(at('2028-02-01'))
    step('require-statement')
    const form = { agreedOn: on('2028-02-01'), publishBy: on('2028-02-10'), places: ['newspaper'] } as const
    taken(say(played, 'agreeForm', OFFICER, form))
    const edition = (day: string) => {
      played.letPass(at(day))
      taken(say(played, 'recordPublication', OFFICER, { on: on(day), place: 'newspaper' }))
    }
    const editions = () => notice(played.state)?.publications.map((p) => p.on)
    edition('2028-02-08')
    edition('2028-03-01')
    expect(editions()).toEqual(['2028-03-01'])
    taken(correct(played, { what: 'publication', on: on('2028-03-01') }))
    expect(editions()).toEqual(['2028-02-08'])
    taken(say(played, 'recordPublication', OFFICER, { on: on('2028-02-15'), place: 'newspaper' }))
    expect(notice(played.state)?.doneOn).toBe('2028-02-15')
    taken(correct(played, { what: 'publication', on: on('2028-02-15') }))
    expect([editions(), notice(played.state)?.doneOn]).toEqual([['2028-02-08'], null])
  })
})
