// Every formal step and every duty of the product against the oracle: by which provision, and whether the Act says shall or may.
import { describe, expect, it } from '@jest/globals'
import { DUTY_ROWS } from '../../domain/recommendation/statutory/duties.js'
import { FORMAL_STEPS } from '../../domain/recommendation/statutory/steps.js'
import { DUTIES_OF_A_COUNCIL, LEGAL_STEPS } from './duties.js'
import { provision } from './statutes.js'

/** A provision is named by its text, or by the id of its entry. */
const isNamed = (said: string, id: string) => said === id || said === provision(id).text

/** The words by which an Act makes a duty. */
const SHALL = /\b(?:shall|must)\b(?! not)/
const MAY = /\bmay\b(?! agree)/

describe.each(LEGAL_STEPS)('$step', ({ step, nature, grounds }) => {
  const row = Object.values(FORMAL_STEPS).find(({ name }) => name === step)

  it('is proposed on each ground by the provision that gives it', () => {
    const said = Object.entries(row?.grounds ?? {})
    expect(said.map(([code]) => code).sort()).toEqual(Object.keys(grounds).sort())
    expect(said.filter(([code, named]) => !isNamed(named ?? '', grounds[code] ?? ''))).toEqual([])
  })

  it('is a duty or a choice as the Act says', () => {
    const said = row && 'nature' in row ? row.nature : nature
    expect(said).toBe(nature)
    if (step === 'write-to-monitoring-officer') return
    const words = Object.values(grounds).map((id) => provision(id).quotation)
    const own = words.map((text) =>
      text.replace(/.*(?=he shall|he may|the Local Commissioner (?:shall|must))/, ''),
    )
    expect(own.every((text) => (nature === 'duty' ? SHALL.test(text) : MAY.test(text)))).toBe(true)
  })
})

describe('the formal steps', () => {
  it('are those of the oracle and no other', () => {
    expect(Object.keys(FORMAL_STEPS).sort()).toEqual(LEGAL_STEPS.map(({ step }) => step).sort())
  })
})

describe('the duties of a council about a report', () => {
  it('rest on the provisions that make them', () => {
    const said = Object.entries(DUTY_ROWS)
    expect(said.map(([duty]) => duty).sort()).toEqual(Object.keys(DUTIES_OF_A_COUNCIL).sort())
    expect(
      said.filter(([duty, { provision: named }]) => !isNamed(named, DUTIES_OF_A_COUNCIL[duty] ?? '')),
    ).toEqual([])
  })

  it.each(Object.entries(DUTIES_OF_A_COUNCIL))('%s: the Act says that it shall be done', (_, id) => {
    expect(provision(id).quotation).toMatch(SHALL)
  })
})

describe('what a body must do', () => {
  it.each(['lga-s34i-2', 'lga-s34i-5', 'lga-s34i-7', 'lga-s31-2h', 'regulation-17-3', 'regulation-16-3'])(
    '%s is a duty',
    (id) => {
      expect(provision(id).quotation).toMatch(SHALL)
    },
  )

  it.each(['lga-s30-1b', 'lga-s30-7', 'lga-s31b-1', 'lga-s34h-7-a', 'lga-s34j-1'])(
    '%s is a choice of the Ombudsman’s',
    (id) => {
      expect(provision(id).quotation).toMatch(MAY)
    },
  )
})
