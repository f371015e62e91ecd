// Lays a letter out as plain text and as HTML that needs no picture, script or style sheet: one page that people can
// act on, whatever they read their mail with.
import type { Passage } from './compose.js'

/** Who answers questions about a case. */
export interface AnswerTo {
  readonly reference: string
  /** The officer who looks after it; null when nobody is named. */
  readonly officer: string | null
  /** The team, or who else asks; null when it is not known. */
  readonly team: string | null
  readonly mailbox: string
  /** Null when there is no number to ring. */
  readonly phone: string | null
}

export interface Letter {
  readonly subject: string
  readonly passages: readonly Passage[]
  /** The last day on which the links open, in words; null when there is no link. */
  readonly linksUntil: string | null
  /** Who answers, for each case that the letter is about. */
  readonly answerTo: readonly AnswerTo[]
  /** In whose name it is written. */
  readonly from: string
}

/** The one who answers for every case of the letter; null when it is about cases of several. */
function theOne({ answerTo }: Letter): AnswerTo | null {
  const [first, ...others] = answerTo
  const who = ({ officer, team, mailbox, phone }: AnswerTo) => [officer, team, mailbox, phone].join('\n')
  return first && others.every((other) => who(other) === who(first)) ? first : null
}

/** “ring 020 7946 0000 or write to team-4@example.org” */
const howToReach = ({ phone, mailbox }: AnswerTo) =>
  phone === null ? `write to ${mailbox}` : `ring ${phone} or write to ${mailbox}`

const namesOf = ({ officer, team }: AnswerTo) => [officer, team].filter((name) => name !== null).join(', ')

function closingOf(letter: Letter): string[] {
  const { linksUntil, from } = letter
  const one = theOne(letter)
  const signed = one && namesOf(one)
  return [
    ...(linksUntil === null
      ? []
      : [
          `A link opens one page about its case until ${linksUntil}. Anyone who has it can open that page: please keep it to yourself.`,
        ]),
    one
      ? `Questions? Please ${howToReach(one)}, or answer this e-mail, and give the reference.`
      : 'Questions? Each case above says whom to ask. Please give the reference.',
    signed ? `${signed}\n${from}` : from,
  ]
}

/** Whom to ask about one case of several that are looked after by different people; null where the end of the letter says it. */
function whomToAsk(letter: Letter, { reference }: Passage): string | null {
  const own = letter.answerTo.find((a) => a.reference === reference)
  if (theOne(letter) || !own) return null
  return `Questions about this case? Ask ${namesOf(own) || 'us'}: ${howToReach(own)}.`
}

/** The letter as plain text. */
export function asText(letter: Letter): string {
  const passages = letter.passages.flatMap((passage) => {
    const { heading, paragraphs, lists, link } = passage
    const ask = whomToAsk(letter, passage)
    return [
      heading,
      ...paragraphs,
      ...lists.map(({ title, lines }) => `${title}\n${lines.map((line) => `- ${line}`).join('\n')}`),
      ...(ask === null ? [] : [ask]),
      ...(link === null ? [] : [`More, and how to answer: ${link}`]),
    ]
  })
  return `${['Hello,', ...passages, ...closingOf(letter)].join('\n\n')}\n`
}

/** The letter as HTML; every text in it is escaped. */
export function asHtml(letter: Letter): string {
  const paragraph = (text: string) => `<p>${escape(text).replaceAll('\n', '<br>')}</p>`
  const passages = letter.passages.map((passage) => {
    const { heading, paragraphs, lists, link } = passage
    const ask = whomToAsk(letter, passage)
    return [
      `<h2 style="font-size:1.1em">${escape(heading)}</h2>`,
      ...paragraphs.map(paragraph),
      ...lists.flatMap(({ title, lines }) => [
        paragraph(title),
        `<ul>${lines.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>`,
      ]),
      ...(ask === null ? [] : [paragraph(ask)]),
      ...(link === null ? [] : [`<p><a href="${escape(link)}">More, and how to answer</a></p>`]),
    ].join('\n')
  })
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
