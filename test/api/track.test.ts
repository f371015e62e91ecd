// Where a case stands on its statutory track, over HTTP: clocks with explained dates, what is proposed on which grounds, who
// decided it; and of that only what is whose to know.
import { describe, expect, it } from '@jest/globals'
import { trackView } from '../../api/schemas/track.js'
import { contactOf, cqc, director, newReference, officer } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { day, evidenceOnly } from '../support/plays.js'

const PROVIDER = 'tracked-care-home'

const api = apiForFile(({ theatre }) => theatre.nameBody(PROVIDER, 'provider'))

async function issued(form?: 'written-statement') {
  const reference = newReference()
  const [id] = await api.theatre.start({
    on: day('2027-01-11'),
    reference,
    opening: {
      bodies: [
        {
          bodyId: PROVIDER,
          bodyType: 'provider',
          planDueOn: null,
          takeOver: null,
          ...(form && { form, receivedOn: day('2027-01-11') }),
        },
      ],
      recommendations: [evidenceOnly(1, '2028-12-01', [PROVIDER])],
    },
  })
  const path = `/cases/${reference.replaceAll(' ', '-')}/bodies/${PROVIDER}`
  await api.theatre.goTo(id, day('2027-01-12'))
  return { id, path }
}

async function trackOf(path: string, as = officer) {
  const { status, body } = await api.get(`${path}/track`, { as })
  expect(status).toBe(200)
  expect(trackView.parse(body)).toEqual(body)
  return trackView.parse(body)
}

describe('the statutory track of a case', () => {
  it('is read with its phase, its clocks, what is proposed and what was decided by whom', async () => {
    const { id, path } = await issued('written-statement')
    expect(await trackOf(path)).toMatchObject({
      form: 'written-statement',
      provision: 'Local Government Act 1974 s34H, as now in force',
      phase: 'written-statement',
      receipt: { on: '2027-01-11', assumed: null },
      clocks: [
        { deadline: 'statutory-response', due: '2027-02-10', citation: expect.stringContaining('s34I') },
        { deadline: 'statutory-satisfaction' },
      ],
      duties: [],
      proposals: [],
      decisions: [],
    })
    await api.theatre.goTo(id, day('2027-02-11'))
    const proposed = await trackOf(path)
    expect(proposed.proposals).toHaveLength(1)
    expect(proposed.proposals[0]).toMatchObject({
      step: 'require-adverse-findings-notice',
      decides: ['director'],
      grounds: [{ code: 'no-notification', passed: ['2027-02-10'] }],
      missing: expect.arrayContaining(['evidence for recommendation 1']),
    })
    const step = {
      step: 'require-adverse-findings-notice',
      decision: 'take',
      reasons: 'Nothing is in place.',
    }
    expect((await api.post(`${path}/statutory/step`, step, { as: director })).status).toBe(200)
    expect(await trackOf(path)).toMatchObject({
      phase: 'notice',
      document: 'notice',
      notice: { requiredOn: '2027-02-11', by: 'body' },
      proposals: [],
      decisions: [
        {
          step: 'require-adverse-findings-notice',
          decision: 'take',
          on: '2027-02-11',
          actor: 'director-1',
          role: 'director',
          grounds: [expect.stringContaining('s34I(3)(a)')],
          words: { reasons: 'Nothing is in place.' },
        },
      ],
    })
  })

  it('shows the body its track and clocks, and none of the Ombudsman’s deliberation', async () => {
    const { id, path } = await issued('written-statement')
    await api.theatre.goTo(id, day('2027-02-11'))
    const own = await trackOf(path, contactOf(PROVIDER))
    expect(own).toMatchObject({ phase: 'written-statement', proposals: [], view: null, decisions: [] })
    expect(own.clocks[0]).toMatchObject({ deadline: 'statutory-response', standing: 'overdue' })
  })

  it('is not there for CQC, another body, or a case of which nobody stated what was issued', async () => {
    const { path } = await issued('written-statement')
    expect((await api.get(`${path}/track`, { as: cqc })).status).toBe(403)
    expect((await api.get(`${path}/track`, { as: contactOf('another-body') })).status).toBe(404)
    const { path: without } = await issued()
    expect((await api.get(`${without}/track`)).status).toBe(404)
  })
})
