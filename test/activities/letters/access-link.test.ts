// The link in a letter opens one case for half a year, unless it is revoked; nothing else opens anything.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { linkToken } from '../../../activities/letters/links.js'
import { findAccessLink } from '../../../prisma/read/access-link.js'
import { openOffice, TUESDAY, nine } from '../../support/letter-office.js'

const DAY = 86_400_000
let office: Awaited<ReturnType<typeof openOffice>>
let token: string
let letterId: string

beforeAll(async () => {
  office = await openOffice()
  const address = await office.name('body/linked-council', 'linked')
  await office.send(await office.arm({ bodyId: 'linked-council' }))
  const [mail] = await office.caught(address)
  token = /answer\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  letterId = (await office.database.letter.findFirstOrThrow()).id
})
afterAll(() => office.close())

const stateAt = async (at: number) => (await findAccessLink(office.database, token, at))?.state

it('a link opens for 180 days from its letter', async () => {
  expect(await stateAt(nine(TUESDAY))).toBe('open')
  expect(await stateAt(nine(TUESDAY) + 180 * DAY - 1)).toBe('open')
  expect(await stateAt(nine(TUESDAY) + 180 * DAY)).toBe('expired')
})

it('a token that was made up, cut, or made with another secret opens nothing', async () => {
  const subject = { letterId, reference: '24 000 001', bodyId: 'linked-council' }
  expect(token).toBe(linkToken(office.ports.linkSecret, subject))
  const others = [
    linkToken('another secret', subject),
    linkToken(office.ports.linkSecret, { ...subject, reference: '24 000 002' }),
    linkToken(office.ports.linkSecret, { ...subject, bodyId: 'another-council' }),
    token.slice(0, -1),
    `${token}A`,
    '',
    "' OR 1=1 --",
    '\u0000'.repeat(43),
  ]
  for (const other of others) expect(await findAccessLink(office.database, other, nine(TUESDAY))).toBeNull()
})

it('a revoked link stays shut, and says that it was revoked', async () => {
  await office.database.accessLink.updateMany({
    where: { letterId },
    data: { revokedAt: new Date(nine(TUESDAY)) },
  })
  expect(await stateAt(nine(TUESDAY) + 1)).toBe('revoked')
})
