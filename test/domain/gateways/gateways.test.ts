// Every gateway cites its authority, and what is said to a wish to share follows from the table as Legal has corrected it. What the
// rows must say was typed from the statutes and from LGSCO's Statement of Reasons manual.
import { describe, expect, it } from '@jest/globals'
import { correctedLaw } from '../../../domain/law/law-correction.js'
import { READ_MATTERS, REGIMES, SHARED_MATTERS, type Law } from '../../../domain/law/law.js'
import { GATEWAY_IDS, gatewayBy, readGateway, SHIPPED_GATEWAYS } from '../../../domain/gateways/gateways.js'
import { gatewayFor, notOpen, verdictOf } from '../../../domain/gateways/verdict.js'

const AS_SHIPPED: Law = {}

describe('every gateway', () => {
  it.each(SHIPPED_GATEWAYS)('$id cites a provision, the edition that was read and its status', (row) => {
    expect(row.citation.text).toMatch(/^[A-Z].+ (?:s|Sch|reg)\S*\d/)
    expect(row.citation.version.trim()).not.toBe('')
    expect(['checked', 'to be confirmed by Legal']).toContain(row.citation.status)
    expect(row.limit.trim()).not.toBe('')
    expect([row.version, row.owner]).toEqual([1, 'Legal'])
  })

  it.each(SHIPPED_GATEWAYS)('$id never rests on the memorandum, which is no legal basis', ({ citation }) => {
    expect(citation.text).not.toMatch(/memorandum|Health Service Commissioners|Data Protection Act 1998/i)
  })

  it('never permits by a prohibition that somebody is said to have checked', () => {
    const prohibitions = SHIPPED_GATEWAYS.filter(({ citation }) => /s32\(2\)|s34K/.test(citation.text))
    expect(
      prohibitions.filter((row) => row.effect === 'permits' && row.citation.status === 'checked'),
    ).toEqual([])
  })

  it('is the only one for its regime and matter', () => {
    const pairs = REGIMES.flatMap((regime) => [
      ...SHARED_MATTERS.map((matter) => gatewayFor(AS_SHIPPED, regime, matter).id),
      ...READ_MATTERS.map((matter) => readGateway(AS_SHIPPED, regime, matter).id),
    ])
    expect([...pairs, 'assurance-to-the-ombudsman'].sort()).toEqual([...GATEWAY_IDS].sort())
  })

  it.each(SHIPPED_GATEWAYS.filter((row) => row.instead))(
    '$id that is not open says which provision it is and what would be lawful, by the provision as it holds',
    (row) => {
      const { problem, remedy } = notOpen(AS_SHIPPED, row)
      expect(problem).toContain(row.citation.text)
      expect(remedy).toMatch(/share .+, under the Local Government Act 1974 s\d/)
    },
  )
})

describe('what is said', () => {
  it.each([
    ['private-care', 'outcome', 'open', 's34H(7)(a)'],
    ['private-care', 'other-material', 'ask', 's34K(1)(a)–(g)'],
    ['council-care', 'outcome', 'ask', 's31B(1)(a), (d)'],
    ['council-care', 'other-material', 'barred', 's32(2)'],
    ['nhs-care', 'outcome', 'ask', 's32(2), s34K(1)'],
    ['nhs-care', 'other-material', 'ask', 's32(2), s34K(1)'],
  ] as const)('to sharing with CQC of %s, %s: %s, on %s', (regime, matter, verdict, section) => {
    const gateway = gatewayFor(AS_SHIPPED, regime, matter)
    expect(verdictOf(gateway)).toBe(verdict)
    expect(gateway.citation.text).toBe(`Local Government Act 1974 ${section}`)
  })

  it.each(REGIMES)(
    'of what CQC reads besides in %s: each item on a row that Legal has yet to confirm',
    (regime) => {
      const rows = READ_MATTERS.map((matter) => readGateway(AS_SHIPPED, regime, matter))
      expect(rows.map(verdictOf)).toEqual(rows.map(() => 'ask'))
      expect(rows.filter((row) => row.orAgreement).map((row) => row.matter)).toEqual(['plan', 'progress'])
    },
  )

  it('to one that nobody has confirmed is neither yes nor no: a person is asked', () => {
    const { citation } = gatewayBy(AS_SHIPPED, 'statement-to-cqc')
    const unconfirmed = { ...citation, status: 'to be confirmed by Legal' } as const
    expect(verdictOf({ effect: 'permits', citation: unconfirmed })).toBe('ask')
    expect(verdictOf({ effect: 'bars', citation: unconfirmed })).toBe('barred')
  })
})

describe('a correction of Legal’s', () => {
  const outcome = gatewayBy(AS_SHIPPED, 'outcome-to-cqc')
  const confirmed = {
    ...outcome.citation,
    version: 'as in force on 1 December 2026',
    status: 'checked',
  } as const

  it('opens what was not confirmed, and what was said of it follows', () => {
    const next = correctedLaw(outcome, { citation: confirmed })
    expect(next).toEqual({ ...outcome, version: 2, citation: confirmed })
    const law = { law: [next] }
    expect(verdictOf(gatewayFor(law, 'council-care', 'outcome'))).toBe('open')
    const { remedy } = notOpen(law, gatewayFor(law, 'council-care', 'other-material'))
    expect(remedy).toBe(
      'share the outcome, with the reasons, under the Local Government Act 1974 s31B(1)(a), (d), as in force on 1 December 2026',
    )
    expect(verdictOf(gatewayBy(AS_SHIPPED, 'outcome-to-cqc'))).toBe('ask')
  })

  it.each<[string, object, RegExp]>([
    ['nothing', {}, /says the same already/],
    ['the same', { limit: outcome.limit }, /says the same already/],
    ['its regime', { regime: 'nhs-care' }, /what can be corrected of it is name, effect, limit/],
    ['an unknown effect', { effect: 'maybe' }, /give one of permits, bars/],
    ['no limit', { limit: ' ' }, /say how far it goes/],
    ['no owner', { owner: ' ' }, /name the role/],
    ['law as policy', { citation: { ...confirmed, status: 'policy' } }, /never chosen by policy/],
    [
      'as checked what that edition does not hold',
      { citation: { ...confirmed, version: 'as consolidated to 2006' } },
      /does not hold it: it stands in the Act since 2008/,
    ],
  ])('to %s is refused', (_, correction, problem) => {
    expect(() => correctedLaw(outcome, correction)).toThrow(problem)
  })
})
