// Recommendations as the API takes and shows them: categories, conditions, wordings to be published, and words that
// changed after the decision, each to whom they may be shown.
import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { caseView } from '../../api/schemas/views.js'
import { contactOf, cqc, manager, officer, type Person } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import {
  addBodies,
  begin,
  caseAt,
  done,
  newCase,
  PROVIDER,
  STEPS,
  submittedBy,
} from '../support/api-cases.js'

const api = apiForFile(addBodies)

const provider = contactOf(PROVIDER)
const read = async (address: string, as: Person = officer) => {
  const { body } = await api.get(address, { as })
  return z.parse(caseView, body)
}
const obligation = async (address: string, number: number, as?: Person) =>
  (await read(address, as)).bodies[0]?.obligations.find((o) => o.number === number)

describe('a wording to be published', () => {
  const wording = 'Within two weeks, Robin Known trains the staff of Plainly Fictional Care Ltd'

  it('is refused with every place that stops it, and nothing is stored', async () => {
    const begun = await caseAt(api, 'awaiting-plan')
    const contact = { name: 'Robin Known', email: 'robin@example.org', role: 'link officer' }
    expect((await api.post(`/bodies/${PROVIDER}/contacts`, contact)).status).toBe(201)
    const before = await api.theatre.database.text.count()
    const { status, body } = await api.post(`${begun.path}/publication/wording`, {
      recommendation: 1,
      wording,
    })
    expect(status).toBe(422)
    expect(body.errors.map((e) => [e.pointer, e.problem])).toEqual([
      ['/wording', 'has a timescale at place 1: “Within two weeks”'],
      ['/wording', 'has a name at place 19: “Robin Known”'],
    ])
    expect(await api.theatre.database.text.count()).toBe(before)
  })

  it('is kept for a second person who lets it pass with a reason, and then has a status and a date of its own', async () => {
    const begun = await caseAt(api, 'awaiting-plan')
    const path = `${begun.path}/publication`
    const stopped = { recommendation: 1, wording: 'Finish it in May 2027', askSecondPerson: true }
    done(await api.post(`${path}/wording`, stopped, { as: manager }))
    const override = { recommendation: 1, reasons: 'It is a programme’s name.' }
    expect((await api.post(`${path}/override`, override, { as: manager })).status).toBe(403)
    const second = { sub: 'manager-2', roles: manager.roles }
    done(await api.post(`${path}/override`, override, { as: second }))
    const publish = { recommendation: 1, decision: 'publish', on: '2026-12-31' }
    const early = await api.post(path, publish)
    expect([early.status, early.body.errors[0].remedy]).toEqual([422, 'a date from 1 January 2027'])
    done(await api.post(path, { ...publish, on: '2027-01-04' }))
    expect((await obligation(begun.address, 1))?.publication).toEqual({
      wording: 'Finish it in May 2027',
      theme: null,
      standing: 'overridden',
      findings: [{ kind: 'timescale', stops: true, remedy: 'leave the time out: the case keeps the date' }],
      status: 'planned',
      on: '2027-01-04',
      because: null,
    })
    for (const as of [provider, cqc])
      expect(JSON.stringify(await read(begun.address, as))).not.toMatch(
        /Finish it|publication-planned|wording-set/,
      )
    done(
      await api.post(
        path,
        { recommendation: 1, decision: 'withhold', because: 'sole-trader', reasons: 'x' },
        { as: manager },
      ),
    )
    expect((await obligation(begun.address, 1))?.publication).toMatchObject({
      status: 'withheld',
      on: null,
      because: 'sole-trader',
    })
  })
})

