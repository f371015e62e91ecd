// What no row can hold is found wherever it stands in a step, and marked so that a row can hold it.
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { allMarked, marked, unwritableIn } from '../../../domain/outside/unwritable.js'
import { holds } from '../../support/holds.js'

it('is named by its place and character', () => {
  const step = { actor: 'x\ud800', facts: [{ data: { 'a/b': 'y\0z' } }], fine: 'żółć 👩‍⚕️' }
  expect(unwritableIn(step)).toEqual([
    { place: '/actor', character: 'U+D800', value: 'x\ud800' },
    { place: '/facts/0/data/a~1b', character: 'U+0000', value: 'y\0z' },
  ])
  expect(allMarked(step)).toEqual({
    actor: 'x[U+D800]',
    facts: [{ data: { 'a/b': 'y[U+0000]z' } }],
    fine: 'żółć 👩‍⚕️',
  })
})

it('is gone when it is marked, and nothing else is changed', () => {
  const unit = fc.constantFrom('a', 'é', '\0', '\ud800', '\udfff', '👩', ' ')
  holds(
    fc.property(fc.dictionary(fc.string({ unit }), fc.array(fc.string({ unit }))), (value) => {
      expect(unwritableIn(allMarked(value))).toEqual([])
      if (unwritableIn(value).length === 0) expect(allMarked(value)).toEqual(value)
    }),
  )
})

it('reads as it was where nothing is unfit', () => {
  expect(marked('plain')).toBe('plain')
})
