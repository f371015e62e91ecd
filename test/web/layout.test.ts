// The frame of every page: what a browser would refuse to apply is found here.
import { createHash } from 'node:crypto'
import { expect, it } from '@jest/globals'
import { html } from '../../web/html.js'
import { CONTENT_SECURITY_POLICY, page } from '../../web/layout.js'

it('the policy allows the style sheet of the page, to the letter', () => {
  const style = /<style>([^]*?)<\/style>/.exec(page('A title', html`<p>words</p>`))?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(CONTENT_SECURITY_POLICY).toContain(`'sha256-${hash}'`)
})

it('escapes what people wrote', () => {
  expect(page('<script>', html`<p>${'a < b & "c"'}</p>`)).not.toMatch(/<script>|a < b/)
})
