// A reminder ladder in words: "reminder 10, 5 and 1 working days before; overdue 1 and 5 working days after; …".
import type { Ladder, Rung } from '../../domain/calendar/ladder.js'

/** The rungs in their order, those of one letter together. */
export function ladderInWords({ rungs }: Ladder): string {
  const groups = new Map<string, Rung[]>()
  for (const rung of rungs) {
    const key = `${rung.letter} ${rung.unit} ${rung.when} ${rung.to}`
    groups.set(key, [...(groups.get(key) ?? []), rung])
  }
  return [...groups.values()].map(groupInWords).join('; ')
}

function groupInWords(rungs: readonly Rung[]): string {
  const [first] = rungs
  if (!first) return ''
  const to = first.to === 'contact' ? '' : ` to the ${first.to}`
  return `${first.letter}${to} ${joined(rungs.map((r) => String(r.amount)))} ${first.unit} ${first.when}`
}

const joined = (words: readonly string[]) =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
