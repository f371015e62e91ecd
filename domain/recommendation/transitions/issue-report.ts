// A report in place of a statement instead of one (LGA 1974 s30(1), (1B)): the Director issues it when what was agreed has not
// been done, and from its receipt the periods of s31 run.
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { cite } from '../../law/cited-text.js'
import { invalid } from '../../refusal.js'
import { bodyRecipient } from '../ids.js'
import { carriedOut, withdrawalsDealtWith } from '../measures.js'
import { mayBeReported } from '../statutory/phase.js'
import { beginTrack } from '../statutory/state.js'
import type { CommonInput, Transition } from '../transition.js'
import { clocksAsData, STATUTORY_STAGES, wordsAndDay } from './statutory-receipt.js'

export interface IssueReportInput extends CommonInput {
  readonly issuedOn: LocalDate
  /** The recorded day of its receipt, if it is known already. */
  readonly receivedOn?: LocalDate
}

export const issueReport: Transition<IssueReportInput> = {
  name: 'issueReport',
  label: 'Issue a report in place of the statement',
  by: ['director'],
  onBehalf: [],
  from: STATUTORY_STAGES,
  needs: 'a council that was issued a statement instead of a report, the day of the report, and the reasons',
  says: 'The report is issued; its statutory periods run from its receipt.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check(state, { issuedOn, receivedOn }, { today }) {
    if (!mayBeReported(state))
      return invalid(
        '',
        `a report (${cite('lga-s30-1')}) takes the place of a statement to a council, and of nothing else`,
        'the formal step that is proposed, or a correction of the form if it is wrong',
      )
    if (issuedOn > today || issuedOn < state.decisionDate)
      return invalid(
        '/issuedOn',
        `${inWords(issuedOn)} is not between the decision and today`,
        `a date from ${inWords(state.decisionDate)} to ${inWords(today)}`,
      )
    return receivedOn && (receivedOn > today || receivedOn < issuedOn)
      ? invalid(
          '/receivedOn',
          `${inWords(receivedOn)} is not between the report and today`,
          `a date from ${inWords(issuedOn)} to ${inWords(today)}`,
        )
      : undefined
  },
  apply(state, input, moment) {
    const { issuedOn, receivedOn } = input
    const next = carriedOut(
      {
        ...state,
        // What the council said to the statement is not what it must say to the report.
        obligations: withdrawalsDealtWith(state).obligations.map(({ answeredOn: _, ...o }) => o),
        statutory: beginTrack('report', issuedOn, receivedOn ?? null),
      },
      'public-interest-report',
      issuedOn,
    )
    return {
      state: next,
      facts: [
        {
          event: 'report-issued',
          data: {
            issuedOn,
            ...(receivedOn && { received: receivedOn }),
            clocks: clocksAsData(next),
            ...wordsAndDay(input, moment),
          },
        },
      ],
      notices: [{ kind: 'report-issued', recipient: bodyRecipient(state.bodyId), recommendations: [] }],
    }
  },
}
