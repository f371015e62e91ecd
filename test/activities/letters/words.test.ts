// The words of letters as a manager of a care home reads them: written down by hand, from the calendar of 2026 and 2027.
import { describe, expect, it } from '@jest/globals'
import { passageOf, subjectOf } from '../../../activities/letters/compose.js'
import { asText, type AnswerTo } from '../../../activities/letters/layout.js'

const LINK = 'https://followthrough.example.org/answer/x'
const FROM = 'For the Local Government and Social Care Ombudsman'

const item = (kind: string, data: object, reference = '24 000 001') => ({
  key: 'recommendation/24-000-001/a-home:x',
  kind,
  reference,
  bodyId: 'a-home',
  data,
})

const SAM: AnswerTo = {
  reference: '24 000 001',
  officer: 'Sam Sample',
  team: 'Team 4',
  mailbox: 'team-4@example.org',
  phone: '020 7946 0001',
}

const letter = (items: ReturnType<typeof item>[], answerTo: AnswerTo[] = [SAM]) =>
  asText({
    subject: subjectOf(items),
    passages: items.map((one) => passageOf(one, LINK, {})),
    linksUntil: '6 December 2026',
    answerTo,
    from: FROM,
  })

const said = (kind: string, data: object) => {
  const { paragraphs, lists } = passageOf(item(kind, data), LINK, {})
  return [...paragraphs, ...lists.flatMap(({ title, lines }) => [title, ...lines])]
}

// 5 July 2026 is a Sunday, the 6th a Monday.
const SUNDAY = { dueOn: '2026-07-05', metUntil: '2026-07-06', notWorking: 'Sunday' }

it('the opening letter says what an action plan is where it asks for one, and fits one page', () => {
  const text = letter([
    item('opening', {
      recommendations: [1, 2],
      plan: [2],
      due: [
        { deadline: 'plan', recommendations: [2], ...SUNDAY },
        { deadline: 'evidence', recommendations: [1], dueOn: '2026-07-09' },
      ],
      sharedUnder: 'statement-to-cqc',
    }),
  ])
  expect(text).toBe(`Hello,

Case 24 000 001

The Ombudsman has decided a complaint and made recommendations to your organisation. They are in the decision that we sent you. We will follow up each of them until it is carried out.

First, please send us an action plan for recommendation 2: in your own words, how you will put what we recommend into practice. We will tell you whether we accept it. Then please carry it out.

What an action plan says: for each recommendation what you will do, who is responsible, by when, and how you will know that it has worked. If you do not accept a recommendation, or it is not for you, say so and give your reasons.

What counts as evidence: whatever shows that it was done, for example a dated copy of the letter or the new policy, the record of a payment, or the dates of a training and how many took part. Please leave out or black out what is personal and not needed.

${passageOf(item('opening', { recommendations: [], due: [], sharedUnder: 'statement-to-cqc' }), LINK, {})
  .paragraphs.slice(-2)
  .join('\n\n')}

What is due now:
- Your action plan for recommendation 2: by the end of Sunday 5 July 2026. That is a Sunday, so we treat it as met until the end of Monday 6 July 2026.
- Your evidence of what was done for recommendation 1: by the end of 9 July 2026

More, and how to answer: ${LINK}

A link opens one page about its case until 6 December 2026. Anyone who has it can open that page: please keep it to yourself.

Questions? Please ring 020 7946 0001 or write to team-4@example.org, or answer this e-mail, and give the reference.

Sam Sample, Team 4
${FROM}
`)
})

it('the opening letter promises the date of the plan while there is none, and says nothing of plans where none is asked', () => {
  const asked = said('opening', { recommendations: [2], plan: [2], due: [] })
  expect(asked).toContain('We will write to you with the date by which we need your action plan.')
  const evidence = { deadline: 'evidence', recommendations: [1], dueOn: '2026-07-09' }
  expect(said('opening', { recommendations: [1], due: [evidence] }).join()).not.toMatch(/plan/)
})

describe('a date on which nobody works', () => {
  const about = { deadline: 'evidence', recommendations: [1] }

  it('says that it is a Sunday and until when it is treated as met', () => {
    expect(said('reminder', { ...about, ...SUNDAY }).slice(0, 2)).toEqual([
      'Please send us your evidence of what was done for recommendation 1 by the end of Sunday 5 July 2026.',
      'That is a Sunday, so we treat it as met until the end of Monday 6 July 2026.',
    ])
  })

  it('says which bank holiday it is, and that it was one when it is over', () => {
    const christmas = { dueOn: '2026-12-25', metUntil: '2026-12-29', notWorking: 'Christmas Day' }
    expect(said('overdue', { ...about, ...christmas }).slice(0, 2)).toEqual([
      'We have not received your evidence of what was done for recommendation 1. We asked for it by the end of Friday 25 December 2026. Please send it now, or tell us what stands in the way.',
      'That was a bank holiday (Christmas Day), so we treated it as met until the end of Tuesday 29 December 2026.',
    ])
  })
})

