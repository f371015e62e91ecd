// Which words for an edition stand for a text that was read: a citation that claims to be checked names one of them.
import type { Provision } from './statute.js'

/** By the edition that was read: what else names a text with the same words. */
const ALSO_CALLED: readonly (readonly [read: RegExp, called: RegExp])[] = [
  [/consolidated to 1 April 2006/, /^as consolidated to 2006$/],
  [/in force on 1 April 2010/, /^as in force in 2010$/],
  [/Health Act 2009, Schedule 5/, /^as inserted in 2010$/],
  [/up to date to 23 November 2024/, /^as (now in force|in force in 202\d|substituted by the Act of 2007)/],
  [/latest edition on the site/, /^as (now in force|in force in 202\d)$/],
  [/no mark of a change since they were made/, /^as made in 2014$/],
  [/^as the Act of 2007 \(c\. 28\)/, /Act of 2007/],
]

/** Whether a provision was read in the edition that is named. */
export const holdsEdition = ({ edition }: Provision, named: string): boolean =>
  ALSO_CALLED.some(([read, called]) => read.test(edition) && called.test(named))
