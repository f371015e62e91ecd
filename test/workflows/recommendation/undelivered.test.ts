// Letters that cannot be delivered: each is a task that a person can do, none fails the case or is lost when the address is
// put right. Played from 11 January 2027 on.
import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { PostUnavailable } from '../../../activities/letters/post.js'
import { createDatabase } from '../../../prisma/client.js'
import { newReference } from '../../support/api.js'
import { day, evidenceOnly } from '../../support/plays.js'
import { contactOf, OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'

const own = randomBytes(4).toString('hex')
const reasons = { words: { reasons: 'by telephone' } }

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

/** A case of a body of its own; without an address nobody is named. */
async function begin(email: string | null, at: Theatre = theatre) {
  const bodyId = `council-${randomBytes(4).toString('hex')}`
  const reference = newReference()
  await at.nameBody(bodyId, 'council', email)
  const [id] = await at.start({
    on: day('2027-01-11'),
    reference,
    opening: {
      bodies: [{ bodyId, bodyType: 'council', planDueOn: null, takeOver: null }],
      recommendations: [evidenceOnly(1, '2027-03-11', [bodyId])],
    },
  })
  return { bodyId, reference, id }
}

async function eventually<T>(read: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const value = await read()
    if (wanted(value) || tries > 300) return value
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

const isRaised = (kinds: readonly string[]) => kinds.includes('letter-not-delivered')
const raised = (reference: string, at: Theatre = theatre) => eventually(() => at.tasksOf(reference), isRaised)

async function whyOf(reference: string, at: Theatre = theatre) {
  const rows = await at.database.ledger.findMany({ where: { reference, event: 'letter-not-delivered' } })
  return rows.map(({ data }) => (data as { why: string }).why)
}

async function undeliveredIn(id: string, at: Theatre = theatre) {
  return (await at.stateOf(id)).undelivered.map(({ key }) => key)
}

async function mailsTo(address: string) {
  const list = await fetch(`${theatre.stack.mail.webUrl}/api/mails?to=${encodeURIComponent(address)}`)
  return ((await list.json()) as { mails: { subject: string }[] }).mails
}

describe('a letter that the mail server refuses', () => {
  it('is a task; the case goes on, is closed, and is over when its last letter is dealt with', async () => {
    const { bodyId, reference, id } = await begin(`refused-${own}@example.org`)
    expect(await raised(reference)).toEqual(['letter-not-delivered'])
    expect(await whyOf(reference)).toEqual(['smtp-550'])
    const [opening = ''] = await undeliveredIn(id)
    const told = { letter: opening, how: 'told-otherwise' as const }
    expect(await theatre.send(id, 'settleLetter', OFFICER, told, reasons)).toMatchObject({ status: 'done' })
    expect(await theatre.tasksOf(reference)).toEqual([])
    expect(await theatre.send(id, 'settleLetter', OFFICER, told, reasons)).toMatchObject({
      refusal: { field: '/letter', remedy: 'every letter was delivered or dealt with' },
    })

    await theatre.send(id, 'submitEvidence', contactOf(bodyId), { recommendation: 1 }, { words: 'done' })
    await theatre.send(id, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
    expect(await theatre.send(id, 'conclude', OFFICER, {})).toMatchObject({ answer: { stage: 'closed' } })
    expect(await raised(reference)).toEqual(['letter-not-delivered'])
    const [closing = ''] = await undeliveredIn(id)
    expect(await theatre.send(id, 'note', OFFICER, {}, { words: 'late' })).toMatchObject({
      refusal: { code: 'closed' },
    })
    const notNeeded = { letter: closing, how: 'not-needed' as const }
    expect(await theatre.send(id, 'settleLetter', OFFICER, notNeeded, reasons)).toMatchObject({
      answer: { stage: 'closed' },
    })
    expect(await theatre.client.workflow.getHandle(id).result()).toEqual({
      outcome: 'complete-and-satisfied',
    })
    expect(await theatre.tasksOf(reference)).toEqual([])
    expect((await theatre.ledgerOf(reference)).filter((event) => event.startsWith('letter'))).toEqual([
      'letter-not-delivered',
      'letter-settled',
      'letter-not-delivered',
      'letter-settled',
    ])
  })

  it('leaves when the address is put right, and the task is done', async () => {
    const { bodyId, reference, id } = await begin(`refused-again-${own}@example.org`)
    expect(await raised(reference)).toEqual(['letter-not-delivered'])
    const right = `right-${own}@example.org`
    await theatre.nameContact(`body/${bodyId}`, right)
    expect(
      await eventually(
        () => mailsTo(right),
        (mails) => mails.length > 0,
      ),
    ).toHaveLength(1)
    expect(await theatre.tasksOf(reference)).toEqual([])
    expect(await theatre.ledgerOf(reference)).toEqual([
      'opened',
      'letter-not-delivered',
      'letters-sent-again',
    ])
    // Once: naming somebody else is no reason to say it again.
    await theatre.nameContact(`body/${bodyId}`, `another-${own}@example.org`)
    await theatre.goTo(id, day('2027-01-20'))
    expect(await mailsTo(`another-${own}@example.org`)).toEqual([])
  })

  it('is a task again when the new address is wrong too', async () => {
    const { bodyId, reference } = await begin(`refused-first-${own}@example.org`)
    await raised(reference)
    await theatre.nameContact(`body/${bodyId}`, `refused-second-${own}@example.org`)
    expect(
      await eventually(
        () => whyOf(reference),
        (whys) => whys.length > 1,
      ),
    ).toEqual(['smtp-550', 'smtp-550'])
    expect(await theatre.tasksOf(reference)).toEqual(['letter-not-delivered'])
  })

  it('is not sent again when it was a reminder: the next one goes to the new address', async () => {
    const first = `right-at-first-${own}@example.org`
    const { bodyId, reference, id } = await begin(first)
    await eventually(
      () => mailsTo(first),
      (mails) => mails.length > 0,
    )
    await theatre.nameContact(`body/${bodyId}`, `refused-later-${own}@example.org`)
    await theatre.goTo(id, day('2027-02-26'))
    expect(await raised(reference)).toEqual(['letter-not-delivered'])
    const [reminder = ''] = await undeliveredIn(id)
    const again = { letter: reminder, how: 'send-again' as const }
    expect(await theatre.send(id, 'settleLetter', OFFICER, again, reasons)).toMatchObject({
      refusal: { field: '/how' },
    })
    const right = `right-later-${own}@example.org`
    await theatre.nameContact(`body/${bodyId}`, right)
    expect(
      await eventually(
        () => theatre.tasksOf(reference),
        (kinds) => kinds.length === 0,
      ),
    ).toEqual([])
    expect(await mailsTo(right)).toEqual([])
    await theatre.goTo(id, day('2027-03-05'))
    expect(
      await eventually(
        () => mailsTo(right),
        (mails) => mails.length > 0,
      ),
    ).toHaveLength(1)
  })
})

describe('a letter that cannot be sent for another reason', () => {
  it('is given up after three days, and leaves when an officer says so', async () => {
    let isAway = true
    const delivered: string[] = []
    const post = {
      deliver: ({ to }: { to: string }) => {
        if (isAway) return Promise.reject(new PostUnavailable('the mail server is away'))
        delivered.push(to)
        return Promise.resolve({ accepted: true as const })
      },
    }
    const away = await openTheatre({ post })
    try {
      const email = `patient-${own}@example.org`
      const { reference, id } = await begin(email, away)
      await away.goTo(id, day('2027-01-13'))
      expect(await away.tasksOf(reference)).toEqual([])
      await away.goTo(id, day('2027-01-15'))
      expect(await raised(reference, away)).toEqual(['letter-not-delivered'])
      expect(await whyOf(reference, away)).toEqual(['not-accepted-in-three-days'])
      isAway = false
      const [letter = ''] = await undeliveredIn(id, away)
      const again = { letter, how: 'send-again' as const }
      expect(await away.send(id, 'settleLetter', OFFICER, again, reasons)).toMatchObject({ status: 'done' })
      expect(
        await eventually(
          () => Promise.resolve(delivered),
          (to) => to.length > 0,
        ),
      ).toEqual([email])
      expect(await away.tasksOf(reference)).toEqual([])
    } finally {
      await away.close()
    }
  })

  it('says at once what will never be otherwise: its row is missing', async () => {
    const { bodyId, reference, id } = await begin(null)
    await eventually(
      () => theatre.stateOf(id),
      ({ sends }) => sends.some((send) => send.waitsForContact),
    )
    const owner = createDatabase(theatre.ownerUrl, { max: 1 })
    await owner.letterItem.deleteMany({ where: { reference } })
    await owner.$disconnect()
    await theatre.nameContact(`body/${bodyId}`, `${randomUUID()}@example.org`)
    await theatre.desk.tellContactNamed(id, `body/${bodyId}`)
    await raised(reference)
    expect(await whyOf(reference)).toEqual(['LetterItemMissing'])
  })
})
