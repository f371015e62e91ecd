// A correction of a reminder ladder, of the escalation ladder or of a limit as it is typed at a terminal.
import type { PolicyCorrection } from '../../domain/calendar/policy-correction.js'
import { RECIPIENTS, type StatedRung } from '../../domain/calendar/rungs.js'
import { ESCALATION_LEVELS, type Policy } from '../../domain/calendar/policy.js'
import { WrongCommand } from './answer.js'
import { CITATION_OPTIONS, CITATION_USAGE, citationIn } from './citation-options.js'

/** One option for each field that can be corrected. */
export const POLICY_OPTIONS = {
  rungs: { type: 'string' },
  'proposed-after': { type: 'string' },
  'reviewed-after': { type: 'string' },
  times: { type: 'string' },
  days: { type: 'string' },
  ...CITATION_OPTIONS,
  owner: { type: 'string' },
} as const
export type PolicyOptions = { readonly [option in keyof typeof POLICY_OPTIONS]?: string | undefined }

export const POLICY_USAGE = `npm run calendar -- ladders [--json]                         the reminder ladders and the escalation ladders as they hold now
npm run calendar -- limits [--json]                          how far a date may be put off, and by whom
npm run calendar -- ladder ID [--json]                       one ladder (a limit: limit ID), with its corrections: who, when, why
npm run calendar -- ladder ID --reason "WHY" and what is to be different:
    --rungs "10 before, 5 before to deputy, 1 after, 10 after to manager"   all of a reminder ladder, in working days
                                                             to: ${RECIPIENTS.join(', ')}
    --proposed-after "casework-manager 5, director 20" --reviewed-after N   of the escalation ladder, in working days
npm run calendar -- limit ID --times N --days N --reason "WHY"
    --owner "ROLE" ${CITATION_USAGE}
                                                             of each of them
--seen VERSION                                               refuses the correction of a rule, a ladder or a limit that somebody has corrected since`

/** What was typed, as a correction of this policy; its own check says what is wrong with a value. Throws `WrongCommand`. */
export function policyCorrectionIn(options: PolicyOptions, policy: Policy): PolicyCorrection {
  const citation = citationIn(options, policy.citation)
  const { rungs, times, days, owner } = options
  const { 'proposed-after': proposedAfter, 'reviewed-after': reviewedAfter } = options
  return {
    ...(rungs !== undefined && { rungs: partsOf(rungs).map(rungIn) }),
    ...(proposedAfter !== undefined && { proposedAfter: timesIn(proposedAfter) }),
    ...(reviewedAfter !== undefined && { reviewedAfter: wholeIn('reviewed-after', reviewedAfter) }),
    ...(times !== undefined && { times: wholeIn('times', times) }),
    ...(days !== undefined && { days: wholeIn('days', days) }),
    ...(citation && { citation }),
    ...(owner !== undefined && { owner: owner.trim() }),
  }
}

const partsOf = (list: string) => list.split(',').map((part) => part.trim().replace(/\s+/g, ' '))

function rungIn(text: string): StatedRung {
  const [, amount, when, to = 'contact', letter] =
    /^(\d{1,4}) (before|after)(?: to (.+?))?(?: by (.+))?$/.exec(text) ?? []
  if (amount === undefined)
    throw new WrongCommand(`--rungs: “${text.slice(0, 60)}” is no rung: write it as in “5 before to deputy”`)
  return { amount: Number(amount), when, to, ...(letter && { letter }) } as StatedRung
}

const timesIn = (list: string): PolicyCorrection['proposedAfter'] =>
  Object.fromEntries(
    partsOf(list).map((text) => {
      const [, level, days] = /^(\S+) (\d{1,4})$/.exec(text) ?? []
      if (level !== undefined) return [level, Number(days)]
      throw new WrongCommand(
        `--proposed-after: “${text.slice(0, 60)}” is not understood: write it as in “director 20”, of ${ESCALATION_LEVELS.join(', ')}`,
      )
    }),
  )

function wholeIn(option: string, text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  throw new WrongCommand(`--${option} is a whole number`)
}
