// Lays a letter out as plain text and as HTML that needs no picture, script or style sheet: one page that people can
// act on, whatever they read their mail with.
import type { Passage } from './compose.js'

export interface Letter {
  readonly subject: string
  readonly passages: readonly Passage[]
  /** The last day on which the links open, in words; null when there is no link. */
  readonly linksUntil: string | null
  /** Whom to ring; null when no number is configured. */
  readonly officePhone: string | null
  /** Who writes. */
  readonly from: string
}

const DUE = 'What is due now:'

const closingOf = ({ linksUntil, officePhone, from }: Letter): string[] => [
  ...(linksUntil === null
    ? []
    : [
        `A link opens one page about its case. It works until ${linksUntil}; whoever has it can open it, so do not pass it on.`,
      ]),
  `Questions? ${officePhone === null ? 'Answer this e-mail' : `Ring ${officePhone} or answer this e-mail`}, and give the reference.`,
  from,
]

/** The letter as plain text. */
export function asText(letter: Letter): string {
  const passages = letter.passages.flatMap(({ heading, paragraphs, due, link }) => [
    heading,
    ...paragraphs,
    ...(due.length ? [`${DUE}\n${due.map((line) => `- ${line}`).join('\n')}`] : []),
    ...(link === null ? [] : [`More, and how to answer: ${link}`]),
  ])
  return `${['Hello,', ...passages, ...closingOf(letter)].join('\n\n')}\n`
}

/** The letter as HTML; every text in it is escaped. */
export function asHtml(letter: Letter): string {
  const paragraph = (text: string) => `<p>${escape(text)}</p>`
  const passages = letter.passages.map(
    ({ heading, paragraphs, due, link }) =>
      `<h2 style="font-size:1.1em">${escape(heading)}</h2>\n${paragraphs.map(paragraph).join('\n')}\n` +
      (due.length
        ? `<p>${DUE}</p>\n<ul>${due.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>\n`
        : '') +
      (link === null ? '' : `<p><a href="${escape(link)}">More, and how to answer</a></p>`),
  )
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escape(letter.subject)}</title></head>
<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em">
<p>Hello,</p>
${passages.join('\n')}
${closingOf(letter).map(paragraph).join('\n')}
</body>
</html>
`
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? character)
