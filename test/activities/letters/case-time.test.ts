// A letter is dated by the life of its case, also where that life runs in virtual time and the mail server hesitates.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { day, evidenceOnly } from '../../support/plays.js'
import { openTheatre, type Theatre } from '../../support/theatre.js'

const SECOND = 1_000
let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

it('a letter that is taken at the third try is marked with the time that the case has lived meanwhile', async () => {
  const email = `greylist-${process.pid}-${Date.now()}@example.org`
  await theatre.nameBody('greylisted-council', 'council', email)
  const reference = '99 000 071'
  const [id] = await theatre.start({
    on: day('2027-01-11'),
    reference,
    opening: {
      bodies: [{ bodyId: 'greylisted-council', bodyType: 'council', planDueOn: null, takeOver: null }],
      recommendations: [evidenceOnly(1, '2027-06-11', ['greylisted-council'])],
    },
  })
  await theatre.goTo(id, day('2027-01-12'))
  const letter = await theatre.database.letter.findFirstOrThrow({
    where: { recipient: 'body/greylisted-council' },
  })
  expect(letter.attempts).toBe(3)
  // Tried at once, after ten seconds and after twenty more (the retries of the class of letters).
  const { openedAt } = await theatre.database.caseFile.findUniqueOrThrow({ where: { reference } })
  const waited = (letter.sentAt?.getTime() ?? 0) - openedAt.getTime()
  expect(waited).toBeGreaterThanOrEqual(30 * SECOND)
  expect(waited).toBeLessThan(40 * SECOND)
})
