// Bodies that do not comply, plainly fictional: both statutory tracks to each of their ends (LGA 1974 s31, s34I). What is
// proposed is asserted by the tests; here a person decides it.
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.js'
import type { OpeningBody } from '../../../domain/recommendation/opening.js'
import type { Duty, FormalStepName } from '../../../domain/recommendation/statutory/state.js'
import { day, evidenceOnly } from '../plays.js'
import { DIRECTOR, MANAGER, OFFICER } from '../theatre.js'
import { bodyOf, shows, type Life, type Scene } from './scene.js'

const RECEIVED = day('2027-01-11')

function track(
  reference: string,
  body: Pick<OpeningBody, 'bodyId' | 'bodyType' | 'form'>,
  about: string,
  act: (scene: Scene, bodyId: string) => Promise<void>,
): Life {
  const { bodyId } = body
  return {
    about,
    reference,
    on: '2027-01-11',
    bodies: [bodyOf(bodyId, { ...body, receivedOn: RECEIVED })],
    opening: { recommendations: [evidenceOnly(1, '2028-12-01', [bodyId])] },
    act: async (scene) => {
      await act(scene, bodyId)
      const failed = { recommendation: 1, decision: 'not-satisfied' as const }
      await scene.say(bodyId, 'judge', DIRECTOR, failed, 'nothing was done')
      await scene.say(bodyId, 'conclude', MANAGER, {})
    },
  }
}

const take = (scene: Scene, bodyId: string, step: FormalStepName) =>
  scene.say(bodyId, 'decideFormalStep', DIRECTOR, { step, decision: 'take' }, 'reasons')
const received = (
  scene: Scene,
  bodyId: string,
  document: 'decision' | 'further-report' | 'notice',
  receivedOn: LocalDate,
) => scene.say(bodyId, 'recordReceipt', OFFICER, { document, receivedOn })

async function published(scene: Scene, bodyId: string, place: 'newspaper' | 'website', days: string[]) {
  for (const on of days) {
    await scene.goTo(on)
    await scene.say(bodyId, 'recordPublication', OFFICER, { on: day(on), place })
  }
}

type AboutReports = (scene: Scene, council: string, round: 1 | 2) => Promise<void>

/** A silent council through both rounds, up to the receipt of the notice on 20 July 2027. */
async function toTheNotice(scene: Scene, council: string, aboutReport: AboutReports) {
  await aboutReport(scene, council, 1)
  await scene.goTo('2027-04-13')
  await take(scene, council, 'further-report')
  await scene.goTo('2027-04-15')
  await received(scene, council, 'further-report', day('2027-04-15'))
  await aboutReport(scene, council, 2)
  await scene.goTo('2027-07-15')
  await take(scene, council, 'require-statement')
  await scene.goTo('2027-07-20')
  await received(scene, council, 'notice', day('2027-07-20'))
}

/** It does what the Act asks about each report, though nothing of what the report asks. */
const advertises: AboutReports = async (scene, council, round) => {
  const [notice, opened, last, meeting] =
    round === 1
      ? ['2027-01-22', '2027-01-25', '2027-02-14', '2027-02-10']
      : ['2027-04-26', '2027-04-26', '2027-05-16', '2027-05-12']
  const tell = (duty: Duty, on: string, openFrom?: string) =>
    scene.answer(
      council,
      'recordDuty',
      { duty, on: day(on), ...(openFrom && { openFrom: day(openFrom) }) },
      'what shows it',
    )
  await scene.goTo(notice)
  await tell('advertisement', notice, opened)
  await scene.goTo(addDays(day(last), 1))
  await tell('inspection', last)
  await tell('consideration', meeting)
}

async function waived(scene: Scene, council: string) {
  for (const duty of ['advertisement', 'consideration'] as const)
    await scene.say(council, 'waiveDuty', DIRECTOR, { duty }, 'reasons')
}

/** It is silent about that, too: the monitoring officer is written to, and in the end the Director pursues it no further. */
const doesNothing: AboutReports = async (scene, council, round) => {
  if (round === 1) {
    await scene.goTo('2027-01-26')
    await take(scene, council, 'write-to-monitoring-officer')
    await scene.goTo('2027-02-09')
  }
  await waived(scene, council)
}

