// Who reads what of one case: every word that was written is marked with who wrote it for whom, and looked for in what
// each viewer gets.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { caseView } from '../../api/schemas/views.js'
import { KNOWN_EVENTS } from '../../domain/people/visibility.js'
import { contactOf, cqc, director, officer, type Person } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import { addBodies, begin, COUNCIL, done, PROVIDER, type Begun, STEPS } from '../support/api-cases.js'

const api = apiForFile(addBodies)
let begun: Begun
let council: string

const provider = contactOf(PROVIDER)
const by = (name: string) => ({ name, role: 'Manager', authority: 'The board' })

beforeAll(async () => {
  begun = await begin(api, {
    responsibleBodies: [
      { id: PROVIDER, type: 'provider', planDueOn: '2027-01-20' },
      { id: COUNCIL, type: 'council' },
    ],
    note: 'WORDS-CASE-NOTE',
    recommendations: [
      {
        kind: 'service-improvement',
        summary: 'WORDS-IMPROVEMENT',
        requires: 'action-plan',
        assurance: true,
        dueOn: '2027-03-01',
        bodies: [PROVIDER],
      },
      {
        kind: 'personal-remedy',
        summary: 'WORDS-REMEDY-OF-PROVIDER',
        requires: 'evidence',
        assurance: false,
        dueOn: '2027-03-01',
        amountGBP: 250,
        bodies: [PROVIDER],
      },
      {
        kind: 'personal-remedy',
        summary: 'WORDS-REMEDY-OF-COUNCIL',
        requires: 'evidence',
        assurance: false,
        dueOn: '2027-03-01',
        bodies: [COUNCIL],
      },
    ],
  })
  council = `${begun.address}/bodies/${COUNCIL}`
  const answers = [{ recommendation: 1, answer: 'will-do', items: STEPS }]
  const calls: [string, object, Person][] = [
    [
      `${begun.path}/plan`,
      { text: 'WORDS-DRAFT-PLAN', answers, submittedBy: by('NAME-OF-PROVIDER') },
      provider,
    ],
    [
      `${begun.path}/plan/review`,
      { version: 1, decision: 'return', reasons: 'WORDS-RETURN', planDueOn: '2027-02-01' },
      officer,
    ],
    [`${begun.path}/plan`, { text: 'WORDS-ACCEPTED-PLAN', answers, submittedBy: by('P') }, provider],
    [`${begun.path}/plan/review`, { version: 2, decision: 'accept' }, officer],
    [`${begun.path}/plan/log`, { version: 2, text: 'WORDS-LOG' }, cqc],
    [
      `${begun.path}/evidence`,
      { recommendation: 1, text: 'WORDS-EVIDENCE-1', submittedBy: by('P') },
      provider,
    ],
    [
      `${begun.path}/evidence`,
      { recommendation: 2, text: 'WORDS-EVIDENCE-2', submittedBy: by('P') },
      provider,
    ],
    [
      `${council}/evidence`,
      { recommendation: 3, text: 'WORDS-EVIDENCE-3', submittedBy: by('C') },
      contactOf(COUNCIL),
    ],
    [`${begun.path}/assurance`, { recommendation: 1, text: 'WORDS-SEEK', submittedBy: by('P') }, provider],
    [
      `${begun.path}/assurance/answer`,
      {
        recommendation: 1,
        answer: 'assured',
        regulatoryActivity: false,
        reasons: 'WORDS-ASSURED',
        submittedBy: by('Q'),
      },
      cqc,
    ],
    [`${begun.path}/notes`, { text: 'WORDS-NOTE-OF-OMBUDSMAN' }, officer],
    [`${begun.path}/notes`, { text: 'WORDS-NOTE-OF-CQC' }, cqc],
    [`${begun.path}/notes`, { text: 'WORDS-NOTE-OF-PROVIDER' }, provider],
    [
      `${begun.path}/corrections`,
      {
        corrects: 1,
        reasons: 'WORDS-CORRECTION',
        correction: { what: 'due-date', recommendation: 1, dueOn: '2027-03-08' },
      },
      officer,
    ],
    [
      `${begun.path}/judgements`,
      { recommendation: 2, decision: 'not-satisfied', reasons: 'WORDS-JUDGED' },
      director,
    ],
  ]
  for (const [path, body, as] of calls) done(await api.post(path, body, { as }))
})

const read = async (as: Person) => (await api.get(begun.address, { as })).body

const wordsIn = (body: unknown) =>
  [...new Set(JSON.stringify(body).match(/WORDS-[A-Z0-9-]+|NAME-OF-PROVIDER/g) ?? [])].sort()

