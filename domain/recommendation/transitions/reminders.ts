// A person's hand on the reminder ladder: paused with a reason and resumed, or climbed faster in a serious case. The
// dates stand whatever becomes of the reminders.
import { SEVERITIES, type Severity } from '../../calendar/policy.js'
import type { LocalDate } from '../../calendar/local-date.js'
import { invalid } from '../../refusal.js'
import { isOwed } from '../dates.js'
import { OPEN_STAGES } from '../stages.js'
import type { Quiet } from '../state.js'
import { checkFutureDate, OFFICERS, provenance, type CommonInput, type Transition } from '../transition.js'

export interface PauseRemindersInput extends CommonInput {
  /** 0 for the action plan, else recommendations; absent: every reminder of the case. */
  readonly about?: readonly number[]
  /** The first day on which reminders may leave again; absent: until somebody resumes them. */
  readonly until?: LocalDate
}

const numbersOf = ({ about }: { readonly about?: readonly number[] }): readonly Quiet['number'][] =>
  about ?? ['all']

export const pauseReminders: Transition<PauseRemindersInput> = {
  name: 'pauseReminders',
  label: 'Pause reminders',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'the reason; which dates, if not all; until when, if that is known',
  says: 'No reminder leaves until they are resumed. The dates stand.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check(state, input, moment) {
    if (input.about?.length === 0)
      return invalid('/about', 'nothing is named', 'leave it out to pause every reminder of the case')
    for (const [index, number] of numbersOf(input).entries()) {
      const field = input.about ? `/about/${index}` : '/about'
      if (number !== 'all' && !isOwed(state, number))
        return invalid(field, `nothing is owed for ${number}`, 'the number of something that is still owed')
      if (numbersOf(input).indexOf(number) !== index)
        return invalid(field, `${number} is named twice`, 'name each date once')
      if (state.quiet.some((q) => q.number === number))
        return invalid(field, 'its reminders are paused already', 'resume them first')
    }
    return input.until ? checkFutureDate(state, '/until', input.until, moment) : undefined
  },
  apply(state, input, moment) {
    const paused = numbersOf(input).map((number): Quiet => ({
      number,
      since: moment.today,
      until: input.until ?? null,
    }))
    return {
      state: { ...state, quiet: [...state.quiet, ...paused] },
      facts: [
        {
          event: 'reminders-paused',
          data: {
            recommendations: input.about ?? null,
            until: input.until ?? null,
            ...provenance(input, moment),
          },
        },
      ],
    }
  },
}

export interface ResumeRemindersInput extends CommonInput {
  /** Absent: whatever is paused. */
  readonly about?: readonly number[]
}

export const resumeReminders: Transition<ResumeRemindersInput> = {
  name: 'resumeReminders',
  label: 'Resume reminders',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'reminders that are paused',
  says: 'Reminders leave again from now on; those of the pause are not made up for.',
  leadsTo: OPEN_STAGES,
  textRequired: false,
  check(state, { about }) {
    if (state.quiet.length === 0) return invalid('', 'no reminder is paused', 'nothing is needed')
    const index = about?.findIndex((number) => !state.quiet.some((q) => q.number === number)) ?? -1
    if (index < 0 && about?.length !== 0) return undefined
    return invalid(
      index < 0 ? '/about' : `/about/${index}`,
      'nothing of this is paused',
      `leave it out, or name of ${state.quiet.map((q) => q.number).join(', ')}`,
    )
  },
  apply(state, input, moment) {
    const resumed = (q: Quiet) => !input.about || (q.number !== 'all' && input.about.includes(q.number))
    return {
      state: { ...state, quiet: state.quiet.filter((q) => !resumed(q)) },
      facts: [
        {
          event: 'reminders-resumed',
          data: { recommendations: input.about ?? null, ...provenance(input, moment) },
        },
      ],
    }
  },
}

export interface SetSeverityInput extends CommonInput {
  readonly severity: Severity
}

export const setSeverity: Transition<SetSeverityInput> = {
  name: 'setSeverity',
  label: 'Say how serious the case is',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'ordinary or serious, and the reasons',
  says: 'The reminders and proposals that are still to come follow the ladder for such a case.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check: (state, { severity }) =>
    severity === state.severity
      ? invalid(
          '/severity',
          `the case is ${severity} already`,
          SEVERITIES.filter((s) => s !== severity).join(', '),
        )
      : undefined,
  apply: (state, input, moment) => ({
    state: { ...state, severity: input.severity },
    facts: [{ event: 'severity-set', data: { severity: input.severity, ...provenance(input, moment) } }],
  }),
}
