// What words people may send: lengths and characters, the same for every form and request. Rules on wording run before
// words are stored; after that only ids travel.
import { invalid, type Refusal } from './refusal.js'

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

// Control characters would corrupt letters and files; half a surrogate pair cannot be stored; U+FFFD stands where words
// were lost because they came in another coding; characters that turn the direction of writing make a text read as
// something that it does not say.
const UNFIT = /(?![\n\t])\p{Cc}|\p{Cs}|[\ufffd\u202a-\u202e\u2066-\u2069]/u
const UNFIT_IN_LINE = /\p{Cc}|\p{Cs}|[\ufffd\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** What is wrong with a tidied text, if anything. `field` is a JSON pointer. */
export function textRefusal(field: string, text: string, atMost = TEXT_AT_MOST): Refusal | undefined {
  return wordsRefusal(
    field,
    text,
    atMost,
    UNFIT,
    'plain text in UTF-8; of control characters only line ends and tabs',
  )
}

/** What is wrong with tidied words that stand on one line, if anything. `field` is a JSON pointer. */
export function lineRefusal(field: string, text: string, atMost = LINE_AT_MOST): Refusal | undefined {
  return wordsRefusal(
    field,
    text,
    atMost,
    UNFIT_IN_LINE,
    'plain text in UTF-8 on one line, without control characters',
  )
}

function wordsRefusal(field: string, text: string, atMost: number, unfit: RegExp, remedy: string) {
  if (text === '') return invalid(field, 'is empty', `between 1 and ${atMost} characters`)
  if (text.length > atMost)
    return invalid(
      field,
      `is ${text.length} characters long`,
      `at most ${atMost} characters; send the rest as evidence`,
    )
  const found = unfit.exec(text)
  if (!found) return undefined
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return invalid(field, `has the unfit character U+${code} at place ${found.index + 1}`, remedy)
}
