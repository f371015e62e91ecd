// What officers do about the complainant: record who they are and how they wish to hear, decide on each letter that is
// proposed, and look into a report that something has not come. No letter leaves without a person's approval.
import type { LocalDate } from '../../calendar/local-date.js'
import { invalid, type Refusal } from '../../refusal.js'
import {
  complainantRecipient,
  openReports,
  proposedLetters,
  type Complainant,
  type ComplainantDecision,
  type NotReceived,
} from '../complainant.js'
import { isComplainant } from '../ids.js'
import { OPEN_STAGES } from '../stages.js'
import { isDormant, obligationOf, type RecommendationState } from '../state.js'
import { checkReceived, OFFICERS, provenance, type CommonInput, type Transition } from '../transition.js'

export interface SetComplainantInput extends CommonInput {
  /** They ask not to be contacted: no letter is ever sent. */
  readonly silent: boolean
}

export const setComplainant: Transition<SetComplainantInput> = {
  name: 'setComplainant',
  label: 'Record the complainant',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'who they are and how they wish to hear: adjustments, a representative, an estate, or not at all',
  says: 'It is recorded. Letters to the complainant are proposed from now on; none leaves by itself.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check: () => undefined,
  apply(state, input, moment) {
    const complainant: Complainant = {
      textId: input.textId as string,
      since: state.complainant?.since ?? moment.today,
      silent: input.silent,
      decided: state.complainant?.decided ?? [],
    }
    return {
      state: { ...state, complainant },
      facts: [
        { event: 'complainant-recorded', data: { silent: input.silent, ...provenance(input, moment) } },
      ],
      // A letter that was approved and has not left yet does not leave any more.
      ...(input.silent && {
        void: state.sends.filter((s) => isComplainant(s.recipient)).map((s) => s.key),
      }),
    }
  },
}

export interface DecideComplainantLetterInput extends CommonInput {
  /** The proposed letter, as its task names it. */
  readonly letter: string
  readonly decision: ComplainantDecision
}

export const decideComplainantLetter: Transition<DecideComplainantLetterInput> = {
  name: 'decideComplainantLetter',
  label: 'Approve a letter to the complainant, or not',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'a letter that is proposed; reasons when it is not sent, with how they were told otherwise',
  says: 'The decision is recorded; an approved letter leaves at once.',
  leadsTo: OPEN_STAGES,
  textRequired: false,
  check(state, { letter, decision, textId }) {
    const proposed = proposedLetters(state)
    if (!proposed.some((p) => p.letter === letter))
      return {
        code: 'changed-since',
        field: '/letter',
        problem: 'this letter is not proposed, or somebody has decided on it',
        remedy: proposed.length
          ? `one of ${proposed.map((p) => p.letter).join(', ')}`
          : 'nothing is proposed now; open the case again',
      }
    if (state.complainant?.silent && decision !== 'not-needed')
      return invalid(
        '/decision',
        'the complainant has asked not to be contacted: nobody writes to them',
        '“not-needed”, with the reason',
      )
    if (decision !== 'send' && !textId)
      return invalid('/reasons', `${decision} needs reasons`, 'say why, or how they were told')
    return undefined
  },
  apply(state, input, moment) {
    const { letter, decision } = input
    const about = proposedLetters(state).find((p) => p.letter === letter)
    const known = state.complainant as Complainant
    return {
      state: {
        ...state,
        complainant: { ...known, decided: [...known.decided, { letter, decision }] },
      },
      facts: [
        {
          event: 'complainant-letter-decided',
          data: {
            letter,
            decision,
            recommendations: about?.recommendations ?? [],
            ...provenance(input, moment),
          },
        },
      ],
      notices:
        decision === 'send' && about
          ? [
              {
                kind: about.kind,
                recipient: complainantRecipient(state),
                recommendations: about.recommendations,
              },
            ]
          : [],
    }
  },
}

export interface ReportNotReceivedInput extends CommonInput {
  readonly recommendation: number
  readonly reportedOn: LocalDate
}

export const reportNotReceived: Transition<ReportNotReceivedInput> = {
  name: 'reportNotReceived',
  label: 'Record that the complainant has not received it',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'the recommendation, the day on which they said so, and what they said',
  says: 'It is recorded, and must be looked into before the remedy can be judged satisfied.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check(state, { recommendation, reportedOn }, moment) {
    const obligation = obligationOf(state, recommendation)
    if (!obligation || obligation.settledAs || isDormant(obligation))
      return invalid(
        '/recommendation',
        `recommendation ${recommendation} is not owed by this body`,
        `one of ${state.obligations.map((o) => o.number).join(', ')}`,
      )
    if (openReports(state, recommendation).length)
      return invalid('/recommendation', 'such a report is open already', 'look into that one, or add a note')
    return checkReceived(state, '/reportedOn', reportedOn, moment.today)
  },
  apply(state, input, moment) {
    const { recommendation, reportedOn } = input
    const before = state.notReceived ?? []
    const report: NotReceived = { id: before.length + 1, recommendation, reportedOn, found: null }
    return {
      state: { ...state, notReceived: [...before, report] },
      facts: [
        {
          event: 'not-received-reported',
          data: { report: report.id, recommendation, reportedOn, ...provenance(input, moment) },
        },
      ],
    }
  },
}

export interface SettleNotReceivedInput extends CommonInput {
  readonly report: number
  readonly found: 'received' | 'not-received'
}

export const settleNotReceived: Transition<SettleNotReceivedInput> = {
  name: 'settleNotReceived',
  label: 'Settle a report that it was not received',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs: 'an open report, what was found, and the reasons',
  says: 'The report is settled. The judgement of the remedy is yours.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check(state, { report }): Refusal | undefined {
    const open = openReports(state)
    if (open.some((r) => r.id === report)) return undefined
    return {
      code: 'changed-since',
      field: '/report',
      problem: `no report ${report} is open`,
      remedy: open.length ? `one of ${open.map((r) => r.id).join(', ')}` : 'nothing more is needed',
    }
  },
  apply: (state, input, moment) => ({
    state: {
      ...state,
      notReceived: (state.notReceived ?? []).map((r) =>
        r.id === input.report ? { ...r, found: input.found } : r,
      ),
    },
    facts: [
      {
        event: 'not-received-settled',
        data: {
          report: input.report,
          recommendation: reported(state, input.report),
          found: input.found,
          ...provenance(input, moment),
        },
      },
    ],
  }),
}

const reported = (state: RecommendationState, report: number) =>
  state.notReceived?.find((r) => r.id === report)?.recommendation ?? null
