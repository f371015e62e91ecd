// The figures: every recommendation and case is counted once, under a status whose rule stands beside the number.
import { expect, it } from '@jest/globals'
import { contactOf, cqc, director } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { addBodies, begin, COUNCIL, done, PROVIDER, submittedBy } from '../support/api-cases.js'

const api = apiForFile(addBodies)

interface Counted {
  readonly status: string
  readonly rule: string
  readonly count: number
}
interface Figures {
  readonly recommendations: readonly Counted[]
  readonly cases: readonly Counted[]
  readonly wholeCases: readonly Counted[]
  readonly bodySaysDone: { readonly count: number; readonly rule: string }
  readonly ombudsmanSatisfied: { readonly count: number; readonly rule: string }
}

const figures = async (query = '') => (await api.get(`/outcomes${query}`)).body as unknown as Figures
const counts = (rows: readonly Counted[]) =>
  Object.fromEntries(rows.filter((r) => r.count > 0).map((r) => [r.status, r.count]))

const remedy = (category: string, own: object = {}) => ({
  kind: 'personal-remedy',
  category,
  summary: 'x',
  requires: 'evidence',
  assurance: false,
  dueOn: '2027-03-01',
  ...own,
})

it('tells what the body says is done from what the Ombudsman is satisfied with', async () => {
  const provider = contactOf(PROVIDER)
  const responsibleBodies = [{ id: PROVIDER, type: 'provider' }]
  const condition = { words: 'If owed' }
  const { path } = await begin(api, {
    responsibleBodies,
    recommendations: [
      remedy('apology'),
      remedy('apology'),
      remedy('records'),
      remedy('services'),
      remedy('loss-of-service', { dueOn: undefined, condition }),
    ],
  })
  const closed = await begin(api, { responsibleBodies, recommendations: [remedy('apology')] })
  for (const recommendation of [1, 2])
    done(await api.post(`${path}/evidence`, { recommendation, text: 'x', submittedBy }, { as: provider }))
  done(await api.post(`${path}/judgements`, { recommendation: 1, decision: 'satisfied-late' }))
  const because = 'no-longer-possible'
  done(
    await api.post(`${path}/judgements`, {
      recommendation: 3,
      decision: 'satisfied-incomplete',
      because,
      reasons: 'x',
    }),
  )
  done(await api.post(`${path}/recommendations/withdrawal`, { recommendation: 4, reasons: 'x' }))
  done(
    await api.post(
      `${closed.path}/judgements`,
      { recommendation: 1, decision: 'not-satisfied', reasons: 'x' },
      { as: director },
    ),
  )
  // The Director has decided that no notice follows: only then is the written statement's case concluded.
  done(await api.post(`${closed.path}/statutory/view`, { view: 'no-action', reasons: 'x' }))
  const notNow = { step: 'require-adverse-findings-notice', decision: 'not-now', reasons: 'x' }
  done(await api.post(`${closed.path}/statutory/step`, notNow, { as: director }))
  done(await api.post(`${closed.path}/conclusion`, {}))

  const all = await figures()
  expect(counts(all.recommendations)).toEqual({
    open: 1,
    'waits-for-condition': 1,
    'completed-late': 1,
    'not-complete-but-satisfied': 1,
    'not-complete-and-not-satisfied': 1,
    withdrawn: 1,
  })
  expect(counts(all.cases)).toEqual({ open: 1, 'not-complete-and-not-satisfied': 1 })
  expect(counts(all.wholeCases)).toEqual(counts(all.cases))
  expect([all.bodySaysDone.count, all.ombudsmanSatisfied.count]).toEqual([2, 2])
  for (const { rule } of [
    ...all.recommendations,
    ...all.cases,
    ...all.wholeCases,
    all.bodySaysDone,
    all.ombudsmanSatisfied,
  ])
    expect(rule).toMatch(/^[A-Z].*\.$/)

  expect(counts((await figures('?category=apology')).recommendations)).toEqual({
    open: 1,
    'completed-late': 1,
    'not-complete-and-not-satisfied': 1,
  })
  expect(counts((await figures('?from=2026-11-21')).recommendations)).toEqual({})
  expect(counts((await figures(`?bodyId=${PROVIDER}&until=2026-11-20`)).cases)).toEqual(counts(all.cases))
  expect(counts((await figures('?from=2026-11-21')).wholeCases)).toEqual({})
  for (const as of [provider, cqc]) expect((await api.get('/outcomes', { as })).status).toBe(403)
})

it('counts a case of two bodies once where a case is counted as a whole, whichever body is asked for', async () => {
  const before = await figures()
  const { address } = await begin(api, {
    responsibleBodies: [
      { id: PROVIDER, type: 'provider' },
      { id: COUNCIL, type: 'council' },
    ],
    recommendations: [
      remedy('apology', { dueOn: '2027-03-01' }),
      remedy('services', { dueOn: '2027-05-03' }),
    ],
  })
  done(await api.post(`${address}/bodies/${COUNCIL}/withdrawal`, { reasons: 'x' }))
  const open = (rows: readonly Counted[]) => counts(rows).open ?? 0
  const all = await figures()
  expect(open(all.wholeCases)).toBe(open(before.wholeCases) + 1)
  expect(open(all.cases)).toBe(open(before.cases) + 1)
  const of = await figures(`?bodyId=${COUNCIL}`)
  expect([counts(of.cases), counts(of.wholeCases)]).toEqual([{ withdrawn: 1 }, { open: 1 }])
  expect((await api.get(address)).body.whole).toEqual({
    status: 'partly-closed',
    outcome: null,
    remedyDueOn: '2027-05-03',
  })
  for (const as of [contactOf(PROVIDER), cqc]) expect((await api.get(address, { as })).body.whole).toBeNull()
})
