// CQC's own request as a table and a clock: who may do what, the 28 days, the letters and what they do not say.
import { describe, expect, it } from '@jest/globals'
import { withCitations } from '../../../domain/law/cited-text.js'
import { versionName } from '../../../domain/calendar/edition.js'
import { parseLocalDate } from '../../../domain/calendar/local-date.js'
import { localDateOf } from '../../../domain/calendar/london-time.js'
import { ROLES, type Actor, type Role } from '../../../domain/people/roles.js'
import { dueIn, isOverdue, receiptIn } from '../../../domain/regulation-request/clock.js'
import {
  paragraphsOf,
  REQUEST_LETTERS,
  REQUEST_SUBJECTS,
} from '../../../domain/regulation-request/letters.js'
import {
  REQUEST_TRANSITION_NAMES,
  requestRefusal,
  requestTransition,
  type RequestTransitionName,
} from '../../../domain/regulation-request/process.js'
import { redatedRequest } from '../../../domain/regulation-request/redate.js'
import {
  newRequest,
  PROVISIONS,
  stageOf,
  STAGES,
  type RequestState,
} from '../../../domain/regulation-request/state.js'
import {
  nextRequestMoment,
  openRequest,
  remindersOf,
  passRequest,
  requestUndeliverable,
  takeRequest,
} from '../../../domain/regulation-request/step.js'
import { corrected, withPolicy } from '../recommendation/next-calendar.js'
import { countryCalendar } from '../../../prisma/calendar-seed.js'

const england = countryCalendar('england', 2026, 2028)
if (!england) throw new Error('no calendar of England')
const day = parseLocalDate
const at = (moment: string) => Date.parse(moment)
/** Friday 26 February 2027, ten in the morning. */
const SENT_AT = at('2027-02-26T10:00:00Z')

const request = (own: Partial<RequestState> = {}): RequestState => ({
  ...newRequest(
    {
      id: 'rr-0123456789abcdef0123',
      provision: 'regulation-17-3',
      locationId: '1-990000001',
      bodyId: 'example-care',
      reference: null,
      textId: '00000000-0000-0000-0000-000000000001',
      startedBy: 'cqc-1',
      servedBy: 'e-mail with consent',
      sentOn: day('2027-02-26'),
    },
    { calendar: england, clockShift: 0 },
  ),
  ...own,
})

const opened = (own: Partial<RequestState> = {}) => openRequest(request(own), SENT_AT)
const actorIn = (role: Role): Actor => ({
  subject: role,
  role,
  ...(role === 'body-contact' && { bodyId: 'example-care' }),
})
const onBehalf = { channel: 'email', receivedOn: day('2027-02-26') } as const
const INPUTS: Record<RequestTransitionName, object> = {
  recordReceipt: { receivedOn: day('2027-02-27') },
  answer: {},
  close: { outcome: 'withdrawn' },
}
const message = (role: Role, input: object, textId = 'words') => ({
  actor: actorIn(role),
  bodyHash: '',
  input: { ...input, textId },
})
const NOON = at('2027-02-27T12:00:00Z')

