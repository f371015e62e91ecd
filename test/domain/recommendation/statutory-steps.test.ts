// Who decides on a formal step, when it comes back, what it holds up, and how a statutory period is lengthened (LGA 1974
// s31, s34I).
import { describe, expect, it } from '@jest/globals'
import { ROLES } from '../../../domain/people/roles.js'
import { explainDeadlines } from '../../../domain/recommendation/explain.js'
import type { InputOf } from '../../../domain/recommendation/process.js'
import type { DecisionForm } from '../../../domain/recommendation/statutory/form.js'
import { provisionBy } from '../../../domain/law/provisions.js'
import { FORMAL_STEPS } from '../../../domain/recommendation/statutory/steps.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { on } from '../calendar/calendars.js'
import { asks, at, CONTACT, CQC, DIRECTOR, MANAGER, OFFICER, say } from './openings.js'
import type { PlayedCase } from './played-case.js'
import { clocks, decide, grounds, issued, kinds, proposed, tellDuties } from './tracks.js'

describe('a formal step', () => {
  const ready = () => {
    const played = issued('written-statement', '2027-01-11')
    played.letPass(at('2027-02-12'))
    return played
  }

  it.each(Object.values(FORMAL_STEPS).map((s) => [s.name, s] as const))('%s is for its role', (_, step) => {
    expect(step.decides).toEqual(['director'])
    expect(Object.values(step.grounds).length).toBeGreaterThan(0)
    for (const provision of Object.values(step.grounds))
      expect(provisionBy({}, provision).citation.text).toMatch(
        /^Local Government Act 1974 s(30|31|31A|34I)\(/,
      )
  })

  it('is decided by nobody else, only when it is proposed, and with reasons', () => {
    const played = ready()
    const step = 'require-adverse-findings-notice' as const
    const input = { step, decision: 'take' as const, textId: 'words' }
    for (const role of ROLES.filter((r) => r !== 'director')) {
      const actor = role === 'body-contact' ? CONTACT : role === 'cqc-officer' ? CQC : { subject: 'x', role }
      expect(played.send('decideFormalStep', { actor, bodyHash: '', input })?.code).toBe('wrong-role')
    }
    expect(decide(played, 'further-report')?.code).toBe('changed-since')
    const wordless: InputOf<'decideFormalStep'> = { step, decision: 'take' }
    expect(played.send('decideFormalStep', { actor: DIRECTOR, bodyHash: '', input: wordless })?.field).toBe(
      '/text',
    )
    expect(decide(played, step)).toBeUndefined()
    expect(decide(played, step)?.code).toBe('changed-since')
  })

  it('that is put off is proposed again on the day to look again', () => {
    const played = ready()
    expect(decide(played, 'require-adverse-findings-notice', 'not-now')).toBeUndefined()
    expect(kinds(played)).toEqual([])
    played.letPass(at('2027-02-26', '08:59'))
    expect(proposed(played)).toBeNull()
    played.letPass(at('2027-02-26', '09:00'))
    expect(kinds(played)).toEqual(['formal-step-proposed'])
  })

  it('is not proposed while what came awaits the Ombudsman’s judgement, nor once it is satisfied', () => {
    const played = issued('written-statement', '2027-01-11')
    played.letPass(at('2027-02-01'))
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    // The evidence speaks of every recommendation: it is the notification, too.
    expect(clocks(played)).toEqual([])
    played.letPass(at('2027-04-01'))
    expect(proposed(played)).toBeNull()
    say(played, 'judge', OFFICER, { recommendation: 1, decision: 'more-needed', dueOn: on('2027-05-04') })
    expect(grounds(played)).toEqual([
      'not-confirmed Local Government Act 1974 s34I(3)(c), as inserted in 2010 2027-03-09,2027-03-10',
    ])
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    say(played, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied-late' })
    expect(proposed(played)).toBeNull()
    expect(say(played, 'conclude', OFFICER, {})).toBeUndefined()
  })

  // The Act's own words: s31(2A) “he shall make a further report”, (2D) “he may, by notice”, (2G) “shall arrange”; s34I(3)
  // “may”, (6) “must”.
  it.each([
    ['further-report', 'duty'],
    ['require-statement', 'choice'],
    ['publish-statement', 'duty'],
    ['require-adverse-findings-notice', 'choice'],
    ['publish-adverse-findings-notice', 'duty'],
    ['write-to-monitoring-officer', 'choice'],
  ] as const)('%s is a %s of the Ombudsman’s, and its task says so', (name, nature) => {
    expect(FORMAL_STEPS[name].nature).toBe(nature)
  })

  it('that is a duty and was put off asks for reasons of its own before the case ends, and lists show it', () => {
    const played = issued('report', '2027-01-11')
    played.letPass(at('2027-02-15'))
    tellDuties(played, '2027-01-20')
    played.letPass(at('2027-04-14'))
    const [task] = tasksOf(played.state).filter(({ kind }) => kind === 'formal-step-proposed')
    expect(task?.data).toMatchObject({ step: 'further-report', nature: 'duty' })
    decide(played, 'further-report', 'not-now')
    expect(say(played, 'withdraw', OFFICER, {})).toMatchObject({ field: '/againstDuty' })
    say(played, 'judge', DIRECTOR, { recommendation: 1, decision: 'not-satisfied' })
    expect(say(played, 'conclude', MANAGER, {})).toMatchObject({
      field: '/againstDuty',
      problem: expect.stringMatching(
        /the Ombudsman shall: Make a further report \(.*s31\(2A\)\(a\), as consolidated to 2006/,
      ),
    })
    expect(say(played, 'conclude', MANAGER, { againstDuty: true })).toBeUndefined()
    expect(played.steps.at(-1)?.view.endedAgainstDuty).toBe('further-report')
    expect(played.steps.at(-1)?.facts[0]).toMatchObject({
      event: 'closed',
      data: { againstDuty: { step: 'further-report' } },
    })
  })

  it('that is a choice and was put off asks for none', () => {
    const played = ready()
    say(played, 'judge', DIRECTOR, { recommendation: 1, decision: 'not-satisfied' })
    decide(played, 'require-adverse-findings-notice', 'not-now')
    expect(say(played, 'conclude', MANAGER, {})).toBeUndefined()
    expect(played.steps.at(-1)?.view.endedAgainstDuty).toBeNull()
  })

  it('holds up the conclusion until somebody has decided on it', () => {
    const played = ready()
    say(played, 'judge', DIRECTOR, { recommendation: 1, decision: 'not-satisfied' })
    expect(say(played, 'conclude', MANAGER, {})?.problem).toContain('a formal step is proposed')
    decide(played, 'require-adverse-findings-notice', 'not-now')
    expect(say(played, 'conclude', MANAGER, {})).toBeUndefined()
  })
})

describe('the conclusion of a case in which something is not complete and not satisfied', () => {
  const failed = (receivedOn: string | null = '2027-01-11', form: DecisionForm = 'written-statement') => {
    const played = issued(form, receivedOn)
    played.letPass(at('2027-01-20'))
    for (const duty of form === 'report' ? (['advertisement', 'consideration'] as const) : [])
      say(played, 'waiveDuty', DIRECTOR, { duty })
    return played
  }
  const judged = (played: PlayedCase) => {
    say(played, 'judge', DIRECTOR, { recommendation: 1, decision: 'not-satisfied' })
    return say(played, 'conclude', MANAGER, {})
  }

  it('waits while the statutory period runs, at the end of which the step is proposed', () => {
    const played = failed()
    expect(judged(played)).toMatchObject({
      code: 'invalid',
      problem: expect.stringMatching(/recommendation 1\), until 10 February 2027 \(.*s34I\(2\)/),
      remedy: expect.stringContaining('formal step'),
    })
    played.letPass(at('2027-02-11', '00:00'))
    expect(proposed(played)).toBe('require-adverse-findings-notice')
  })

  it.each([
    ['written-statement', '10 March 2027'],
    ['report', '12 July 2027'],
  ] as const)('waits for the second period of a %s that has told what it will do', (form, until) => {
    const played = failed('2027-01-11', form)
    say(played, 'notifyAction', CONTACT, { action: 'proposed' })
    expect(judged(played)?.problem).toContain(`until ${until}`)
  })

  it('waits for the receipt from which the period would run', () => {
    expect(judged(failed(null))?.problem).toContain('receipt of the written statement')
  })

  it('is open before the end of the period once the Director has decided on the step', () => {
    const played = failed()
    judged(played)
    say(played, 'assessAction', OFFICER, { view: 'no-action' })
    expect(say(played, 'conclude', MANAGER, {})?.problem).toContain('a formal step is proposed')
    decide(played, 'require-adverse-findings-notice', 'not-now')
    expect(say(played, 'conclude', MANAGER, {})).toBeUndefined()
  })

  it('is open once the judgement was taken back and the recommendation is ceased, with reasons', () => {
    const played = failed()
    judged(played)
    const correction = { what: 'judgement', recommendation: 1, decision: null } as const
    expect(say(played, 'correct', DIRECTOR, { corrects: played.state.seq, correction })).toBeUndefined()
    say(played, 'cease', MANAGER, { recommendation: 1, because: 'unachievable' })
    expect(say(played, 'conclude', MANAGER, {})).toBeUndefined()
  })

  it('waits for nothing where no statutory period can run', () => {
    expect(judged(failed('2027-01-11', 'statement'))).toBeUndefined()
  })
})

describe('a longer period', () => {
  const longer = { period: 'response' as const, to: on('2027-02-24') }
  const agreed = { ...longer, decision: 'agree' as const, inWriting: true }
  const waiting = () => issued('written-statement', '2027-01-11', { recommendations: [asks(1)] })

  it('that is asked for moves nothing, is a task, and is refused for what cannot be', () => {
    const played = waiting()
    const before = clocks(played)
    expect(say(played, 'askLongerPeriod', CONTACT, { ...longer, to: on('2027-02-10') })?.field).toBe('/to')
    expect(say(played, 'askLongerPeriod', CONTACT, { period: 'form', to: longer.to })?.field).toBe('/period')
    expect(say(played, 'decideLongerPeriod', OFFICER, agreed)?.code).toBe('changed-since')
    expect(say(played, 'askLongerPeriod', CONTACT, { ...longer, to: on('2027-03-10') })).toBeUndefined()
    expect(say(played, 'askLongerPeriod', CONTACT, longer)).toBeUndefined()
    expect(clocks(played)).toEqual(before)
    expect(tasksOf(played.state).filter((t) => t.kind === 'decide-longer-period')).toMatchObject([
      { data: { ...longer, askedOn: '2027-01-11' } },
    ])
  })

  it('that is refused moves nothing either, and is decided once', () => {
    const played = waiting()
    const before = clocks(played)
    say(played, 'askLongerPeriod', CONTACT, longer)
    expect(
      say(played, 'decideLongerPeriod', OFFICER, { period: 'response', decision: 'refuse' }),
    ).toBeUndefined()
    expect(clocks(played)).toEqual(before)
    expect(kinds(played)).not.toContain('decide-longer-period')
    expect(say(played, 'decideLongerPeriod', OFFICER, agreed)?.code).toBe('changed-since')
    const refused = played.steps.flatMap((s) => s.facts).find((f) => f.event === 'longer-period-refused')
    expect(refused?.data).toMatchObject({ ...longer, dueOn: '2027-02-10', askedOn: '2027-01-11' })
  })

  it('is nothing to decide on any more once the body has told what it does', () => {
    const played = waiting()
    say(played, 'askLongerPeriod', CONTACT, longer)
    say(played, 'notifyAction', CONTACT, { action: 'proposed' })
    expect(kinds(played)).not.toContain('decide-longer-period')
    expect(say(played, 'decideLongerPeriod', OFFICER, agreed)?.field).toBe('/period')
  })

  it('agreed in writing moves its own end and the period after it, and the original stays visible', () => {
    const played = waiting()
    say(played, 'askLongerPeriod', CONTACT, { ...longer, to: on('2027-03-10') })
    played.letPass(at('2027-01-13'))
    expect(say(played, 'decideLongerPeriod', OFFICER, { ...agreed, inWriting: false })?.field).toBe(
      '/inWriting',
    )
    expect(
      say(played, 'decideLongerPeriod', OFFICER, {
        period: 'response',
        decision: 'agree',
        inWriting: true,
      }),
    ).toMatchObject({ field: '/to' })
    expect(say(played, 'decideLongerPeriod', OFFICER, agreed)).toBeUndefined()
    expect(clocks(played)).toEqual([
      'statutory-response 2027-02-24 2027-02-24',
      'statutory-satisfaction 2027-03-23 2027-03-24',
    ])
    expect(explainDeadlines(played.state)[0]).toMatchObject({
      sentence: expect.stringContaining('extended from 10 February 2027 by agreement in writing'),
      extended: { original: '2027-02-10' },
      extensions: [{ to: '2027-02-24', askedOn: '2027-01-11', agreedOn: '2027-01-13', inWriting: true }],
    })
    played.letPass(at('2027-02-20'))
    expect(proposed(played)).toBeNull()
  })
})