const pays = async (scene: Scene, bodyId: string, on: string) => {
  await scene.say(bodyId, 'claimExpense', OFFICER, { amountGBP: 1250 }, 'two editions')
  await scene.say(bodyId, 'settleExpense', OFFICER, { how: 'paid', on: day(on) }, 'by transfer')
}

export const COUNCIL_PUBLISHES = track(
  '99 010 021',
  { bodyId: 'example-council-21', bodyType: 'council', form: 'report' },
  'a report, a further report, and a statement in two editions as agreed',
  async (scene, council) => {
    await toTheNotice(scene, council, advertises)
    await scene.goTo('2027-08-10')
    const form = {
      agreedOn: day('2027-08-10'),
      publishBy: day('2027-08-27'),
      places: ['newspaper' as const],
    }
    await scene.say(council, 'agreeForm', OFFICER, form, 'the words')
    await published(scene, council, 'newspaper', ['2027-08-26', '2027-09-02'])
  },
)

export const AT_COUNCILS_EXPENSE = track(
  '99 010 022',
  { bodyId: 'example-council-22', bodyType: 'council', form: 'report' },
  'a report, a further report, and a statement that the Ombudsman publishes at the council’s expense',
  async (scene, council) => {
    await toTheNotice(scene, council, doesNothing)
    await scene.goTo('2027-08-21')
    await take(scene, council, 'publish-statement')
    await published(scene, council, 'newspaper', ['2027-08-26', '2027-09-02'])
    await pays(scene, council, '2027-09-02')
  },
)

/** The Director makes a report in its place when nothing has come, and from its receipt the Act runs to its end. */
export const REPORTED: Life = {
  about:
    'a statement to a silent council, a report in its place, a further report, and a statement in two editions',
  reference: '99 010 028',
  on: '2027-01-11',
  bodies: [bodyOf('example-council-28', { form: 'statement' })],
  opening: { recommendations: [evidenceOnly(1, '2027-03-12', ['example-council-28'])] },
  async act(scene) {
    const [council = ''] = scene.bodyIds
    await scene.goTo('2027-03-30')
    const silence = {
      deadline: 'evidence' as const,
      dueOn: day('2027-03-12'),
      step: 'casework-manager' as const,
      decision: 'public-interest-report' as const,
    }
    await scene.say(council, 'decideEscalation', MANAGER, silence, 'reasons')
    await scene.goTo('2027-04-12')
    await scene.say(council, 'issueReport', DIRECTOR, { issuedOn: day('2027-04-12') }, 'reasons')
    await scene.goTo('2027-04-15')
    await received(scene, council, 'decision', day('2027-04-15'))
    await waived(scene, council)
    await scene.goTo('2027-07-15')
    await take(scene, council, 'further-report')
    await scene.goTo('2027-07-20')
    await received(scene, council, 'further-report', day('2027-07-20'))
    await waived(scene, council)
    await scene.goTo('2027-10-20')
    await take(scene, council, 'require-statement')
    await scene.goTo('2027-10-25')
    await received(scene, council, 'notice', day('2027-10-25'))
    const form = { agreedOn: day('2027-10-25'), publishBy: day('2027-11-19'), places: ['newspaper' as const] }
    await scene.say(council, 'agreeForm', OFFICER, form, 'the words')
    await published(scene, council, 'newspaper', ['2027-11-08', '2027-11-15'])
    await scene.say(
      council,
      'judge',
      DIRECTOR,
      { recommendation: 1, decision: 'not-satisfied' },
      'nothing was done',
    )
    await scene.say(council, 'conclude', MANAGER, {})
  },
}

