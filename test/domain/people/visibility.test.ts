// Who reads what: closed unless the tables open it, and the tables know every transition.
import { describe, expect, it } from '@jest/globals'
import {
  mayReadRecommendation,
  mayReadWords,
  maySeeEvent,
  maySeePlan,
  maySeeRecommendation,
  WORDS_ADDRESSED_TO,
  type Viewer,
} from '../../../domain/people/visibility.js'
import { TRANSITION_NAMES } from '../../../domain/recommendation/process.js'

const ombudsman: Viewer = { role: 'manager' }
const cqc: Viewer = { role: 'cqc-officer' }
const body: Viewer = { role: 'body-contact', bodyId: 'example-council' }

describe('words', () => {
  it('of every transition have their readers and the reason', () => {
    expect(Object.keys(WORDS_ADDRESSED_TO).sort()).toEqual([...TRANSITION_NAMES].sort())
    for (const { because } of Object.values(WORDS_ADDRESSED_TO)) expect(because).toMatch(/\S+ \S+/)
  })

  it('of another kind, or of a name that every object has, are read by their room and the Ombudsman only', () => {
    for (const kind of ['something-new', 'constructor', '__proto__', 'toString'])
      for (const [viewer, room, readable] of [
        [ombudsman, 'cqc', true],
        [cqc, 'cqc', true],
        [cqc, 'body', false],
        [cqc, 'ombudsman', false],
        [body, 'body', true],
        [body, 'ombudsman', false],
        [body, 'cqc', false],
      ] as const)
        expect(mayReadWords(viewer, { kind, room })).toBe(readable)
  })

  it('of a note stay in their room; the Ombudsman’s stay with the Ombudsman', () => {
    expect(mayReadWords(body, { kind: 'note', room: 'ombudsman' })).toBe(false)
    expect(mayReadWords(cqc, { kind: 'note', room: 'body' })).toBe(false)
    expect(mayReadWords(ombudsman, { kind: 'note', room: 'body' })).toBe(true)
  })
})

describe('events', () => {
  it('that the table does not know are seen by their room and the Ombudsman only', () => {
    expect(maySeeEvent(ombudsman, { event: 'new', room: 'cqc', what: undefined })).toBe(true)
    expect(maySeeEvent(body, { event: 'new', room: 'ombudsman', what: undefined })).toBe(false)
    expect(maySeeEvent(cqc, { event: 'constructor', room: 'ombudsman', what: undefined })).toBe(false)
  })

  it('of a correction are seen by the body, but not whether the case may be shared with CQC', () => {
    const corrected = { event: 'corrected', room: 'ombudsman' }
    expect(maySeeEvent(body, { ...corrected, what: 'due-date' })).toBe(true)
    expect(maySeeEvent(body, { ...corrected, what: 'cqc-part' })).toBe(false)
    expect(maySeeEvent(cqc, { ...corrected, what: 'due-date' })).toBe(false)
  })
})

describe('CQC', () => {
  it('knows of service improvements, and of a personal remedy only that it is asked about it', () => {
    const remedy = { kind: 'personal-remedy', assurance: false }
    expect(maySeeRecommendation(cqc, remedy)).toBe(false)
    expect(maySeeRecommendation(cqc, { ...remedy, assurance: true })).toBe(true)
    expect(mayReadRecommendation(cqc, remedy)).toBe(false)
    expect(maySeeRecommendation(cqc, { kind: 'service-improvement', assurance: false })).toBe(true)
    expect(mayReadRecommendation(body, remedy)).toBe(true)
  })

  it('reads the accepted plan, not a draft', () => {
    expect(['under-review', 'returned', 'accepted'].filter((status) => maySeePlan(cqc, { status }))).toEqual([
      'accepted',
    ])
    expect(maySeePlan(body, { status: 'returned' })).toBe(true)
  })
})
