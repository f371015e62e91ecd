// The law over HTTP: everybody reads gateways and provisions, their owner corrects one as data, and the case that is started
// then and the letters that then leave follow it.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { SHIPPED_GATEWAYS } from '../../domain/gateways/gateways.js'
import { SHIPPED_PROVISIONS } from '../../domain/law/provisions.js'
import { administrator, contactOf, cqc, manager, officer, type Person } from '../support/api.js'
import { addBodies, begin, COUNCIL, done, PROVIDER, STEPS, submittedBy } from '../support/api-cases.js'
import { apiForFile } from '../support/api-for-file.js'
import { storeCalendars, until } from '../support/editions.js'

const api = apiForFile(addBodies)
let version: number
beforeAll(async () => {
  ;({ version } = await storeCalendars(api.theatre.database))
})

interface Reads {
  readonly cqcReads: readonly object[]
}

interface Entry {
  readonly id: string
  readonly version: number
  readonly history: readonly object[]
}

async function listed(what: 'gateways' | 'provisions', as: Person = officer) {
  const { status, text } = await api.get(`/${what}`, { as })
  expect(status).toBe(200)
  return JSON.parse(text) as Entry[]
}
const entry = async (what: 'gateways' | 'provisions', id: string, as?: Person) =>
  (await listed(what, as)).find((one) => one.id === id)

const correct = (what: string, body: object, as: Person = administrator) =>
  api.post(`/${what}/corrections`, { reason: 'An example adviser says so.', ...body }, { as })
const STATEMENT = 'gateways/statement-to-cqc'

const citation = {
  text: 'Local Government Act 1974 s34H(7)(a)',
  version: 'as in force on 1 December 2026',
  status: 'checked',
}

/** The text of the letter of this kind about a case, once it has left. */
async function mailed(to: string, subject: string, reference: string): Promise<string> {
  const { webUrl } = api.theatre.stack.mail
  let text = ''
  await until(async () => {
    const answer = await fetch(`${webUrl}/api/mails?limit=1000&to=${encodeURIComponent(to)}`)
    const { mails } = (await answer.json()) as { mails: { id: string; subject: string }[] }
    const found = mails.find((m) => m.subject.includes(reference) && m.subject.includes(subject))
    if (!found) return false
    text = ((await (await fetch(`${webUrl}/api/mails/${found.id}`)).json()) as { text: string }).text
    return true
  })
  return text.replace(/\s+/g, ' ')
}

describe('the gateways and the provisions', () => {
  it.each([officer, manager, administrator, cqc, contactOf(COUNCIL)])(
    'are read by $roles',
    async (person) => {
      expect((await listed('gateways', person)).map(({ id }) => id)).toEqual(
        SHIPPED_GATEWAYS.map(({ id }) => id),
      )
      expect((await listed('provisions', person)).map(({ id }) => id)).toEqual(
        SHIPPED_PROVISIONS.map(({ id }) => id),
      )
      expect(await entry('gateways', 'statement-to-cqc', person)).toEqual({
        id: 'statement-to-cqc',
        version: 1,
        name: 'the written statement about private care',
        direction: 'the Ombudsman to CQC',
        regime: 'private-care',
        matter: 'outcome',
        effect: 'permits',
        limit: 'a copy of the statement',
        citation: {
          text: 'Local Government Act 1974 s34H(7)(a)',
          version: 'as now in force',
          status: 'checked',
        },
        instead: null,
        orAgreement: false,
        owner: 'Legal',
        ownedBy: null,
        history: [],
      })
    },
  )
})

