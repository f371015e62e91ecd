// The catcher's pages and its JSON, to read what was caught: `/`, `/mail/ID`, `/mail/ID/raw`,
// `/api/mails?after=ID&limit=N&to=ADDRESS` and `/api/mails/ID`. A mail's own HTML is shown in a sandbox; its links open
// in a tab of their own, because the page behind a letter's link lets nobody frame it.
import express, { type Express } from 'express'
import type { CaughtMail, MailStore, OpenMail } from './store.js'

const PAGE = 100
const MOST = 1_000
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'"

/** The first of a document's `base` elements decides: a mail cannot bring its own. */
const IN_A_TAB = '<base target="_blank">'

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(title)}</title>
<style>body{font:16px/1.4 sans-serif;margin:2rem}td,th{text-align:left;padding:.2rem .8rem .2rem 0}iframe{width:100%;height:60vh}pre{white-space:pre-wrap}</style>
<h1>${escape(title)}</h1>${body}`

function listPage(mails: readonly CaughtMail[], before: number | undefined): string {
  const older = before === undefined ? mails : mails.filter((mail) => mail.id < before)
  const shown = older.slice(-PAGE).reverse()
  const rows = shown.map(
    (mail) =>
      `<tr><td>${mail.receivedAt.slice(0, 19).replace('T', ' ')}<td>${escape(mail.to.join(', '))}` +
      `<td><a href="/mail/${mail.id}">${escape(mail.subject || '(no subject)')}</a>`,
  )
  const oldest = shown.at(-1)?.id
  const next = older.length > PAGE && oldest !== undefined ? `<p><a href="/?before=${oldest}">Older</a>` : ''
  const table = `<table><tr><th>Received (UTC)<th>To<th>Subject${rows.join('')}</table>${next}`
  return page('Caught mail', shown.length === 0 ? '<p>No mail has arrived.' : table)
}

function mailPage(mail: OpenMail): string {
  const html = mail.html || `<pre>${escape(mail.text)}</pre>`
  return page(
    mail.subject || '(no subject)',
    `<p>From ${escape(mail.from)} to ${escape(mail.to.join(', '))}, ${mail.receivedAt}
<p><a href="/">All</a> · <a href="/mail/${mail.id}/raw">Raw</a>
<h2>HTML</h2><iframe title="HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escape(IN_A_TAB + html)}"></iframe>
<h2>Text</h2><pre>${escape(mail.text)}</pre>`,
  )
}

const numberOf = (value: unknown, otherwise: number) => {
  const number = Number(value)
  return typeof value === 'string' && Number.isInteger(number) && number >= 0 ? number : otherwise
}

/** The pages and the JSON over what the store holds. */
export function createMailPages(store: MailStore): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use((_request, response, next) => {
    response.set('content-security-policy', POLICY)
    next()
  })
  app.get('/', (request, response) => {
    const before = numberOf(request.query.before, 0)
    response.send(listPage(store.list(), before === 0 ? undefined : before))
  })
  app.get('/mail/:id', async (request, response) => {
    const mail = await store.open(Number(request.params.id))
    if (mail) response.send(mailPage(mail))
    else response.status(404).send(page('There is no such mail', ''))
  })
  app.get('/mail/:id/raw', async (request, response) => {
    const mail = await store.open(Number(request.params.id))
    response.type('text/plain; charset=utf-8').status(mail ? 200 : 404)
    response.send(mail?.raw ?? 'There is no such mail')
  })
  app.get('/api/mails', (request, response) => {
    const after = numberOf(request.query.after, 0)
    const limit = Math.min(numberOf(request.query.limit, PAGE), MOST)
    const { to } = request.query
    const found = store
      .list()
      .filter((mail) => mail.id > after && (typeof to !== 'string' || mail.to.includes(to)))
    const mails = found.slice(0, limit)
    response.json({ mails, next: found.length > mails.length ? mails.at(-1)?.id : null })
  })
  app.get('/api/mails/:id', async (request, response) => {
    const mail = await store.open(Number(request.params.id))
    if (mail) response.json(mail)
    else response.status(404).json({ message: 'There is no such mail' })
  })
  return app
}
