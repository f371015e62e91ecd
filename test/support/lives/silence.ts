// Bodies that say nothing, plainly fictional: the ladder to its ends. What is proposed is asserted by the tests; here a person
// decides it.
import type { EscalationLevel } from '../../../domain/calendar/policy.js'
import type { EscalationOption } from '../../../domain/recommendation/escalation.js'
import { day, evidenceOnly } from '../plays.js'
import { DIRECTOR, MANAGER, OFFICER } from '../theatre.js'
import { bodyOf, type Life, type Scene } from './scene.js'

const DUE = '2027-03-12'

function silent(reference: string, bodyId: string, about: string, act: Life['act'], dueOn = DUE): Life {
  return {
    about,
    reference,
    on: '2027-01-11',
    bodies: [bodyOf(bodyId)],
    opening: { recommendations: [evidenceOnly(1, dueOn, [bodyId])] },
    act,
  }
}

const DECIDES = { 'team-co-ordinator': OFFICER, 'casework-manager': MANAGER, director: DIRECTOR }

const decide = (scene: Scene, step: EscalationLevel, decision: EscalationOption) =>
  scene.say(
    scene.bodyIds[0] as string,
    'decideEscalation',
    DECIDES[step],
    { deadline: 'evidence', dueOn: day(DUE), step, decision },
    'reasons',
  )

export const CEASED = silent(
  '99 010 011',
  'example-council-11',
  'silence, a case conference, and a remedy that is ceased because it has become unachievable',
  async (scene) => {
    const [council = ''] = scene.bodyIds
    await scene.goTo('2027-03-15')
    await decide(scene, 'team-co-ordinator', 'escalate')
    await scene.goTo('2027-03-17')
    await decide(scene, 'casework-manager', 'case-conference')
    await scene.goTo('2027-03-24')
    const held = { measure: 'case-conference' as const, on: day('2027-03-23') }
    await scene.say(council, 'recordMeasure', OFFICER, held, 'the home has closed')
    await scene.say(council, 'cease', MANAGER, { recommendation: 1, because: 'unachievable' }, 'reasons')
    await scene.say(council, 'conclude', OFFICER, {})
  },
)

export const NEW_CASE = '99 010 912'

export const NOT_COMPLETE = silent(
  '99 010 012',
  'example-council-12',
  'silence up to the Director’s record, with the new case that follows',
  async (scene) => {
    const [council = ''] = scene.bodyIds
    await scene.goTo('2027-04-28')
    await decide(scene, 'director', 'not-complete-and-not-satisfied')
    await scene.say(council, 'linkCase', OFFICER, { newReference: NEW_CASE })
    await scene.say(council, 'conclude', MANAGER, {})
  },
)

export const DELAYED = silent(
  '99 010 013',
  'example-council-13',
  'a remedy that is outstanding twelve months after the decision',
  async (scene) => {
    const [council = ''] = scene.bodyIds
    await scene.goTo('2027-12-10')
    const expect = (on: string) =>
      scene.say(council, 'expectRemedy', OFFICER, { expectedOn: day(on) }, 'the builder says so')
    await expect('2028-02-01')
    await scene.goTo('2028-02-02')
    await expect('2028-03-01')
    await scene.goTo('2028-02-28')
    await scene.answer(council, 'submitEvidence', { recommendation: 1 }, 'the ramp is built')
    await scene.say(council, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
    await scene.say(council, 'conclude', OFFICER, {})
  },
  '2028-03-13',
)