describe('the time of a request', () => {
  it('is 28 days beginning on the day after receipt: received 1 March, last day 29 March', () => {
    const due = dueIn(request())
    expect([receiptIn(request())?.on, due?.due]).toEqual(['2027-03-01', '2027-03-29'])
    // Easter Monday: it is treated as met until the end of the next working day, and both are shown.
    expect(due?.metUntil).toBe('2027-03-30')
    expect(due?.citation).toContain('regulation 17(3)')
  })

  it('counts post as received on the third day after posting, and a recorded receipt above both', () => {
    const posted = request({ servedBy: 'registered or recorded post', provision: 'regulation-16-3' })
    expect([receiptIn(posted)?.on, dueIn(posted)?.due]).toEqual(['2027-03-01', '2027-03-29'])
    const proved = request({ recordedReceipt: day('2027-03-04') })
    expect([receiptIn(proved)?.on, dueIn(proved)?.due]).toEqual(['2027-03-04', '2027-04-01'])
  })

  it('goes by the rule of receipt and the ladder of its calendar, as corrected', () => {
    const first = { ...england, version: versionName('england', 1) }
    const rungs = [{ amount: 3, when: 'before', to: 'contact' }] as const
    const later = withPolicy(corrected(first, 'receipt-of-cqc-e-mail', { amount: 2 }), 'reminders-request', {
      rungs,
    })
    const reminders = (calendar: typeof england) =>
      openRequest(request({ calendar }), SENT_AT)
        .step.arm.filter(({ letterClass }) => letterClass === 'reminder')
        .map(({ localDate }) => String(localDate))
    expect([dueIn(request({ calendar: later }))?.due, reminders(later)]).toEqual([
      '2027-03-30',
      ['2027-03-23'],
    ])
    expect(reminders(england)).toEqual(['2027-03-19', '2027-03-25'])
    const running = openRequest(request({ calendar: first }), SENT_AT).state
    const { step } = redatedRequest(running, withPolicy(first, 'reminders-request', { rungs }), NOON)
    expect(step.arm.map(({ localDate }) => String(localDate))).toEqual(['2027-03-23'])
    expect(step.void.map((key) => key.slice(key.lastIndexOf(':') + 1))).toEqual([
      'request-before-5',
      'request-before-1',
      'request-after-1',
    ])
  })

  it('has a closer ladder when the request is serious, which the ledger says', () => {
    const { step } = opened({ severity: 'serious' })
    expect(step.facts[0]?.data).toMatchObject({ severity: 'serious' })
    const reminders = step.arm.filter(({ letterClass }) => letterClass === 'reminder')
    // Ten, five, three working days and one before Easter Monday, 29 March; the Friday before it is Good Friday.
    expect(reminders.map(({ localDate }) => String(localDate))).toEqual([
      '2027-03-12',
      '2027-03-19',
      '2027-03-23',
      '2027-03-25',
    ])
  })

  it('does not run while the e-mail could not be delivered, and runs from a recorded receipt then', () => {
    const { state } = opened()
    const lost = requestUndeliverable(state, state.sends[0]?.key ?? '', 'refused', NOON)
    expect([dueIn(lost.state), nextRequestMoment({ ...lost.state, sends: [] })]).toEqual([null, null])
    expect(lost.step.void).toHaveLength(3)
    const found = takeRequest(lost.state, 'recordReceipt', message('cqc-officer', INPUTS.recordReceipt), NOON)
    expect(dueIn(found.state)?.due).toBe('2027-03-27')
  })

  it('passes once, at the end of the day until which it is met, whoever was to answer', () => {
    const { state } = opened()
    const before = passRequest(state, at('2027-03-30T22:59:00Z'))
    expect([isOverdue(before.state), before.step?.facts ?? []]).toEqual([false, []])
    const after = passRequest(before.state, at('2027-03-30T23:00:00Z'))
    expect(after.step?.facts.map((f) => f.event)).toEqual(['overdue'])
    expect(passRequest(after.state, at('2027-04-30T10:00:00Z')).step?.facts ?? []).toEqual([])
  })
})

describe('the letters of a request', () => {
  it('leave on working days to the registered person, and one to CQC when the time has passed', () => {
    const { step } = opened()
    expect(step.arm.map((i) => `${localDateOf(i.at)} ${i.recipient} ${i.kind}`)).toEqual([
      '2027-02-26 registered-person/rr-0123456789abcdef0123 regulation-request',
      '2027-03-19 registered-person/rr-0123456789abcdef0123 regulation-request-reminder',
      '2027-03-25 registered-person/rr-0123456789abcdef0123 regulation-request-reminder',
      '2027-03-31 cqc regulation-request-overdue',
    ])
  })

  it('are for CQC alone where the request was posted', () => {
    const { step } = opened({ servedBy: 'registered or recorded post' })
    expect(step.arm.map((i) => i.recipient)).toEqual(['cqc'])
  })

  it('are voided when the answer has come, and armed anew for another day of receipt', () => {
    const { state, step } = opened()
    const reminders = step.arm.slice(1).map((i) => i.key)
    const answered = takeRequest(state, 'answer', message('body-contact', {}), NOON)
    expect(answered.step.void).toEqual(reminders)
    const proved = takeRequest(state, 'recordReceipt', message('cqc-officer', INPUTS.recordReceipt), NOON)
    expect(proved.step.void).toEqual(reminders)
    expect(proved.step.arm).toHaveLength(3)
  })

  it('after an outage of weeks are one letter to each recipient, not all that were missed', () => {
    const { state } = passRequest({ ...opened().state, sends: [] }, at('2027-03-26T12:00:00Z'))
    expect(state.sends.map((s) => s.localDate)).toEqual(['2027-03-25'])
  })

  it('say what is asked and by when, and nothing of what may follow', () => {
    const texts = REQUEST_LETTERS.flatMap((kind) =>
      PROVISIONS.map((provision) =>
        [
          REQUEST_SUBJECTS[kind],
          ...paragraphsOf(kind, { provision, locationId: '1-990000001', dueOn: day('2027-03-29') }).map((p) =>
            withCitations(p, {}),
          ),
        ].join('\n'),
      ),
    )
    for (const text of texts)
      expect(text).not.toMatch(/prosecut|offence|penalt|\bfine|convict|breach|enforce/i)
    expect(texts[0]).toContain('29 March 2027')
    expect(texts[0]).toContain('the requirements of Regulation 17(2)(a) and (b)')
    expect(texts[1]).toContain('summary of the complaints')
  })

  it('ask for the day of actual receipt while it is assumed, and say that this is doubtful', () => {
    const { state } = opened()
    const asked = (of: typeof state) => remindersOf(of, 0)[0]?.data
    expect(asked(state)).toMatchObject({ receiptIsAssumed: true })
    expect(asked({ ...state, recordedReceipt: state.sentOn })).not.toHaveProperty('receiptIsAssumed')
    const said = (receiptIsAssumed?: true) =>
      paragraphsOf('regulation-request', {
        provision: 'regulation-17-3',
        locationId: '1-990000001',
        dueOn: day('2027-03-29'),
        ...(receiptIsAssumed && { receiptIsAssumed }),
      })
        .map((p) => withCitations(p, {}))
        .join('\n')
    expect(said(true)).toMatch(
      /assumes when you received the request, which is doubtful \(Health and Social Care Act 2008 s93, s94, .*to be confirmed by Legal\)/,
    )
    expect(said(true)).toContain('answer with the day on which you really received it')
    expect(said()).not.toContain('doubtful')
    expect(receiptIn(state)).toMatchObject({
      assumed: true,
      citation: expect.stringContaining('to be confirmed'),
    })
  })
})

