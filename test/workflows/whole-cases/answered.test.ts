// Bodies that answer what was issued to them, each case played whole on the real server in virtual time: a doubtful date is
// worked to by its later end, and an answer that is none, or not enough, is a ground before the period is over (LGA 1974
// s31, s34I). A person decides; the dates are counted by hand from the Act.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { DOUBTFUL_DATE, NO_ACTION, NOT_ENOUGH } from '../../support/lives/failure.js'
import { closed, dataOf, formalOf, noticesToOne, proposedIn, tasksEverOf } from '../../support/lives/read.js'
import { playWhole, type Life } from '../../support/lives/scene.js'
import { openTheatre, type Theatre } from '../../support/theatre.js'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

const whole = (life: Life) => playWhole(theatre, life)

describe('a doubtful date', () => {
  it('is shown in both readings, and nothing formal is proposed before the later one has passed', async () => {
    const { scene, body } = await whole(DOUBTFUL_DATE)
    expect(await closed(scene)).toEqual({ [body]: 'completed-late' })
    // Beginning with the end of 9 June: until 8 September, or until the 9th.
    expect(await formalOf(scene, body)).toEqual([
      '2027-03-10 case-officer receipt-recorded',
      '2027-09-10 system formal-step-proposed',
      '2027-09-10 case-officer closed',
    ])
    expect(await proposedIn(scene)).toMatchObject([
      {
        step: 'further-report',
        provisions: ['Local Government Act 1974 s31(2A)(c), as consolidated to 2006'],
        passed: ['2027-09-08', '2027-09-09'],
      },
    ])
    // What came in the end satisfied: nobody had to decide on the step.
    expect(await tasksEverOf(scene)).toContain('director formal-step-proposed')
  })
})

describe('a provider that answers within its month', () => {
  it.each([
    ['that it will do nothing', NO_ACTION, 's34I(3)(a)', 'none'],
    ['with what is not enough', NOT_ENOUGH, 's34I(3)(b)', 'proposed'],
  ] as const)(
    '%s comes to an Adverse Findings Notice before the month is over',
    async (_, life, provision, action) => {
      const { scene, body } = await whole(life)
      expect(await closed(scene)).toEqual({ [body]: 'not-complete-and-not-satisfied' })
      expect(await formalOf(scene, body)).toEqual([
        '2027-01-20 system formal-step-proposed',
        '2027-01-25 director formal-step-decided',
        '2027-01-27 case-officer receipt-recorded',
        '2027-01-27 case-officer form-agreed',
        '2027-02-03 case-officer publication-recorded',
        '2027-02-03 manager closed',
      ])
      expect(await dataOf(scene, 'action-notified')).toMatchObject([{ action }])
      expect(await proposedIn(scene)).toMatchObject([
        {
          step: 'require-adverse-findings-notice',
          provisions: [`Local Government Act 1974 ${provision}, as inserted in 2010`],
          passed: [],
        },
      ])
      expect(await noticesToOne(scene)).toEqual([
        '2027-01-11 opening',
        '2027-01-21 answer-received',
        '2027-01-25 adverse-findings-notice',
        '2027-01-27 form-agreed',
        '2027-02-03 closed',
      ])
    },
  )
})
