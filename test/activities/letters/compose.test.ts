// Every letter that the process can send has words, fits one page and gives nothing away.
import { describe, expect, it } from '@jest/globals'
import { passageOf, subjectOf } from '../../../activities/letters/compose.js'
import { asHtml, asText, type Letter } from '../../../activities/letters/layout.js'
import { LETTER_KINDS, type LetterKind } from '../../../domain/recommendation/letters.js'
import { DEADLINE_KINDS } from '../../../domain/recommendation/policy.js'

const REMINDERS: readonly LetterKind[] = ['reminder', 'overdue', 'escalation', 'follow-up']
const LINK = 'https://followthrough.example.org/answer/x'

const FROM = 'For the Local Government and Social Care Ombudsman'
const TEAM_4 = {
  officer: 'Sam Sample',
  team: 'Team 4',
  mailbox: 'team-4@example.org',
  phone: '020 7946 0000',
}

const item = (kind: LetterKind, data: object, reference = '24 000 001') => ({
  key: 'recommendation/24-000-001/a-body:x',
  kind,
  reference,
  bodyId: 'a-body',
  data,
})

const dueOf = (kinds: readonly string[]) =>
  kinds.map((deadline) => ({ deadline, dueOn: '2026-07-09', recommendations: [1, 2, 3] }))

// A letter lists what its recipient owes: never a body's dates and CQC's together.
const isCqcs = (kind: string) => kind.startsWith('cqc-')
const BODYS = ['all dates of a body', DEADLINE_KINDS.filter((kind) => !isCqcs(kind))] as const
const CQCS = ['all dates of CQC', DEADLINE_KINDS.filter(isCqcs)] as const

const everyLetter = [
  ...LETTER_KINDS.filter((kind) => !REMINDERS.includes(kind)).flatMap((kind) =>
    [BODYS, CQCS].map(
      ([whose, kinds]) =>
        [kind, whose, item(kind, { recommendations: [1, 2, 3], due: dueOf(kinds) })] as const,
    ),
  ),
  ...REMINDERS.flatMap((kind) =>
    DEADLINE_KINDS.map(
      (deadline) =>
        [kind, deadline, item(kind, { deadline, dueOn: '2026-07-09', recommendations: [2] })] as const,
    ),
  ),
]

const letterOf = (items: ReturnType<typeof item>[], changes: Partial<Letter> = {}): Letter => ({
  subject: subjectOf(items),
  passages: items.map((i) => passageOf(i, LINK, {})),
  linksUntil: '6 December 2026',
  answerTo: items.map(({ reference }) => ({ reference, ...TEAM_4 })),
  from: FROM,
  ...changes,
})

describe('every letter', () => {
  it.each(everyLetter)(
    '%s about %s: what, by when, what counts, whom to ring, where to answer',
    (kind, _of, what) => {
      const letter = letterOf([what])
      const text = asText(letter)
      expect(letter.subject).toMatch(/^.{10,80} – 24 000 001$/)
      expect(text).toContain('Case 24 000 001')
      expect(text).toContain('9 July 2026')
      expect(text).toContain(LINK)
      expect(text).toContain('020 7946 0000')
      if (REMINDERS.includes(kind)) expect(text).toMatch(/What (counts|an action plan says)/)
      expect(text).toMatch(/Sam Sample, Team 4\n.*Ombudsman\n$/)
      expect(text).toContain('team-4@example.org')
      // There is no page to sign in to.
      expect(text).not.toMatch(/sign in|signed in|log in|by itself/i)
      expect(text).not.toMatch(/undefined|null|\[object|a-body|\d{4}-\d{2}-\d{2}/)
      const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 80)), 0)
      expect(lines).toBeLessThanOrEqual(50)
      const html = asHtml(letter)
      expect(html).toContain(`href="${LINK}"`)
      expect(html).not.toMatch(/<script|<img|<link|url\(/)
    },
  )

  it('leaves out the number to ring, the dates and the life of its link where there are none', () => {
    const text = asText(
      letterOf([item('closed', { recommendations: [], due: [] })], {
        answerTo: [
          { reference: '24 000 001', officer: null, team: null, mailbox: 'office@example.org', phone: null },
        ],
        linksUntil: null,
      }),
    )
    expect(text).toContain('Questions? Please write to office@example.org, or answer this e-mail, and')
    expect(text).not.toMatch(/What is due|works until|ring/)
    expect(text.endsWith(`give the reference.\n\n${FROM}\n`)).toBe(true)
  })

  it('names one, two or many recommendations as people do', () => {
    const said = (recommendations: number[]) =>
      passageOf(item('reminder', { deadline: 'evidence', dueOn: '2026-07-09', recommendations }), LINK, {})
        .paragraphs[0]
    const sentence = (about: string) =>
      `Please send us your evidence of what was done${about} by the end of 9 July 2026.`
    expect(said([])).toBe(sentence(''))
    expect(said([4])).toBe(sentence(' for recommendation 4'))
    expect(said([1, 4])).toBe(sentence(' for recommendations 1 and 4'))
    expect(said([1, 3, 4])).toBe(sentence(' for recommendations 1, 3 and 4'))
  })

  it('escapes whatever stands in it', () => {
    const html = asHtml({
      subject: `<b>&"'`,
      passages: [
        {
          reference: '24 000 001',
          heading: '<i>',
          paragraphs: ['a < b & c'],
          lists: [{ title: '<u>', lines: ['"x"'] }],
          link: `https://x/?a&b"'<`,
        },
      ],
      linksUntil: null,
      answerTo: [
        { reference: '24 000 001', officer: '<script>', team: '<script>', mailbox: '<script>', phone: null },
      ],
      from: '<script>',
    })
    expect(html).toContain('<title>&lt;b&gt;&amp;&quot;&#39;</title>')
    expect(html).toContain('&lt;i&gt;')
    expect(html).toContain('a &lt; b &amp; c')
    expect(html).toContain('href="https://x/?a&amp;b&quot;&#39;&lt;"')
    expect(html).not.toContain('<script>')
  })
})

describe('the subject of a digest', () => {
  const reminder = (reference: string, kind: LetterKind = 'reminder') => item(kind, {}, reference)

  it('counts answers of one kind and names at most three cases', () => {
    expect(subjectOf([reminder('24 000 001'), reminder('24 000 001')])).toBe(
      'Reminders: 2 answers are due – 24 000 001',
    )
    const four = ['24 000 001', '24 000 002', '24 000 003', '24 000 004a']
    expect(subjectOf(four.map((r) => reminder(r, 'overdue')))).toBe(
      'Overdue: 4 answers were due – 24 000 001, 24 000 002, 24 000 003 and 1 more',
    )
  })

  it('says so when kinds are mixed', () => {
    expect(subjectOf([reminder('24 000 001'), reminder('24 000 002', 'overdue')])).toBe(
      'Reminders: 2 answers are due or overdue – 24 000 001, 24 000 002',
    )
  })
})
