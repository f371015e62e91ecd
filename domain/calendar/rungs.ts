// The rungs of a reminder ladder as its owner states them: checked, and each with an id of its own. A wrong rung would lose
// a reminder or say what is not so, and nobody would notice before it was too late.

import type { Rung } from './ladder.js'
import { malformedPolicy, type ReminderLadder } from './policy.js'

export const RECIPIENTS = ['contact', 'deputy', 'senior officer', 'manager'] as const
export const SIDES = ['before', 'after'] as const

const OF_THE_BODY = ['contact', 'deputy', 'senior officer'] as const

/** The letters of a ladder, with the side of the date and the readers that their words are written for. */
const LETTERS = {
  reminder: { when: 'before', to: OF_THE_BODY, about: 'a date that is still to come' },
  overdue: { when: 'after', to: OF_THE_BODY, about: 'a date that is missed' },
  escalation: { when: 'after', to: ['manager'], about: 'a date that is missed' },
} as const satisfies Record<string, { when: Rung['when']; to: readonly Rung['to'][]; about: string }>
export type LadderLetter = keyof typeof LETTERS
export const LADDER_LETTERS = Object.keys(LETTERS) as LadderLetter[]

/** A rung as it is stated; the letter is the one for its side and its reader, if none is given. */
export type StatedRung = Pick<Rung, 'amount' | 'when' | 'to'> & { readonly letter?: LadderLetter }

const RUNGS_AT_MOST = 12
/** Working days; a reminder further from its date than a quarter of a year reminds of nothing. */
export const FURTHEST_RUNG = 60

const letterOf = ({ when, to }: StatedRung): LadderLetter =>
  to === 'manager' ? 'escalation' : when === 'before' ? 'reminder' : 'overdue'

/**
 * The rungs of a ladder, counted in working days: so each leaves when sending hours begin, and all that one person is to
 * read on a day is one letter. A rung's id, which is part of the key of its letters, says its ladder, side and distance, and
 * its reader only where two rungs fall together: a rung that was sent stays the same one in a corrected ladder.
 */
export function rungsOf(
  { kind, severity }: Pick<ReminderLadder, 'kind' | 'severity'>,
  stated: readonly StatedRung[],
): Rung[] {
  const own = kind === 'statutory' || kind === 'duty' || kind === 'request' ? `${kind}-` : ''
  const ladder = `${own}${severity === 'serious' ? 'serious-' : ''}`
  const taken = new Set<string>()
  return stated.map((rung) => {
    const { amount, when, to, letter = letterOf(rung) } = rung
    const moment = `${ladder}${when}-${amount}`
    const id = taken.has(moment) ? `${moment}-${to.replace(' ', '-')}` : moment
    taken.add(moment)
    return { id, amount, unit: 'working days', when, to, letter }
  })
}

/** CQC has one mailbox, and a registered person no deputies that the Ombudsman knows. */
const readersOf = ({ kind }: ReminderLadder): readonly Rung['to'][] =>
  kind === 'chase' || kind === 'request' ? ['contact', 'manager'] : RECIPIENTS

/** The rungs of a ladder when they can be sent. Throws `malformed-policy`, naming the rung and what would be right. */
export function checkedRungs(ladder: ReminderLadder, stated: readonly StatedRung[]): Rung[] {
  const wrong = (field: string, should: string) => malformedPolicy(ladder.id, field, should)
  if (stated.length < 1 || stated.length > RUNGS_AT_MOST)
    throw wrong('rungs', `give 1 to ${RUNGS_AT_MOST} rungs; without one nobody would be reminded`)
  for (const [index, rung] of stated.entries()) {
    const { amount, when, to } = rung
    const check = (name: keyof StatedRung, holds: boolean, should: string) => {
      if (!holds) throw wrong(`rungs/${index}/${name}`, should)
    }
    const oneOf = (name: keyof StatedRung, value: string, values: readonly string[]) =>
      check(
        name,
        values.includes(value),
        `“${value.slice(0, 40)}” is not known here; give one of ${values.join(', ')}`,
      )
    check(
      'amount',
      Number.isInteger(amount) && amount >= 1 && amount <= FURTHEST_RUNG,
      `give 1 to ${FURTHEST_RUNG} whole working days`,
    )
    oneOf('when', when, SIDES)
    oneOf('to', to, readersOf(ladder))
    check(
      'to',
      to !== 'manager' || when === 'after',
      'a manager is written to about a date that is missed: after it',
    )
    check(
      'to',
      ladder.kind !== 'request' || (to === 'manager') === (when === 'after'),
      'the registered person is reminded before the date, CQC (as “manager”) is told after it',
    )
    const { letter = letterOf(rung) } = rung
    oneOf('letter', letter, LADDER_LETTERS)
    const { when: side, to: readers, about } = LETTERS[letter]
    const right = `give “${letterOf(rung)}”, or leave it out`
    check('letter', side === when, `“${letter}” speaks of ${about}; ${right}`)
    check(
      'letter',
      readers.some((reader) => reader === to),
      `“${letter}” is written for the ${readers.join(', the ')}; ${right}`,
    )
    if (stated.findIndex((o) => o.when === when && o.amount === amount && o.to === to) !== index)
      throw wrong(`rungs/${index}`, 'it is there twice; give each once')
  }
  return rungsOf(ladder, [...stated].sort(inTime))
}

/** From the earliest rung to the last; of those of one moment the contact's first. */
const inTime = (a: StatedRung, b: StatedRung) =>
  placeOf(a) - placeOf(b) || RECIPIENTS.indexOf(a.to) - RECIPIENTS.indexOf(b.to)
const placeOf = ({ when, amount }: StatedRung) => (when === 'before' ? -amount : amount)
