// What may be published of a service improvement: timescales and people's names stop it, a year or a home's name warns,
// and ordinary words pass.
import { describe, expect, it } from '@jest/globals'
import { isStop, wordingFindings } from '../../../domain/recommendation/published-wording.js'

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

  it('is looked through for names that hold any sign: a hyphen, a bracket, a stop', () => {
    const known = { people: ['Ann Smith-Fictional'], homes: ['Fictional (North-West) Care + Co. Ltd'] }
    const wording = 'Let Ann Smith-Fictional of Fictional (North-West) Care + Co. Ltd lead it'
    const found = wordingFindings(wording, known).map((f) => `${f.kind}: ${f.words}`)
    expect(found).toEqual(['name: Ann Smith-Fictional', 'home: Fictional (North-West) Care + Co. Ltd'])
  })

  it('is stopped by the name of a provider that its written statement does not name', () => {
    const unnamed = { ...KNOWN, unnamed: KNOWN.homes }
    expect(wordingFindings('Train the staff of Plainly Fictional Care Ltd', unnamed)).toEqual([
      { kind: 'unnamed-provider', words: 'Plainly Fictional Care Ltd', at: 19 },
    ])
    expect(isStop('unnamed-provider')).toBe(true)
  })

  it('warns of a year, a home and a pseudonym, and of nothing twice', () => {
    expect(
      found('Audit the files of 2025 at Example Lodge, as at plainly fictional care ltd, for Ms X'),
    ).toEqual(['year: 2025', 'home: Example Lodge', 'home: plainly fictional care ltd', 'pseudonym: Ms X'])
  })

  it.each([
    'within thirty days',
    'within fifteen working days',
    'within eighteen months',
    'in twenty-one days',
    'within a few weeks',
    'within several months',
    'in a couple of months',
    'within the month',
    'over the next quarter',
    'for the next six months',
    'no later than six weeks after our decision',
    'not more than 90 days from the date of the report',
    'by Friday',
    'before next Monday',
    'by the end of the financial year',
    'before the end of this week',
    'at the start of the next school term',
    'end of the financial year',
    'next month',
    'this summer',
    'in the coming year',
    'by Christmas',
    'before winter',
    'by 2028',
    'by mid-June',
    'in early September',
    'on the first of May',
    'on March 31st',
    'in the second quarter of 2027',
    'by Q3 2027',
    'straight away',
    'at the earliest opportunity',
    'with a three-month deadline',
  ])('is stopped by the timescale “%s”', (timescale) => {
    const stops = (wording: string) => wordingFindings(wording, KNOWN).filter((f) => f.kind === 'timescale')
    expect(stops(`Review the policy on falls ${timescale}`)).toHaveLength(1)
    expect(stops(`${timescale.charAt(0).toUpperCase()}${timescale.slice(1)}, review it`)).toHaveLength(1)
  })

  it.each(['John Smith', 'Sarah O’Neill', 'Priya Patel-Jones', 'Mohammed A. Khan', 'JANE DOE'])(
    'is stopped by the name of a person without a title: “%s”',
    (name) => expect(found(`Apologise to ${name} and train the team`)).toContain(`name: ${name}`),
  )

  it.each([
    ['Let Xanthe Madeup lead the training', 'perhaps-name: Xanthe Madeup'],
    ['Let Q. Madeup lead it', 'perhaps-name: Q. Madeup'],
    ['Audit ten files every six months and report to the board', 'frequency: every six months'],
    ['Report on falls at the end of each quarter', 'frequency: end of each quarter'],
    ['Meet every second Tuesday', 'frequency: every second Tuesday'],
  ])('warns, and is not stopped, in “%s”', (wording, warning) => expect(found(wording)).toEqual([warning]))

  it.each([
    ['Tell the Care  Quality Commission of each fall', 'partner: Care  Quality Commission'],
    ['Send CQC’s report to each resident', 'partner: CQC'],
    [
      'Say that the Parliamentary and Health Service Ombudsman agrees',
      'partner: Parliamentary and Health Service Ombudsman',
    ],
  ])('is stopped until whom it names has checked it: “%s”', (wording, stop) => {
    expect(found(wording)).toEqual([stop])
    expect(isStop('partner')).toBe(true)
  })

  it.each([
    'Remind staff of the Care Act 2014 and its guidance',
    'Train staff in the Data Protection Act and the Mental Capacity Act 2005',
    'Follow the Human Rights Act, the Equality Act 2010 and Regulation 17',
    'Work with Adult Social Care and the Safeguarding Adults Board on Fundamental Standards',
    'Let the Director of Adult Services report to the Health and Wellbeing Board',
    'Offer meals seven days a week and activities on Mondays',
    'Record end of life wishes, and who is on duty at the weekend',
    'Give staff time to read a plan before a visit, one at a time',
    'Say in letters who decides, by which rule and within which service',
    'Make clear within the team who answers',
    'Agree a plan B. Review it with residents',
    'Mark each chart, and will staff to grant leave in good faith',
    'Review how the home uses John Bunyan House',
  ])('is not stopped where nothing is wrong: “%s”', (wording) =>
    expect(wordingFindings(wording, KNOWN).filter((f) => isStop(f.kind))).toEqual([]),
  )

  it.each([
    'Train staff in recording what residents eat and drink',
    'Make sure that robin nests are not disturbed, and that staff may plainly ask',
    'Review how contracts are monitored, in particular the march towards digital records',
    'Remind all staff of Part 3 of the policy',
    'Follow the Data Protection Act',
    'Ask Adult Social Care for advice. Keep a note',
  ])('passes: “%s”', (wording) => expect(found(wording)).toEqual([]))
})
