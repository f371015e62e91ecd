// Whatever messages come in whatever order: none that was accepted is lost, one that was refused changes nothing, and the
// same messages lead to the same case again, also when it is carried on after each of them.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Message, TransitionName } from '../../../domain/recommendation/process.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { asks, at, DECIDED_ON, evidenceOnly, play } from './openings.js'
import { messageOf, nameOf, wish, type Wish } from './wishes.js'
import { holds } from '../../support/holds.js'

const HOUR = 3_600_000
const RUNS = { numRuns: Number(process.env.LIVES ?? 80), seed: Number(process.env.LIVES_SEED ?? 20_270_112) }

interface Said {
  readonly name: TransitionName
  readonly message: Message
  readonly at: number
  readonly accepted: boolean
}

const A_MONTH = { amount: 1, unit: 'months', counting: 'of' } as const

const begun = () =>
  play(
    {
      recommendations: [
        asks(1),
        evidenceOnly(2),
        evidenceOnly(3, { dueOn: null, condition: { on: 2, within: A_MONTH } }),
      ],
    },
    at(DECIDED_ON),
  )

/** As a run hands its state to the next: through JSON. */
const handedOver = (state: RecommendationState) => JSON.parse(JSON.stringify(state)) as RecommendationState

/** What people wished, said to a case: who said what when, and whether it was taken. */
function say(wishes: readonly { says: Wish; after: number }[]) {
  const played = begun()
  const said: Said[] = []
  for (const { says, after } of wishes) {
    played.letPass(played.at + after * HOUR)
    const before = JSON.stringify(played.state)
    const steps = played.steps.length
    const name = nameOf(says, played.state)
    const message = messageOf(name, says, played.state, played.at)
    const refusal = played.send(name, message)
    if (refusal) {
      expect(JSON.stringify(played.state)).toBe(before)
      expect(played.steps).toHaveLength(steps)
    }
    said.push({ name, message, at: played.at, accepted: refusal === undefined })
  }
  return { played, said }
}

/** The same messages at the same times to a new case. */
function again(said: readonly Said[], atEach: (state: RecommendationState) => RecommendationState) {
  const played = begun()
  for (const { name, message, at: when, accepted } of said) {
    played.letPass(when)
    played.state = atEach(played.state)
    expect(played.send(name, message) === undefined).toBe(accepted)
    played.state = atEach(played.state)
  }
  return played
}

/** Whole hours up to a month: of drawn fractions most are next to none, and nothing would ever fall due. */
const wishes = fc.array(fc.record({ says: wish, after: fc.integer({ min: 0, max: 30 * 24 }) }), {
  minLength: 5,
  maxLength: 40,
  size: 'max',
})

describe('any messages', () => {
  it('that were accepted stand in the ledger, each once and in its order, under the name of whoever sent it', () => {
    holds(
      fc.property(wishes, (drawn) => {
        const { played, said } = say(drawn)
        const people = played.steps.filter((s) => s.role !== 'system')
        const accepted = said.filter((s) => s.accepted)
        expect(people.map((s) => [s.actor, s.effectiveAt])).toEqual(
          accepted.map((s) => [s.message.actor.subject, s.at]),
        )
        for (const step of people) expect(step.facts.some((f) => !f.bySystem)).toBe(true)
        let seq = 0
        for (const step of played.steps) {
          expect(step.afterSeq).toBe(seq)
          seq += step.facts.length
        }
      }),
      RUNS,
    )
  })

  it('lead to the same case again, and also when it is carried on before and after each of them', () => {
    holds(
      fc.property(wishes, (drawn) => {
        const { played, said } = say(drawn)
        const plain = again(said, (state) => state)
        const carried = again(said, handedOver)
        for (const other of [plain, carried]) {
          expect(JSON.stringify(other.steps)).toBe(JSON.stringify(played.steps))
          expect(JSON.parse(JSON.stringify(other.state))).toEqual(JSON.parse(JSON.stringify(played.state)))
        }
      }),
      RUNS,
    )
  })
})
