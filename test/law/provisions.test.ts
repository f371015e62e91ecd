// What the product says it has checked, a second person has read: the words stand in the oracle. What one person alone has read
// says so wherever it is cited.
import { expect, it } from '@jest/globals'
import { SHIPPED_PROVISIONS } from '../../domain/law/provisions.js'
import { provision, PROVISIONS } from './statutes.js'

const READ_AGAIN = new Set(PROVISIONS.map(({ id }) => id))
const called = (status: string) => SHIPPED_PROVISIONS.filter(({ citation }) => citation.status === status)

it('cites as checked only what the oracle has read', () => {
  expect(called('checked').filter(({ id }) => !READ_AGAIN.has(id))).toEqual([])
  expect(called('checked').length).toBeGreaterThan(25)
})

it('says of the others that one person alone has read them', () => {
  process.stdout.write(
    `Read by one person only: ${called('read once')
      .map(({ citation }) => citation.text)
      .join('; ')}\n`,
  )
  expect(called('read once').filter(({ id }) => READ_AGAIN.has(id))).toEqual([])
})

it.each(called('checked').map(({ id, citation }) => [id, citation.text] as const))(
  '%s is cited as the oracle cites it',
  (id, text) => {
    // The product writes the regulations by their name, the oracle by their number.
    const [number = ''] = /\d+[A-Z]?\(.*|s\d+.*/.exec(provision(id).text.replace(/ of SI.*/, '')) ?? []
    expect(text).toContain(number)
  },
)
