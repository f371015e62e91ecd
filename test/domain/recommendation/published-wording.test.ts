// What may be published of a service improvement: timescales and people's names stop it, a year or a home's name warns,
// and ordinary words pass.
import { describe, expect, it } from '@jest/globals'
import { wordingFindings } from '../../../domain/recommendation/published-wording.js'

const KNOWN = { people: ['Robin Fictional', 'May Plain'], homes: ['Plainly Fictional Care Ltd'] }
const found = (wording: string) => wordingFindings(wording, KNOWN).map((f) => `${f.kind}: ${f.words}`)

describe('a wording to be published', () => {
  it.each([
    [
      'Within three months of our final decision, train the staff',
      'timescale: Within three months of our final decision',
    ],
    ['Review the policy by 31 March 2027', 'timescale: 31 March 2027'],
    ['Review the policy by the end of June', 'timescale: by the end of June'],
    ['Change it in 20 working days', 'timescale: in 20 working days'],
    ['Change it as soon as possible', 'timescale: as soon as possible'],
    ['Send a copy on 04/05/2027', 'timescale: 04/05/2027'],
  ])('is stopped by the timescale in “%s”', (wording, stop) => expect(found(wording)).toContain(stop))

  it.each([
    ['Ask Mrs Someone for her view', 'name: Mrs Someone'],
    ['Dr A. Person is to lead it', 'name: Dr A. Person'],
    ['Robin  Fictional is to lead it', 'name: Robin  Fictional'],
    ['Ask Robin to lead it', 'name: Robin'],
  ])('is stopped by the name in “%s”', (wording, stop) => expect(found(wording)).toContain(stop))

  it('warns of a year, a home and a pseudonym, and of nothing twice', () => {
    expect(
      found('Audit the files of 2025 at Example Lodge, as at plainly fictional care ltd, for Ms X'),
    ).toEqual(['year: 2025', 'home: Example Lodge', 'home: plainly fictional care ltd', 'pseudonym: Ms X'])
  })

  it.each([
    'Train staff in recording what residents eat and drink',
    'Audit ten files every six months and report to the board',
    'Make sure that robin nests are not disturbed, and that staff may plainly ask',
    'Review how contracts are monitored, in particular the march towards digital records',
  ])('passes: “%s”', (wording) => expect(found(wording)).toEqual([]))
})
