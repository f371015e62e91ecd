// The edge cases that real decisions have brought (LGSCO Compliance Manual and published decisions), each as a plainly
// fictional case.
import { day, evidenceOnly, withPlan } from '../plays.js'
import { CQC, OFFICER } from '../theatre.js'
import { bodyOf, satisfied, shows, type Life } from './scene.js'

export const NO_RECOMMENDATIONS: Life = {
  about: 'upheld, and nothing is recommended',
  reference: '99 010 001',
  on: '2027-01-11',
  bodies: [bodyOf('example-council-01')],
  opening: { recommendations: [] },
  act: () => Promise.resolve(),
}

export const NOT_UPHELD: Life = {
  about: 'not upheld, with recommendations',
  reference: '99 010 002',
  on: '2027-01-11',
  bodies: [bodyOf('example-council-02')],
  opening: { recommendations: [evidenceOnly(1, '2027-02-11', ['example-council-02'])] },
  words: { finding: 'Not upheld' },
  async act(scene) {
    const [council = ''] = scene.bodyIds
    await scene.goTo('2027-02-05')
    await shows(scene, council, 1)
    await satisfied(scene, council, 1)
    await scene.say(council, 'conclude', OFFICER, {})
  },
}

/** 1 is joint, 2 is the council's, 3 the home's. */
export const TWO_BODIES: Life = {
  about: 'two bodies with separate and joint actions',
  reference: '99 010 003',
  on: '2027-01-11',
  bodies: [
    bodyOf('example-council-03', { planDueOn: day('2027-02-12') }),
    bodyOf('example-home-03', { bodyType: 'provider', planDueOn: day('2027-02-12') }),
  ],
  opening: {
    hasCqcLocation: true,
    mayBeShared: true,
    recommendations: [
      evidenceOnly(1, '2027-02-11', ['example-council-03', 'example-home-03']),
      evidenceOnly(2, '2027-03-11', ['example-council-03']),
      { ...withPlan(3, '2027-04-12', ['example-home-03']), assurance: true },
    ],
  },
  async act(scene) {
    const [council = '', home = ''] = scene.bodyIds
    await scene.goTo('2027-02-05')
    await shows(scene, council, 1)
    await satisfied(scene, council, 1)
    await scene.answer(
      home,
      'submitPlan',
      { answers: [{ recommendation: 3, answer: 'will-do', items: 1 }] },
      'plan',
    )
    await shows(scene, home, 1)
    await satisfied(scene, home, 1)
    await scene.say(home, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
    await scene.goTo('2027-03-10', council)
    await shows(scene, council, 2)
    await satisfied(scene, council, 2)
    await scene.say(council, 'conclude', OFFICER, {})
    await scene.say(home, 'logPlan', CQC, { version: 1 })
    await scene.goTo('2027-04-09', home)
    await shows(scene, home, 3)
    await scene.answer(home, 'seekAssurance', { recommendation: 3 })
    const answer = { recommendation: 3, answer: 'assured' as const, regulatoryActivity: false }
    await scene.say(home, 'giveAssurance', CQC, answer, 'seen')
    await satisfied(scene, home, 3)
    await scene.say(home, 'conclude', OFFICER, {})
  },
}

/** The council was at fault; the safeguarding authority, another council, owes a change of its own. */
export const SAFEGUARDING_AUTHORITY: Life = {
  about: 'a second body that owes recommendations of its own: the safeguarding authority',
  reference: '99 010 004',
  on: '2027-01-11',
  bodies: [
    bodyOf('example-council-04'),
    bodyOf('example-safeguarding-authority-04', { planDueOn: day('2027-02-12') }),
  ],
  opening: {
    recommendations: [
      evidenceOnly(1, '2027-02-11', ['example-council-04']),
      withPlan(2, '2027-04-12', ['example-safeguarding-authority-04']),
    ],
  },
  words: { subCategory: 'Safeguarding', note: 'the placing council and the safeguarding authority' },
  async act(scene) {
    const [council = '', authority = ''] = scene.bodyIds
    await scene.goTo('2027-02-05')
    await shows(scene, council, 1)
    await satisfied(scene, council, 1)
    await scene.say(council, 'conclude', OFFICER, {})
    const answers = [{ recommendation: 2, answer: 'will-do' as const, items: 1 }]
    await scene.answer(authority, 'submitPlan', { answers }, 'plan')
    await scene.say(authority, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
    await scene.goTo('2027-04-08', authority)
    await shows(scene, authority, 2)
    await satisfied(scene, authority, 2)
    await scene.say(authority, 'conclude', OFFICER, {})
  },
}

/** 2 is owed within a month if the reassessment of 1 finds a loss; 3 if it finds a debt. */
export const CONDITIONAL: Life = {
  about: 'conditional recommendations, of which one is met and one is not',
  reference: '99 010 005',
  on: '2027-01-11',
  bodies: [bodyOf('example-council-05')],
  opening: {
    recommendations: [
      evidenceOnly(1, '2027-03-11', ['example-council-05']),
      {
        ...evidenceOnly(2, null, ['example-council-05']),
        condition: { on: 1, within: { amount: 1, unit: 'months', counting: 'of' } },
      },
      { ...evidenceOnly(3, null, ['example-council-05']), condition: { on: 1, within: null } },
    ],
  },
  async act(scene) {
    const [council = ''] = scene.bodyIds
    await scene.goTo('2027-03-01')
    await shows(scene, council, 1)
    const found = { foundOn: day('2027-03-01') }
    await scene.say(council, 'recordCondition', OFFICER, { recommendation: 2, met: true, ...found }, 'a loss')
    await scene.say(
      council,
      'recordCondition',
      OFFICER,
      { recommendation: 3, met: false, ...found },
      'no debt',
    )
    await satisfied(scene, council, 1)
    await scene.goTo('2027-03-30')
    await shows(scene, council, 2)
    await satisfied(scene, council, 2)
    await scene.say(council, 'conclude', OFFICER, {})
  },
}

export const CUT_OFF = { on: '2026-03-31', meaning: 'complaints received since that day' }

export const DATED_CUT_OFF: Life = {
  about: 'a date inside an action that is no deadline',
  reference: '99 010 006',
  on: '2027-01-11',
  bodies: [bodyOf('example-council-06')],
  opening: { recommendations: [evidenceOnly(1, '2027-04-12', ['example-council-06'])] },
  words: {
    recommendations: [
      {
        number: 1,
        kind: 'personal-remedy',
        summary: 'review every complaint received since 31 March 2026',
        amountGBP: null,
        deadlineWording: 'within three months of the final decision',
        cutOff: CUT_OFF,
      },
    ],
  },
  async act(scene) {
    const [council = ''] = scene.bodyIds
    await scene.goTo('2027-04-07')
    await shows(scene, council, 1)
    await satisfied(scene, council, 1)
    await scene.say(council, 'conclude', OFFICER, {})
  },
}

export const LETTER_SUFFIX: Life = {
  about: 'a joint investigation whose reference has a letter',
  reference: '99 010 007a',
  on: '2027-01-11',
  bodies: [bodyOf('example-council-07')],
  opening: { recommendations: [evidenceOnly(1, '2027-02-11', ['example-council-07'])] },
  async act(scene) {
    const [council = ''] = scene.bodyIds
    await scene.goTo('2027-02-10')
    await shows(scene, council, 1)
    await satisfied(scene, council, 1)
    await scene.say(council, 'conclude', OFFICER, {})
  },
}

export const NOT_RECEIVED: Life = {
  about: 'a payment that the complainant has not received',
  reference: '99 010 008',
  on: '2027-01-11',
  bodies: [bodyOf('example-council-08')],
  opening: { recommendations: [evidenceOnly(1, '2027-02-11', ['example-council-08'])] },
  async act(scene) {
    const [council = ''] = scene.bodyIds
    const complainant = { name: 'Sam Fictional', email: 'sam.fictional@example.org' }
    await scene.say(council, 'setComplainant', OFFICER, { silent: false }, complainant)
    await scene.goTo('2027-02-01')
    await shows(scene, council, 1)
    await scene.goTo('2027-02-08')
    const reported = { recommendation: 1, reportedOn: day('2027-02-08') }
    await scene.say(council, 'reportNotReceived', OFFICER, reported, 'nothing has come')
    // Asked, the council finds that it paid into another account, and pays again.
    await scene.goTo('2027-02-10')
    await scene.say(council, 'settleNotReceived', OFFICER, { report: 1, found: 'not-received' }, 'asked')
    const more = { recommendation: 1, decision: 'more-needed' as const, dueOn: day('2027-02-24') }
    await scene.say(council, 'judge', OFFICER, more, 'pay it')
    await scene.goTo('2027-02-22')
    await shows(scene, council, 1)
    await scene.goTo('2027-02-25')
    await scene.say(council, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied-late' })
    const letter = 'satisfied:1:2027-02-25'
    await scene.say(council, 'decideComplainantLetter', OFFICER, { letter, decision: 'send' })
    await scene.say(council, 'conclude', OFFICER, {})
  },
}