/** Received on 10 March: three months end on 9 June, three more on 8 or 9 September. */
export const DOUBTFUL_DATE: Life = {
  about: 'a report whose second period ends on one of two days',
  reference: '99 010 025',
  on: '2027-03-08',
  bodies: [bodyOf('example-council-25', { form: 'report' })],
  opening: { recommendations: [evidenceOnly(1, '2028-12-01', ['example-council-25'])] },
  async act(scene) {
    const [council = ''] = scene.bodyIds
    await scene.goTo('2027-03-10')
    await scene.say(council, 'recordReceipt', OFFICER, {
      document: 'decision',
      receivedOn: day('2027-03-10'),
    })
    await waived(scene, council)
    await scene.goTo('2027-06-08')
    await scene.answer(council, 'notifyAction', { action: 'proposed' }, 'we will')
    await scene.say(council, 'assessAction', OFFICER, { view: 'content' }, 'it is enough')
    await scene.goTo('2027-09-10')
    await shows(scene, council, 1)
    const late = { recommendation: 1, decision: 'satisfied-late' as const }
    await scene.say(council, 'judge', OFFICER, late)
    await scene.say(council, 'conclude', OFFICER, {})
  },
}

async function toTheAdverseFindings(scene: Scene, provider: string) {
  await scene.goTo('2027-02-11')
  await take(scene, provider, 'require-adverse-findings-notice')
  await scene.goTo('2027-02-15')
  await received(scene, provider, 'notice', day('2027-02-15'))
}

export const PROVIDER_PUBLISHES = track(
  '99 010 023',
  { bodyId: 'example-home-23', bodyType: 'provider', form: 'written-statement' },
  'a written statement, and an Adverse Findings Notice published as directed',
  async (scene, provider) => {
    await toTheAdverseFindings(scene, provider)
    await scene.goTo('2027-03-01')
    const form = { agreedOn: day('2027-03-01'), publishBy: day('2027-03-12'), places: ['website' as const] }
    await scene.say(provider, 'agreeForm', OFFICER, form, 'the words')
    await published(scene, provider, 'website', ['2027-03-10'])
  },
)

export const AT_PROVIDERS_EXPENSE = track(
  '99 010 024',
  { bodyId: 'example-home-24', bodyType: 'provider', form: 'written-statement' },
  'a written statement, and an Adverse Findings Notice that the Ombudsman publishes and the provider pays',
  async (scene, provider) => {
    await toTheAdverseFindings(scene, provider)
    // Within one month of 15 February, the receipt of the notice: until the end of 15 March, a Monday.
    await scene.goTo('2027-03-16')
    await take(scene, provider, 'publish-adverse-findings-notice')
    await published(scene, provider, 'newspaper', ['2027-03-25'])
    await pays(scene, provider, '2027-03-25')
  },
)

/** From the view of the Ombudsman to the notice on the provider's website, all before its month is over. */
async function publishedBefore(scene: Scene, provider: string, view: 'no-action' | 'not-satisfied') {
  await scene.say(provider, 'assessAction', OFFICER, { view }, 'reasons')
  await scene.goTo('2027-01-25')
  await take(scene, provider, 'require-adverse-findings-notice')
  await scene.goTo('2027-01-27')
  await received(scene, provider, 'notice', day('2027-01-27'))
  const form = { agreedOn: day('2027-01-27'), publishBy: day('2027-02-05'), places: ['website' as const] }
  await scene.say(provider, 'agreeForm', OFFICER, form, 'the words')
  await published(scene, provider, 'website', ['2027-02-03'])
}

export const NO_ACTION = track(
  '99 010 026',
  { bodyId: 'example-home-26', bodyType: 'provider', form: 'written-statement' },
  'a provider that says it will do nothing, and an Adverse Findings Notice before its month is over (s34I(3)(a))',
  async (scene, provider) => {
    await scene.goTo('2027-01-20')
    await scene.answer(provider, 'notifyAction', { action: 'none' }, 'we disagree')
    await publishedBefore(scene, provider, 'no-action')
  },
)

export const NOT_ENOUGH = track(
  '99 010 027',
  { bodyId: 'example-home-27', bodyType: 'provider', form: 'written-statement' },
  'a provider whose action does not satisfy, and an Adverse Findings Notice (s34I(3)(b))',
  async (scene, provider) => {
    await scene.goTo('2027-01-20')
    await scene.answer(provider, 'notifyAction', { action: 'proposed' }, 'we will write a letter')
    await publishedBefore(scene, provider, 'not-satisfied')
  },
)
