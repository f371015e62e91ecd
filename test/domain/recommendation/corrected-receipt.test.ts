// A corrected rule of receipt in a running case: it holds for what is presumed from then on; a day that was presumed already
// stays until the receipt is recorded. The report is issued on 11 January 2027.
import { expect, it } from '@jest/globals'
import { openDeadlines } from '../../../domain/recommendation/deadlines.js'
import { explainDeadlines } from '../../../domain/recommendation/explain.js'
import { on } from '../calendar/calendars.js'
import { corrected, FIRST } from './next-calendar.js'
import { at, body, evidenceOnly, OFFICER, play, say } from './openings.js'

const reported = () => {
  const played = play({
    calendar: FIRST,
    recommendations: [evidenceOnly(1, { dueOn: on('2028-12-01') })],
    bodies: [body({ bodyType: 'council', planDueOn: null, form: 'report' })],
  })
  played.letPass(at('2027-01-20'))
  return played
}
const posted = { document: 'decision', postedOn: on('2027-01-11'), by: 'second-class post' } as const
const inThreeMonths = (played: ReturnType<typeof reported>) =>
  openDeadlines(played.state).find((d) => d.kind === 'statutory-response')?.on

it('is counted by where it is presumed afterwards', () => {
  const played = reported()
  played.redate(corrected(FIRST, 'receipt-by-second-class-post', { amount: 2 }))
  expect(say(played, 'recordReceipt', OFFICER, posted)).toBeUndefined()
  expect(played.state.statutory?.receipt?.on).toBe('2027-01-13')
  expect(inThreeMonths(played)).toBe('2027-04-12')
})

it('leaves a day that was presumed before, which can be entered anew', () => {
  const played = reported()
  say(played, 'recordReceipt', OFFICER, posted)
  expect(inThreeMonths(played)).toBe('2027-04-14')
  const correction = corrected(FIRST, 'receipt-by-second-class-post', { amount: 2 })
  expect(played.redate(correction)).toMatchObject({ moved: [], told: [] })
  expect(inThreeMonths(played)).toBe('2027-04-14')
  expect(say(played, 'recordReceipt', OFFICER, posted)).toBeUndefined()
  expect(inThreeMonths(played)).toBe('2027-04-12')
})

it('cites the authority that its rule had on the day on which it was presumed', () => {
  const played = reported()
  const notes = () =>
    explainDeadlines(played.state)
      .find((d) => d.deadline === 'statutory-response')
      ?.notes.join()
  say(played, 'recordReceipt', OFFICER, posted)
  expect(notes()).toContain('11 January 2027, Interpretation Act 1978 s7')
  const citation = { text: 'Example Act (fictional) s1', version: 'as made up', status: 'checked' } as const
  played.redate(corrected(FIRST, 'receipt-by-second-class-post', { citation }))
  expect(notes()).toContain('Interpretation Act 1978 s7')
  say(played, 'recordReceipt', OFFICER, posted)
  expect(notes()).toContain('11 January 2027, Example Act (fictional) s1, as made up')
  expect(notes()).not.toContain('Interpretation')
})