describe('a correction', () => {
  it.each([officer, manager, cqc, contactOf(COUNCIL)])('is not for $roles', async (person) => {
    expect((await correct(STATEMENT, { citation }, person)).status).toBe(403)
  })

  it.each<[string, string, object, string, RegExp]>([
    ['without a reason', STATEMENT, { citation, reason: undefined }, '/reason', /is missing/],
    ['of nothing', STATEMENT, {}, '', /says the same already/],
    ['of the regime', STATEMENT, { regime: 'nhs-care' }, '/regime', /is not a field here/],
    ['to another effect', STATEMENT, { effect: 'maybe' }, '/effect', /none of the known values/],
    [
      'as checked in an edition that does not hold it',
      STATEMENT,
      { citation: { ...citation, version: 'as consolidated to 2006' } },
      '/citation',
      /does not hold it/,
    ],
    ['of a provision’s limit', 'provisions/lga-s30-4', { limit: 'x' }, '/limit', /is not a field here/],
    [
      'of a version nobody made',
      STATEMENT,
      { citation, seenVersion: 2 },
      '/seenVersion',
      /version 1 now, not 2/,
    ],
  ])('%s is refused, naming the field', async (_, what, body, pointer, problem) => {
    const answer = await correct(what, body)
    expect(answer.status).toBe(422)
    expect(answer.body.errors[0]).toMatchObject({ pointer, problem: expect.stringMatching(problem) })
    expect((await correct('gateways/section-99', { citation })).status).toBe(404)
  })

  it('makes a new version with who, when and why; the letter that then leaves and the case say it', async () => {
    const answer = await correct(STATEMENT, { citation, limit: 'a copy of the statement, and nothing else' })
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      201,
      { versions: [{ division: 'england', version: version + 1, redates: true }] },
    ])
    expect(await entry('gateways', 'statement-to-cqc')).toMatchObject({
      version: 2,
      citation,
      history: [
        {
          version: 2,
          by: 'administrator-1',
          reason: 'An example adviser says so.',
          calendar: `england/${version + 1}`,
          changed: [
            {
              field: 'limit',
              from: 'a copy of the statement',
              to: 'a copy of the statement, and nothing else',
            },
            { field: 'citation', to: `${citation.text}, ${citation.version} (checked)` },
          ],
        },
      ],
    })
    expect((await entry('gateways', 'statement-to-cqc', cqc))?.history).toMatchObject([
      { by: null, reason: null },
    ])

    const begun = await begin(api)
    const opening = await mailed('care@example.org', 'recommendations', begun.reference)
    expect(opening).toContain(
      'under the Local Government Act 1974 s34H(7)(a), as in force on 1 December 2026 (a copy of the statement, and nothing else).',
    )
    expect(opening).toContain('(to be confirmed by Legal)')
    expect(opening).not.toContain('memorandum')
    const { body } = await api.get(begun.address, { as: cqc })
    // The case was begun with the calendar of before: what was decided stands beside what is read now.
    expect(body.bodies[0].shares).toMatchObject([
      {
        version: 1,
        basis: 'Local Government Act 1974 s34H(7)(a), as now in force',
        limit: 'a copy of the statement',
        basisNow: 'Local Government Act 1974 s34H(7)(a), as in force on 1 December 2026',
        limitNow: 'a copy of the statement, and nothing else',
      },
    ])
    expect((body.bodies[0] as unknown as Reads).cqcReads).toMatchObject(
      ['plan', 'progress', 'evidence', 'files', 'judgements'].map((matter) => ({
        matter,
        gateway: `private-care-${matter}-to-cqc`,
        agreedOn: null,
        isConfirmed: false,
      })),
    )
  })

  it('of a provision reaches the letter that cites it, and the body’s agreement what CQC reads', async () => {
    const begun = await begin(api, { potentialBreach: ['17', '12'] })
    const regulations = {
      text: 'Regulations 9 to 20A of the example Regulations',
      version: 'as amended to 2026',
      status: 'checked',
    }
    const breach = await mailed('cqc@example.org', 'Fundamental Standard', begun.reference)
    expect(breach).toContain(
      'a potential breach of regulations 12 and 17 (Regulations 9 to 20A of the Health',
    )
    expect((await correct('provisions/regulations-9-20a', { citation: regulations })).status).toBe(201)
    const later = await begin(api, { potentialBreach: ['12'] })
    expect(await mailed('cqc@example.org', 'Fundamental Standard', later.reference)).toContain(
      'a potential breach of regulation 12 (Regulations 9 to 20A of the example Regulations, as amended to 2026).',
    )
    const plan = {
      text: 'The plan.',
      answers: [{ recommendation: 1, answer: 'will-do', items: STEPS }],
      mayBePassedOn: true,
      submittedBy,
    }
    done(await api.post(`${later.path}/plan`, plan, { as: contactOf(PROVIDER) }))
    done(
      await api.post(`${later.path}/plan/review`, {
        version: 1,
        decision: 'accept',
        effectOnPeople: 'Residents get the right medicines.',
      }),
    )
    const { body } = await api.get(later.address)
    expect(body).toMatchObject({ potentialBreach: ['12'] })
    expect((body.bodies[0] as unknown as Reads).cqcReads).toMatchObject([
      { matter: 'plan', agreedOn: '2026-12-01', isConfirmed: true },
      { matter: 'progress', agreedOn: '2026-12-01', isConfirmed: true },
      { matter: 'evidence', agreedOn: null, isConfirmed: false },
      { matter: 'files' },
      { matter: 'judgements' },
    ])
    expect(body.bodies[0].timeline).toContainEqual(
      expect.objectContaining({
        event: 'plan-accepted',
        words: { effectOnPeople: 'Residents get the right medicines.' },
      }),
    )
    expect(await mailed('cqc@example.org', 'plan', later.reference)).toContain(
      'the body has agreed to it, as recorded on 1 December 2026',
    )
  })

  it('is made by whose entry it is, of nothing but what it says', async () => {
    expect((await correct('provisions/lga-s30-4', { ownedBy: 'manager' })).status).toBe(201)
    const own = { ...citation, text: 'Local Government Act 1974 s30(4)' }
    const { status, body } = await correct('provisions/lga-s30-4', { owner: 'Managers' }, manager)
    expect([status, body.errors[0]?.pointer]).toEqual([422, '/owner'])
    expect((await correct('provisions/lga-s30-4', { citation: own }, officer)).status).toBe(403)
    expect((await correct('provisions/lga-s30-4', { citation: own }, manager)).status).toBe(201)
    expect(await entry('provisions', 'lga-s30-4')).toMatchObject({
      version: 3,
      citation: own,
      ownedBy: 'manager',
    })
    expect(await entry('provisions', 'lga-s30-4', cqc)).toMatchObject({ ownedBy: null })
  })
})
