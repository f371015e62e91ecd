// What words that come from outside may be, the same at every entrance: form, API, import, CQC's register, lists of bank
// holidays, tokens. Rules on words run before words are stored; after that only ids travel.
import { invalid, type Refusal } from '../refusal.js'

/** Characters of the longest text: a plan, evidence, reasons. */
export const TEXT_AT_MOST = 20_000
/** Characters of the longest single line: a name, a summary of a role, a category. */
export const LINE_AT_MOST = 300

/** Line ends as one character, and no blank edges: two writings of the same words are the same words. */
export const tidied = (text: string) => text.split('\n').map(withoutReturns).join('\n').trim()

/** Without the carriage returns at its end: some programs write more than one. Not a pattern: those take long for many. */
function withoutReturns(line: string): string {
  let end = line.length
  while (line[end - 1] === '\r') end -= 1
  return line.slice(0, end)
}

// Half a surrogate pair and NUL cannot be stored at all. Control characters corrupt letters and files. Format characters are
// not seen, and those that turn the direction of writing make a text read as something that it does not say. What a private
// character means, only its sender knows. U+FFFD stands where words were lost because they came in another coding.
const NEVER = String.raw`\p{Cs}\p{Cf}\p{Co}\p{Noncharacter_Code_Point}\ufffd`

// The two format characters that spelling needs: inside a joined picture, and between letters of the scripts that join.
const JOINING = ['Arabic', 'Syriac', 'Mongolian', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya']
  .concat(['Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Myanmar', 'Khmer'])
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('')
const IN_A_PICTURE = String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})`
const IN_A_WORD = `(?<=[${JOINING}])[\\u200c\\u200d](?=[${JOINING}])`
const SPELT = `(?!${IN_A_PICTURE}|${IN_A_WORD})`

const UNFIT = new RegExp(String.raw`${SPELT}(?:[${NEVER}]|(?![\n\t])\p{Cc})`, 'u')
const UNFIT_IN_LINE = new RegExp(String.raw`${SPELT}[${NEVER}\p{Cc}\u2028\u2029]`, 'u')
const EVERY_UNFIT_IN_LINE = new RegExp(UNFIT_IN_LINE.source, 'gu')

/** What is wrong with a tidied text, if anything. `field` is a JSON pointer. */
export function textRefusal(field: string, text: string, atMost = TEXT_AT_MOST): Refusal | undefined {
  return wordsRefusal(field, text, atMost, UNFIT, {
    shorter: '; send the rest as evidence',
    plain:
      'plain text in UTF-8; of control characters only line ends and tabs, no invisible or private characters',
  })
}

/** What is wrong with tidied words that stand on one line, if anything. `field` is a JSON pointer. */
export function lineRefusal(field: string, text: string, atMost = LINE_AT_MOST): Refusal | undefined {
  return wordsRefusal(field, text, atMost, UNFIT_IN_LINE, {
    shorter: '',
    plain: 'plain text in UTF-8 on one line, without control, invisible or private characters',
  })
}

function wordsRefusal(
  field: string,
  text: string,
  atMost: number,
  unfit: RegExp,
  right: { readonly shorter: string; readonly plain: string },
) {
  if (text === '') return invalid(field, 'is empty', `between 1 and ${atMost} characters`)
  if (text.length > atMost)
    return invalid(field, `is ${text.length} characters long`, `at most ${atMost} characters${right.shorter}`)
  const found = unfit.exec(text)
  if (!found) return undefined
  return invalid(
    field,
    `has the unfit character ${codeOf(found[0])} at place ${found.index + 1}`,
    right.plain,
  )
}

/** `U+202E`, as Unicode names a character. */
export const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/**
 * What was sent, as a message may repeat it: on one line, nothing unfit in it, and never so much that an answer grows with
 * the nonsense in a request.
 */
export const shown = (text: string, atMost = 60) =>
  (text.length > atMost ? `${text.slice(0, atMost)}…` : text).replace(EVERY_UNFIT_IN_LINE, '\ufffd')
