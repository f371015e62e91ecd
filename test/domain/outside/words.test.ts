// What words may be sent, character by character.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  LINE_AT_MOST,
  lineRefusal,
  TEXT_AT_MOST,
  textRefusal,
  tidied,
} from '../../../domain/outside/words.js'
import { holds } from '../../support/holds.js'

describe('words', () => {
  it.each(['Plain words.', 'Two\nlines and a\ttab', 'Żółć, Ελλάδα, 中文, 👩‍⚕️', '“quoted” – and £ 5'])(
    'of people pass: %j',
    (text) => {
      expect(textRefusal('/text', text)).toBeUndefined()
    },
  )

  it.each([
    ['\u0000', 'U+0000'],
    ['\u0007', 'U+0007'],
    ['\u001b[31m', 'U+001B'],
    ['\u007f', 'U+007F'],
    ['\u0085', 'U+0085'],
    ['\r', 'U+000D'],
    ['\ud800', 'U+D800'],
    ['\ufffd', 'U+FFFD'],
    ['\u202e', 'U+202E'],
    ['\u2066', 'U+2066'],
  ])('with %j are refused by its name and place', (unfit, name) => {
    for (const refusal of [textRefusal('/text', `ab${unfit}`), lineRefusal('/text', `ab${unfit}`)])
      expect(refusal).toMatchObject({
        code: 'invalid',
        field: '/text',
        problem: `has the unfit character ${name} at place 3`,
      })
  })

  it('on one line have no line end and no tab', () => {
    for (const end of ['\n', '\t', '\u2028', '\u2029']) expect(lineRefusal('', `a${end}b`)).toBeDefined()
  })

  it('are not empty and not endless', () => {
    expect(textRefusal('', tidied(' \r\n '))?.problem).toBe('is empty')
    expect(textRefusal('', 'x'.repeat(TEXT_AT_MOST))).toBeUndefined()
    expect(textRefusal('', 'x'.repeat(TEXT_AT_MOST + 1))?.problem).toBe('is 20001 characters long')
    expect(lineRefusal('', 'x'.repeat(LINE_AT_MOST + 1))).toBeDefined()
  })

  it('tidied twice are as tidied once', () => {
    holds(
      fc.property(fc.string({ unit: fc.constantFrom(' ', '\r', '\n', 'a', '\t') }), (text) => {
        expect(tidied(tidied(text))).toBe(tidied(text))
      }),
      { examples: [['a\r\r\na']] },
    )
  })
})
