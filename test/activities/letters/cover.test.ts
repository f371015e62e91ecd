// Who gets a letter: the person it is meant for, or whoever covers, and one letter a day for everything that one person
// covers.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Capacity } from '../../../domain/recommendation/ids.js'
import { openOffice, TUESDAY } from '../../support/letter-office.js'

let office: Awaited<ReturnType<typeof openOffice>>
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

/** Somebody of a body, away on these days. */
async function staff(
  bodyId: string,
  capacity: Capacity,
  away: readonly [from: string, until: string] | null = null,
) {
  const email = `${capacity}-of-${bodyId}-${randomUUID().slice(0, 8)}@example.org`
  await office.database.contact.create({
    data: {
      id: randomUUID(),
      room: 'body',
      recipient: `body/${bodyId}`,
      name: 'Robin Madeup',
      email,
      role: 'link officer',
      capacity,
      namedAt: new Date('2026-01-05T10:00:00Z'),
      ...(away && { awayFrom: new Date(away[0]), awayUntil: new Date(away[1]) }),
    },
  })
  return email
}

const caught = async (...addresses: string[]) =>
  Promise.all(addresses.map(async (address) => (await office.caught(address)).length))

describe('a letter to the contact', () => {
  it('goes to the deputy while the contact is away, both days included', async () => {
    const bodyId = 'covered-council'
    const contact = await staff(bodyId, 'contact', ['2026-06-08', '2026-06-09'])
    const deputy = await staff(bodyId, 'deputy')
    expect(await office.send(await office.arm({ bodyId }))).toEqual({ status: 'sent' })
    expect(await caught(contact, deputy)).toEqual([0, 1])
    const letter = await office.database.letter.findFirstOrThrow({ where: { address: deputy } })
    expect(letter).toMatchObject({
      recipient: `body/${bodyId}/deputy`,
      key: `reminder/body/${bodyId}/deputy/${TUESDAY}`,
    })
  })

  it('goes to the contact again on the day after', async () => {
    const bodyId = 'returned-council'
    const contact = await staff(bodyId, 'contact', ['2026-06-01', '2026-06-08'])
    const deputy = await staff(bodyId, 'deputy')
    expect(await office.send(await office.arm({ bodyId }))).toEqual({ status: 'sent' })
    expect(await caught(contact, deputy)).toEqual([1, 0])
  })

  it('is never swallowed: with everybody away it goes to the contact', async () => {
    const bodyId = 'deserted-council'
    const contact = await staff(bodyId, 'contact', ['2026-06-01', '2026-06-30'])
    const deputy = await staff(bodyId, 'deputy', ['2026-06-01', '2026-06-30'])
    expect(await office.send(await office.arm({ bodyId }))).toEqual({ status: 'sent' })
    expect(await caught(contact, deputy)).toEqual([1, 0])
  })
})

describe('a letter to a deputy or a senior officer', () => {
  it('reaches that person', async () => {
    const bodyId = 'staffed-council'
    const [contact, deputy, senior] = [
      await staff(bodyId, 'contact'),
      await staff(bodyId, 'deputy'),
      await staff(bodyId, 'senior-officer'),
    ]
    for (const capacity of ['deputy', 'senior-officer'])
      expect(
        await office.send(await office.arm({ bodyId, recipient: `body/${bodyId}/${capacity}` })),
      ).toEqual({
        status: 'sent',
      })
    expect(await caught(contact, deputy, senior)).toEqual([0, 1, 1])
  })

  it('goes to the contact where nobody is named in that capacity, in the contact’s own letter of the day', async () => {
    const bodyId = 'small-council'
    const contact = await staff(bodyId, 'contact')
    const own = await office.arm({ bodyId, reference: '24 000 001' })
    const forDeputy = await office.arm({
      bodyId,
      reference: '24 000 002',
      recipient: `body/${bodyId}/deputy`,
    })
    expect(await office.send(forDeputy)).toEqual({ status: 'sent' })
    expect(await office.send(own)).toEqual({ status: 'taken' })
    expect(await caught(contact)).toEqual([1])
  })

  it('asks for a contact of the body where nobody is named at all', async () => {
    const bodyId = 'empty-office-council'
    const input = await office.arm({ bodyId, recipient: `body/${bodyId}/senior-officer` })
    expect(await office.send(input)).toEqual({ status: 'no-contact' })
    const task = await office.database.task.findUniqueOrThrow({
      where: { key: `name-contact/body/${bodyId}` },
    })
    expect(task).toMatchObject({ kind: 'name-contact', bodyId, doneAt: null })
  })
})