describe('improvements that are grouped by theme', () => {
  const improvement = (n: number) => ({
    kind: 'service-improvement',
    summary: `Improvement ${n}`,
    requires: 'evidence',
    assurance: false,
    dueOn: '2027-03-01',
  })
  const themed = {
    recommendation: 2,
    wording: 'Train staff, change the chart and check the cupboard',
    theme: { name: 'Safe use of medicines', also: [4, 6] },
  }

  it('are published with one wording under the name of the theme, and not when one of them is withdrawn', async () => {
    const begun = await begin(api, {
      responsibleBodies: [{ id: PROVIDER, type: 'provider' }],
      recommendations: [1, 2, 3, 4, 5, 6].map(improvement),
    })
    const path = `${begun.path}/publication`
    const named = await api.post(`${path}/wording`, {
      ...themed,
      theme: { ...themed.theme, name: 'Mrs Fictional’s medicines' },
    })
    expect([named.status, named.body.errors[0].pointer]).toEqual([422, '/theme/name'])
    done(await api.post(`${path}/wording`, themed))
    done(await api.post(path, { recommendation: 4, decision: 'publish', on: '2027-01-05' }))
    for (const number of [2, 4, 6])
      expect((await obligation(begun.address, number))?.publication).toMatchObject({
        wording: themed.wording,
        theme: themed.theme.name,
        status: 'planned',
        on: '2027-01-05',
      })
    const exported = async () => {
      const items = (await api.get('/publications?until=2027-01-05')).body.items as unknown as {
        reference: string
      }[]
      return items.filter((i) => i.reference === begun.reference)
    }
    expect(await exported()).toEqual([
      expect.objectContaining({
        theme: themed.theme.name,
        wording: themed.wording,
        recommendations: [2, 4, 6].map((number) => ({ number, category: null, outcome: 'open' })),
      }),
    ])
    const withdrawal = { recommendation: 6, reasons: 'A court has decided it.' }
    done(await api.post(`${begun.path}/recommendations/withdrawal`, withdrawal))
    expect(await exported()).toEqual([])
    const anew = await api.post(path, { recommendation: 2, decision: 'publish', on: '2027-01-06' })
    expect(anew.body.errors[0].problem).toContain('it stands for recommendation 6 too')
  })
})

describe('a recommendation', () => {
  it('says what kind of remedy it is, which evidence is expected, how much, and a date inside it that is no deadline', async () => {
    const begun = await begin(api, {
      responsibleBodies: [{ id: PROVIDER, type: 'provider' }],
      recommendations: [
        {
          kind: 'service-improvement',
          category: 'procedure-or-policy',
          summary: 'Review every complaint since the cut-off',
          expectedEvidence: 'A list with the outcome of each.',
          cutOff: { on: '2026-03-31', meaning: 'complaints received since that day' },
          requires: 'evidence',
          assurance: false,
          dueOn: '2027-03-01',
        },
      ],
    })
    const { recommendations, bodies } = await read(begun.address, provider)
    expect(recommendations[0]).toMatchObject({
      expectedEvidence: 'A list with the outcome of each.',
      cutOff: { on: '2026-03-31' },
    })
    expect(bodies[0]).toMatchObject({
      dueOn: '2027-03-01',
      obligations: [{ category: 'procedure-or-policy' }],
    })
  })

  it('that is conditional has no date of its own and asks for no plan', async () => {
    const conditional = {
      kind: 'personal-remedy',
      summary: 'Pay',
      requires: 'action-plan',
      assurance: false,
      dueOn: '2027-03-01',
      condition: { words: 'If care was owed', on: 1 },
    }
    const { status, body } = await api.post('/cases', {
      ...newCase({ recommendations: [conditional] }),
    })
    expect(status).toBe(422)
    expect(body.errors.map((e) => e.pointer)).toEqual([
      '/recommendations/0/requires',
      '/recommendations/0/dueOn',
      '/recommendations/0/condition/on',
    ])
  })

  it('that was added or amended is read by the body with its new words, a personal remedy by nobody else', async () => {
    const begun = await caseAt(api, 'awaiting-plan')
    const added = {
      recommendation: 2,
      kind: 'personal-remedy',
      category: 'apology',
      summary: 'WORDS-ADDED',
      requires: 'evidence',
      assurance: true,
      amountGBP: 123.45,
      dueOn: '2027-03-15',
      reasons: 'WORDS-WHY',
    }
    done(await api.post(`${begun.path}/recommendations`, added))
    const amended = { recommendation: 1, summary: 'WORDS-AMENDED', reasons: 'WORDS-REVIEW' }
    done(await api.post(`${begun.path}/recommendations/amendment`, amended))
    const seen = await read(begun.address, provider)
    expect(seen.recommendations.map((r) => [r.number, r.summary, r.amountGBP])).toEqual([
      [1, 'Change the procedure for medicines', null],
      [2, 'WORDS-ADDED', 123.45],
    ])
    expect((await obligation(begun.address, 1, provider))?.words).toEqual({ summary: 'WORDS-AMENDED' })
    const byCqc = JSON.stringify(await read(begun.address, cqc))
    expect(byCqc.match(/WORDS-[A-Z]+/g)).toEqual(['WORDS-AMENDED'])
    expect(byCqc).not.toContain('123.45')
    const timeline = seen.bodies[0]?.timeline.map((t) => t.event)
    expect(timeline).toEqual(['opened', 'shared-with-cqc', 'recommendation-added', 'recommendation-amended'])
  })
})

