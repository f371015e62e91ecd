// Ten plainly fictional councils in one case, each with its own way through it: prompt, planned, in part, late, silent,
// withdrawn.
import { day, evidenceOnly, withPlan } from '../plays.js'
import { DIRECTOR, MANAGER, OFFICER } from '../theatre.js'
import { bodyOf, satisfied, shows, type Life, type Scene } from './scene.js'

type Way = (scene: Scene, bodyId: string, own: number) => Promise<void>

/** 1 is joint. */
const JOINT = 1
const JOINT_DUE = '2027-04-12'
const SHOWN_ON = '2027-04-07'
const OWN_DUE = '2027-03-11'

const judged = async (scene: Scene, bodyId: string, on: string, recommendations: readonly number[]) => {
  await scene.goTo(on, bodyId)
  for (const recommendation of recommendations) {
    await shows(scene, bodyId, recommendation)
    await satisfied(scene, bodyId, recommendation)
  }
}
const concluded = async (scene: Scene, bodyId: string, on: string, recommendations: readonly number[]) => {
  await judged(scene, bodyId, on, recommendations)
  await scene.say(bodyId, 'conclude', OFFICER, {})
}

const prompt: Way = (scene, bodyId, own) => concluded(scene, bodyId, '2027-03-08', [own, JOINT])

const planned: Way = async (scene, bodyId, own) => {
  await scene.goTo('2027-02-08', bodyId)
  const answers = [{ recommendation: own, answer: 'will-do' as const, items: 1 }]
  await scene.answer(bodyId, 'submitPlan', { answers }, 'plan')
  await scene.say(bodyId, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
  await concluded(scene, bodyId, SHOWN_ON, [own, JOINT])
}

/** What the council that answers in part is recommended besides. */
export const IN_PART = 12

const inPart: Way = async (scene, bodyId, own) => {
  const plan = (answer: 'partly' | 'will-do') =>
    scene.answer(
      bodyId,
      'submitPlan',
      {
        answers: [
          { recommendation: own, answer: 'will-do', items: 1 },
          { recommendation: IN_PART, answer, items: 1 },
        ],
      },
      'plan',
    )
  await scene.goTo('2027-02-08', bodyId)
  await plan('partly')
  const part = {
    version: 1,
    decision: 'accept-in-part' as const,
    accepted: [own],
    planDueOn: day('2027-02-22'),
  }
  await scene.say(bodyId, 'reviewPlan', OFFICER, part, 'who trains the night staff?')
  await scene.goTo('2027-02-18', bodyId)
  await plan('will-do')
  await scene.say(bodyId, 'reviewPlan', OFFICER, { version: 2, decision: 'accept' })
  await judged(scene, bodyId, SHOWN_ON, [own])
  await shows(scene, bodyId, IN_PART)
  const most = {
    recommendation: IN_PART,
    decision: 'satisfied-incomplete' as const,
    because: 'no-longer-possible' as const,
  }
  await scene.say(bodyId, 'judge', OFFICER, most, 'one of two homes has closed')
  await concluded(scene, bodyId, SHOWN_ON, [JOINT])
}

const sentBack: Way = async (scene, bodyId, own) => {
  await scene.goTo('2027-03-08', bodyId)
  await shows(scene, bodyId, own)
  const more = { recommendation: own, decision: 'more-needed' as const, dueOn: day('2027-03-22') }
  await scene.say(bodyId, 'judge', OFFICER, more, 'the letter is not signed')
  await concluded(scene, bodyId, '2027-03-18', [own, JOINT])
}

const late: Way = async (scene, bodyId, own) => {
  await scene.goTo('2027-03-22', bodyId)
  await shows(scene, bodyId, own)
  await scene.say(bodyId, 'judge', OFFICER, { recommendation: own, decision: 'satisfied-late' })
  await concluded(scene, bodyId, '2027-03-22', [JOINT])
}

const withdrawn: Way = async (scene, bodyId) => {
  await scene.goTo('2027-02-01', bodyId)
  await scene.say(bodyId, 'withdraw', OFFICER, {}, 'a court has decided about this council')
}

/** Each step of the ladder is decided before it would come by itself, so that the manager is written to about nobody. */
const silent: Way = async (scene, bodyId) => {
  await scene.goTo('2027-03-15', bodyId)
  const missed = { deadline: 'evidence' as const, dueOn: day(OWN_DUE) }
  const up = { ...missed, decision: 'escalate' as const }
  await scene.say(bodyId, 'decideEscalation', OFFICER, { ...up, step: 'team-co-ordinator' }, 'no answer')
  await scene.say(bodyId, 'decideEscalation', MANAGER, { ...up, step: 'casework-manager' }, 'again and again')
  const failed = { ...missed, decision: 'not-complete-and-not-satisfied' as const, step: 'director' as const }
  await scene.say(bodyId, 'decideEscalation', DIRECTOR, failed, 'nothing came')
  await scene.say(bodyId, 'judge', DIRECTOR, { recommendation: JOINT, decision: 'not-satisfied' }, 'nor this')
  await scene.say(bodyId, 'linkCase', OFFICER, { newReference: '99 010 931' })
  await scene.say(bodyId, 'conclude', MANAGER, {})
}

const ALIKE = [prompt, prompt, prompt, planned, planned, inPart, sentBack, late, withdrawn, silent]
const TEN = ALIKE.map((way, index) => ({
  bodyId: `example-joint-council-${String(index + 1).padStart(2, '0')}`,
  own: index + 2,
  way,
  isPlanned: way === planned || way === inPart,
}))
const all = TEN.map((council) => council.bodyId)

/** Each council owes what is joint, and something of its own. */
export const TEN_BODIES: Life = {
  about:
    'ten councils with a joint recommendation and one each of their own, prompt, late, silent and withdrawn',
  reference: '99 010 031',
  on: '2027-01-11',
  bodies: TEN.map(({ bodyId, isPlanned }) =>
    bodyOf(bodyId, isPlanned ? { planDueOn: day('2027-02-12') } : {}),
  ),
  opening: {
    recommendations: [
      evidenceOnly(JOINT, JOINT_DUE, all),
      ...TEN.map(({ bodyId, own, isPlanned }) =>
        isPlanned ? withPlan(own, JOINT_DUE, [bodyId]) : evidenceOnly(own, OWN_DUE, [bodyId]),
      ),
      ...TEN.filter(({ way }) => way === inPart).map(({ bodyId }) => withPlan(IN_PART, JOINT_DUE, [bodyId])),
    ],
  },
  async act(scene) {
    await Promise.all(TEN.map(({ bodyId, own, way }) => way(scene, bodyId, own)))
  },
}
