// The mail catcher: keeps every mail on disk before it says so, for ever, and refuses what is made to be refused.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createTransport, type Transporter } from 'nodemailer'
import { startMailCatcher, type MailCatcher } from '../../dev/mail/catcher.js'
import type { CaughtMail, OpenMail } from '../../dev/mail/store.js'
import { HOST, randomPorts } from '../../dev/ports.js'

let folder: string
let catcher: MailCatcher
let sender: Transporter
let ports: { smtp: number; web: number }

async function start() {
  catcher = await startMailCatcher({ folder, smtpPort: ports.smtp, webPort: ports.web })
  sender = createTransport({ host: HOST, port: ports.smtp, pool: true, maxConnections: 5 })
}
async function stop() {
  sender.close()
  await catcher.close()
}
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-mail-'))
  ports = await randomPorts(['smtp', 'web'] as const)
  await start()
})
afterEach(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
})

const get = async <T>(address: string) =>
  (await (await fetch(`http://${HOST}:${ports.web}${address}`)).json()) as T
const list = (query = '') => get<{ mails: CaughtMail[]; next: number | null }>(`/api/mails${query}`)
const send = (to: string, subject = 'A letter') =>
  sender.sendMail({
    from: 'cases@example.org',
    to,
    subject,
    text: 'Plain & short',
    html: '<p>Plain &amp; short',
  })

describe('the mail catcher', () => {
  it('has the mail on disk when its sender hears that it was accepted', async () => {
    await send('anna@example.org')
    const files = readdirSync(folder)
    expect(files).toEqual(['00000001.eml'])
    expect(readFileSync(path.join(folder, '00000001.eml'), 'utf8')).toContain(
      'Delivered-To: anna@example.org',
    )
  })

  it('shows what it kept after a restart, and counts on', async () => {
    await send('anna@example.org', 'First')
    await stop()
    await start()
    await send('bert@example.org', 'Second')
    const { mails } = await list()
    expect(mails.map(({ id, to, subject }) => [id, to[0], subject])).toEqual([
      [1, 'anna@example.org', 'First'],
      [2, 'bert@example.org', 'Second'],
    ])
    const mail = await get<OpenMail>('/api/mails/1')
    expect(mail.text.trim()).toBe('Plain & short')
    expect(mail.raw).not.toContain('Delivered-To')
  })

  it('keeps a burst whole, and lists it page by page', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, n) => send(`n${n}@example.org`)))
    const first = await list('?limit=40')
    const second = await list(`?limit=40&after=${first.next}`)
    expect([first.mails.length, second.mails.length, second.next]).toEqual([40, 20, null])
    const recipients = [...first.mails, ...second.mails].flatMap((mail) => mail.to)
    expect(new Set(recipients).size).toBe(60)
    expect((await list('?to=n7@example.org')).mails).toHaveLength(1)
  })

  it('refuses some addresses for good, and others twice', async () => {
    await expect(send('refused-care-home@example.org')).rejects.toMatchObject({ responseCode: 550 })
    await expect(send('greylist-care-home@example.org')).rejects.toMatchObject({ responseCode: 451 })
    await expect(send('greylist-care-home@example.org')).rejects.toMatchObject({ responseCode: 451 })
    await send('greylist-care-home@example.org')
    expect((await list()).mails.map((mail) => mail.to[0])).toEqual(['greylist-care-home@example.org'])
  })

  it('shows a mail’s own HTML in a sandbox, and its words escaped', async () => {
    await send('anna@example.org', '<script>alert(1)</script>')
    const page = await (await fetch(`http://${HOST}:${ports.web}/mail/1`)).text()
    expect(page).not.toContain('<script>')
    expect(page).toMatch(/<iframe [^>]*sandbox="[^"]*" srcdoc=/)
    expect((await fetch(`http://${HOST}:${ports.web}/mail/9`)).status).toBe(404)
  })

  it('opens a mail’s links in a tab of their own, outside the sandbox, and lets nothing of it run', async () => {
    await send('anna@example.org')
    const page = await (await fetch(`http://${HOST}:${ports.web}/mail/1`)).text()
    const [, allowed = '', shown = ''] = /sandbox="([^"]*)" srcdoc="([^"]*)"/.exec(page) ?? []
    // Whoever is linked to lets nobody frame it, and its form must work: so neither stays in the sandbox.
    expect(allowed.split(' ').sort()).toEqual(['allow-popups', 'allow-popups-to-escape-sandbox'])
    expect(shown.replaceAll('&#34;', '"').replaceAll('&#60;', '<').replaceAll('&#62;', '>')).toMatch(
      /^<base target="_blank"><p>Plain/,
    )
  })
})
