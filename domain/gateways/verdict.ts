// What a gateway says to one wish to share. What nobody has confirmed is neither permitted nor barred by the product: a
// person who may decide it is asked.
import { citationInWords } from '../calendar/rule.js'
import type { Gateway, Law, Regime, SharedMatter } from '../law/law.js'
import { citedBy } from '../law/shipped.js'
import { gatewayBy, GATEWAY_IDS } from './gateways.js'

export type Verdict = 'open' | 'ask' | 'barred'

/** The one row for this regime and matter as it holds now: the table holds each pair once. */
export function gatewayFor(law: Law, regime: Regime, matter: SharedMatter): Gateway {
  const found = GATEWAY_IDS.map((id) => gatewayBy(law, id)).find(
    (g) => g.regime === regime && g.matter === matter,
  )
  if (!found) throw new RangeError(`no gateway is known for ${matter} of ${regime}`)
  return found
}

export function verdictOf({ effect, citation }: Pick<Gateway, 'effect' | 'citation'>): Verdict {
  if (effect === 'bars') return 'barred'
  return citation.status === 'checked' ? 'open' : 'ask'
}

/** What would be lawful instead, with the provision as it holds now; null where nothing is named. */
export const insteadInWords = (law: Law, { instead }: Pick<Gateway, 'instead'>): string | null =>
  instead ? `${instead.what}, under the ${citationInWords(citedBy(law, instead.under))}` : null

/** Why this is not shared as it was wished: the provision, and what would be lawful. */
export const notOpen = (law: Law, gateway: Gateway) => {
  const { effect, name, citation, limit } = gateway
  return {
    problem:
      effect === 'bars'
        ? `${citationInWords(citation)} bars the sharing of ${name}: ${limit}`
        : `no provision is confirmed for the sharing of ${name}: ${citationInWords(citation)}`,
    remedy: insteadInWords(law, gateway),
  }
}
