// A case as it was believed on a day, over HTTP: its statutory track, dates, proposals, decisions, words, publication, location,
// linked cases and delayed remedy; the same in the lists as it stands now. The case begins on 1 December 2026.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { caseAsAt } from '../../api/schemas/record-views.js'
import { casesPage, caseView } from '../../api/schemas/views.js'
import { recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import { contactOf, cqc, director, newReference, officer, type Person } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { addBodies, begin, done, newCase, type Begun } from '../support/api-cases.js'
import { day } from '../support/plays.js'

const ID = 'as-at-council'
const body = contactOf(ID)
const FOLLOWING = newReference()

const api = apiForFile(addBodies)
let begun: Begun
const post = async (path: string, sent: object, as: Person = officer) =>
  done(await api.post(`${begun.path}/${path}`, sent, { as }))

beforeAll(async () => {
  await api.theatre.nameBody(ID, 'council')
  const { recommendations } = newCase()
  begun = await begin(api, {
    recommendations: [{ ...recommendations[0], category: 'procedure-or-policy' }],
    responsibleBodies: [
      { id: ID, type: 'council', planDueOn: '2027-01-20', form: 'report', receivedOn: '2026-11-23' },
    ],
  })
  await post('publication/wording', { recommendation: 1, wording: 'Change how medicines are given' })
  await api.theatre.goTo(recommendationWorkflowId(begun.reference, ID), day('2026-12-10'))
  const again = {
    recommendation: 1,
    summary: 'Change the procedure for medicines and falls',
    reasons: 'Clearer.',
  }
  await post('recommendations/amendment', again)
  await post('publication', { recommendation: 1, decision: 'publish', on: '2027-01-25' })
  await post('linked-cases', { newReference: FOLLOWING })
  await post('delayed-remedy', { expectedOn: '2027-11-01', reasons: 'The builder says so.' })
  const taken = { step: 'write-to-monitoring-officer', decision: 'take', reasons: 'No notice was seen.' }
  await post('statutory/step', taken, director)
  const changed = await api.post(`${begun.address}/changes`, {
    what: 'decision-date',
    decisionDate: '2026-11-19',
    reasons: 'Signed a day earlier.',
  })
  expect(changed.status).toBe(200)
}, 120_000)

async function asAt(date: string, as: Person = officer) {
  const { status, body: read } = await api.get(`${begun.address}/as-at/${date}`, { as })
  expect(status).toBe(200)
  expect(caseAsAt.parse(read)).toEqual(read)
  return caseAsAt.parse(read).bodies[0]
}

describe('a case as at a day', () => {
  it('shows its track, its dates, what was proposed and the words that were in force then', async () => {
    expect(await asAt('2026-12-09')).toMatchObject({
      decisionDate: '2026-11-20',
      cqcLocationId: '1-100000001',
      dates: expect.arrayContaining([
        expect.objectContaining({ deadline: 'statutory-advertisement', dueOn: '2026-12-07' }),
        expect.objectContaining({ deadline: 'plan', dueOn: '2027-01-20' }),
      ]),
      track: {
        form: 'report',
        phase: 'report',
        receipt: { on: '2026-11-23', assumed: null },
        next: { deadline: 'statutory-advertisement', dueOn: '2026-12-07' },
      },
      deliberation: {
        proposals: [
          {
            step: 'write-to-monitoring-officer',
            grounds: [{ code: 'not-advertised', passed: ['2026-12-07'] }],
          },
        ],
        decisions: [],
        linkedCases: [],
        delayed: null,
      },
      obligations: [
        {
          words: { summary: 'Change the procedure for medicines' },
          publication: { wording: 'Change how medicines are given', standing: 'clear', status: null },
        },
      ],
    })
    // Before its time was over nothing was proposed.
    expect((await asAt('2026-12-07'))?.deliberation?.proposals).toEqual([])
  })

  it('shows what came later only from its day on', async () => {
    const read = await asAt('2026-12-10')
    expect(read).toMatchObject({
      decisionDate: '2026-11-19',
      deliberation: {
        proposals: [],
        decisions: [{ step: 'write-to-monitoring-officer', decision: 'take', on: '2026-12-10' }],
        linkedCases: [FOLLOWING],
        delayed: { expectedOn: '2027-11-01', setOn: '2026-12-10' },
      },
      obligations: [
        {
          words: { summary: 'Change the procedure for medicines and falls' },
          publication: { status: 'planned', on: '2027-01-25' },
        },
      ],
    })
    expect(Date.parse(read?.recordedAt ?? '')).toBeGreaterThan(0)
  })

  it('shows the body its track without deliberation, and CQC no track at all', async () => {
    const own = await asAt('2026-12-10', body)
    expect(own).toMatchObject({ track: { phase: 'report' }, deliberation: null })
    expect(own?.obligations[0]).toMatchObject({
      words: { summary: 'Change the procedure for medicines and falls' },
      publication: null,
    })
    const theirs = await asAt('2026-12-10', cqc)
    expect(theirs).toMatchObject({ track: null, deliberation: null })
    expect(theirs?.dates?.filter((d) => d.waitsFor === 'body')).toEqual([])
  })
})

describe('lists and the case itself', () => {
  const list = async (query: string, as: Person = officer) => {
    const { body: page } = await api.get(`/cases?bodyId=${ID}&${query}`, { as })
    return casesPage.parse(page).items
  }

  it('show where the track stands, its next date, the linked case and the expected day, as they stand now', async () => {
    const [item] = await list('')
    expect(item).toMatchObject({
      track: { phase: 'report', dueOn: '2026-12-07' },
      linkedCases: [FOLLOWING],
      delayedExpectedOn: '2027-11-01',
      follows: [],
    })
    const [own] = await list('', body)
    expect(own).toMatchObject({ track: { phase: 'report' }, linkedCases: [], delayedExpectedOn: null })
    const [theirs] = await list('', cqc)
    expect(theirs).toMatchObject({ track: null, linkedCases: [], delayedExpectedOn: null })
  })

  it('are filtered by them, and by what somebody may not know they find nothing', async () => {
    const count = async (query: string, as?: Person) => (await list(query, as)).length
    expect(await count('phase=report')).toBe(1)
    expect(await count('phase=notice')).toBe(0)
    expect(await count('trackDueBefore=2026-12-08')).toBe(1)
    expect(await count('trackDueBefore=2026-12-07')).toBe(0)
    expect([await count('delayed=true'), await count('delayed=false')]).toEqual([1, 0])
    expect([await count('delayed=true', body), await count('phase=report', body)]).toEqual([0, 1])
    expect([await count('delayed=false', cqc), await count('phase=report', cqc)]).toEqual([0, 0])
  })

  it('lead from the new case back to the one whose failure it is about', async () => {
    const following = await begin(api, { reference: FOLLOWING })
    const { body: read } = await api.get(following.address)
    expect(caseView.parse(read).follows).toEqual([begun.reference])
    const { body: page } = await api.get(`/cases?limit=100`)
    const items = casesPage.parse(page).items
    expect(items.find((i) => i.reference === FOLLOWING)?.follows).toEqual([begun.reference])
    const asCqc = caseView.parse((await api.get(following.address, { as: cqc })).body)
    expect(asCqc.follows).toEqual([])
  })
})
