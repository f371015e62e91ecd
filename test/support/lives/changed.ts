// Plainly fictional cases in which something changes in the middle: what is recommended, the day of the decision, the
// location, what was thought to be done.
import { storeText } from '../../../prisma/intake/texts.js'
import { day, evidenceOnly, withPlan } from '../plays.js'
import { CQC, OFFICER } from '../theatre.js'
import { bodyOf, satisfied, shows, type Life, type Scene } from './scene.js'

export const REOPENED: Life = {
  about: 'a change that had stopped when it was asked about, and was made again',
  reference: '99 010 041',
  on: '2027-01-11',
  bodies: [bodyOf('example-council-41')],
  opening: {
    recommendations: [
      evidenceOnly(1, '2027-02-11', ['example-council-41']),
      evidenceOnly(2, '2027-02-11', ['example-council-41']),
    ],
  },
  async act(scene) {
    const [council = ''] = scene.bodyIds
    await scene.goTo('2027-02-05')
    for (const recommendation of [1, 2]) {
      await shows(scene, council, recommendation)
      await satisfied(scene, council, recommendation)
    }
    await scene.say(council, 'conclude', OFFICER, { followUpOn: day('2027-09-01') })
    await scene.goTo('2027-09-03')
    await scene.answer(council, 'answerFollowUp', { stillInPlace: false }, 'the trainer has left')
    const again = { stillInPlace: false, reopen: [2], dueOn: day('2027-11-01') }
    await scene.say(council, 'decideFollowUp', OFFICER, again, 'the training has stopped')
    await scene.goTo('2027-10-27')
    await shows(scene, council, 2)
    await satisfied(scene, council, 2)
    await scene.say(council, 'conclude', OFFICER, { followUpOn: day('2028-03-01') })
    await scene.goTo('2028-03-02')
    await scene.answer(council, 'answerFollowUp', { stillInPlace: true }, 'the audit')
    await scene.say(council, 'decideFollowUp', OFFICER, { stillInPlace: true })
  },
}

