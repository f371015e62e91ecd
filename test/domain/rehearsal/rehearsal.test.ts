// The pure parts of a rehearsal: how a case is moved to today, and who acts when by each script.
import { describe, expect, it } from '@jest/globals'
import { instantAt } from '../../../domain/calendar/london-time.js'
import type { LocalDate } from '../../../domain/calendar/local-date.js'
import { caseRequestOf } from '../../../domain/import/request.js'
import { initialStates } from '../../../domain/recommendation/opening.js'
import { stageOf } from '../../../domain/recommendation/stages.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { open, pass, take } from '../../../domain/recommendation/step.js'
import { asIfToday } from '../../../domain/rehearsal/as-if-today.js'
import { nextActs } from '../../../domain/rehearsal/next-act.js'
import { SCRIPTS, type ScriptName } from '../../../domain/rehearsal/script.js'
import { aBody, anAction, aRow, CALENDAR, on, read, type Raw } from '../../support/rows.js'

const TODAY = on('2026-11-23')
const played = (fields: Raw, shared = false) => asIfToday(read(aRow(fields)), TODAY, CALENDAR, { shared })
const improvement = (fields: Raw = {}) => anAction({ kind: 'service-improvement', ...fields })

describe('a case as if it were decided today', () => {
  it('has its lengths of time counted anew and its dates moved with the decision', () => {
    const { intended, movedBy, decidedOn } = played({
      decisionDate: '2025-09-01',
      recommendations: [
        anAction({ deadlineWording: 'within one month of our final decision' }),
        anAction({ deadlineWording: 'by 1 October 2025' }),
        anAction({ dueOn: '2025-09-11' }),
      ],
    })
    expect({ decidedOn, movedBy, moved: intended.row.decisionDate }).toEqual({
      decidedOn: '2025-09-01',
      movedBy: 448,
      moved: TODAY,
    })
    expect(intended.recommendations.map((r) => r.dueOn)).toEqual(['2026-12-23', '2026-12-23', '2026-12-03'])
    expect(intended.begins).toBe('new')
  })

  it('is due within an assumed month where nothing is stated, and says so', () => {
    const { intended, assumed } = played({
      recommendations: [
        anAction(),
        improvement({ deadlineWording: 'within three months of the final decision' }),
      ],
    })
    expect(intended.recommendations.map((r) => r.dueOn)).toEqual(['2026-12-23', '2027-02-23'])
    expect(intended.bodies[0]?.planDueOn).toBe('2026-12-23')
    expect(assumed).toEqual({ deadlines: [1], planDates: [0], sharing: false })
    expect(played({ recommendations: [anAction()] }).intended.bodies[0]?.planDueOn).toBeNull()
  })

  it('is played from its opening, wherever it stands', () => {
    const responsibleBodies = [aBody({ stage: 'carrying-out', planReceivedOn: '2026-09-10' })]
    const { intended } = played({ responsibleBodies, recommendations: [improvement()] })
    expect(intended.bodies[0]).toMatchObject({ takeOver: null })
    expect(played({ satisfiedOn: '2026-10-01' }).intended.begins).toBe('new')
  })

  it('has CQC’s part when that is assumed, and says so only where it is', () => {
    const shared = played({ recommendations: [improvement()] }, true)
    expect(shared.assumed.sharing).toBe(true)
    expect(shared.intended.recommendations[0]?.assurance).toBe(true)
    const really = {
      careService: 'Example Home (fictional)',
      mayBeShared: true,
      recommendations: [improvement()],
    }
    expect(played(really, true).assumed.sharing).toBe(false)
  })
})

/** Plays the script against the rules alone: every act must be one that the process takes. */
function playedOut(script: ScriptName, fields: Raw) {
  const { intended } = played(fields)
  const request = caseRequestOf(intended, ['body-1'])
  const [first] = initialStates(
    {
      ...request,
      textId: 'text-1',
      hasCqcLocation: intended.row.careService !== null,
      bodies: [
        {
          bodyId: 'body-1',
          bodyType: 'council',
          planDueOn: intended.bodies[0]?.planDueOn ?? null,
          takeOver: null,
        },
      ],
      recommendations: intended.recommendations.map((r) => ({ ...r, bodyIds: ['body-1'] })),
      calendar: CALENDAR,
      clockShift: 0,
    },
    TODAY,
  )
  let state: RecommendationState = open({ ...first, alongside: [] }, instantAt(TODAY, '10:00'), []).state
  const done = new Set<string>()
  const story: string[] = []
  for (let day: LocalDate = TODAY; stageOf(state) !== 'closed';) {
    const acts = nextActs(state, SCRIPTS[script], day, done)
    if (acts.length === 0) break
    for (const act of acts) {
      day = act.on
      const at = Math.max(instantAt(day, '14:00'), state.playedUntil)
      state = take(
        pass(state, at).state,
        act.name,
        { actor: act.actor, bodyHash: '', input: { ...act.input, textId: 'words' } },
        at,
      ).state
      done.add(act.key)
      story.push(`${day} ${act.actor.role} ${act.name}`)
    }
  }
  return { story, state }
}

const shared = { careService: 'Example Home (fictional)', mayBeShared: true }
const ordinary = {
  ...shared,
  recommendations: [
    anAction(),
    improvement({ deadlineWording: 'within three months of the final decision' }),
  ],
}

describe('a script', () => {
  it('prompt: everybody acts in time, and the case is closed after its follow-up', () => {
    const { story, state } = playedOut('prompt', ordinary)
    expect(story).toEqual([
      '2026-12-11 body-contact submitPlan',
      '2026-12-16 case-officer reviewPlan',
      '2026-12-18 body-contact submitEvidence',
      '2026-12-21 cqc-officer logPlan',
      '2026-12-23 case-officer judge',
      '2027-02-18 body-contact submitEvidence',
      '2027-02-22 body-contact seekAssurance',
      '2027-03-08 cqc-officer giveAssurance',
      '2027-03-11 case-officer judge',
      '2027-03-15 case-officer conclude',
      '2027-09-20 body-contact answerFollowUp',
      '2027-09-22 case-officer decideFollowUp',
    ])
    expect(state.outcome).toBe('complete-and-satisfied')
  })

  it('late: the body answers after the second reminder that follows the due date', () => {
    const { story, state } = playedOut('late', ordinary)
    expect(story.slice(0, 2)).toEqual([
      '2027-01-05 body-contact submitPlan',
      '2027-01-05 body-contact submitEvidence',
    ])
    expect(state.outcome).toBe('completed-late')
  })

  it('silent: nobody answers, and the officer only notes', () => {
    const { story, state } = playedOut('silent', ordinary)
    expect(new Set(story.map((line) => line.slice(11)))).toEqual(new Set(['case-officer note']))
    expect(stageOf(state)).toBe('awaiting-plan')
  })

  it('closes a case with one payment without any plan', () => {
    const { story } = playedOut('prompt', { recommendations: [anAction({ amountGBP: 250 })] })
    expect(story.map((line) => line.slice(11))).toEqual([
      'body-contact submitEvidence',
      'case-officer judge',
      'case-officer conclude',
      'body-contact answerFollowUp',
      'case-officer decideFollowUp',
    ])
  })

  it('leaves time to act on a plan whose recommendation is due in days', () => {
    const { state } = playedOut('prompt', {
      recommendations: [improvement({ deadlineWording: 'within one week of the final decision' })],
    })
    expect(state.outcome).toBe('complete-and-satisfied')
  })
})
