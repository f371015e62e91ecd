// The oracle holds itself: every provision is quoted with its source, and what periods.ts says of a length, its counting and longer
// periods stands in the words that were read. Nothing of it comes from the product.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { LEGAL_PERIODS, type LegalPeriod } from './periods.js'
import { provision, PROVISIONS } from './statutes.js'

const HERE = import.meta.dirname
const ORACLE = ['.', 'statutes']
  .flatMap((folder) => readdirSync(path.join(HERE, folder)).map((file) => path.join(folder, file)))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'product.ts')

describe('what the oracle is made of', () => {
  it.each(ORACLE)('%s imports nothing of the product', (file) => {
    const text = readFileSync(path.join(HERE, file), 'utf8')
    const imported = [...text.matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? '')
    expect(imported.filter((from) => !/^\.\.?\/[\w/-]+\.js$|^date-holidays$/.test(from))).toEqual([])
    expect(imported.filter((from) => /\.\.\/\.\.|\.\/product/.test(from))).toEqual([])
    expect(text).not.toMatch(/import\(|require\(/)
  })

  it.each(PROVISIONS)('$text is quoted, with its edition, its source and the day it was read', (read) => {
    expect(read.quotation.length).toBeGreaterThan(30)
    expect(read.quotation.length).toBeLessThan(500)
    expect(read.edition).not.toBe('')
    expect(read.source).toMatch(/^https:\/\/www\.legislation\.gov\.uk\/\w+\/\d{4}\/\d+/)
    expect(read.read).toMatch(/^20\d\d-\d\d-\d\d$/)
  })

  it('names each provision once', () => {
    const ids = PROVISIONS.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
  })
})

const NUMBERS: Record<number, RegExp> = {
  1: /\bone\b|next/,
  2: /\btwo\b|fortnight/,
  3: /\bthree\b|third|two further/,
  20: /twentieth/,
  28: /\b28\b/,
}
const UNITS = {
  'working days': /working day/,
  days: /\bdays?\b/,
  weeks: /\bweeks?\b|fortnight/,
  months: /\bmonths?\b/,
}
const WORDS = (period: LegalPeriod) => period.saidIn.map((id) => provision(id).quotation).join(' ')
const IN_WRITING = /such longer period as the Local Commissioner may agree in writing/

describe.each(LEGAL_PERIODS.filter(({ saidIn }) => saidIn.length > 0))('the words for $rule', (period) => {
  it('say how long it is', () => {
    expect(WORDS(period)).toMatch(NUMBERS[period.amount] ?? /^no number$/)
    expect(WORDS(period)).toMatch(UNITS[period.unit])
  })

  it('say how it is counted, or the oracle says that they do not', () => {
    const [counted] = period.counted
    const said = {
      'beginning with': /beginning with (?!the end|the day after)|from which the period|two further months/,
      'beginning on the day after': /beginning on the day after/,
      after: /after the (day|report|public notice)|following the date/,
    }[counted ?? 'after']
    if (period.follows) expect(WORDS(period)).toMatch(/beginning with the end of/)
    else if (period.unsaid?.startsWith('whether the day of the first edition')) expect(counted).toBeDefined()
    else expect(WORDS(period)).toMatch(said)
  })

  it('allow a longer period in writing, or they do not', () => {
    expect(IN_WRITING.test(WORDS(period))).toBe(period.longer === 'agreed in writing')
  })
})
