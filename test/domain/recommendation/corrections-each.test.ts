// Each row of the table of what may be corrected: in a case in which that entry is wrong it is put right, what rested on it
// is undone, and where there is nothing to put right the correction is refused.
import { describe, expect, it } from '@jest/globals'
import type { Correction } from '../../../domain/recommendation/corrections/row.js'
import { CORRECTABLE, entryRefusal, rowOf } from '../../../domain/recommendation/corrections/table.js'
import { KNOWN_EVENTS } from '../../../domain/people/visibility.js'
import { on } from '../calendar/calendars.js'
import { answered, published, taken } from './correction-acts.js'
import { begun, EXAMPLES, notice } from './correction-examples.js'
import { at, body, CONTACT, CQC, DIRECTOR, evidenceOnly, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

const correct = (played: PlayedCase, correction: Correction, corrects = 1) =>
  say(played, 'correct', OFFICER, { corrects, correction })

describe.each(CORRECTABLE)('a wrong “%s”', (what) => {
  const { begun: beginsAs = begun, after, event, right, then, is } = EXAMPLES[what]

  it('is put right by a new fact, and what rested on it is undone', () => {
    const played = beginsAs()
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
    for (const name of ['recommendation', 'version', 'measure', 'duty'].filter((n) => n in right))
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
