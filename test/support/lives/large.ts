// Plainly fictional cases that are large: many recommendations, and a run that is carried on in the middle.
import { day, evidenceOnly, withPlan } from '../plays.js'
import { OFFICER } from '../theatre.js'
import { bodyOf, type Life } from './scene.js'

const FORTY = Array.from({ length: 40 }, (_, index) => index + 1)

export const FORTY_RECOMMENDATIONS: Life = {
  about: 'forty recommendations to one council, half of them by an action plan',
  reference: '99 010 032',
  on: '2027-01-11',
  bodies: [bodyOf('example-council-32', { planDueOn: day('2027-02-12') })],
  opening: {
    recommendations: FORTY.map((number) =>
      number % 2
        ? evidenceOnly(number, '2027-02-11', ['example-council-32'])
        : withPlan(number, '2027-04-12', ['example-council-32']),
    ),
  },
  async act(scene) {
    const [council = ''] = scene.bodyIds
    const settle = async (recommendation: number) => {
      await scene.answer(council, 'submitEvidence', { recommendation }, 'what shows it')
      await scene.say(council, 'judge', OFFICER, { recommendation, decision: 'satisfied' })
    }
    const inPairs = async (numbers: readonly number[]) => {
      for (let n = 0; n < numbers.length; n += 4) await Promise.all(numbers.slice(n, n + 4).map(settle))
    }
    await scene.goTo('2027-02-08')
    const planned = FORTY.filter((number) => number % 2 === 0)
    const answers = planned.map((recommendation) => ({
      recommendation,
      answer: 'will-do' as const,
      items: 1,
    }))
    await scene.answer(council, 'submitPlan', { answers }, 'plan')
    await scene.say(council, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
    await inPairs(FORTY.filter((number) => number % 2 === 1))
    await scene.goTo('2027-04-08')
    await inPairs(planned)
    await scene.say(council, 'conclude', OFFICER, {})
  },
}

export const CARRIED_ON: Life = {
  about: 'a run that is carried on in the middle, with reminders behind and before it',
  reference: '99 010 033',
  on: '2027-01-11',
  bodies: [bodyOf('example-council-33', { planDueOn: day('2027-02-12') })],
  opening: {
    carryOnAfter: 30,
    recommendations: [
      evidenceOnly(1, '2027-02-12', ['example-council-33']),
      withPlan(2, '2027-04-12', ['example-council-33']),
    ],
  },
  async act(scene) {
    const [council = ''] = scene.bodyIds
    const answers = [{ recommendation: 2, answer: 'will-do' as const, items: 1 }]
    await scene.goTo('2027-02-08')
    await scene.answer(council, 'submitPlan', { answers }, 'plan')
    await scene.answer(council, 'submitEvidence', { recommendation: 1 }, 'what shows it')
    await scene.say(council, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
    await scene.say(council, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
    await scene.goTo('2027-04-08')
    await scene.answer(council, 'submitEvidence', { recommendation: 2 }, 'what shows it')
    await scene.say(council, 'judge', OFFICER, { recommendation: 2, decision: 'satisfied' })
    await scene.say(council, 'conclude', OFFICER, { followUpOn: day('2028-03-08') })
    await scene.goTo('2028-03-09')
    await scene.answer(council, 'answerFollowUp', { stillInPlace: true }, 'yes')
    await scene.say(council, 'decideFollowUp', OFFICER, { stillInPlace: true })
  },
}
