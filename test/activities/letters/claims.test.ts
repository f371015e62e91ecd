// A letter that was claimed and has not left: held by another, left behind by a process that was killed, overtaken by
// what the case has learnt, refused.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { LetterStep } from '../../../activities/letters/ports.js'
import { withConnection } from '../../../prisma/connection.js'
import { openOffice } from '../../support/letter-office.js'

let office: Awaited<ReturnType<typeof openOffice>>
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

class Killed extends Error {}

/** Ends the try at this step as a kill would: nothing after it happens. */
const killedAt = (step: LetterStep) => ({
  checkpoint: (reached: LetterStep) => (reached === step ? Promise.reject(new Killed()) : Promise.resolve()),
})

describe('a claim', () => {
  it('that holds keeps others waiting until it ends, then they send under the same Message-ID', async () => {
    const bodyId = 'held-council'
    const address = await office.name(`body/${bodyId}`, 'held')
    const first = await office.arm({ bodyId, reference: '24 000 001' })
    const second = await office.arm({ bodyId, reference: '24 000 002' })
    await expect(office.send(first, { ...killedAt('after-claim'), leaseMs: 3_000 })).rejects.toThrow(Killed)
    const claimed = await office.database.letter.findFirstOrThrow({ where: { recipient: `body/${bodyId}` } })

    const asked = Date.now()
    const failure = await office.send(second).then(
      () => Promise.reject(new Error('it was sent beside a living claim')),
      (error: { type: string; nextRetryDelay: number }) => error,
    )
    expect(failure.type).toBe('LetterBeingSent')
    expect(failure.nextRetryDelay).toBeGreaterThan(0)
    expect(failure.nextRetryDelay).toBeLessThanOrEqual(3_000 - (Date.now() - asked) + 500)
    expect(await office.caught(address)).toEqual([])

    await sleep(failure.nextRetryDelay)
    expect(await office.send(second)).toEqual({ status: 'sent' })
    expect(await office.send(first)).toEqual({ status: 'taken' })
    expect((await office.caught(address)).map((m) => m.messageId)).toEqual([claimed.messageId])
    expect(await office.database.letter.findUniqueOrThrow({ where: { id: claimed.id } })).toMatchObject({
      attempts: 2,
    })
  })

  it('leaves alone what was voided or has left with another letter since it was looked for', async () => {
    const bodyId = 'overtaken-council'
    const address = await office.name(`body/${bodyId}`, 'overtaken')
    const first = await office.arm({ bodyId, reference: '24 000 001' })
    const left = await office.arm({ bodyId, reference: '24 000 002' })
    const voided = await office.arm({ bodyId, reference: '24 000 003' })
    const checkpoint = async (step: LetterStep) => {
      if (step !== 'before-claim') return
      await office.send(left, { digest: 'case' })
      await office.database.letterItem.update({ where: { key: voided.key }, data: { voidedAt: new Date() } })
    }
    expect(await office.send(first, { checkpoint })).toEqual({ status: 'sent' })
    expect((await office.caught(address)).map((m) => m.subject)).toEqual([
      'Reminder: an answer is due – 24 000 002',
      'Reminder: an answer is due – 24 000 001',
    ])
  })

  it('that ended is taken over by one of many', async () => {
    const bodyId = 'orphan-council'
    const address = await office.name(`body/${bodyId}`, 'orphan')
    const asked = await Promise.all(
      Array.from({ length: 10 }, (_, n) => office.arm({ bodyId, reference: `24 000 ${200 + n}` })),
    )
    const [first] = asked
    if (!first) throw new Error('nothing was armed')
    await expect(office.send(first, { ...killedAt('after-claim'), leaseMs: 1 })).rejects.toThrow(Killed)
    const answers = await Promise.all(asked.map((input) => office.send(input)))
    expect(answers.map((a) => a.status).sort()).toEqual(['sent', ...Array<string>(9).fill('taken')])
    expect(await office.caught(address)).toHaveLength(1)
  })

  it('keeps its address, words and links, whoever sends it in the end', async () => {
    const bodyId = 'steady-council'
    const recipient = `body/${bodyId}`
    const claimedFor = await office.name(recipient, 'steady')
    const input = await office.arm({ bodyId })
    await expect(office.send(input, { ...killedAt('before-mark'), leaseMs: 1 })).rejects.toThrow(Killed)
    const later = await office.name(recipient, 'later', '2026-03-03T10:00:00Z')
    expect(await office.send({ ...input, at: input.at + 3_600_000 })).toEqual({ status: 'sent' })
    const [one, two, ...more] = await office.caught(claimedFor)
    expect(more).toEqual([])
    expect(two).toMatchObject({
      messageId: one?.messageId,
      subject: one?.subject,
      text: one?.text,
      html: one?.html,
    })
    expect(await office.caught(later)).toEqual([])
    expect(await office.database.accessLink.count({ where: { bodyId } })).toBe(1)
  })

  it('that was lost while its mail went out still marks the letter: it did leave', async () => {
    const bodyId = 'lost-council'
    const address = await office.name(`body/${bodyId}`, 'lost')
    const input = await office.arm({ bodyId })
    const checkpoint = async (step: LetterStep) => {
      if (step === 'before-mark')
        await office.database.letter.updateMany({
          where: { recipient: `body/${bodyId}` },
          data: { claimedBy: 'another' },
        })
    }
    expect(await office.send(input, { checkpoint })).toEqual({ status: 'sent' })
    expect(await office.send(input)).toEqual({ status: 'taken' })
    expect(await office.caught(address)).toHaveLength(1)
  })

  it('whose mail has left is marked though the database is away for a moment', async () => {
    const bodyId = 'outage-council'
    const address = await office.name(`body/${bodyId}`, 'outage')
    const input = await office.arm({ bodyId })
    const { databaseName } = office
    const allowing = (allowed: boolean) =>
      withConnection(office.stack.postgres.adminUrl, async (admin) => {
        await admin.query(`ALTER DATABASE ${databaseName} ALLOW_CONNECTIONS ${allowed}`)
        if (!allowed)
          await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
            databaseName,
          ])
      })
    let back: Promise<void> | undefined
    const checkpoint = async (step: LetterStep) => {
      if (step !== 'before-mark') return
      await allowing(false)
      back = sleep(1_500).then(() => allowing(true))
    }
    expect(await office.send(input, { checkpoint })).toEqual({ status: 'sent' })
    await back
    expect(await office.send(input)).toEqual({ status: 'taken' })
    expect(await office.caught(address)).toHaveLength(1)
  })

  it('that was lost before the mail server was asked sends nothing', async () => {
    const bodyId = 'robbed-council'
    const address = await office.name(`body/${bodyId}`, 'robbed')
    const checkpoint = async (step: LetterStep) => {
      if (step === 'after-claim')
        await office.database.letter.updateMany({
          where: { recipient: `body/${bodyId}` },
          data: { claimedBy: 'another' },
        })
    }
    const input = await office.arm({ bodyId })
    await expect(office.send(input, { checkpoint })).rejects.toMatchObject({ type: 'LetterBeingSent' })
    expect(await office.caught(address)).toEqual([])
  })
})

