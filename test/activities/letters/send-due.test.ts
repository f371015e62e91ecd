// What a case can rely on when it asks for a letter: whom it reaches, what goes with it, how often it leaves.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createRecordingPost } from '../../../activities/letters/recording-post.js'
import { findAccessLink } from '../../../prisma/read/access-link.js'
import { day, nine, openOffice, TUESDAY } from '../../support/letter-office.js'

let office: Awaited<ReturnType<typeof openOffice>>
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describe('a notice', () => {
  it('leaves by itself, marked with the time of the case and with a link that opens', async () => {
    const address = await office.name('body/notice-council', 'notice')
    const due = [{ deadline: 'plan', dueOn: '2026-07-09', recommendations: [1, 2] }]
    const input = await office.arm({
      bodyId: 'notice-council',
      letterClass: 'notice',
      at: Date.parse('2026-06-09T19:30:00Z'),
      data: { recommendations: [1, 2], due },
    })
    const other = await office.arm({ bodyId: 'notice-council', letterClass: 'notice' })

    expect(await office.send(input)).toEqual({ status: 'sent' })

    const [mail, ...more] = await office.caught(address)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('The Ombudsman’s recommendations: what is due and when – 24 000 001')
    expect(mail?.text).toContain('Your action plan for recommendations 1 and 2: by the end of 9 July 2026')
    expect(mail?.text).toContain('ring 020 7946 0000 or write to ')
    expect(mail?.html).toContain(
      '<li>Your action plan for recommendations 1 and 2: by the end of 9 July 2026</li>',
    )
    expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(mail?.raw).toMatch(new RegExp(`^Reply-To: ${office.ports.officeMailbox}\r$`, 'm'))

    const letter = await office.database.letter.findUniqueOrThrow({ where: { key: input.key } })
    expect(letter).toMatchObject({
      address,
      class: 'notice',
      room: 'body',
      attempts: 1,
      sentAt: new Date(input.at),
    })
    expect(mail?.messageId).toBe(letter.messageId)

    const token = /answer\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
    expect(mail?.html).toContain(`https://followthrough.example.org/answer/${token}`)
    expect(await findAccessLink(office.database, token, input.at)).toEqual({
      state: 'open',
      scope: 'answer',
      reference: '24 000 001',
      bodyId: 'notice-council',
      letterId: letter.id,
    })
    expect(JSON.stringify(await office.database.accessLink.findMany())).not.toContain(token)

    const left = await office.database.letterItem.findUniqueOrThrow({ where: { key: other.key } })
    expect(left.letterId).toBeNull()
  })

  it('asked for again is not sent again', async () => {
    const address = await office.name('body/again-council', 'again')
    const input = await office.arm({ bodyId: 'again-council', letterClass: 'notice' })
    expect(await office.send(input)).toEqual({ status: 'sent' })
    expect(await office.send(input)).toEqual({ status: 'taken' })
    expect(await office.caught(address)).toHaveLength(1)
  })

  it('for which the database has no row is told to a person at once', async () => {
    const input = {
      ...(await office.arm({ letterClass: 'notice' })),
      key: 'recommendation/24-000-009/nobody:opening:1',
    }
    await expect(office.send(input)).rejects.toMatchObject({ type: 'LetterItemMissing', nonRetryable: true })
  })
})

