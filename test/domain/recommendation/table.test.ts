// The process table says neither more nor less than the rules do: every transition at every stage, by every role.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { ROLES } from '../../../domain/people/roles.js'
import { refusalOf, TRANSITION_NAMES, transitionOf } from '../../../domain/recommendation/process.js'
import { STAGES, stageOf, type Stage } from '../../../domain/recommendation/stages.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { actorIn, DECIDED_ON, ordinaryCase, TODAY_AT } from '../../../tools/drawing/example-case.js'
import { exploreAll, messageOf } from '../../../tools/drawing/explore.js'
import { triesOf } from '../../../tools/drawing/tries.js'

const { states, moves, first } = exploreAll()
const sorted = (stages: Iterable<Stage>) => [...new Set(stages)].sort()
const movesOf = (name: string) => moves.filter((m) => m.name === name)
const BY_EMAIL = { onBehalf: { channel: 'email', receivedOn: DECIDED_ON } } as const

/** One state of each stage in which this transition is possible, with what is then said. */
const possible = (name: (typeof TRANSITION_NAMES)[number]) =>
  transitionOf(name).from.map((stage) => {
    const found = first(name, stage)
    if (!found) throw new Error(`${name} is not possible at ${stage}, though its row says so`)
    return { state: found.state, message: messageOf(found.attempt) }
  })

describe('the process table', () => {
  it('names every stage that a case can be at', () => {
    expect(sorted(states.map(stageOf))).toEqual(sorted(STAGES))
  })

  it.each(TRANSITION_NAMES)('says for %s from which stages it is possible', (name) => {
    expect(sorted(movesOf(name).map((m) => m.from))).toEqual(sorted(transitionOf(name).from))
  })

  it.each(TRANSITION_NAMES)('says for %s where it can lead, and nothing that it cannot', (name) => {
    expect(sorted(movesOf(name).map((m) => m.to))).toEqual(sorted(transitionOf(name).leadsTo))
  })

  it.each(TRANSITION_NAMES)('gives %s its own name, its label and its banner', (name) => {
    const { label, needs, says, ...row } = transitionOf(name)
    expect(row.name).toBe(name)
    expect([label, needs, says].filter((words) => words.trim() === '')).toEqual([])
    expect(row.by.length).toBeGreaterThan(0)
  })
})

/** One state of each stage: enough for what is refused whatever else is so. */
const oneOfEach = STAGES.map((stage) => states.find((s) => stageOf(s) === stage) as RecommendationState)

describe.each(TRANSITION_NAMES)('%s', (name) => {
  let cases: ReturnType<typeof possible>
  beforeAll(() => {
    cases = possible(name)
  })
  const { by, onBehalf, from, textRequired } = transitionOf(name)
  const [anyTry] = triesOf(ordinaryCase()).filter((t) => t.name === name)
  const anyInput = anyTry?.input ?? {}

  it.each(ROLES)('by a %s is refused at a stage where its row does not allow it', (role) => {
    for (const state of oneOfEach) {
      const stage = stageOf(state)
      const entered = by.includes(role) ? anyInput : { ...anyInput, ...BY_EMAIL }
      const code = refusalOf(
        state,
        name,
        { actor: actorIn(role), bodyHash: '', input: entered },
        TODAY_AT,
      )?.code
      if (![...by, ...onBehalf].includes(role)) expect(code).toBe('wrong-role')
      else if (stage === 'closed' && !from.includes(stage)) expect(code).toBe('closed')
      else if (!from.includes(stage)) expect(code).toBe('wrong-stage')
      else expect(['closed', 'wrong-stage', 'wrong-role', 'not-yours']).not.toContain(code)
    }
  })

  it.each(ROLES)('by a %s is taken at every stage where its row allows it', (role) => {
    for (const { state, message } of cases) {
      const refused = (input: object) =>
        refusalOf(state, name, { ...message, actor: actorIn(role), input }, TODAY_AT)?.code
      const own = refused(message.input)
      const behalf = refused({ ...message.input, ...BY_EMAIL })
      const alsoBehalf = onBehalf.includes(role)
      if (by.includes(role))
        expect({ own, behalf }).toEqual({ own: undefined, behalf: alsoBehalf ? undefined : 'invalid' })
      else if (alsoBehalf) expect({ own, behalf }).toEqual({ own: 'invalid', behalf: undefined })
      else expect({ own, behalf }).toEqual({ own: 'wrong-role', behalf: 'wrong-role' })
    }
  })

  it('is refused to another body’s contact, to whoever saw an older state, and without the words it needs', () => {
    for (const { state, message } of cases) {
      const code = (changes: object) => refusalOf(state, name, { ...message, ...changes }, TODAY_AT)?.code
      const foreign = { ...actorIn('body-contact'), bodyId: 'another-body' }
      expect(code({ actor: foreign })).toBe('not-yours')
      expect(code({ seenSeq: state.seq + 1 })).toBe('changed-since')
      expect(code({ seenSeq: state.seq })).toBeUndefined()
      const { textId: _, ...wordless } = message.input
      if (textRequired) expect(code({ input: wordless })).toBe('invalid')
    }
  })

  it('is refused to CQC in a case in which it has no part', () => {
    for (const { state, message } of cases)
      for (const cqcPart of ['no-cqc-location', 'not-shared'] as const)
        expect(
          refusalOf({ ...state, cqcPart }, name, { ...message, actor: actorIn('cqc-officer') }, TODAY_AT)
            ?.code,
        ).toBe('not-yours')
  })
})

describe('every refusal', () => {
  it('says what is wrong and what would be right', () => {
    const mute = states
      .filter((_, index) => index % 10 === 0)
      .flatMap((state) => triesOf(state).map((t) => refusalOf(state, t.name, messageOf(t), TODAY_AT)))
      .filter((refusal) => refusal && (!refusal.problem || !refusal.remedy))
    expect(mute).toEqual([])
  })
})
