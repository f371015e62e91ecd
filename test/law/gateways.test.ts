// Every gateway that the product is shipped with against the oracle: what it does, what it cites, how far it goes, and that none
// is "checked" whose words were not read or do not settle it.
import { describe, expect, it } from '@jest/globals'
import { holdsEdition } from './editions.js'
import { LEGAL_GATEWAYS, type LegalGateway } from './gateways.js'
import { SHIPPED_GATEWAYS } from '../../domain/gateways/gateways.js'
import { provision } from './statutes.js'

const SHIPPED = SHIPPED_GATEWAYS
type ShippedGateway = (typeof SHIPPED_GATEWAYS)[number]

const oracleOf = (id: string) => LEGAL_GATEWAYS.find((one) => one.id === id)

/** What is wrong with a gateway beside the oracle; nothing where there is none. */
function wrongIn({ id, effect, citation, limit }: ShippedGateway, law: LegalGateway): string[] {
  const checked = citation.status === 'checked'
  const texts = law.cited.map((p) => provision(p).text)
  return [
    ...(effect === law.effect ? [] : [`${id} ${effect}, and the law ${law.effect}`]),
    ...texts.filter((text) => !citation.text.includes(text)).map((text) => `${id} does not cite ${text}`),
    ...(checked && !law.settled ? [`${id} is checked, and ${law.why}`] : []),
    ...law.cited
      .filter((p) => checked && law.settled && !holdsEdition(provision(p), citation.version))
      .map((p) => `${id} is checked in “${citation.version}”, and ${p} was read ${provision(p).edition}`),
    ...(law.limit.test(limit) ? [] : [`${id} goes as far as “${limit}”`]),
  ]
}

describe('gateways', () => {
  it('do what the provisions do, and are checked only where their words settle it', () => {
    const wrong = SHIPPED.flatMap((gateway) => {
      const law = oracleOf(gateway.id)
      return law ? wrongIn(gateway, law) : []
    })
    expect(wrong).toEqual([])
  })

  it('that the oracle does not hold are not checked', () => {
    const others = SHIPPED.filter(({ id }) => !oracleOf(id))
    process.stdout.write(
      `${SHIPPED.map(({ id }) => `${oracleOf(id)?.settled ? 'held         ' : 'not confirmed'} ${id}: ${oracleOf(id)?.why ?? 'no provision was found that permits it'}`).join('\n')}\n`,
    )
    expect(others.filter(({ citation }) => citation.status === 'checked').map(({ id }) => id)).toEqual([])
    expect(SHIPPED.length).toBeGreaterThanOrEqual(6)
  })

  it('of the oracle that the words settle are all shipped', () => {
    const settled = LEGAL_GATEWAYS.filter((one) => one.settled).map(({ id }) => id)
    expect(SHIPPED.map(({ id }) => id)).toEqual(expect.arrayContaining(settled))
  })
})

describe('the words of the oracle', () => {
  it.each(LEGAL_GATEWAYS)(
    '$id: a prohibition is never quoted as a permission',
    ({ cited, effect, settled }) => {
      const words = cited.map((id) => provision(id).quotation).join(' ')
      const forbids = /(?:shall|must) not be disclosed/.test(words)
      expect(forbids && effect === 'permits' && settled).toBe(false)
      expect(effect === 'bars').toBe(effect === 'bars' && forbids)
    },
  )
})
