// Whether a case is shared with CQC, and what of it (memorandum 4.3): decided by a person, on the authority of a gateway.
// A refusal names the provision that bars it and what would be lawful; what nobody has confirmed a manager decides, once
// Legal has.
import type { LocalDate } from '../../calendar/local-date.js'
import { regimeOf } from '../../gateways/gateways.js'
import { gatewayFor, notOpen, verdictOf } from '../../gateways/verdict.js'
import type { SharedMatter } from '../../law/law.js'
import { invalid, type Refusal } from '../../refusal.js'
import { bodyRecipient } from '../ids.js'
import { breachNotices } from '../opening.js'
import { shareOf, sharesInDoubt, shareThrough, type Share } from '../sharing.js'
import { OPEN_STAGES } from '../stages.js'
import type { RecommendationState } from '../state.js'
import {
  checkReceived,
  OFFICERS,
  provenance,
  type CommonInput,
  type Fact,
  type Moment,
  type Transition,
} from '../transition.js'
import { askedAnew } from './asked-anew.js'

export const SHARING_DECISIONS = ['share', 'end'] as const
export type SharingDecision = (typeof SHARING_DECISIONS)[number]

export interface DecideSharingInput extends CommonInput {
  readonly decision: SharingDecision
  /** Needed to share. */
  readonly matter?: SharedMatter
  /** The day on which Legal confirmed the provision, where the gateway is not confirmed in general. */
  readonly confirmedOn?: LocalDate
}

export const decideSharing: Transition<DecideSharingInput> = {
  name: 'decideSharing',
  label: 'Decide whether it is shared with CQC',
  by: OFFICERS,
  onBehalf: [],
  from: OPEN_STAGES,
  needs:
    'what is shared and for which purpose, through a gateway that is open for this regime; an unconfirmed one needs a manager or the Director, and Legal’s confirmation',
  says: 'The decision is recorded with its basis and its approver. CQC’s part runs while the outcome is shared.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check(state, input, moment) {
    if (input.decision === 'end')
      return state.shares || state.sharingWished
        ? undefined
        : invalid('/decision', 'nothing is shared with CQC', 'leave it as it is')
    if (!input.matter) return invalid('/matter', 'what is to be shared is not said', '“outcome”')
    if (state.cqcPart === 'no-cqc-location')
      return invalid(
        '',
        'the case concerns no location of CQC’s',
        'where it does after all, correct its “cqc-part” to “not-shared” first',
      )
    return checkGateway(state, input.matter, input, moment) ?? checkOnce(state, input.matter)
  },
  apply(state, input, moment) {
    return input.decision === 'share' && input.matter
      ? shared(state, input.matter, input, moment)
      : ended(state, input, moment)
  },
}

function checkGateway(
  state: RecommendationState,
  matter: SharedMatter,
  { confirmedOn }: DecideSharingInput,
  { actor, today }: Moment,
): Refusal | undefined {
  const gateway = gatewayFor(state.calendar, regimeOf(state.bodyType), matter)
  const verdict = verdictOf(gateway)
  if (verdict === 'open') return undefined
  const { problem, remedy } = notOpen(state.calendar, gateway)
  if (verdict === 'barred') return invalid('/matter', problem, remedy ?? 'leave it as it is')
  const or = remedy === null ? '' : `; or ${remedy}`
  if (confirmedOn === undefined)
    return invalid('/confirmedOn', problem, `give the day on which Legal confirmed it${or}`)
  if (actor.role === 'case-officer')
    return {
      code: 'wrong-role',
      field: '',
      problem,
      remedy: `a manager or the Director decides it${or}`,
    }
  return checkReceived(state, '/confirmedOn', confirmedOn, today)
}

function checkOnce(state: RecommendationState, matter: SharedMatter): Refusal | undefined {
  if (shareOf(state, matter) && !sharesInDoubt(state).some((share) => share.matter === matter))
    return invalid('/matter', 'it is already shared with CQC', 'nothing more is needed')
  return matter === 'outcome' || shareOf(state, 'outcome')
    ? undefined
    : invalid('/matter', 'the outcome itself is not shared', 'share the outcome first')
}

function shared(state: RecommendationState, matter: SharedMatter, input: DecideSharingInput, moment: Moment) {
  const { subject, role } = moment.actor
  const { sharingWished: _, ...rest } = state
  const share = shareThrough(gatewayFor(state.calendar, regimeOf(state.bodyType), matter), {
    matter,
    approver: { subject, role },
    on: moment.today,
    ...(input.confirmedOn && { confirmedOn: input.confirmedOn }),
  })
  const next: RecommendationState = {
    ...rest,
    cqcPart: 'runs',
    // What is in doubt is decided anew.
    shares: [...(state.shares ?? []).filter((known) => known.matter !== matter), share],
  }
  const { state: asked, notices } = askedAnew(state, next, moment)
  return {
    state: asked,
    facts: [shareFact(share, provenance(input, moment))],
    notices: [
      // Whatever is shared of a decision, whoever it is about is told.
      { kind: 'shared-with-cqc', recipient: bodyRecipient(state.bodyId), recommendations: [] } as const,
      ...(matter === 'outcome' ? breachNotices(next) : []),
      ...notices,
    ],
  }
}

function ended(state: RecommendationState, input: DecideSharingInput, moment: Moment) {
  const { shares = [], sharingWished: _, ...rest } = state
  return {
    state: { ...rest, cqcPart: 'not-shared' } as const,
    facts: [
      {
        event: 'sharing-ended',
        data: { to: 'cqc', gateways: shares.map((s) => s.gateway), ...provenance(input, moment) },
      },
    ],
    // What is on its way to CQC no longer leaves.
    void: state.sends.filter((s) => s.recipient === 'cqc').map((s) => s.key),
  }
}

/** The share as the ledger keeps it: what, to whom, on which basis as it was read then. */
export const shareFact = (
  { matter, gateway, version, basis, limit, confirmedOn }: Share,
  more: Fact['data'] = {},
): Fact => ({
  event: 'shared-with-cqc',
  data: {
    matter,
    to: 'cqc',
    gateway,
    version,
    basis,
    limit,
    ...(confirmedOn && { confirmedOn }),
    ...more,
  },
})