describe('a digest', () => {
  it('holds what all cases have due for one recipient on one day, and nothing else', async () => {
    const address = await office.name('body/digest-council', 'digest')
    const bodyId = 'digest-council'
    const first = await office.arm({ bodyId, reference: '24 000 001' })
    const second = await office.arm({ bodyId, reference: '24 000 002' })
    const overdue = { deadline: 'plan', dueOn: '2026-06-08', recommendations: [] }
    const third = await office.arm({ bodyId, reference: '24 000 003b', kind: 'overdue', data: overdue })
    const apart = [
      await office.arm({ bodyId, on: day('2026-06-10') }),
      await office.arm({ bodyId, on: day('2026-06-08') }),
      await office.arm({ bodyId, at: nine(TUESDAY) + 1 }),
      await office.arm({ bodyId, recipient: 'cqc' }),
      await office.arm({ bodyId, letterClass: 'notice' }),
    ]
    const voided = await office.arm({ bodyId, reference: '24 000 004' })
    await office.database.letterItem.update({ where: { key: voided.key }, data: { voidedAt: new Date() } })

    expect(await office.send(first)).toEqual({ status: 'sent' })
    expect(await office.send(second)).toEqual({ status: 'taken' })
    expect(await office.send(third)).toEqual({ status: 'taken' })
    expect(await office.send(voided)).toEqual({ status: 'nothing-due' })

    const [mail, ...more] = await office.caught(address)
    expect(more).toEqual([])
    expect(mail?.subject).toBe(
      'Reminders: 3 answers are due or overdue – 24 000 001, 24 000 002, 24 000 003b',
    )
    expect(new Set(mail?.text.match(/answer\/[\w-]+/g)).size).toBe(3)
    const letter = await office.database.letter.findUniqueOrThrow({
      where: { key: `reminder/body/${bodyId}/2026-06-09` },
      include: { items: true },
    })
    expect(letter.items.map((i) => i.key).sort()).toEqual([first.key, second.key, third.key].sort())
    const rest = await office.database.letterItem.findMany({
      where: { key: { in: apart.map((i) => i.key) } },
    })
    expect(rest.filter((i) => i.letterId !== null)).toEqual([])
  })

  it('speaks for the whole case when the item that it was asked for is void', async () => {
    const address = await office.name('body/whole-council', 'whole')
    const bodyId = 'whole-council'
    const kept = await office.arm({ bodyId })
    const named = await office.arm({ bodyId })
    await office.database.letterItem.update({ where: { key: named.key }, data: { voidedAt: new Date() } })
    expect(await office.send(named)).toEqual({ status: 'sent' })
    expect(await office.caught(address)).toHaveLength(1)
    expect(await office.send(kept)).toEqual({ status: 'taken' })
  })

  it('that has left puts a later item off to the next working day, and the case then sends it', async () => {
    const bodyId = 'late-council'
    const address = await office.name(`body/${bodyId}`, 'late')
    const thursday = day('2026-04-02')
    await office.send(await office.arm({ bodyId, on: thursday }))
    const late = await office.arm({ bodyId, on: thursday, reference: '24 000 002' })

    // Good Friday, the weekend and Easter Monday lie between.
    const tuesday = day('2026-04-07')
    const later = { status: 'later', localDate: tuesday, at: nine(tuesday) }
    expect(await office.send(late)).toEqual(later)
    expect(await office.send(late)).toEqual(later)
    expect(await office.database.letterItem.findUniqueOrThrow({ where: { key: late.key } })).toMatchObject({
      localDate: new Date('2026-04-07T00:00:00Z'),
      sendAt: new Date(nine(tuesday)),
      letterId: null,
    })
    expect(await office.caught(address)).toHaveLength(1)
    expect(await office.send({ ...late, localDate: tuesday, at: nine(tuesday) })).toEqual({ status: 'sent' })
    expect(await office.caught(address)).toHaveLength(2)
  })

  it('is one letter though twenty cases on several workers ask at the same moment', async () => {
    const bodyId = 'crowd-council'
    const address = await office.name(`body/${bodyId}`, 'crowd')
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, n) => office.arm({ bodyId, reference: `24 000 ${100 + n}` })),
    )
    const answers = await Promise.all(asked.map((input) => office.send(input)))
    expect(answers.map((a) => a.status).sort()).toEqual(['sent', ...Array<string>(19).fill('taken')])
    const mails = await office.caught(address)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.subject).toBe(
      'Reminders: 20 answers are due – 24 000 100, 24 000 101, 24 000 102 and 17 more',
    )
  })

  it('holds one case only where every case lives at a time of its own', async () => {
    const bodyId = 'apart-council'
    const address = await office.name(`body/${bodyId}`, 'apart')
    const first = await office.arm({ bodyId, reference: '24 000 001' })
    const same = await office.arm({ bodyId, reference: '24 000 001' })
    const second = await office.arm({ bodyId, reference: '24 000 002' })
    expect(await office.send(first, { digest: 'case' })).toEqual({ status: 'sent' })
    expect(await office.send(same, { digest: 'case' })).toEqual({ status: 'taken' })
    expect(await office.send(second, { digest: 'case' })).toEqual({ status: 'sent' })
    expect((await office.caught(address)).map((m) => m.subject)).toEqual([
      'Reminders: 2 answers are due – 24 000 001',
      'Reminder: an answer is due – 24 000 002',
    ])
  })
})

