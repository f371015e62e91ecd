// How the tests of gateways see the product's table, whichever name it is exported by.
import * as table from '../../domain/gateways/gateways.js'
import type { Citation } from '../../domain/calendar/rule.js'

export interface ShippedGateway {
  readonly id: string
  readonly effect: 'permits' | 'bars'
  readonly citation: Citation
  readonly limit: string
}

const exported: Readonly<Record<string, unknown>> = table

/** Whether gateways are data that Legal corrects, or still a table in code. */
export const ARE_DATA = 'SHIPPED_GATEWAYS' in exported

export const shippedGateways = (): readonly ShippedGateway[] =>
  Object.values(exported.SHIPPED_GATEWAYS ?? exported.GATEWAYS ?? {}) as ShippedGateway[]
