// The frame of every page: plain, readable without a script, printable, and unable to load or send anything.
import { createHash } from 'node:crypto'
import { html, Html } from './html.js'

const STYLE = `
:root{color-scheme:light}
body{margin:0;font:19px/1.4 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff}
header{background:#0b0c0c;color:#fff;padding:.8rem 1rem;border-bottom:.5rem solid #1d70b8;font-weight:bold}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:2rem;line-height:1.15;margin:.5rem 0 1.5rem}h2{font-size:1.5rem;margin:2rem 0 .8rem}h3{font-size:1.15rem;margin:1.6rem 0 .5rem}
a{color:#1d70b8}a:focus,summary:focus{outline:3px solid #fd0;color:#0b0c0c;background:#fd0}
dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.3rem 1.5rem}dt{font-weight:bold}dd{margin:0}
table{border-collapse:collapse;width:100%;font-size:1rem}th,td{text-align:left;vertical-align:top;border-bottom:1px solid #b1b4b6;padding:.4rem .8rem .4rem 0}
code,pre{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.9rem}pre{background:#f3f2f1;padding:.8rem;overflow-x:auto}
.inset{border-left:10px solid #b1b4b6;padding:.6rem 1rem;margin:1.5rem 0}.quiet{color:#505a5f;font-size:1rem}
summary{cursor:pointer}`

/** In one piece: the policy below allows exactly these characters, white space included. */
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`)

/** Allows the one style sheet above and nothing else: no script, no form, no frame, no request to anywhere. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A whole page. */
export function page(title: string, body: Html): string {
  const { text } = html`<html lang="en-GB">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="no-referrer" />
      <title>${title} – Followthrough</title>
      ${STYLE_ELEMENT}
    </head>
    <body>
      <header>Followthrough</header>
      <main>
        <h1>${title}</h1>
        ${body}
      </main>
    </body>
  </html>`
  return `<!doctype html>${text}`
}
