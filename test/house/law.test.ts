// No letter, page or answer cites a provision that is not data with an edition and a status: words name an entry of the law, and
// what is printed comes from the tables.
import { describe, expect, it } from '@jest/globals'
import ts from 'typescript'
import { passageOf } from '../../activities/letters/compose.js'
import { parseLocalDate } from '../../domain/calendar/local-date.js'
import type { Citation } from '../../domain/calendar/rule.js'
import { SHIPPED_RULES } from '../../domain/calendar/rules.js'
import { GATEWAY_IDS } from '../../domain/gateways/gateways.js'
import { citedIn } from '../../domain/law/cited-text.js'
import { notHeld } from '../../domain/law/editions.js'
import { SHIPPED_LAW } from '../../domain/law/shipped.js'
import { LETTER_KINDS } from '../../domain/recommendation/letters.js'
import { DEADLINE_KINDS } from '../../domain/recommendation/policy.js'
import { REQUEST_LETTERS } from '../../domain/regulation-request/letters.js'
import { PROVISIONS } from '../../domain/regulation-request/state.js'
import { filesIn, sourcesIn, textOf, treeOf } from './support/sources.js'

/** A section, a regulation, a Schedule or an Article, as people cite them. */
const PROVISION =
  /\b(?:ss?\d+[A-Z]{0,2}(?:\(\w+\))*|[Ss]ections? \d+|[Rr]egulations? \d+[A-Z]?(?:\(\w+\))*|Sch(?:edule)? \d+|Art(?:icle)? \d+(?:\(\w+\))*)/g

const CITATIONS: readonly Citation[] = [...SHIPPED_RULES, ...SHIPPED_LAW].map(({ citation }) => citation)
const TABLE = CITATIONS.map(({ text }) => text).join('\n')
const uncited = (text: string) =>
  [...text.matchAll(PROVISION)]
    .map(([found]) => found)
    .filter((found) => !TABLE.toLowerCase().includes(found.toLowerCase()))

/** A provision whose text another one begins with: s34H of s34H(7)(a). */
const isWithin = (provision: string) =>
  CITATIONS.some(({ text }) => text !== provision && text.startsWith(provision))

const IDS: ReadonlySet<string> = new Set(SHIPPED_LAW.map(({ id }) => id))
/** Where the law is data. */
const DATA = /^domain\/(?:law\/|gateways\/gateways|calendar\/rules)/
/** What such a request is called in lists. */
const NAMES = new Set(['Regulation 17(3)', 'Regulation 16(3)'])

function literalsOf(file: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(treeOf(file))
  return found
}

const SOURCES = sourcesIn('domain', 'api', 'activities', 'web', 'workflows', 'prisma', 'temporal').filter(
  (file) => !DATA.test(file),
)

describe('what is said', () => {
  it('names an entry of the law in words, and never a provision', () => {
    const said = SOURCES.flatMap((file) =>
      literalsOf(file)
        .filter(
          (text) =>
            !NAMES.has(text) && !IDS.has(text) && text.replace(/\[\[.*?\]\]/g, '').search(PROVISION) >= 0,
        )
        .map((text) => `${file}: ${text}`),
    )
    expect(said).toEqual([])
  })

  it('names only entries that there are', () => {
    const named = [...SOURCES, 'domain/law/provisions.ts'].flatMap((file) =>
      literalsOf(file).flatMap(citedIn),
    )
    expect(named.filter((id) => !IDS.has(id))).toEqual([])
    expect(named.length).toBeGreaterThan(5)
  })

  const dueOn = parseLocalDate('2026-07-09')
  const letters = [
    ...LETTER_KINDS.flatMap((kind) =>
      GATEWAY_IDS.flatMap((sharedUnder) => [
        { kind, data: { recommendations: [1], due: [], sharedUnder } },
        { kind, data: { recommendations: [1], due: [], sharedUnder, agreedOn: dueOn } },
      ]).filter(({ kind: k }) => !['reminder', 'overdue', 'escalation', 'follow-up'].includes(k)),
    ),
    ...(['reminder', 'overdue', 'escalation', 'follow-up'] as const).flatMap((kind) =>
      DEADLINE_KINDS.map((deadline) => ({ kind, data: { deadline, dueOn, recommendations: [1] } })),
    ),
    ...REQUEST_LETTERS.flatMap((kind) =>
      PROVISIONS.map((provision) => ({
        kind,
        data: { provision, locationId: '1-999000001', dueOn, receiptIsAssumed: true },
      })),
    ),
  ]

  it('in every letter stands in the tables, with the edition that was read', () => {
    const texts = letters.map(({ kind, data }) => {
      const item = { key: 'x', kind, reference: '99 000 001', bodyId: 'a', data }
      return passageOf(item, null, {}).paragraphs.join('\n')
    })
    expect(texts.flatMap(uncited)).toEqual([])
    expect(texts.join('\n')).not.toMatch(/\[\[|\]\]|memorandum/)
    // Each provision with its edition behind it.
    for (const text of texts)
      for (const { text: provision } of CITATIONS.filter((citation) => text.includes(citation.text))) {
        const withEdition = CITATIONS.filter((citation) => citation.text === provision).map(
          ({ version }) => `${provision}, ${version}`,
        )
        expect(withEdition.some((words) => text.includes(words)) || isWithin(provision)).toBe(true)
      }
    expect(texts.some((text) => text.includes('s30(4), as consolidated to 2006'))).toBe(true)
  })

  it.each(filesIn('docs').filter((file) => file.endsWith('.md')))(
    'on the page %s stands in the tables',
    (page) => {
      expect(uncited(textOf(page))).toEqual([])
    },
  )
})

describe('every citation', () => {
  it.each(CITATIONS)('$text, $version ($status): that edition holds it, if it was checked', (citation) => {
    expect(notHeld(citation)).toBeUndefined()
  })

  it.each<[string, string, boolean]>([
    ['Local Government Act 1974 s30(1B)', 'as consolidated to 2006', false],
    ['Local Government Act 1974 s30(1B)', 'as in force in 2010', true],
    ['Local Government Act 1974 s30(1)', 'as consolidated to 2006', false],
    ['Local Government Act 1974 s30(4)', 'as consolidated to 2006', true],
    ['Local Government Act 1974 s31(2A)(a)', 'as consolidated to 2006', true],
    ['Local Government Act 1974 s31(2B)', 'as consolidated to 2006', false],
    ['Local Government Act 1974 s31B(1)(a), (d)', 'as consolidated to 2006', false],
    ['Local Government Act 1974 s34H(7)(a)', 'as consolidated to 2006', false],
    ['Local Government Act 1974 s34I(6)', 'as inserted in 2010', true],
    ['Local Government Act 1974 s34I(6)', 'as now in force', true],
  ])('%s in an edition “%s”: it holds it: %s', (text, version, holds) => {
    expect(notHeld({ text, version, status: 'checked' }) === undefined).toBe(holds)
    expect(notHeld({ text, version, status: 'to be confirmed by Legal' })).toBeUndefined()
  })
})
