// What a gateway says to one wish to share. What nobody has confirmed is neither permitted nor barred by the product: a
// person who may decide it is asked.
import { citationInWords } from '../calendar/rule.js'
import { GATEWAY_IDS, GATEWAYS, type Gateway, type Regime, type SharedMatter } from './gateways.js'

export type Verdict = 'open' | 'ask' | 'barred'

/** The one row for this regime and matter: the table holds each pair once. */
export function gatewayFor(regime: Regime, matter: SharedMatter): Gateway {
  const found = GATEWAY_IDS.map((id) => GATEWAYS[id]).find((g) => g.regime === regime && g.matter === matter)
  if (!found) throw new RangeError(`no gateway is known for ${matter} of ${regime}`)
  return found
}

export function verdictOf({ effect, citation }: Pick<Gateway, 'effect' | 'citation'>): Verdict {
  if (effect === 'bars') return 'barred'
  return citation.status === 'checked' ? 'open' : 'ask'
}

/** Why this is not shared as it was wished: the provision, and what would be lawful. */
export const notOpen = ({ effect, what, citation, limit, instead }: Gateway) => ({
  problem:
    effect === 'bars'
      ? `${citationInWords(citation)} bars the sharing of ${what}: ${limit}`
      : `no provision is confirmed for the sharing of ${what}: ${citationInWords(citation)}`,
  remedy: instead ?? limit,
})
