// Recommendations that are conditional, added, amended or withdrawn, and what of them is published.
import { describe, expect, it } from '@jest/globals'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import { nextMoment } from '../../../domain/recommendation/next-moment.js'
import { explainDeadlines } from '../../../domain/recommendation/explain.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import { waitingOn } from '../../../domain/recommendation/whose-move.js'
import { obligationOf } from '../../../domain/recommendation/state.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { on } from '../calendar/calendars.js'
import { at, asks, CONTACT, DIRECTOR, evidenceOnly, MANAGER, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

const A_MONTH = { amount: 1, unit: 'months', counting: 'of' } as const
const kinds = (played: PlayedCase) => tasksOf(played.state).map((t) => t.kind)

/** “Reassess by 11 February; if that finds that care was owed, pay within one month.” */
const conditional = () =>
  play({
    recommendations: [
      evidenceOnly(1, { dueOn: on('2027-02-11'), category: 'reassessment' }),
      evidenceOnly(2, { dueOn: null, category: 'loss-of-service', condition: { on: 1, within: A_MONTH } }),
    ],
  })

describe('a conditional recommendation', () => {
  it('asks for nothing until its condition is recorded, and then a person is asked', () => {
    const played = conditional()
    expect(openDeadlines(played.state).map((d) => d.recommendations)).toEqual([[1]])
    expect(say(played, 'submitEvidence', CONTACT, { recommendation: 2 })).toMatchObject({
      problem: 'recommendation 2 waits for its condition',
    })
    expect(kinds(played)).toEqual([])
    played.letPass(at('2027-02-10'))
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    expect(stageOf(played.state)).toBe('evidence-review')
    expect(kinds(played)).toEqual(['judge-evidence', 'record-condition'])
    say(played, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
    expect([stageOf(played.state), waitingOn(played.state)]).toEqual(['carrying-out', ['ombudsman']])
  })

  it('is due by its own rule from the day on which the condition was found to be met', () => {
    const played = conditional()
    played.letPass(at('2027-02-10'))
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    expect(
      say(played, 'recordCondition', OFFICER, { recommendation: 2, met: true, foundOn: on('2027-02-09') }),
    ).toBe(undefined)
    expect(obligationOf(played.state, 2)).toMatchObject({ dueOn: '2027-03-09', originalDueOn: '2027-03-09' })
    const [explained] = explainDeadlines(played.state)
    expect(explained).toMatchObject({ due: '2027-03-09', basis: 'condition', recommendations: [2] })
    expect(explained?.sentence).toContain('the day on which its condition was met')
    played.letPass(at('2027-03-11'))
    expect(played.events()).toContain('overdue')
  })

  it('asks for a date when its own time has passed by the time it is recorded', () => {
    const played = conditional()
    played.letPass(at('2027-04-10'))
    const late = { recommendation: 2, met: true, foundOn: on('2027-02-09') }
    expect(say(played, 'recordCondition', OFFICER, late)).toMatchObject({ field: '/dueOn' })
    expect(say(played, 'recordCondition', OFFICER, { ...late, dueOn: on('2027-05-10') })).toBe(undefined)
    expect(obligationOf(played.state, 2)?.dueOn).toBe('2027-05-10')
  })

  it('is settled as not needed, with a reason, when the condition has not arisen', () => {
    const played = conditional()
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    say(played, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
    const notMet = { recommendation: 2, met: false, foundOn: on('2027-01-11') }
    expect(say(played, 'recordCondition', OFFICER, { ...notMet, textId: '' } as never)).toMatchObject({
      problem: 'the words are missing',
    })
    say(played, 'recordCondition', OFFICER, notMet)
    expect(stageOf(played.state)).toBe('to-conclude')
    say(played, 'conclude', OFFICER, {})
    expect(played.state.outcome).toBe('complete-and-satisfied')
    expect(nextMoment({ ...played.state, sends: [] })).toBe(null)
  })
})

describe('a recommendation after the decision', () => {
  it('is added with its date, and the ledger keeps the amendment with what held before', () => {
    const played = play()
    const added = {
      recommendation: 3,
      kind: 'personal-remedy',
      requires: 'evidence',
      assurance: false,
      dueOn: on('2027-03-01'),
    } as const
    expect(say(played, 'addRecommendation', OFFICER, { ...added, recommendation: 2 })).toMatchObject({
      field: '/recommendation',
      remedy: 'the next number, 3, or amend that one',
    })
    say(played, 'addRecommendation', OFFICER, added)
    say(played, 'amendRecommendation', OFFICER, { recommendation: 3, dueOn: on('2027-03-15') })
    expect(openDeadlines(played.state).find((d) => d.recommendations.includes(3))?.on).toBe('2027-03-15')
    const facts = played.steps.flatMap((s) => s.facts)
    expect(facts.at(-1)).toMatchObject({
      event: 'recommendation-amended',
      data: { recommendation: 3, dueOn: '2027-03-15', dueBefore: '2027-03-01' },
    })
    expect(obligationOf(played.state, 3)?.dates.map((d) => [d.on, d.because])).toEqual([
      ['2027-03-01', 'recommendation-added'],
      ['2027-03-15', 'recommendation-amended'],
    ])
  })

  it('is withdrawn alone: its reminders are void and it counts for no outcome', () => {
    const played = play({ recommendations: [evidenceOnly(1), evidenceOnly(2)] })
    say(played, 'withdrawRecommendation', MANAGER, { recommendation: 2 })
    expect(openDeadlines(played.state).flatMap((d) => d.recommendations)).toEqual([1])
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    say(played, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
    say(played, 'conclude', OFFICER, {})
    expect(played.state.outcome).toBe('complete-and-satisfied')
  })

  it('is withdrawn while CQC is asked about it: CQC is not chased for it any more', () => {
    const played = play({ recommendations: [evidenceOnly(1, { assurance: true }), evidenceOnly(2)] })
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    say(played, 'seekAssurance', CONTACT, { recommendation: 1 })
    expect(openDeadlines(played.state).map((d) => d.kind)).toContain('cqc-assurance')
    say(played, 'withdrawRecommendation', OFFICER, { recommendation: 1 })
    expect(openDeadlines(played.state).map((d) => d.kind)).toEqual(['evidence'])
  })

  it('is withdrawn, each of them: the outcome says so', () => {
    const played = play({ recommendations: [asks(1)] })
    say(played, 'withdrawRecommendation', MANAGER, { recommendation: 1 })
    say(played, 'conclude', OFFICER, {})
    expect(played.state.outcome).toBe('withdrawn')
  })
})

describe('publication', () => {
  const stopped = { recommendation: 1, stops: ['timescale'], warnings: [] } as const
  const publish = (day: string) => ({ recommendation: 1, decision: 'publish', on: on(day) }) as const

  it('is never of a personal remedy', () => {
    expect(say(play(), 'setWording', OFFICER, { ...stopped, recommendation: 2 })).toMatchObject({
      problem: 'the text of a personal remedy is never published',
    })
  })

  it('of a stopped wording needs a second person, who is not its author', () => {
    const played = play()
    say(played, 'setWording', MANAGER, stopped)
    expect(say(played, 'decidePublication', OFFICER, publish('2027-03-01'))).toMatchObject({
      problem: 'its wording is stopped: timescale',
    })
    expect(kinds(played)).toEqual(['override-wording'])
    expect(say(played, 'overrideWording', MANAGER, { recommendation: 1 })).toMatchObject({
      code: 'wrong-role',
    })
    const other = { ...MANAGER, subject: 'another-manager' }
    expect(say(played, 'overrideWording', other, { recommendation: 1 })).toBe(undefined)
    expect(say(played, 'decidePublication', OFFICER, publish('2027-03-01'))).toBe(undefined)
    expect(kinds(played)).toEqual([])
  })

  it('is not before six weeks from the decision', () => {
    const played = play()
    say(played, 'setWording', OFFICER, { ...stopped, stops: [] })
    expect(say(played, 'decidePublication', OFFICER, publish('2027-02-21'))).toMatchObject({
      problem:
        '21 February 2027 is too soon after the decision of 11 January 2027: by the rule “publication” ' +
        "(LGSCO's Statement of Reasons manual 3.2, as published in 2025) nothing is published before 22 February 2027",
      remedy: 'a date from 22 February 2027',
    })
    expect(say(played, 'decidePublication', OFFICER, publish('2027-02-22'))).toBe(undefined)
  })

  it('is recorded as published by a person, with its day, after it was decided and its day has come', () => {
    const played = play()
    const published = (day: string) =>
      say(played, 'decidePublication', OFFICER, { recommendation: 1, decision: 'published', on: on(day) })
    say(played, 'setWording', OFFICER, { ...stopped, stops: [] })
    played.letPass(at('2027-03-02'))
    expect(published('2027-03-01')).toMatchObject({
      field: '/decision',
      remedy: 'decide to publish it first',
    })
    say(played, 'decidePublication', OFFICER, publish('2027-03-02'))
    expect(published('2027-02-21')).toMatchObject({ field: '/on', remedy: 'a date from 22 February 2027' })
    expect(published('2027-03-03')).toMatchObject({ field: '/on', problem: '3 March 2027 is in the future' })
    expect(published('2027-03-01')).toBe(undefined)
    expect(obligationOf(played.state, 1)?.publication?.decision).toEqual({
      status: 'published',
      on: '2027-03-01',
    })
    expect(played.events()).toContain('wording-published')
    expect(published('2027-03-02')).toMatchObject({ problem: 'it is published' })
  })

  it('is not published while it is withheld', () => {
    const played = play()
    say(played, 'setWording', OFFICER, { ...stopped, stops: [] })
    const withhold = { recommendation: 1, decision: 'withhold', because: 'under-review' } as const
    say(played, 'decidePublication', MANAGER, withhold)
    played.letPass(at('2027-03-02'))
    const published = { recommendation: 1, decision: 'published', on: on('2027-03-01') } as const
    expect(say(played, 'decidePublication', OFFICER, published)).toMatchObject({ problem: 'it is withheld' })
  })

  it('is withheld with a reason, and another wording is decided on anew', () => {
    const played = play()
    say(played, 'setWording', OFFICER, { ...stopped, stops: [] })
    say(played, 'decidePublication', OFFICER, publish('2027-03-01'))
    say(played, 'setWording', OFFICER, { ...stopped, stops: [], warnings: ['year'] })
    expect(obligationOf(played.state, 1)?.publication?.decision).toBe(null)
    const withhold = { recommendation: 1, decision: 'withhold' } as const
    expect(say(played, 'decidePublication', OFFICER, withhold)).toMatchObject({ field: '/because' })
    const because = { ...withhold, because: 'identifies-a-person' } as const
    expect(say(played, 'decidePublication', OFFICER, because)).toMatchObject({
      code: 'wrong-role',
      problem: 'withholding needs a manager’s consent',
    })
    say(played, 'decidePublication', MANAGER, because)
    expect(obligationOf(played.state, 1)?.publication?.decision).toEqual({
      status: 'withheld',
      because: 'identifies-a-person',
    })
  })

  const theme = { recommendation: 3, also: [1, 5], stops: [], warnings: [] } as const
  const six = () => play({ recommendations: [1, 2, 3, 4, 5, 6].map((n) => asks(n)) })
  const publicationsOf = (played: PlayedCase) =>
    played.state.obligations.map((o) => o.publication?.decision?.status ?? null)

  it('of up to five improvements is worded one by one', () => {
    const played = play({ recommendations: [1, 2, 3, 4, 5].map((n) => asks(n)) })
    expect(say(played, 'setWording', OFFICER, theme)).toMatchObject({
      field: '/theme/also',
      problem: 'of 5 service improvements each is worded by itself',
    })
  })

  it('of more than five may be worded by theme: what is decided of one is decided of all of it', () => {
    const played = six()
    for (const also of [[3], [1, 1], [7]])
      expect(say(played, 'setWording', OFFICER, { ...theme, also })).toMatchObject({ field: '/theme/also' })
    const stops = ['timescale'] as const
    expect(say(played, 'setWording', MANAGER, { ...theme, stops })).toBe(undefined)
    expect(kinds(played).filter((kind) => kind === 'override-wording')).toHaveLength(1)
    const other = { ...MANAGER, subject: 'another-manager' }
    expect(say(played, 'overrideWording', other, { recommendation: 5 })).toBe(undefined)
    expect(say(played, 'decidePublication', OFFICER, publish('2027-03-01'))).toBe(undefined)
    expect(publicationsOf(played)).toEqual(['planned', null, 'planned', null, 'planned', null])
    const facts = played.steps.at(-1)?.facts
    expect(facts?.[0]?.data).toMatchObject({ recommendation: 1, recommendations: [1, 3, 5] })
  })

  it('of a theme goes no further when one of it is worded anew or withdrawn, until the rest is worded anew', () => {
    const apart = six()
    say(apart, 'setWording', OFFICER, theme)
    say(apart, 'setWording', OFFICER, { ...theme, recommendation: 5, also: [] })
    expect(say(apart, 'decidePublication', OFFICER, publish('2027-03-01'))?.problem).toContain(
      'it stands for recommendation 5 too',
    )
    const rewording = (played: PlayedCase) =>
      tasksOf(played.state).flatMap((t) => (t.kind === 'reword-theme' ? [t.data] : []))
    expect(rewording(apart)).toEqual([{ recommendation: 1, lost: [5] }])
    say(apart, 'setWording', OFFICER, { ...theme, also: [1] })
    expect(rewording(apart)).toEqual([])
    expect(say(apart, 'decidePublication', OFFICER, publish('2027-03-01'))).toBe(undefined)
    expect(publicationsOf(apart)).toEqual(['planned', null, 'planned', null, null, null])

    const withdrawn = six()
    say(withdrawn, 'setWording', OFFICER, theme)
    say(withdrawn, 'withdrawRecommendation', OFFICER, { recommendation: 3 })
    expect(say(withdrawn, 'decidePublication', OFFICER, publish('2027-03-01'))?.problem).toContain(
      'it stands for recommendation 3 too',
    )
    expect(rewording(withdrawn)).toEqual([{ recommendation: 1, lost: [3] }])
    const withhold = { recommendation: 1, decision: 'withhold', because: 'under-review' } as const
    say(withdrawn, 'decidePublication', MANAGER, withhold)
    expect(rewording(withdrawn)).toEqual([])
  })

  it('of a theme that is stopped is a task for a second person also when its first one is withdrawn', () => {
    const played = six()
    say(played, 'setWording', OFFICER, { ...theme, stops: ['name'] })
    say(played, 'withdrawRecommendation', OFFICER, { recommendation: 1 })
    expect(kinds(played)).toEqual(expect.arrayContaining(['override-wording', 'reword-theme']))
  })

  // LGSCO, Statement of Reasons manual, 3.3 and 4.4.
  it.each([
    'under-review',
    'identifies-a-person',
    'sole-trader',
    'not-in-the-persons-interests',
    'agreed-at-their-request',
    'employment',
    'other',
  ] as const)('is withheld by a manager or the Director: %s', (because) => {
    for (const actor of [MANAGER, DIRECTOR]) {
      const played = play()
      const withhold = { recommendation: 1, decision: 'withhold', because } as const
      expect(say(played, 'decidePublication', actor, withhold)).toBeUndefined()
      expect(obligationOf(played.state, 1)?.publication?.decision).toEqual({ status: 'withheld', because })
    }
  })

  it('of a wording that names CQC waits until it is recorded when CQC checked it for accuracy', () => {
    const played = play()
    say(played, 'setWording', OFFICER, { ...stopped, stops: ['partner'] })
    expect(say(played, 'decidePublication', OFFICER, publish('2027-03-01'))?.problem).toContain('partner')
    expect(say(played, 'overrideWording', MANAGER, { recommendation: 1 })).toMatchObject({
      field: '/checkedOn',
    })
    const checked = { recommendation: 1, checkedOn: on('2027-01-11') } as const
    expect(
      say(played, 'overrideWording', MANAGER, { ...checked, checkedOn: on('2028-01-11') })?.problem,
    ).toContain('in the future')
    expect(say(played, 'overrideWording', MANAGER, checked)).toBeUndefined()
    expect(say(played, 'decidePublication', OFFICER, publish('2027-03-01'))).toBeUndefined()
  })

  it('that is withheld stays so for a whole theme that is worded with it', () => {
    const played = six()
    const withhold = { recommendation: 5, decision: 'withhold', because: 'sole-trader' } as const
    say(played, 'decidePublication', MANAGER, withhold)
    say(played, 'setWording', OFFICER, theme)
    expect(publicationsOf(played)).toEqual(['withheld', null, 'withheld', null, 'withheld', null])
  })
})
