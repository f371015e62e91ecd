// What a new version of the calendar does to a request of CQC's own. It is sent on Friday 26 February 2027 and due on Easter
// Monday, 29 March; reminders leave on 19 and 25 March, CQC is told on the 31st.
import { describe, expect, it } from '@jest/globals'
import { versionName } from '../../../domain/calendar/edition.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { redatedRequest } from '../../../domain/regulation-request/redate.js'
import { newRequest, type RequestState } from '../../../domain/regulation-request/state.js'
import {
  openRequest,
  passRequest,
  remindersOf,
  takeRequest,
} from '../../../domain/regulation-request/step.js'
import { on } from '../calendar/calendars.js'
import { FIRST, next } from '../recommendation/next-calendar.js'

const at = (moment: string) => Date.parse(moment)
const NOON = at('2027-03-18T12:00:00Z')

function asked(own: Partial<RequestState> = {}): RequestState {
  const request = newRequest(
    {
      id: 'rr-0123456789abcdef0123',
      provision: 'regulation-17-3',
      locationId: '1-990000001',
      bodyId: 'example-care',
      reference: null,
      textId: '00000000-0000-4000-8000-000000000001',
      startedBy: 'cqc-1',
      servedBy: 'e-mail with consent',
      sentOn: on('2027-02-26'),
    },
    { calendar: FIRST, clockShift: 0 },
  )
  const { state } = openRequest({ ...request, ...own }, at('2027-02-26T10:00:00Z'))
  return passRequest({ ...state, sends: [] }, NOON).state
}

const ahead = (state: RequestState) => remindersOf(state, NOON).map((item) => localDateOf(item.at))
const proclaimed = (state: RequestState, ...days: string[]) => redatedRequest(state, next(FIRST, days), NOON)

describe('a new version of the calendar', () => {
  it('leaves what it does not touch, and says in the row by which version it is counted', () => {
    const { state, step } = proclaimed(asked(), '2027-06-14')
    expect(step).toMatchObject({ facts: [], arm: [], void: [], view: { calendarVersion: 2 } })
    expect(ahead(state)).toEqual(['2027-03-19', '2027-03-25', '2027-03-31'])
    const stays = { deadline: 'regulation-17-3', on: '2027-03-29', metUntil: '2027-03-30' }
    expect(step.redating).toMatchObject({
      version: 2,
      moved: [],
      unmoved: [{ ...stays, why: 'outside-the-count' }],
      told: [],
    })
    const posted = proclaimed(asked({ servedBy: 'registered or recorded post' }), '2027-06-14')
    expect(posted.step.redating?.unmoved).toMatchObject([{ why: 'not-in-working-days' }])
  })

  it('that treats the last day as met for longer is told to the registered person at once', () => {
    const { state, step } = proclaimed(asked(), '2027-03-30')
    expect(step.facts).toMatchObject([
      {
        event: 're-dated',
        data: {
          version: versionName('england', 2),
          old: '2027-03-29',
          new: '2027-03-29',
          metUntilOld: '2027-03-30',
          metUntilNew: '2027-03-31',
          reminders: 1,
        },
      },
    ])
    expect(step.arm.map(({ kind, data }) => [kind, data.dueOn, data.metUntil])).toEqual([
      ['regulation-request-date-changed', '2027-03-29', '2027-03-31'],
      ['regulation-request-overdue', '2027-03-29', '2027-03-31'],
    ])
    expect(step.redating).toMatchObject({
      moved: [{ old: '2027-03-29', metUntilNew: '2027-03-31', days: ['2027-03-30'], why: 'met-until' }],
      unmoved: [],
      reminders: 1,
      told: [{ how: 'at-once', letter: step.arm[0]?.key }],
    })
    expect(ahead(state).at(-1)).toBe('2027-04-01')
    expect(step.view.explanation?.calendar?.version).toBe(versionName('england', 2))
  })

  it('is told to nobody by e-mail where the request was posted, or is answered', () => {
    const posted = proclaimed(asked({ servedBy: 'registered or recorded post' }), '2027-03-30')
    expect(posted.step.facts).toHaveLength(1)
    expect(posted.step.arm.map(({ recipient }) => recipient)).toEqual(['cqc'])
    const answer = {
      actor: { subject: 'cqc-1', role: 'cqc-officer' as const },
      bodyHash: '',
      input: { textId: 'x' },
    }
    const answered = proclaimed(takeRequest(asked(), 'answer', answer, NOON).state, '2027-03-30')
    expect(answered.step).toMatchObject({ facts: [], arm: [], view: { calendarVersion: 2 } })
  })

  it('loses no reminder: one whose moment now lies behind leaves when it was to leave, or on the next working day', () => {
    // Counted back across the 24th it would have left this morning.
    expect(ahead(proclaimed(asked(), '2027-03-24').state)).toEqual(['2027-03-19', '2027-03-25', '2027-03-31'])
    const { state, step } = proclaimed(asked(), '2027-03-19')
    expect(ahead(state)).toEqual(['2027-03-22', '2027-03-25', '2027-03-31'])
    expect(step.facts).toMatchObject([{ event: 're-dated', data: { reminders: 1 } }])
    expect(step.arm.map((item) => localDateOf(item.at))).toEqual(['2027-03-22'])
    const later = passRequest(state, at('2027-03-22T09:00:00Z'))
    expect(later.state.sends.map(({ localDate }) => localDate)).toEqual(['2027-03-22'])
  })

  it('that is not newer, or of another place, changes nothing', () => {
    const state = asked()
    for (const other of [
      FIRST,
      { ...next(FIRST, ['2027-03-30']), id: 'wales' as const, version: 'wales/9' },
    ]) {
      const { state: same, step } = redatedRequest(state, other, NOON)
      expect([same.calendar, step.facts, step.view.calendarVersion]).toEqual([FIRST, [], 1])
    }
  })
})
