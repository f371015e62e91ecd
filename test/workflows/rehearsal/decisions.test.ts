// The nine published decisions, rehearsed as the command does it, each named by what it guarantees. No test rests on them
// alone: what they have in common is tested with fictional cases.
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { asJson, printed } from '../../../cli/rehearsal/print.js'
import type { RehearsedBody } from '../../../cli/rehearsal/rehearse.js'
import { playableRows } from '../../../cli/rehearsal/run-rehearsal.js'
import { connectTemporal } from '../../../temporal/connect.js'
import '../../support/runtime.js'
import {
  DECISIONS,
  letters,
  only,
  openRehearsals,
  rehearsal,
  stages,
  type Rehearsals,
} from '../../support/rehearsal.js'

let rehearsals: Rehearsals
beforeAll(async () => {
  rehearsals = await openRehearsals()
})
afterAll(() => rehearsals.close())

// Decided on 23 November 2026, as if; what states no time is assumed to be owed within one month.
const ONE = '2026-12-23'
const THREE = '2027-02-23'

/** What each shows, whether a plan comes first, and by when each recommendation is owed. */
const DECISIONS_SHOW: readonly [string, string, boolean, readonly string[]][] = [
  [
    '24 019 903',
    'four remedies and two improvements each have a date and evidence of their own',
    true,
    [ONE, ONE, ONE, ONE, ONE, ONE],
  ],
  [
    '23 018 749',
    'a provider with a location owes its plan for the one improvement, and evidence for all',
    true,
    [ONE, ONE, ONE],
  ],
  [
    '21 013 244',
    'a loss is repaid like any remedy, beside two improvements with one plan',
    true,
    [ONE, ONE, ONE, ONE, ONE],
  ],
  [
    '23 016 738',
    'of commissioned care the council is asked, and not the home that gave it',
    true,
    [ONE, ONE, ONE],
  ],
  [
    '18 018 809',
    'three improvements are planned together, and each is judged by itself',
    true,
    [ONE, ONE, ONE, ONE, ONE],
  ],
  ['24 017 887', 'for an apology evidence is enough: no plan is asked', false, [ONE]],
  [
    '16 000 780',
    'of an unnamed council the case is its own, and a report is followed to its end',
    true,
    [ONE, ONE, ONE, ONE, ONE],
  ],
  [
    '15 020 792',
    'the dates that a decision states are kept beside those that are assumed',
    true,
    [ONE, THREE, ONE, ONE, ONE, ONE],
  ],
  ['21 014 433', 'a new case about an earlier failure is a case like any other', true, [ONE, ONE]],
]

