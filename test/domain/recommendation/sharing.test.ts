// Whether a case is shared with CQC: on the authority that the regime gives, by a person, never beyond it; and CQC's part
// runs only while the outcome is shared.
import { beforeEach, describe, expect, it } from '@jest/globals'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import { decideSharing, type DecideSharingInput } from '../../../domain/recommendation/transitions/sharing.js'
import { gatewayBy } from '../../../domain/gateways/gateways.js'
import { correctedLaw } from '../../../domain/law/law-correction.js'
import { refusalOf } from '../../../domain/recommendation/process.js'
import { redated } from '../../../domain/recommendation/redate.js'
import { sharesInDoubt } from '../../../domain/recommendation/sharing.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import type { Actor } from '../../../domain/people/roles.js'
import { calendar, on } from '../calendar/calendars.js'
import { asks, at, body, BODY, CONTACT, DECIDED_ON, MANAGER, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

let played: PlayedCase
const decide = (input: Omit<DecideSharingInput, 'textId'>, actor: Actor = OFFICER) =>
  say(played, 'decideSharing', actor, input)
const SHARE = { decision: 'share', matter: 'outcome' } as const
const council = { bodies: [body({ bodyType: 'council' })] } as const
const factsOf = () => played.steps.flatMap((step) => step.facts)

describe('a case that is started as shared', () => {
  it.each([
    ['provider', 'statement-to-cqc', 'Local Government Act 1974 s34H(7)(a), as now in force'],
    [
      'council',
      'outcome-to-cqc',
      'Local Government Act 1974 s31B(1)(a), (d), as an example adviser confirmed it',
    ],
  ] as const)(
    'at a %s is shared on the authority of its regime, by whoever started it',
    (bodyType, gateway, basis) => {
      played = play({ bodies: [body({ bodyType })], startedBy: OFFICER })
      expect(played.state).toMatchObject({
        cqcPart: 'runs',
        shares: [{ matter: 'outcome', gateway, basis, approver: OFFICER, on: DECIDED_ON }],
      })
      expect(factsOf()).toContainEqual({
        event: 'shared-with-cqc',
        data: expect.objectContaining({ matter: 'outcome', to: 'cqc', gateway, basis }),
      })
    },
  )

  it('says so to the body in its first letter, and one that is not shared does not', () => {
    const first = (mayBeShared: boolean) => play({ mayBeShared }).steps[0]?.arm[0]?.data.sharedUnder
    expect([first(true), first(false)]).toEqual(['statement-to-cqc', undefined])
  })

  it('has nothing to share where it concerns no location of CQC’s', () => {
    played = play({ hasCqcLocation: false })
    expect(played.state.shares).toBeUndefined()
    expect(decide(SHARE)).toMatchObject({ code: 'invalid', remedy: expect.stringContaining('cqc-part') })
    say(played, 'correct', OFFICER, { corrects: 1, correction: { what: 'cqc-part', cqcPart: 'not-shared' } })
    expect(decide(SHARE)).toBeUndefined()
    expect(played.state.cqcPart).toBe('runs')
  })
})

describe('a decision to share', () => {
  it('of other material of a council’s case is barred by s32(2), which says what would be lawful', () => {
    played = play(council)
    for (const actor of [OFFICER, MANAGER])
      expect(
        decide({ decision: 'share', matter: 'other-material', confirmedOn: on('2027-01-11') }, actor),
      ).toEqual({
        code: 'invalid',
        field: '/matter',
        problem: expect.stringMatching(/Local Government Act 1974 s32\(2\).* bars/),
        remedy: expect.stringMatching(
          /^share the outcome, with the reasons, under the .*s31B\(1\)\(a\), \(d\)/,
        ),
      })
  })

  it('beyond a written statement waits for Legal, and then a manager decides', () => {
    played = play()
    const beyond = { decision: 'share', matter: 'other-material' } as const
    expect(decide(beyond, MANAGER)).toMatchObject({
      field: '/confirmedOn',
      problem: expect.stringMatching(/s34K\(1\)\(a\)–\(g\).*to be confirmed by Legal/),
      remedy: expect.stringContaining('s34H(7)(a)'),
    })
    const confirmed = { ...beyond, confirmedOn: DECIDED_ON }
    expect(decide(confirmed, OFFICER)).toMatchObject({ code: 'wrong-role' })
    expect(decide({ ...beyond, confirmedOn: on('2027-01-12') }, MANAGER)).toMatchObject({
      field: '/confirmedOn',
    })
    expect(decide(confirmed, MANAGER)).toBeUndefined()
    expect(played.state.shares?.[1]).toEqual({
      matter: 'other-material',
      gateway: 'beyond-the-statement-to-cqc',
      version: 1,
      basis: 'Local Government Act 1974 s34K(1)(a)–(g), as now in force (to be confirmed by Legal)',
      limit: 'what relates to CQC’s functions, with the purpose recorded',
      approver: MANAGER,
      on: DECIDED_ON,
      confirmedOn: DECIDED_ON,
    })
  })

  it('of other material needs the outcome to be shared', () => {
    played = play({ mayBeShared: false })
    const beyond = { decision: 'share', matter: 'other-material', confirmedOn: DECIDED_ON } as const
    expect(decide(beyond, MANAGER)).toMatchObject({ field: '/matter', remedy: 'share the outcome first' })
  })

  it('is made once, and says what is shared', () => {
    played = play()
    expect(decide(SHARE)).toMatchObject({ field: '/matter' })
    expect(decide({ decision: 'share' })).toMatchObject({ field: '/matter' })
  })
})

describe('a decision that brings CQC in late', () => {
  beforeEach(() => {
    played = play({ mayBeShared: false, recommendations: [asks(1)] })
    played.deliver()
    say(played, 'submitPlan', CONTACT, { answers: [{ recommendation: 1, answer: 'will-do', items: 1 }] })
    say(played, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    played.letPass(at('2027-04-01'))
  })

  it('tells the body, asks CQC to log the plan and the body to seek assurance, and counts from that day', () => {
    expect(decide(SHARE)).toBeUndefined()
    played.deliver()
    expect(played.letters().slice(-3).sort()).toEqual([
      `2027-04-01 body/${BODY} seek-assurance`,
      `2027-04-01 body/${BODY} shared-with-cqc`,
      '2027-04-01 cqc log-plan',
    ])
    expect(openDeadlines(played.state).map((d) => `${d.kind} ${d.on}`)).toEqual([
      'cqc-log 2027-04-15',
      'seek-assurance 2027-04-15',
    ])
    expect(played.events()).not.toContain('overdue')
  })

  it('asks nobody twice', () => {
    decide(SHARE)
    const correction = { what: 'evidence-received', recommendation: 1, receivedOn: on('2027-01-12') } as const
    say(played, 'correct', OFFICER, { corrects: 1, correction })
    played.deliver()
    expect(played.letters().filter((l) => l.endsWith('seek-assurance'))).toHaveLength(1)
  })

  it('lets every letter to CQC say under which gateway it is shared', () => {
    decide(SHARE)
    const toCqc = played.steps.flatMap((s) => s.arm).filter((item) => item.recipient === 'cqc')
    expect(toCqc.map((item) => item.kind)).toEqual(expect.arrayContaining(['log-plan', 'overdue']))
    expect(new Set(toCqc.map((item) => item.data.sharedUnder))).toEqual(new Set(['statement-to-cqc']))
  })
})

describe('a case of a council, as long as Legal has confirmed nothing', () => {
  const unconfirmed = { ...council, calendar: calendar('england') } as const
  const tasks = () => tasksOf(played.state).filter(({ kind }) => kind === 'decide-sharing')

  it('is not shared by its start: a manager is asked, and shares it on Legal’s confirmation', () => {
    played = play({ ...unconfirmed, startedBy: OFFICER })
    expect(played.state).toMatchObject({ cqcPart: 'not-shared', sharingWished: true })
    expect(played.state.shares).toBeUndefined()
    expect(tasks()).toMatchObject([{ forRole: 'manager', data: { matter: 'outcome' } }])
    expect(decide(SHARE)).toMatchObject({
      field: '/confirmedOn',
      problem: expect.stringMatching(/s31B\(1\)\(a\), \(d\).*to be confirmed by Legal/),
    })
    const confirmed = { ...SHARE, confirmedOn: DECIDED_ON }
    expect(decide(confirmed)).toMatchObject({ code: 'wrong-role' })
    expect(decide(confirmed, MANAGER)).toBeUndefined()
    expect([played.state.cqcPart, tasks()]).toEqual(['runs', []])
  })

  it('is shared by its start once Legal has', () => {
    played = play({ ...council, startedBy: OFFICER })
    expect([played.state.cqcPart, tasks()]).toEqual(['runs', []])
  })

  it('that nobody wishes to share asks nobody', () => {
    played = play({ ...unconfirmed, mayBeShared: false })
    expect(tasks()).toEqual([])
  })
})

describe('a gateway that Legal corrects', () => {
  it('keeps what was decided, asks a manager where it no longer permits it, and is shared anew on a confirmation', () => {
    played = play({ startedBy: OFFICER })
    const shared = played.state.shares
    const shipped = gatewayBy({}, 'statement-to-cqc')
    const doubted = correctedLaw(shipped, {
      citation: { ...shipped.citation, status: 'to be confirmed by Legal' },
    })
    const { state } = redated(
      played.state,
      { ...calendar('england'), version: 'england/7', law: [doubted] },
      at('2027-01-12'),
    )
    expect(state.shares).toEqual(shared)
    expect(tasksOf(state).filter(({ kind }) => kind === 'decide-sharing')).toMatchObject([
      { forRole: 'manager', data: { gateway: 'statement-to-cqc', verdict: 'ask' } },
    ])
    expect(sharesInDoubt(state)).toHaveLength(1)
    const confirm = { decision: 'share', matter: 'outcome', confirmedOn: DECIDED_ON, textId: 'x' } as const
    const message = { actor: MANAGER, bodyHash: 'h', input: confirm }
    expect(refusalOf(state, 'decideSharing', message, at('2027-01-12'))).toBeUndefined()
    const moment = { actor: MANAGER, at: at('2027-01-12'), today: on('2027-01-12') }
    const after = decideSharing.apply(state, confirm, moment).state
    expect(after.shares).toMatchObject([{ version: 2, confirmedOn: DECIDED_ON }])
    expect(sharesInDoubt(after)).toEqual([])
  })
})

describe('the body’s agreement that its plan is passed on', () => {
  const send = (more: object) =>
    say(played, 'submitPlan', CONTACT, {
      answers: [{ recommendation: 1, answer: 'will-do', items: 1 }],
      ...more,
    })

  it('is recorded with its day, holds for the next version, and letters to CQC say it', () => {
    played = play({ recommendations: [asks(1)] })
    played.deliver()
    expect(send({ mayBePassedOn: true })).toBeUndefined()
    expect(played.state.plan?.mayBePassedOn).toBe(DECIDED_ON)
    expect(factsOf().find(({ event }) => event === 'plan-submitted')?.data).toMatchObject({
      mayBePassedOn: true,
    })
    say(played, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
    const toCqc = played.steps.flatMap((s) => s.arm).filter((item) => item.kind === 'log-plan')
    expect(toCqc.map((item) => item.data)).toMatchObject([
      { sharedUnder: 'statement-to-cqc', agreedOn: DECIDED_ON },
    ])
    played.letPass(at('2027-01-20'))
    expect(send({})).toBeUndefined()
    expect(played.state.plan?.mayBePassedOn).toBe(DECIDED_ON)
  })

  it('is none where it was not given, or was taken back', () => {
    played = play({ recommendations: [asks(1)] })
    send({})
    expect(played.state.plan?.mayBePassedOn).toBeUndefined()
    say(played, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
    send({ mayBePassedOn: true })
    send({ mayBePassedOn: false })
    expect(played.state.plan?.mayBePassedOn).toBeUndefined()
  })
})

describe('a potential breach of a Fundamental Standard', () => {
  const breach = { potentialBreach: ['12', '17'] } as const
  const told = () => played.steps.flatMap((s) => s.arm).filter((item) => item.kind === 'potential-breach')

  it('is told to CQC with the decision that is shared', () => {
    played = play(breach)
    expect(told()).toMatchObject([{ recipient: 'cqc', data: { potentialBreach: ['12', '17'] } }])
    played = play()
    expect(told()).toEqual([])
  })

  it('is told as soon as the outcome is shared later', () => {
    played = play({ ...breach, mayBeShared: false })
    expect(told()).toEqual([])
    decide(SHARE)
    expect(told()).toHaveLength(1)
  })
})

describe('the end of the sharing', () => {
  it('takes CQC’s part away, with what was on its way to it', () => {
    played = play({ recommendations: [asks(1)] })
    played.deliver()
    say(played, 'submitPlan', CONTACT, { answers: [{ recommendation: 1, answer: 'will-do', items: 1 }] })
    say(played, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
    expect(openDeadlines(played.state).map((d) => d.kind)).toContain('cqc-log')
    expect(decide({ decision: 'end' })).toBeUndefined()
    expect(played.state.shares).toBeUndefined()
    expect(played.state.cqcPart).toBe('not-shared')
    expect(openDeadlines(played.state).map((d) => d.kind)).toEqual(['evidence'])
    played.deliver()
    expect(played.letters().filter((l) => l.includes(' cqc '))).toEqual([])
    expect(decide({ decision: 'end' })).toMatchObject({ field: '/decision' })
  })
})