const EVERYTHING = [
  'NAME-OF-PROVIDER',
  'WORDS-ACCEPTED-PLAN',
  'WORDS-ASSURED',
  'WORDS-CASE-NOTE',
  'WORDS-CORRECTION',
  'WORDS-DRAFT-PLAN',
  'WORDS-EVIDENCE-1',
  'WORDS-EVIDENCE-2',
  'WORDS-EVIDENCE-3',
  'WORDS-IMPROVEMENT',
  'WORDS-JUDGED',
  'WORDS-LOG',
  'WORDS-NOTE-OF-CQC',
  'WORDS-NOTE-OF-OMBUDSMAN',
  'WORDS-NOTE-OF-PROVIDER',
  'WORDS-REMEDY-OF-COUNCIL',
  'WORDS-REMEDY-OF-PROVIDER',
  'WORDS-RETURN',
  'WORDS-SEEK',
]

describe('of one case', () => {
  it('the Ombudsman reads everything', async () => {
    expect(wordsIn(await read(officer))).toEqual(EVERYTHING)
  })

  it('a body reads what it wrote and what was addressed to it, and nothing of the other body', async () => {
    expect(wordsIn(await read(provider))).toEqual([
      'NAME-OF-PROVIDER',
      'WORDS-ACCEPTED-PLAN',
      'WORDS-ASSURED',
      'WORDS-DRAFT-PLAN',
      'WORDS-EVIDENCE-1',
      'WORDS-EVIDENCE-2',
      'WORDS-IMPROVEMENT',
      'WORDS-JUDGED',
      'WORDS-NOTE-OF-PROVIDER',
      'WORDS-REMEDY-OF-PROVIDER',
      'WORDS-RETURN',
      'WORDS-SEEK',
    ])
    expect(wordsIn(await read(contactOf(COUNCIL)))).toEqual(['WORDS-EVIDENCE-3', 'WORDS-REMEDY-OF-COUNCIL'])
  })

  it('CQC reads the improvement, the accepted plan, what it was asked and what it wrote', async () => {
    const body = await read(cqc)
    expect(wordsIn(body)).toEqual([
      'WORDS-ACCEPTED-PLAN',
      'WORDS-ASSURED',
      'WORDS-IMPROVEMENT',
      'WORDS-LOG',
      'WORDS-NOTE-OF-CQC',
      'WORDS-SEEK',
    ])
    // The amount as a word of its own: a time of day or a hash may hold the same three digits.
    expect(JSON.stringify(body)).not.toMatch(/\b250\b/)
    expect(body.recommendations.map((r) => r.number)).toEqual([1])
    const timeline = body.bodies.flatMap((b) => b.timeline)
    expect(JSON.stringify(timeline)).not.toMatch(/"recommendation":[23]/)
  })

  it('others than the Ombudsman see no tasks, no letters of others, no names and no ids of texts', async () => {
    for (const as of [provider, contactOf(COUNCIL), cqc]) {
      const body = await read(as)
      for (const part of body.bodies) {
        expect(part.tasks).toEqual([])
        const own = as === cqc ? 'cqc' : `body/${as.body}`
        expect(new Set(part.letters.map((l) => l.recipient)).size).toBeLessThanOrEqual(1)
        for (const letter of part.letters) expect(letter.recipient).toBe(own)
      }
      expect(JSON.stringify(body)).not.toMatch(
        /officer-1|manager-1|director-1|cqc-1|contact-of|textId|textHash/,
      )
    }
    expect(JSON.stringify(await read(officer))).toContain('"actor":"officer-1"')
  })

  it('is read in the shape that its description gives, and holds only events that the table of readers knows', async () => {
    for (const as of [officer, provider, cqc])
      expect(z.safeParse(caseView, await read(as)).error).toBeUndefined()
    const events = await api.theatre.database.ledger.findMany({
      distinct: ['event'],
      select: { event: true },
    })
    for (const { event } of events) expect(KNOWN_EVENTS).toContain(event)
  })

  it('that may not be shared CQC learns nothing, not even by writing to it', async () => {
    const secret = await begin(api, { mayBeShared: false })
    expect((await api.get(secret.address, { as: cqc })).status).toBe(404)
    const note = await api.post(`${secret.path}/notes`, { text: 'x' }, { as: cqc })
    expect([note.status, note.body.type]).toEqual([404, '/problems/not-found'])
    done(await api.post(`${secret.path}/withdrawal`, { reasons: 'x' }))
    const late = await api.post(`${secret.path}/notes`, { text: 'x' }, { as: cqc })
    expect([late.status, late.body.type]).toEqual([404, '/problems/not-found'])
  })
})