describe('the nine published decisions, played as prompt', () => {
  let stories: RehearsedBody[]
  beforeAll(async () => {
    stories = await rehearsals.whole(await playableRows(DECISIONS, rehearsal()))
  }, 120_000)

  it('are all closed', () => {
    const file = JSON.parse(readFileSync(DECISIONS, 'utf8')) as { reference: string }[]
    expect(stories.map((s) => s.reference)).toEqual(file.map((r) => r.reference))
    expect(new Set(stories.map((s) => s.story.outcome))).toEqual(new Set(['complete-and-satisfied']))
  })

  it('have CQC’s part when that is assumed, marked as assumed', async () => {
    const story = only(await rehearsals.play(DECISIONS, ['24 019 903'], { shared: true }))
    expect(letters(story)).toEqual(
      expect.arrayContaining([
        '2026-12-16 cqc log-plan',
        '2026-12-22 cqc assurance-request',
        '2027-01-08 body assurance-answered',
      ]),
    )
    expect(printed([story], 'prompt')).toContain('CQC’s part is assumed')
    expect(JSON.parse(asJson([story]))).toMatchObject({ cases: [{ sharing: 'assumed' }] })
  })

  it.each(DECISIONS_SHOW)('%s: %s', (reference, _, planned, owed) => {
    const story = stories.find((s) => s.reference === reference) as RehearsedBody
    const { deadlines, letters: sent, stages: lived, outcome } = story.story
    expect(lived.map((s) => s.stage)).toEqual([
      ...(planned ? ['awaiting-plan', 'plan-review'] : []),
      'carrying-out',
      // Of the one case that is shared CQC's assurance is sought.
      ...(reference === '23 018 749' ? ['assurance'] : []),
      'evidence-review',
      'to-conclude',
      'follow-up',
      'closed',
    ])
    expect(outcome).toBe('complete-and-satisfied')
    const due = deadlines.filter((d) => d.kind === 'evidence').map((d) => `${d.recommendation} ${d.due}`)
    expect(due.sort()).toEqual(owed.map((on, index) => `${index + 1} ${on}`))
    expect(deadlines.some((d) => d.kind === 'plan')).toBe(planned)
    // A prompt body is reminded, and never told that it is late.
    expect(sent.map((l) => l.kind)).not.toContain('overdue')
    expect([sent.at(0)?.kind, sent.at(-1)?.kind]).toEqual(['opening', 'closed'])
  })

  it('tell dates, stages and letters of a case as its rows have them', () => {
    const story = stories.find((s) => s.reference === '24 017 887') as RehearsedBody
    expect(stages(story)).toEqual([
      '2026-11-23 carrying-out',
      '2026-12-18 evidence-review',
      '2026-12-23 to-conclude',
      '2026-12-29 follow-up',
      '2027-07-06 closed',
    ])
    expect(letters(story)).toEqual([
      '2026-11-23 body opening',
      '2026-12-09 body reminder',
      '2026-12-16 body reminder',
      '2026-12-21 body evidence-received',
      '2026-12-24 body judged-satisfied',
      '2026-12-29 body concluded',
      '2027-06-29 body follow-up',
      '2027-07-05 body answer-received',
      '2027-07-06 body closed',
    ])
    expect(story.story.deadlines).toEqual([
      {
        recommendation: 1,
        kind: 'evidence',
        due: '2026-12-23',
        because: expect.stringContaining('Wednesday 23 December 2026: assumed, because no date is stated'),
      },
      {
        recommendation: 0,
        kind: 'follow-up',
        due: '2027-07-13',
        because: expect.stringContaining('10 working days'),
      },
    ])
  })

  it('are printed as simulations, with what was moved and what was assumed', () => {
    const text = printed(stories, 'prompt')
    expect(text.match(/SIMULATION \(prompt\)/g)).toHaveLength(9)
    expect(text).toContain(
      '24 017 887 · Lincolnshire County Council · SIMULATION (prompt)\n  decided 23 November 2026, really 21 September 2025: every date is moved by 428 days',
    )
    expect(text).toContain('  due 2026-12-23: evidence for recommendation 1 (assumed: one month)')
    expect(text).toContain(
      '  2026-11-23    letter to the body: The Ombudsman’s recommendations: what is due and when – 24 017 887',
    )
    expect(text).not.toContain('the date that was stated')
    // What a decision states is not marked.
    expect(text).toContain('  due 2027-02-23: evidence for recommendation 2\n')
  })

  it('are JSON of the promised shape', () => {
    const { cases } = JSON.parse(asJson(stories)) as { cases: Record<string, unknown>[] }
    expect(cases[6]).toMatchObject({
      reference: '16 000 780',
      body: 'council-of-16-000-780',
      workflowId: 'recommendation/16-000-780/council-of-16-000-780',
      outcome: 'complete-and-satisfied',
    })
    for (const each of cases) {
      expect(Object.keys(each)).toEqual([
        'reference',
        'body',
        'workflowId',
        'stages',
        'deadlines',
        'letters',
        'outcome',
      ])
      expect((each.deadlines as object[])[0]).toEqual({
        recommendation: 1,
        kind: 'evidence',
        due: '2026-12-23',
        because: expect.stringContaining(
          each.reference === '15 020 792'
            ? 'Wednesday 23 December 2026: 1 month after'
            : 'Wednesday 23 December 2026: assumed, because no date is stated',
        ),
        ...(each.reference !== '15 020 792' && { assumed: true }),
      })
    }
  })

  it('leave no database and no running execution behind', async () => {
    const client = new pg.Client({ connectionString: rehearsals.ownerUrl })
    await client.connect()
    // Whoever rehearses holds a connection to its database; one that is only just being made has none for a moment.
    const leftOver = async () => {
      const { rows } = await client.query<{ datname: string }>(
        `SELECT datname FROM pg_database d WHERE starts_with(datname, 'followthrough_rehearsal_')
         AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)`,
      )
      return rows.map(({ datname }) => datname)
    }
    for (let tries = 0; tries < 50 && (await leftOver()).length > 0; tries += 1) await sleep(100)
    expect(await leftOver()).toEqual([])
    await client.end()
    const temporal = connectTemporal({ address: rehearsals.stack.temporal.address, namespace: 'rehearsal' })
    for (const { workflowId } of stories)
      await expect(
        temporal.client.workflow
          .getHandle(workflowId)
          .describe()
          .then(
            (d) => d.status.name,
            () => 'GONE',
          ),
      ).resolves.not.toBe('RUNNING')
    await temporal.close()
  })
})