describe('a condition that nobody may learn of it', () => {
  it('is flagged to the officer in the task, and to nobody else', async () => {
    const begun = await caseAt(api, 'carrying-out')
    const evidence = {
      recommendation: 1,
      text: 'Done, on condition that it is never disclosed.',
      submittedBy,
    }
    done(await api.post(`${begun.path}/evidence`, evidence, { as: provider }))
    const tasks = await api.theatre.database.task.findMany({
      where: { reference: begun.reference, kind: 'judge-evidence' },
    })
    expect(tasks.map((task) => task.data)).toEqual([{ recommendations: [1], forbidsDisclosure: [1] }])
    expect(JSON.stringify(await read(begun.address, officer))).toContain('forbidsDisclosure')
    for (const as of [provider, cqc])
      expect(JSON.stringify(await read(begun.address, as))).not.toContain('forbidsDisclosure')
  })
})

describe('an accepted plan that is sent amended', () => {
  it('stands while the amended one is judged, and when that is returned; each version keeps what was decided', async () => {
    const begun = await caseAt(api, 'carrying-out')
    const amended = { recommendation: 1, answer: 'will-do', items: STEPS }
    const send = async () => {
      done(
        await api.post(
          `${begun.path}/plan`,
          { text: 'Another.', answers: [amended], submittedBy },
          { as: provider },
        ),
      )
    }
    const review = (body: object) => api.post(`${begun.path}/plan/review`, body)
    const standing = async () => {
      const [body] = (await read(begun.address)).bodies
      return [body?.stage, ...(body?.plans ?? []).map((p) => p.status)]
    }
    await send()
    expect(await standing()).toEqual(['plan-review', 'accepted', 'under-review'])
    const returned = { version: 2, decision: 'return', reasons: 'It says less.' }
    expect((await review({ ...returned, planDueOn: '2027-02-01' })).body.errors[0].pointer).toBe('/planDueOn')
    done(await review(returned))
    expect(await standing()).toEqual(['carrying-out', 'accepted', 'returned'])
    await send()
    done(await review({ version: 3, decision: 'accept' }))
    expect(await standing()).toEqual(['carrying-out', 'accepted', 'returned', 'accepted'])
    done(await api.post(`${begun.path}/plan/log`, { version: 3 }, { as: cqc }))
  })
})

describe('a provider that its written statement does not name (s34H(8)–(9))', () => {
  it('is named in nothing that is published: its name stops a wording, which nobody lets pass', async () => {
    const body = { id: PROVIDER, type: 'provider', planDueOn: '2027-01-20', named: false }
    const council = newCase({ responsibleBodies: [{ ...body, id: 'example-council', type: 'council' }] })
    const refused = await api.post('/cases', council)
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/responsibleBodies/0/named'])
    const begun = await begin(api, { responsibleBodies: [body] })
    expect((await api.get(`${begun.path}/track`)).body).toMatchObject({ named: false })
    const word = (wording: string, own: object = {}) =>
      api.post(`${begun.path}/publication/wording`, { recommendation: 1, wording, ...own })
    const named = 'Train the staff of Plainly Fictional Care Ltd'
    expect((await word(named)).body.errors[0].problem).toContain('unnamed-provider')
    done(await word(named, { askSecondPerson: true }))
    const override = { recommendation: 1, reasons: 'It is well known.' }
    const passed = await api.post(`${begun.path}/publication/override`, override, { as: manager })
    expect([passed.status, passed.body.errors[0].problem]).toEqual([
      422,
      expect.stringContaining('s34H(8)–(9)'),
    ])
    done(await word('Train the staff'))
    const publish = { recommendation: 1, decision: 'publish', on: '2027-01-04' }
    done(await api.post(`${begun.path}/publication`, publish))
    const published = async () => {
      const { items } = (await api.get('/publications?until=2027-01-04')).body
      return items.find((i) => i.reference === begun.reference)
    }
    expect(await published()).toMatchObject({ bodyId: null, bodyName: null, wording: 'Train the staff' })
    const correction = { what: 'naming', named: true }
    done(await api.post(`${begun.path}/corrections`, { corrects: 1, correction, reasons: 'Misread.' }))
    expect(await published()).toMatchObject({ bodyId: PROVIDER, bodyName: 'Plainly Fictional Care Ltd' })
  })
})
