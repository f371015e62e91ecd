// The complainant hears by approved letters only; what they say has not come is looked into before anybody is satisfied.
import { describe, expect, it } from '@jest/globals'
import { COMPLAINANT_WORDING, proposedLetters } from '../../../domain/recommendation/complainant.js'
import { LETTER_SUBJECTS } from '../../../domain/recommendation/letters.js'
import { tasksOf } from '../../../domain/recommendation/tasks.js'
import { on } from '../calendar/calendars.js'
import { asks, at, CONTACT, DIRECTOR, evidenceOnly, MANAGER, OFFICER, play, say } from './openings.js'
import type { PlayedCase } from './played-case.js'

const proposed = (played: PlayedCase) => proposedLetters(played.state).map((p) => p.letter)
const kinds = (played: PlayedCase) => tasksOf(played.state).map((t) => t.kind)
const written = (played: PlayedCase) =>
  played.steps.flatMap((s) => s.arm).flatMap((i) => (i.recipient.startsWith('complainant/') ? [i.kind] : []))

const known = (silent = false) => {
  const played = play({ recommendations: [asks(1, { assurance: false }), evidenceOnly(2)] })
  say(played, 'setComplainant', OFFICER, { silent })
  return played
}

describe('letters to the complainant', () => {
  it('are proposed when a plan is accepted, an answer is late, and a remedy is judged; none leaves by itself', () => {
    const played = known()
    expect(proposed(played)).toEqual([])
    say(played, 'submitPlan', CONTACT, { answers: [{ recommendation: 1, answer: 'will-do', items: 1 }] })
    say(played, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
    expect(proposed(played)).toEqual(['accepted:1'])
    played.letPass(at('2027-04-14'))
    expect(proposed(played)).toEqual(['accepted:1', 'late:evidence:2027-04-12'])
    say(played, 'submitEvidence', CONTACT, { recommendation: 2 })
    say(played, 'judge', OFFICER, { recommendation: 2, decision: 'satisfied-late' })
    say(played, 'judge', DIRECTOR, { recommendation: 1, decision: 'not-satisfied' })
    expect(proposed(played)).toEqual(['accepted:1', 'not-satisfied:1:2027-04-14', 'satisfied:2:2027-04-14'])
    expect(written(played)).toEqual([])
  })

  it('say “satisfied” of nothing that was not done in full: incomplete and ceased have letters of their own', () => {
    const played = play({ recommendations: [evidenceOnly(1), evidenceOnly(2)] })
    say(played, 'setComplainant', OFFICER, { silent: false })
    const because = 'no-longer-possible' as const
    say(played, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied-incomplete', because })
    say(played, 'cease', MANAGER, { recommendation: 2, because: 'unachievable' })
    expect(proposed(played)).toEqual(['incomplete:1:2027-01-11', 'ceased:2:2027-01-11'])
    for (const letter of proposed(played))
      say(played, 'decideComplainantLetter', OFFICER, { letter, decision: 'send' })
    expect(written(played)).toEqual(['complainant-incomplete', 'complainant-ceased'])
    for (const kind of ['complainant-incomplete', 'complainant-ceased'] as const) {
      expect(LETTER_SUBJECTS[kind]).not.toContain('satisfied')
      expect(COMPLAINANT_WORDING[kind](' for recommendation 2')).toMatch(/our recommendation 2\b/)
      expect(COMPLAINANT_WORDING[kind]('')).not.toContain('satisfied')
    }
  })

  it('leave once, when a person approves them, and keep a case from being concluded until somebody has decided', () => {
    const played = known()
    say(played, 'withdrawRecommendation', OFFICER, { recommendation: 1 })
    say(played, 'submitEvidence', CONTACT, { recommendation: 2 })
    say(played, 'judge', OFFICER, { recommendation: 2, decision: 'satisfied' })
    expect(say(played, 'conclude', OFFICER, {})).toMatchObject({
      remedy: 'decide on satisfied:2:2027-01-11 first',
    })
    const letter = { letter: 'satisfied:2:2027-01-11', decision: 'send' } as const
    expect(say(played, 'decideComplainantLetter', OFFICER, letter)).toBe(undefined)
    expect(say(played, 'decideComplainantLetter', OFFICER, letter)).toMatchObject({ code: 'changed-since' })
    expect(written(played)).toEqual(['complainant-satisfied'])
    expect(say(played, 'conclude', OFFICER, {})).toBe(undefined)
  })

  it('say nothing about what was before they were recorded, and nothing without a record', () => {
    const played = play({ recommendations: [evidenceOnly(1), evidenceOnly(2)] })
    say(played, 'submitEvidence', CONTACT, { recommendation: 1 })
    say(played, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
    expect(proposed(played)).toEqual([])
    played.letPass(at('2027-01-13'))
    say(played, 'setComplainant', OFFICER, { silent: false })
    expect(proposed(played)).toEqual([])
  })

  it('are never sent to whoever asked not to be contacted: the officer is told instead', () => {
    const played = known(true)
    say(played, 'submitEvidence', CONTACT, { recommendation: 2 })
    say(played, 'judge', OFFICER, { recommendation: 2, decision: 'satisfied' })
    expect(kinds(played)).toContain('complainant-not-contacted')
    const letter = 'satisfied:2:2027-01-11'
    for (const decision of ['send', 'told-otherwise'] as const)
      expect(say(played, 'decideComplainantLetter', OFFICER, { letter, decision })).toMatchObject({
        field: '/decision',
      })
    expect(say(played, 'decideComplainantLetter', OFFICER, { letter, decision: 'not-needed' })).toBe(
      undefined,
    )
    expect(written(played)).toEqual([])
  })

  it('that were approved and have not left are void when the complainant then asks not to be contacted', () => {
    const played = known()
    say(played, 'submitEvidence', CONTACT, { recommendation: 2 })
    say(played, 'judge', OFFICER, { recommendation: 2, decision: 'satisfied' })
    say(played, 'decideComplainantLetter', OFFICER, { letter: 'satisfied:2:2027-01-11', decision: 'send' })
    const key = played.state.sends.find((s) => s.recipient.startsWith('complainant/'))?.key
    say(played, 'setComplainant', OFFICER, { silent: true })
    expect(played.steps.at(-1)?.void).toEqual([key])
    expect(played.state.sends.some((s) => s.key === key)).toBe(false)
  })
})

describe('not received', () => {
  const report = { recommendation: 2, reportedOn: on('2027-01-11') }

  it('raises a task that must be settled before the remedy is judged satisfied or the case concluded', () => {
    const played = known()
    say(played, 'submitEvidence', CONTACT, { recommendation: 2 })
    expect(say(played, 'reportNotReceived', OFFICER, report)).toBe(undefined)
    expect(say(played, 'reportNotReceived', OFFICER, report)).toMatchObject({ field: '/recommendation' })
    expect(kinds(played)).toContain('settle-not-received')
    const satisfied = { recommendation: 2, decision: 'satisfied' } as const
    expect(say(played, 'judge', OFFICER, satisfied)).toMatchObject({ remedy: 'settle report 1 first' })
    expect(say(played, 'judge', OFFICER, { ...satisfied, decision: 'satisfied-late' })).toMatchObject({
      remedy: 'settle report 1 first',
    })
    say(played, 'settleNotReceived', OFFICER, { report: 1, found: 'received' })
    expect(say(played, 'settleNotReceived', OFFICER, { report: 1, found: 'received' })).toMatchObject({
      code: 'changed-since',
    })
    expect(say(played, 'judge', OFFICER, satisfied)).toBe(undefined)
  })

  it('can come after the judgement, and then nothing is concluded before it is looked into', () => {
    const played = play({ recommendations: [evidenceOnly(2)] })
    say(played, 'submitEvidence', CONTACT, { recommendation: 2 })
    say(played, 'judge', OFFICER, { recommendation: 2, decision: 'satisfied' })
    say(played, 'reportNotReceived', OFFICER, report)
    expect(say(played, 'conclude', OFFICER, {})).toMatchObject({ remedy: 'settle report 1 first' })
    const back = { what: 'judgement', recommendation: 2, decision: null } as const
    say(played, 'correct', OFFICER, { corrects: 3, correction: back })
    say(played, 'settleNotReceived', OFFICER, { report: 1, found: 'not-received' })
    expect(
      say(played, 'judge', OFFICER, { recommendation: 2, decision: 'more-needed', dueOn: on('2027-02-11') }),
    ).toBe(undefined)
  })
})