describe('what the case learns before the mail server is asked', () => {
  const voidAfterClaim = (key: string) => ({
    checkpoint: async (step: LetterStep) => {
      if (step === 'after-claim')
        await office.database.letterItem.update({ where: { key }, data: { voidedAt: new Date() } })
    },
  })

  it('drops a voided item from a digest', async () => {
    const bodyId = 'dropping-council'
    const address = await office.name(`body/${bodyId}`, 'dropping')
    const kept = await office.arm({ bodyId, reference: '24 000 001' })
    const dropped = await office.arm({ bodyId, reference: '24 000 002' })
    expect(await office.send(kept, voidAfterClaim(dropped.key))).toEqual({ status: 'sent' })
    const [mail] = await office.caught(address)
    expect(mail?.subject).toBe('Reminder: an answer is due – 24 000 001')
    expect(mail?.text).not.toContain('24 000 002')
    const letter = await office.database.letter.findFirstOrThrow({
      where: { recipient: `body/${bodyId}` },
      include: { items: true },
    })
    expect(letter.subject).toBe(mail?.subject)
    expect(letter.items.map((i) => i.key)).toEqual([kept.key])
    expect(await office.send(dropped)).toEqual({ status: 'nothing-due' })
  })

  it('keeps back a letter that has nothing left to say', async () => {
    const bodyId = 'empty-council'
    const address = await office.name(`body/${bodyId}`, 'empty')
    const input = await office.arm({ bodyId })
    expect(await office.send(input, voidAfterClaim(input.key))).toEqual({ status: 'nothing-due' })
    expect(await office.send(input)).toEqual({ status: 'nothing-due' })
    expect(await office.caught(address)).toEqual([])
    expect(
      await office.database.letter.findFirstOrThrow({ where: { recipient: `body/${bodyId}` } }),
    ).toMatchObject({
      voidedAt: new Date(input.at),
      sentAt: null,
      refusedAt: null,
    })
  })
})

describe('a mail server that refuses', () => {
  it('for good is an answer, the same one however often it is asked', async () => {
    const bodyId = 'refused-council'
    const address = await office.name(`body/${bodyId}`, 'refused')
    const first = await office.arm({ bodyId, reference: '24 000 001' })
    const second = await office.arm({ bodyId, reference: '24 000 002' })
    const refused = { status: 'refused', why: 'smtp-550' }
    expect(await office.send(first)).toEqual(refused)
    expect(await office.send(first)).toEqual(refused)
    expect(await office.send(second)).toEqual(refused)
    expect(await office.caught(address)).toEqual([])
    expect(
      await office.database.letter.findFirstOrThrow({ where: { recipient: `body/${bodyId}` } }),
    ).toMatchObject({
      refusal: 'smtp-550',
      refusedAt: new Date(first.at),
      sentAt: null,
      attempts: 1,
    })
  })

  it('for now is tried again at once when the next try comes, and its answer names no address', async () => {
    const bodyId = 'greylisted-council'
    const address = await office.name(`body/${bodyId}`, 'greylist')
    const input = await office.arm({ bodyId })
    for (const attempts of [1, 2]) {
      const failure = await office.send(input).then(
        () => Promise.reject(new Error('the catcher did not greylist it')),
        (error: Error & { type: string }) => error,
      )
      expect(failure.type).toBe('LetterNotAccepted')
      expect(`${failure.message} ${failure.stack ?? ''} ${String(failure.cause)}`).not.toContain(
        'example.org',
      )
      expect(
        await office.database.letter.findFirstOrThrow({ where: { recipient: `body/${bodyId}` } }),
      ).toMatchObject({
        attempts,
        sentAt: null,
        refusedAt: null,
      })
    }
    expect(await office.send(input)).toEqual({ status: 'sent' })
    expect(await office.caught(address)).toHaveLength(1)
  })
})
