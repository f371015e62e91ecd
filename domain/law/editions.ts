// Which editions of an Act hold a provision at all: one that is older than the provision cannot be what somebody checked it
// in. Only insertions and substitutions that matter here are listed, each with the Act that made it.
import type { Citation } from '../calendar/rule.js'

interface Insertion {
  readonly act: string
  readonly sections: RegExp
  /** The first year whose edition holds the provision. */
  readonly since: number
  readonly by: string
}

const PART_9_OF_2007 =
  'the Local Government and Public Involvement in Health Act 2007, Part 9, in force in 2008'

const INSERTIONS: readonly Insertion[] = [
  { act: 'Local Government Act 1974', sections: /\bs30\(1[A-D]?\)/, since: 2008, by: PART_9_OF_2007 },
  { act: 'Local Government Act 1974', sections: /\bs31(?:\(1\)|\(2B|B\b)/, since: 2008, by: PART_9_OF_2007 },
  {
    act: 'Local Government Act 1974',
    sections: /\bs34[A-T]\b/,
    since: 2010,
    by: 'the Health Act 2009, Schedule 5, in force in 2010',
  },
]

/**
 * Why a citation cannot have been checked in the edition that it names; undefined where it can. An edition without a year
 * is taken to be the one in force.
 */
export function notHeld({ text, version, status }: Citation): string | undefined {
  if (status !== 'checked' && status !== 'read once') return undefined
  const years = [...version.matchAll(/\b(?:1[89]|2[01])\d\d\b/g)].map(([year]) => Number(year))
  if (years.length === 0) return undefined
  const latest = Math.max(...years)
  const later = INSERTIONS.find(
    ({ act, sections, since }) => text.includes(act) && sections.test(text) && latest < since,
  )
  return later && `“${version}” does not hold it: it stands in the Act since ${later.since} (${later.by})`
}