/** 3 comes later, with a plan of its own; 1 gets another date; 2 is taken back. */
export const RECOMMENDED_ANEW: Life = {
  about: 'a recommendation that is added, one that is amended and one that is withdrawn in the middle',
  reference: '99 010 042',
  on: '2027-01-11',
  bodies: [bodyOf('example-council-42', { planDueOn: day('2027-02-12') })],
  opening: {
    recommendations: [
      evidenceOnly(1, '2027-03-11', ['example-council-42']),
      withPlan(2, '2027-04-12', ['example-council-42']),
    ],
  },
  async act(scene) {
    const [council = ''] = scene.bodyIds
    const plan = (recommendation: number) =>
      scene.answer(
        council,
        'submitPlan',
        { answers: [{ recommendation, answer: 'will-do', items: 1 }] },
        'plan',
      )
    await scene.goTo('2027-02-05')
    await plan(2)
    await scene.say(council, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
    await scene.goTo('2027-02-10')
    const added = {
      recommendation: 3,
      kind: 'service-improvement' as const,
      requires: 'action-plan' as const,
      assurance: false,
      dueOn: day('2027-05-10'),
      planDueOn: day('2027-03-10'),
    }
    await scene.say(council, 'addRecommendation', OFFICER, added, { summary: 'review the rota' })
    const amended = { recommendation: 1, dueOn: day('2027-04-12') }
    await scene.say(council, 'amendRecommendation', OFFICER, amended, { summary: 'apologise to both' })
    await scene.say(council, 'withdrawRecommendation', OFFICER, { recommendation: 2 }, 'decided by a court')
    await scene.goTo('2027-03-08')
    await plan(3)
    await scene.say(council, 'reviewPlan', OFFICER, { version: 2, decision: 'accept' })
    await scene.goTo('2027-04-08')
    await shows(scene, council, 1)
    await satisfied(scene, council, 1)
    await scene.goTo('2027-05-06')
    await shows(scene, council, 3)
    await satisfied(scene, council, 3)
    await scene.say(council, 'conclude', OFFICER, {})
  },
}

/** “Within one month of our final decision”, which was sent four days later than it says. */
export const DECIDED_LATER: Life = {
  about: 'a decision date that is put right in the middle',
  reference: '99 010 043',
  on: '2027-01-11',
  bodies: [bodyOf('example-council-43')],
  opening: {
    recommendations: [
      {
        ...evidenceOnly(1, '2027-02-11', ['example-council-43']),
        basis: {
          kind: 'wording',
          textId: '00000000-0000-4000-8000-000000000043',
          period: { amount: 1, unit: 'months', counting: 'of' },
          event: 'decision',
          from: day('2027-01-11'),
          startAssumed: false,
        },
      },
      evidenceOnly(2, '2027-02-11', ['example-council-43']),
    ],
  },
  async act({ theatre, reference, ...scene }) {
    const [council = ''] = scene.bodyIds
    await scene.goTo('2027-01-20')
    const id = 'another-decision-date'
    await theatre.caseChangeDesk.startCaseChange({
      reference,
      id,
      bodyHash: 'a-hash',
      change: { what: 'decision-date', decisionDate: day('2027-01-15') },
      actor: OFFICER,
      textId: await storeText(theatre.database, {
        room: 'ombudsman',
        kind: 'changeCase',
        content: { reasons: 'It was sent on the Friday.' },
        storedBy: OFFICER.subject,
      }),
      directory: null,
      clockShift: (await theatre.stateOf(scene.workflowOf(council))).clockShift,
    })
    const ending = await theatre.caseChangeDesk.endingOf(reference, id, 20_000)
    if (ending?.status !== 'done') throw new Error(JSON.stringify(ending))
    await scene.goTo('2027-02-10')
    for (const recommendation of [1, 2]) {
      await scene.answer(council, 'submitEvidence', { recommendation }, 'what shows it')
      await scene.say(council, 'judge', OFFICER, { recommendation, decision: 'satisfied' })
    }
    await scene.say(council, 'conclude', OFFICER, {})
  },
}

/** A home that owes a plan of which CQC's assurance is asked. */
const atHome = (bodyId: string): Pick<Life, 'on' | 'bodies' | 'opening'> => ({
  on: '2027-01-11',
  bodies: [bodyOf(bodyId, { bodyType: 'provider', planDueOn: day('2027-02-12') })],
  opening: {
    hasCqcLocation: true,
    mayBeShared: true,
    recommendations: [{ ...withPlan(1, '2027-04-12', [bodyId]), assurance: true }],
  },
})

async function planAccepted(scene: Scene): Promise<string> {
  const [home = ''] = scene.bodyIds
  const answers = [{ recommendation: 1, answer: 'will-do' as const, items: 1 }]
  await scene.goTo('2027-02-05')
  await scene.answer(home, 'submitPlan', { answers }, 'plan')
  await scene.say(home, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
  return home
}

const DEREGISTERED_AT = '1-100000001'
export const SUCCESSOR = '1-100000002'

/** CQC names a successor of the location; what the provider owes stands. */
export const DEREGISTERED: Life = {
  about: 'a location that is deregistered in the middle, and its successor',
  reference: '99 010 044',
  ...atHome('example-home-44'),
  async act(scene) {
    const home = await planAccepted(scene)
    await scene.say(home, 'logPlan', CQC, { version: 1 })
    await scene.goTo('2027-03-02')
    const news = {
      id: `${DEREGISTERED_AT}:deregistered:2027-03-01`,
      kind: 'deregistered' as const,
      location: DEREGISTERED_AT,
      since: day('2027-03-01'),
      successors: [SUCCESSOR],
    }
    await scene.theatre.cqcDesk.tellLocationNews(scene.workflowOf(home), news)
    await scene.goTo('2027-03-03')
    const follows = { news: news.id, decision: 'follow' as const, successor: SUCCESSOR }
    await scene.say(home, 'decideLocation', OFFICER, follows, 'the same home under another provider')
    await scene.goTo('2027-04-08')
    await shows(scene, home, 1)
    await scene.answer(home, 'seekAssurance', { recommendation: 1 }, 'it is in use')
    const answer = { recommendation: 1, answer: 'assured' as const, regulatoryActivity: false }
    await scene.say(home, 'giveAssurance', CQC, answer, 'seen')
    await satisfied(scene, home, 1)
    await scene.say(home, 'conclude', OFFICER, {})
  },
}

export const RETURNED: Life = {
  about: 'evidence that is not enough, and comes again',
  reference: '99 010 045',
  on: '2027-01-11',
  bodies: [bodyOf('example-council-45')],
  opening: { recommendations: [evidenceOnly(1, '2027-02-11', ['example-council-45'])] },
  async act(scene) {
    const [council = ''] = scene.bodyIds
    await scene.goTo('2027-02-08')
    await shows(scene, council, 1)
    await scene.goTo('2027-02-15')
    const more = { recommendation: 1, decision: 'more-needed' as const, dueOn: day('2027-03-15') }
    await scene.say(council, 'judge', OFFICER, more, 'the letter is not signed')
    await scene.goTo('2027-03-11')
    await shows(scene, council, 1)
    await satisfied(scene, council, 1)
    await scene.say(council, 'conclude', OFFICER, {})
  },
}

/** CQC neither logs nor answers, and is written to for as long as the case is open. */
export const CQC_SILENT: Life = {
  about: 'a case in which CQC says nothing from beginning to end',
  reference: '99 010 046',
  ...atHome('example-home-46'),
  async act(scene) {
    const home = await planAccepted(scene)
    await scene.goTo('2027-04-08')
    await shows(scene, home, 1)
    await scene.answer(home, 'seekAssurance', { recommendation: 1 }, 'it is in use')
    await scene.goTo('2027-08-02')
    await satisfied(scene, home, 1)
    await scene.say(home, 'conclude', OFFICER, {})
  },
}