describe('a date that has changed', () => {
  it('says which, from what and to what', () => {
    const moved = [{ deadline: 'evidence', recommendations: [1, 3], was: { dueOn: '2026-07-03' }, ...SUNDAY }]
    expect(said('date-changed', { recommendations: [], due: [], moved })).toEqual([
      'What is due from you in this case has moved. Everything else stays as it was.',
      'What has moved:',
      'Your evidence of what was done for recommendations 1 and 3 was due by the end of 3 July 2026 and is now due by the end of Sunday 5 July 2026. That is a Sunday, so we treat it as met until the end of Monday 6 July 2026.',
    ])
  })

  it('says that it stays and is treated as met longer, or no longer', () => {
    const plan = { deadline: 'plan', recommendations: [] }
    const monday = { dueOn: '2027-04-12' }
    const holiday = { ...monday, metUntil: '2027-04-13', notWorking: 'A proclaimed day' }
    const line = (was: object, now: object) =>
      said('date-changed', { recommendations: [], due: [], moved: [{ ...plan, was, ...now }] }).at(-1)
    expect(line(monday, holiday)).toBe(
      'Your action plan is still due by the end of Monday 12 April 2027. That is a bank holiday (A proclaimed day), so we treat it as met until the end of Tuesday 13 April 2027. Before, that was the end of Monday 12 April 2027.',
    )
    expect(line(holiday, monday)).toBe(
      'Your action plan is still due by the end of 12 April 2027. It is a working day now, so we no longer treat it as met until the end of Tuesday 13 April 2027.',
    )
  })
})

describe('what became of the body’s own work', () => {
  it.each([
    [
      'evidence-received',
      'We have received your evidence for recommendations 1 and 2. We will look at it and tell you whether we are satisfied. You need do nothing more about it until then.',
    ],
    [
      'judged-satisfied',
      'We are satisfied with what you did for recommendations 1 and 2. You need do nothing more about it.',
    ],
    [
      'judged-late',
      'We are satisfied with what you did for recommendations 1 and 2, though it was done after the agreed date. You need do nothing more about it.',
    ],
    [
      'judged-incomplete',
      'Not everything was done for recommendations 1 and 2. We have decided to ask for no more. We do not put our reasons in an e-mail. Ring us or answer this e-mail and we will tell you.',
    ],
  ])('%s', (kind, words) => {
    expect(said(kind, { recommendations: [1, 2], due: [] })).toEqual([words])
  })

  it('is at the end what was found of each recommendation, and when the question comes', () => {
    const found = [
      { as: 'satisfied', recommendations: [1, 3] },
      { as: 'ceased', recommendations: [2] },
    ]
    expect(said('concluded', { recommendations: [], due: [], found, askedOn: '2027-07-12' })).toEqual([
      'We have decided on every recommendation of this case and concluded it. Thank you.',
      'We will write to you on 12 July 2027 to ask whether what you put in place is still in place. Nothing is due from you until then.',
      'What we found:',
      'Recommendations 1 and 3: carried out, and we are satisfied',
      'Recommendation 2: not pursued any further',
    ])
  })

  it('shares a letter with reminders, whose subject says so', () => {
    const reminder = item('reminder', { deadline: 'evidence', dueOn: '2026-07-09', recommendations: [2] })
    const received = item('evidence-received', { recommendations: [1], due: [] })
    expect(subjectOf([received, reminder])).toBe('What is new and what is due: 2 messages – 24 000 001')
    expect(subjectOf([received])).toBe('Your evidence has been received – 24 000 001')
  })
})

it('a letter about cases of two teams says at each case whom to ask', () => {
  const other: AnswerTo = {
    reference: '24 000 002',
    officer: null,
    team: 'Team 7',
    mailbox: 'team-7@example.org',
    phone: null,
  }
  const data = { recommendations: [1], due: [] }
  const text = letter(
    [item('evidence-received', data), item('evidence-received', data, '24 000 002')],
    [SAM, other],
  )
  expect(text).toContain(
    'Questions about this case? Ask Sam Sample, Team 4: ring 020 7946 0001 or write to team-4@example.org.',
  )
  expect(text).toContain('Questions about this case? Ask Team 7: write to team-7@example.org.')
  expect(text).toContain(
    `Questions? Each case above says whom to ask. Please give the reference.\n\n${FROM}\n`,
  )
})
