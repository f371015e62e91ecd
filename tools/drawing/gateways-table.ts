// The tables of gateways and of cited provisions in docs/gateways.md, drawn from domain/gateways and domain/law.
import { citationInFull } from '../../domain/calendar/rule.js'
import { SHIPPED_GATEWAYS } from '../../domain/gateways/gateways.js'
import { insteadInWords, verdictOf, type Verdict } from '../../domain/gateways/verdict.js'
import { SHIPPED_PROVISIONS } from '../../domain/law/provisions.js'
import { table } from './page.js'

export const GATEWAYS_PAGE = 'docs/gateways.md'

const SAYS: Record<Verdict, string> = {
  open: 'it may be shared',
  ask: 'a person decides, once Legal has confirmed it',
  barred: 'it is refused',
}

/** Each gateway with its basis, its limit and what follows from them. */
export const gatewaysTable = () =>
  table(
    ['gateway', 'what', 'basis', 'limit', 'so', 'instead'],
    SHIPPED_GATEWAYS.map((gateway) => [
      `\`${gateway.id}\``,
      gateway.name,
      citationInFull(gateway.citation),
      gateway.limit,
      `${SAYS[verdictOf(gateway)]}${gateway.orAgreement ? ', or the body agrees to it' : ''}`,
      insteadInWords({}, gateway) ?? '–',
    ]),
  )

/** Each provision that is cited, with the edition that was read and its status. */
export const provisionsTable = () =>
  table(
    ['provision', 'what', 'as read'],
    SHIPPED_PROVISIONS.map(({ id, name, citation }) => [`\`${id}\``, name, citationInFull(citation)]),
  )
