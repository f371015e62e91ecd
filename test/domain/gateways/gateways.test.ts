// Every gateway cites its authority, and what is said to a wish to share follows from the table and from what of it is
// checked.
import { describe, expect, it } from '@jest/globals'
import { GATEWAY_IDS, GATEWAYS, REGIMES, SHARED_MATTERS } from '../../../domain/gateways/gateways.js'
import { gatewayFor, notOpen, verdictOf } from '../../../domain/gateways/verdict.js'

const rows = GATEWAY_IDS.map((id) => GATEWAYS[id])

describe('every gateway', () => {
  it.each(rows)('$id cites a provision, the edition that was read and its status', ({ id, ...row }) => {
    expect(row.citation.text).toMatch(/^[A-Z].+ (?:s|Sch|reg)\S*\d/)
    expect(row.citation.version.trim()).not.toBe('')
    expect(['checked', 'to be confirmed by Legal']).toContain(row.citation.status)
    expect(row.limit.trim()).not.toBe('')
    expect(GATEWAYS[id].id).toBe(id)
  })

  it.each(rows)('$id never rests on the memorandum, which is no legal basis', ({ citation }) => {
    expect(citation.text).not.toMatch(/memorandum|Health Service Commissioners|Data Protection Act 1998/i)
  })

  it('is the only one for its regime and matter', () => {
    const pairs = REGIMES.flatMap((regime) => SHARED_MATTERS.map((matter) => gatewayFor(regime, matter).id))
    expect(pairs.sort()).toEqual([...GATEWAY_IDS].sort())
  })

  it.each(rows.filter((row) => verdictOf(row) !== 'open'))(
    '$id that is not open says which provision it is and what would be lawful',
    (row) => {
      const { problem, remedy } = notOpen(row)
      expect(problem).toContain(row.citation.text)
      expect(remedy).toMatch(/share .+ under s\d/)
    },
  )
})

describe('what is said', () => {
  it.each([
    ['private-care', 'outcome', 'open', 's34H(7)(a)'],
    ['private-care', 'other-material', 'ask', 's34K(1)(a)–(g)'],
    ['council-care', 'outcome', 'open', 's32(2)'],
    ['council-care', 'other-material', 'barred', 's32(2)'],
    ['nhs-care', 'outcome', 'ask', 's32(2), s34K(1)'],
    ['nhs-care', 'other-material', 'ask', 's32(2), s34K(1)'],
  ] as const)('to sharing with CQC of %s, %s: %s, on %s', (regime, matter, verdict, section) => {
    const gateway = gatewayFor(regime, matter)
    expect(verdictOf(gateway)).toBe(verdict)
    expect(gateway.citation.text).toBe(`Local Government Act 1974 ${section}`)
  })

  it('to one that nobody has confirmed is neither yes nor no: a person is asked', () => {
    const { citation } = GATEWAYS['statement-to-cqc']
    const unconfirmed = { ...citation, status: 'to be confirmed by Legal' } as const
    expect(verdictOf({ effect: 'permits', citation: unconfirmed })).toBe('ask')
    expect(verdictOf({ effect: 'bars', citation: unconfirmed })).toBe('barred')
  })
})