describe('the recipient', () => {
  it('is the newest contact in post', async () => {
    const recipient = 'body/moved-council'
    const current = await office.name(recipient, 'new', '2026-02-02T10:00:00Z')
    const old = await office.name(recipient, 'old')
    await office.database.contact.updateMany({ where: { recipient }, data: { replacedAt: null } })
    expect(await office.send(await office.arm({ bodyId: 'moved-council' }))).toEqual({ status: 'sent' })
    expect(await office.caught(old)).toEqual([])
    expect(await office.caught(current)).toHaveLength(1)
  })

  it('who is not named is asked for once, and nothing is claimed until then', async () => {
    const bodyId = 'nameless-council'
    const input = await office.arm({ bodyId })
    expect(await office.send(input)).toEqual({ status: 'no-contact' })
    expect(await office.send({ ...input, at: input.at + 1 })).toEqual({ status: 'no-contact' })
    const task = { where: { key: `name-contact/body/${bodyId}` } }
    expect(await office.database.task.findUniqueOrThrow(task)).toMatchObject({
      kind: 'name-contact',
      forRole: 'case-officer',
      bodyId,
      raisedAt: new Date(input.at),
      doneAt: null,
    })
    expect(await office.database.letter.count({ where: { recipient: `body/${bodyId}` } })).toBe(0)

    // Done, and open again when the contact has left without a successor.
    await office.database.task.update({ ...task, data: { doneAt: new Date() } })
    expect(await office.send(input)).toEqual({ status: 'no-contact' })
    expect((await office.database.task.findUniqueOrThrow(task)).doneAt).toBeNull()

    const address = await office.name(`body/${bodyId}`, 'named')
    expect(await office.send(input)).toEqual({ status: 'sent' })
    expect(await office.caught(address)).toHaveLength(1)
  })

  it('may be CQC or the Ombudsman’s manager, whose links open other rooms', async () => {
    const cqc = await office.name('cqc', 'cqc')
    const asked = { kind: 'assurance-request', letterClass: 'notice' as const, recipient: 'cqc' }
    expect(await office.send(await office.arm(asked))).toEqual({ status: 'sent' })
    const data = { deadline: 'evidence', dueOn: '2026-05-26', recommendations: [2] }
    const late = { kind: 'escalation', recipient: 'manager', bodyId: 'a-fictional-sole-trader', data }
    expect(await office.send(await office.arm(late))).toEqual({ status: 'sent' })
    expect((await office.caught(cqc))[0]?.subject).toMatch(/^Assurance is sought/)
    const [escalation] = await office.caught(office.ports.managerMailbox)
    expect(escalation?.subject).toBe('For a manager: an answer is overdue – 24 000 001')
    expect(`${escalation?.raw}${escalation?.text}`).not.toContain('sole-trader')
    const links = await office.database.accessLink.findMany({ where: { scope: { not: 'answer' } } })
    expect(links.map((l) => `${l.scope} in ${l.room}`).sort()).toEqual([
      'assurance in cqc',
      'view in ombudsman',
    ])
  })
})

describe('a rehearsal', () => {
  it('records its letters as if they had left, and no mail server hears of them', async () => {
    const bodyId = 'rehearsed-council'
    const address = await office.name(`body/${bodyId}`, 'refused-if-asked')
    const input = await office.arm({ bodyId })
    expect(await office.send(input, { post: createRecordingPost() })).toEqual({ status: 'sent' })
    expect(await office.caught(address)).toEqual([])
    const letter = await office.database.letter.findFirstOrThrow({ where: { recipient: `body/${bodyId}` } })
    expect(letter).toMatchObject({
      address,
      subject: 'Reminder: an answer is due – 24 000 001',
      sentAt: new Date(input.at),
    })
  })
})
