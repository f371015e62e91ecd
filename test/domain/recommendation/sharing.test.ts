// Whether a case is shared with CQC: on the authority that the regime gives, by a person, never beyond it; and CQC's part
// runs only while the outcome is shared.
import { beforeEach, describe, expect, it } from '@jest/globals'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import type { DecideSharingInput } from '../../../domain/recommendation/transitions/sharing.js'
import type { Actor } from '../../../domain/people/roles.js'
import { on } from '../calendar/calendars.js'
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
    ['council', 'outcome-to-cqc', 'Local Government Act 1974 s32(2), as consolidated to 2006'],
  ] as const)(
    'at a %s is shared on the authority of its regime, by whoever started it',
    (bodyType, gateway, basis) => {
      played = play({ bodies: [body({ bodyType })], startedBy: OFFICER })
      expect(played.state).toMatchObject({
        cqcPart: 'runs',
        shares: [{ matter: 'outcome', gateway, approver: OFFICER, on: DECIDED_ON }],
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
        remedy: 'share the outcome, under s32(2), with the reasons',
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
