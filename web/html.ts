// HTML as a tagged template in which every value is escaped; only another such piece goes in as it is.

/** A piece of HTML that is safe to send. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Piece = Html | string | number | null | readonly Piece[]

const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

export const escaped = (text: string) => text.replace(/[&<>"']/g, (c) => ESCAPED.get(c) ?? c)

function written(piece: Piece): string {
  if (piece === null) return ''
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece))
  return piece.map(written).join('')
}

/** html`<p>${anything}</p>` */
export const html = (parts: TemplateStringsArray, ...values: readonly Piece[]): Html =>
  new Html(parts.reduce((before, part, index) => before + written(values[index - 1] ?? null) + part))
