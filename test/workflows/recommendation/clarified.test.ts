// Questions of nine days under each kind of rule, and a statutory period that no question stops but a written agreement
// lengthens, on the real engine and in virtual time: the case begins on Monday 11 January 2027.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { OpeningRecommendation } from '../../../domain/recommendation/opening.js'
import { termInWords } from '../../../domain/recommendation/words-read.js'
import { notAddingUp } from '../../domain/calendar/re-added.js'
import { day, evidenceOnly } from '../../support/plays.js'
import { contactOf, ENGLAND, OFFICER, openTheatre, type Theatre } from '../../support/theatre.js'

const BODY = 'example-care'
const BEGUN = day('2027-01-11')
const ASKED = day('2027-01-25')

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await theatre.nameBody(BODY, 'provider')
})
afterAll(() => theatre.close())

/** Due as these words of the decision say. */
function worded(number: number, words: string): OpeningRecommendation {
  const textId = '00000000-0000-4000-8000-000000000001'
  const read = termInWords(words, BEGUN, textId, { england: ENGLAND })
  if (!('basis' in read)) throw new Error(`“${words}” is read`)
  return { ...evidenceOnly(number, read.dueOn, [BODY]), basis: read.basis }
}

/** Due on 8 February, 11 April and 22 February; and by statute on 10 February, from the receipt of the statement. */
async function begun(reference: string) {
  const [id] = await theatre.start({
    on: BEGUN,
    reference,
    opening: {
      bodies: [
        {
          bodyId: BODY,
          bodyType: 'provider',
          planDueOn: null,
          takeOver: null,
          form: 'written-statement',
          receivedOn: BEGUN,
        },
      ],
      recommendations: [
        worded(1, 'within 20 working days'),
        worded(2, 'within three months'),
        worded(3, 'within six weeks'),
      ],
    },
  })
  return id
}

const datesOf = async (id: string) =>
  new Map(
    (await theatre.desk.datesOf(id)).deadlines.map(
      (d) => [`${d.deadline}:${d.recommendations.join()}`, d] as const,
    ),
  )

describe('a question', () => {
  it.each([
    // Seven of the nine days were working days.
    ['of nine days', '99 000 061', '2027-02-03', ['2027-02-17', '2027-04-20', '2027-03-03']],
    // Eleven days, nine of them working days.
    ['of nine working days', '99 000 062', '2027-02-05', ['2027-02-19', '2027-04-22', '2027-03-05']],
  ] as const)(
    '%s ends a count of working days as many working days later, one of months or weeks as many days later, and no statutory one',
    async (_, reference, answered, due) => {
      const id = await begun(reference)
      await theatre.goTo(id, ASKED)
      const before = await datesOf(id)
      expect([1, 2, 3].map((n) => before.get(`evidence:${n}`)?.due)).toEqual([
        '2027-02-08',
        '2027-04-11',
        '2027-02-22',
      ])
      await theatre.send(id, 'askClarification', contactOf(BODY), { about: [1, 2, 3] }, { words: 'which?' })
      await theatre.goTo(id, day(answered))
      const meanwhile = await datesOf(id)
      expect(meanwhile.get('evidence:1')).toMatchObject({
        standing: 'stopped',
        due: '2027-02-08',
        stopped: { since: ASKED, askedBy: 'body', left: 10, unit: 'working days' },
      })
      await theatre.send(id, 'answerClarification', OFFICER, { clarification: 1 }, { words: 'this' })
      const after = await datesOf(id)
      expect([1, 2, 3].map((n) => after.get(`evidence:${n}`)?.due)).toEqual(due)
      expect(after.get('statutory-response:')?.due).toBe('2027-02-10')
      for (const explained of after.values()) expect(notAddingUp(explained)).toEqual([])
      await theatre.goTo(id, day('2027-02-24'))
      // The timer went with the date: it was missed on the day after the new one, and not before.
      const overdue = await theatre.database.ledger.findMany({
        where: { reference, event: 'overdue' },
        orderBy: { seq: 'asc' },
      })
      const missed = overdue.map((row) => (row.data as { deadline: string; dueOn: string }).dueOn)
      expect(missed).toEqual(['2027-02-10', due[0]])
    },
  )
})

describe('a statutory period', () => {
  it('is made longer by a recorded written agreement: the timers move, and what became wrong is not sent', async () => {
    const reference = '99 000 063'
    const provider = 'example-home'
    await theatre.nameBody(provider, 'provider')
    const [id] = await theatre.start({
      on: BEGUN,
      reference,
      opening: {
        bodies: [
          {
            bodyId: provider,
            bodyType: 'provider',
            planDueOn: null,
            takeOver: null,
            form: 'written-statement',
            receivedOn: BEGUN,
          },
        ],
        recommendations: [evidenceOnly(1, '2028-12-01', [provider])],
      },
    })
    const longer = { period: 'response' as const, to: day('2027-03-03') }
    await theatre.goTo(id, day('2027-01-26'))
    await theatre.send(id, 'askLongerPeriod', contactOf(provider), longer, { words: 'why' })
    await theatre.goTo(id, day('2027-01-27'), '08:59')
    const agreed = { ...longer, decision: 'agree' as const }
    expect(
      await theatre.send(id, 'decideLongerPeriod', OFFICER, agreed, { words: 'said on the telephone' }),
    ).toMatchObject({ status: 'refused', refusal: { field: '/inWriting' } })
    const written = { ...agreed, inWriting: true }
    expect(
      await theatre.send(id, 'decideLongerPeriod', OFFICER, written, { words: 'the letters' }),
    ).toMatchObject({ status: 'done' })
    expect((await datesOf(id)).get('statutory-response:')).toMatchObject({
      due: '2027-03-03',
      extended: { original: '2027-02-10' },
      extensions: [{ to: '2027-03-03', askedOn: '2027-01-26', agreedOn: '2027-01-27', inWriting: true }],
    })
    await theatre.goTo(id, day('2027-03-04'))
    // The reminder of 27 January, one minute later, is not sent; twenty, ten, five working days and one before 3 March are.
    expect(await theatre.lettersOf(reference)).toEqual([
      `2027-01-11 body/${provider} opening`,
      `2027-01-13 body/${provider} reminder`,
      `2027-01-26 body/${provider} extension-asked`,
      `2027-01-27 body/${provider} extension-agreed`,
      `2027-02-03 body/${provider} reminder`,
      `2027-02-17 body/${provider} reminder`,
      `2027-02-24 body/${provider}/senior-officer reminder`,
      `2027-03-02 body/${provider} reminder`,
      // Of the further month, which ends on 2 April at the earliest.
      `2027-03-03 body/${provider} reminder`,
      '2027-03-04 manager escalation',
    ])
    const formal = await theatre.database.ledger.findMany({
      where: { reference, event: 'formal-step-proposed' },
    })
    expect(formal.map((row) => row.effectiveAt.toISOString().slice(0, 10))).toEqual(['2027-03-04'])
  })
})
