// The table of gateways in docs/gateways.md, drawn from domain/gateways.
import { citationInWords } from '../../domain/calendar/rule.js'
import { GATEWAY_IDS, GATEWAYS } from '../../domain/gateways/gateways.js'
import { verdictOf, type Verdict } from '../../domain/gateways/verdict.js'
import { table } from './page.js'

export const GATEWAYS_PAGE = 'docs/gateways.md'

const SAYS: Record<Verdict, string> = {
  open: 'it may be shared',
  ask: 'a manager decides, once Legal has confirmed it',
  barred: 'it is refused',
}

/** Each gateway with its basis, its limit and what follows from them. */
export const gatewaysTable = () =>
  table(
    ['what', 'basis', 'limit', 'so', 'instead'],
    GATEWAY_IDS.map((id) => GATEWAYS[id]).map((gateway) => [
      gateway.what,
      citationInWords(gateway.citation),
      gateway.limit,
      SAYS[verdictOf(gateway)],
      gateway.instead ?? '–',
    ]),
  )
