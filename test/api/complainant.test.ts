// The complainant on the real stack: whom a letter reaches, what it says, and that who they are is in no history, no
// ledger and nobody else's answer.
import { describe, expect, it } from '@jest/globals'
import { contactOf, cqc, officer, ON } from '../support/api.js'
import { apiForFile } from '../support/api-for-file.js'
import {
  addBodies,
  begin,
  caseAt,
  COUNCIL,
  done,
  PROVIDER,
  submittedBy,
  type Begun,
} from '../support/api-cases.js'

const api = apiForFile(addBodies)

interface Mail {
  readonly subject: string
  readonly text: string
}

async function mailsTo(address: string): Promise<Mail[]> {
  const { webUrl } = api.theatre.stack.mail
  const list = await fetch(`${webUrl}/api/mails?limit=1000&to=${encodeURIComponent(address)}`)
  const { mails } = (await list.json()) as { mails: { id: string }[] }
  return Promise.all(
    mails.map(async ({ id }) => (await fetch(`${webUrl}/api/mails/${id}`)).json() as Promise<Mail>),
  )
}

async function eventually<T>(look: () => Promise<T>, good: (found: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const found = await look()
    if (good(found) || tries === 200) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const workflowOf = ({ reference }: Begun) => `recommendation/${reference.replaceAll(' ', '-')}/${PROVIDER}`

const MARKS = /Chris Marked|Sandy|Executor|chris@|sandy@|estate@|Large print/

async function judged(known: object): Promise<Begun> {
  const begun = await caseAt(api, 'evidence-review')
  done(await api.post(`${begun.path}/complainant`, { name: 'Chris Marked', doNotContact: false, ...known }))
  return begun
}

const approve = (begun: Begun, more: object = {}) =>
  api.post(`${begun.path}/complainant/letter`, { letter: 'accepted:1', decision: 'send', ...more })

describe('an approved letter', () => {
  it('reaches the complainant once, without a link, and who they are stands nowhere else', async () => {
    const email = 'chris@one.example.org'
    const begun = await judged({ email })
    expect(await mailsTo(email)).toEqual([])
    done(await approve(begun))
    const [mail, second] = await eventually(
      () => mailsTo(email),
      (mails) => mails.length > 0,
    )
    expect(second).toBeUndefined()
    expect(mail?.subject).toBe(`Your complaint: what was planned is accepted – ${begun.reference}`)
    expect(mail?.text).toContain('We have accepted what the organisation plans to do')
    expect(mail?.text).not.toMatch(/answer\/|Plainly Fictional|medicines|Chris/)

    const history = await api.theatre.client.workflow.getHandle(workflowOf(begun)).fetchHistory()
    const payloads = JSON.stringify(history.events).match(/"data":"[^"]+"/g) ?? []
    for (const payload of payloads)
      expect(Buffer.from(payload.slice(8, -1), 'base64').toString()).not.toMatch(MARKS)
    const ledger = await api.theatre.database.ledger.findMany({ where: { reference: begun.reference } })
    expect(JSON.stringify(ledger.map(({ id: _, ...row }) => row))).not.toMatch(MARKS)
    for (const as of [contactOf(PROVIDER), cqc]) {
      const { text } = await api.get(begun.address, { as })
      expect(text).not.toMatch(MARKS)
      expect(text).not.toContain('complainant')
    }
    expect((await api.get(begun.address, { as: officer })).text).toContain('Chris Marked')
  })

  it('goes to the representative, and to the estate when the complainant has died', async () => {
    const representative = { name: 'Sandy Marked', email: 'sandy@two.example.org' }
    const estate = { name: 'The Executor', email: 'estate@three.example.org' }
    const one = await judged({ email: 'chris@two.example.org', representative })
    done(await approve(one))
    const two = await judged({ email: 'chris@three.example.org', representative, estate })
    done(await approve(two))
    expect(
      await eventually(
        () => mailsTo(representative.email),
        (m) => m.length > 0,
      ),
    ).toHaveLength(1)
    expect(
      await eventually(
        () => mailsTo(estate.email),
        (m) => m.length > 0,
      ),
    ).toHaveLength(1)
    expect(await mailsTo('chris@two.example.org')).toEqual([])
    expect(await mailsTo('chris@three.example.org')).toEqual([])
  })

  it('is not approved for an e-mail that there is none of, or that the adjustments may not suit', async () => {
    const byPost = await judged({ address: '1 Example Street' })
    const none = await approve(byPost)
    expect([none.status, none.body.errors[0].pointer]).toEqual([422, '/decision'])
    done(await approve(byPost, { decision: 'told-otherwise', reasons: 'By post.' }))
    const adjusted = await judged({ email: 'chris@four.example.org', adjustments: 'Large print' })
    const unasked = await approve(adjusted)
    expect([unasked.status, unasked.body.errors[0].pointer]).toEqual([422, '/adjustmentsMet'])
    done(await approve(adjusted, { adjustmentsMet: true }))
  })
})

describe('do not contact', () => {
  it('is honoured: no letter is approved, and none leaves that another part of the case approved', async () => {
    const email = 'chris@five.example.org'
    const begun = await judged({ email })
    const silent = { name: 'Chris Marked', email, doNotContact: true }
    done(await api.post(`${begun.path}/complainant`, silent))
    const refused = await approve(begun)
    expect([refused.status, refused.body.errors[0].problem]).toEqual([
      422,
      'the complainant has asked not to be contacted: nobody writes to them',
    ])
    const tasks = await api.get(`/tasks?reference=${encodeURIComponent(begun.reference)}&done=false`)
    expect(tasks.body.items.map((t) => t.kind)).toContain('complainant-not-contacted')
    expect(await mailsTo(email)).toEqual([])

    const joint = await begin(api, {
      responsibleBodies: [
        { id: PROVIDER, type: 'provider' },
        { id: COUNCIL, type: 'council' },
      ],
      recommendations: [
        { kind: 'personal-remedy', summary: 'Apologise', requires: 'evidence', assurance: false },
      ],
    })
    const council = `${joint.address}/bodies/${COUNCIL}`
    const provider = `${joint.address}/bodies/${PROVIDER}`
    const six = { name: 'Chris Marked', email: 'chris@six.example.org' }
    done(await api.post(`${provider}/complainant`, { ...six, doNotContact: false }))
    done(await api.post(`${council}/complainant`, { ...six, doNotContact: true }))
    const evidence = { recommendation: 1, text: 'Sent.', submittedBy }
    done(await api.post(`${provider}/evidence`, evidence, { as: contactOf(PROVIDER) }))
    done(await api.post(`${provider}/judgements`, { recommendation: 1, decision: 'satisfied' }))
    done(await api.post(`${provider}/complainant/letter`, { letter: `satisfied:1:${ON}`, decision: 'send' }))
    const open = await eventually(
      () => api.theatre.tasksOf(joint.reference),
      (kinds) => kinds.includes('letter-not-delivered'),
    )
    expect(open).toContain('letter-not-delivered')
    expect(await mailsTo('chris@six.example.org')).toEqual([])
  })
})
