// A letter office on the real stack: a database of its own, the real mail server, and rows as the record step writes
// them. Every office has mailboxes of its own, because all tests share one mail catcher.
import { randomBytes, randomUUID } from 'node:crypto'
import { sendDue as send } from '../../activities/letters/send-due.js'
import type { LettersPorts, SendDueInput } from '../../activities/letters/ports.js'
import { createSmtpPost } from '../../activities/letters/smtp-post.js'
import { instantAt } from '../../domain/calendar/london-time.js'
import { parseLocalDate, type LocalDate } from '../../domain/calendar/local-date.js'
import { countryCalendar } from '../../prisma/calendar-seed.js'
import { createDatabase } from '../../prisma/client.js'
import type { Prisma } from '../../prisma/generated/client.js'
import { freshDatabase, startStack } from './stack.js'

export const day = (text: string): LocalDate => parseLocalDate(text)
export const nine = (date: LocalDate) => instantAt(date, '09:00')
/** A Tuesday; the stated day of every test that names no other. */
export const TUESDAY = day('2026-06-09')

export interface Item {
  readonly reference?: string
  readonly bodyId?: string
  readonly recipient?: string
  readonly letterClass?: 'notice' | 'reminder'
  readonly kind?: string
  readonly data?: Prisma.InputJsonObject
  readonly on?: LocalDate
  readonly at?: number
}

export interface CaughtMail {
  readonly id: number
  readonly to: readonly string[]
  readonly subject: string
  readonly messageId: string
  readonly text: string
  readonly html: string
  readonly raw: string
}

export async function openOffice(changes: Partial<LettersPorts> = {}) {
  const stack = startStack()
  const { appUrl, name: databaseName } = await freshDatabase(stack)
  const database = createDatabase(appUrl, { max: 5 })
  const post = createSmtpPost({
    smtpUrl: stack.mail.smtpUrl,
    from: 'Followthrough <followthrough@example.org>',
  })
  const own = randomBytes(4).toString('hex')
  const ports: LettersPorts = {
    database,
    post,
    publicUrl: 'https://followthrough.example.org',
    linkSecret: 'a secret that only tests know and nobody else',
    managerMailbox: `manager-${own}@example.org`,
    officeMailbox: `office-${own}@example.org`,
    officePhone: '020 7946 0000',
    calendar: countryCalendar('england', 2025, 2028),
    ...changes,
  }
  let armed = 0

  /** Writes the row of a letter item, and returns what the case's workflow would ask with. */
  async function arm(item: Item = {}): Promise<SendDueInput> {
    armed += 1
    const {
      reference = '24 000 001',
      bodyId = 'example-council',
      letterClass = 'reminder',
      on = TUESDAY,
    } = item
    const recipient = item.recipient ?? `body/${bodyId}`
    const at = item.at ?? nine(on)
    const key = `recommendation/${reference.replaceAll(' ', '-')}/${bodyId}:${letterClass}:${armed}`
    const usual =
      letterClass === 'notice'
        ? { recommendations: [1], due: [] }
        : { deadline: 'evidence', dueOn: '2026-06-23', recommendations: [1] }
    await database.letterItem.create({
      data: {
        key,
        room: 'body',
        recipient,
        class: letterClass,
        kind: item.kind ?? (letterClass === 'notice' ? 'opening' : 'reminder'),
        reference,
        bodyId,
        data: item.data ?? usual,
        localDate: new Date(`${on}T00:00:00Z`),
        sendAt: new Date(at),
      },
    })
    return { key, recipient, letterClass, localDate: on, at }
  }

  /** Names a contact with a mailbox of this office, replacing the one before. */
  async function name(recipient: string, mailbox: string, namedAt = '2026-01-05T10:00:00Z') {
    const email = `${mailbox}-${own}@example.org`
    await database.contact.updateMany({
      where: { recipient, replacedAt: null },
      data: { replacedAt: new Date(namedAt) },
    })
    await database.contact.create({
      data: {
        id: randomUUID(),
        room: 'body',
        recipient,
        name: 'Robin Madeup',
        email,
        role: 'link officer',
        namedAt: new Date(namedAt),
      },
    })
    return email
  }

  async function caught(to: string): Promise<CaughtMail[]> {
    const list = await fetch(`${stack.mail.webUrl}/api/mails?limit=1000&to=${encodeURIComponent(to)}`)
    const { mails } = (await list.json()) as { mails: { id: number }[] }
    return Promise.all(
      mails.map(
        async ({ id }) => (await fetch(`${stack.mail.webUrl}/api/mails/${id}`)).json() as Promise<CaughtMail>,
      ),
    )
  }

  return {
    stack,
    database,
    databaseUrl: appUrl,
    databaseName,
    ports,
    arm,
    name,
    caught,
    /** One try of the activity, by a worker of its own unless named. */
    send: (input: SendDueInput, more: Partial<LettersPorts> = {}, claimedBy: string = randomUUID()) =>
      send({ ...ports, ...more }, input, { claimedBy, at: input.at }),
    letters: () => database.letter.findMany({ include: { items: true }, orderBy: { key: 'asc' } }),
    async close() {
      post.close()
      await database.$disconnect()
    },
  }
}