describe.each(REQUEST_TRANSITION_NAMES)('%s', (name) => {
  const { by, onBehalf: entered, from, leadsTo } = requestTransition(name)
  const asked = opened().state
  const answered = takeRequest(asked, 'answer', message('body-contact', {}), NOON).state
  const closed = takeRequest(asked, 'close', message('cqc-officer', INPUTS.close), NOON).state
  const states = { asked, answered, closed }

  it('is possible at the stages of its row and leads where the row says', () => {
    const role = by[0] as Role
    const possible = STAGES.filter(
      (stage) => !requestRefusal(states[stage], name, message(role, INPUTS[name]), NOON),
    )
    expect(possible).toEqual(from)
    const led = possible.map((s) =>
      stageOf(takeRequest(states[s], name, message(role, INPUTS[name]), NOON).state),
    )
    expect([...new Set(led)]).toEqual(leadsTo)
    expect(requestRefusal(closed, name, message(role, INPUTS[name]), NOON)?.code).toBe('closed')
  })

  it.each(ROLES)('by a %s is taken or refused as the row says', (role) => {
    const refused = (input: object) =>
      requestRefusal(states[from[0] ?? 'asked'], name, message(role, input), NOON)?.code
    const expected = by.includes(role) ? undefined : entered.includes(role) ? 'invalid' : 'wrong-role'
    expect(refused(INPUTS[name])).toBe(expected)
    const behalf = by.includes(role) ? 'invalid' : entered.includes(role) ? undefined : 'wrong-role'
    expect(refused({ ...INPUTS[name], onBehalf })).toBe(behalf)
  })

  it('is refused without words and to whoever saw an older state', () => {
    const right = message(by[0] as Role, INPUTS[name])
    const { textId: _, ...wordless } = right.input
    expect(requestRefusal(asked, name, { ...right, input: wordless }, NOON)?.code).toBe('invalid')
    expect(requestRefusal(asked, name, { ...right, seenSeq: 7 }, NOON)?.code).toBe('changed-since')
  })
})

describe('what is entered', () => {
  const asked = opened().state
  const fieldOf = (name: RequestTransitionName, role: Role, input: object) =>
    requestRefusal(asked, name, message(role, input), NOON)?.field

  it('cannot have come before the request or tomorrow', () => {
    for (const receivedOn of [day('2027-02-25'), day('2027-02-28')]) {
      expect(fieldOf('recordReceipt', 'cqc-officer', { receivedOn })).toBe('/receivedOn')
      expect(fieldOf('answer', 'cqc-officer', { onBehalf: { ...onBehalf, receivedOn } })).toBe(
        '/onBehalf/receivedOn',
      )
    }
  })

  it('closes as answered only when an answer has come, and as not answered only when none has', () => {
    expect(fieldOf('close', 'cqc-officer', { outcome: 'answered' })).toBe('/outcome')
    const { state } = takeRequest(asked, 'answer', message('body-contact', {}), NOON)
    const refused = (outcome: string) =>
      requestRefusal(state, 'close', message('cqc-officer', { outcome }), NOON)?.field
    expect([refused('not-answered'), refused('answered')]).toEqual(['/outcome', undefined])
  })

  it('is refused to the contact of another body, also where the request names none', () => {
    for (const bodyId of ['another-body', null])
      expect(requestRefusal({ ...asked, bodyId }, 'answer', message('body-contact', {}), NOON)?.code).toBe(
        'not-yours',
      )
  })
})
