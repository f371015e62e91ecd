// CQC records the regulatory activity that followed, and the further action that it intends (memorandum 4.8): at any open
// stage, whether or not its assurance was sought. The Ombudsman is told by letter; the body is not.
import { invalid } from '../../refusal.js'
import { activityFact, activityRefusal, type RegulatoryActivity } from '../regulatory-activity.js'
import { OPEN_STAGES } from '../stages.js'
import { obligationOf } from '../state.js'
import { OFFICERS, provenance, type CommonInput, type Transition } from '../transition.js'
import { noCqcPart } from './log-plan.js'

export interface RecordRegulatoryActivityInput extends CommonInput, RegulatoryActivity {}

export const recordRegulatoryActivity: Transition<RecordRegulatoryActivityInput> = {
  name: 'recordRegulatoryActivity',
  label: 'Record regulatory activity',
  by: ['cqc-officer'],
  onBehalf: OFFICERS,
  from: OPEN_STAGES,
  needs: 'whether it followed or is intended, its kind, its day, and what it is',
  says: 'It is recorded, and the Ombudsman is told.',
  leadsTo: OPEN_STAGES,
  textRequired: true,
  check(state, input, moment) {
    if (state.cqcPart !== 'runs') return noCqcPart
    const { recommendation } = input
    if (recommendation !== undefined && !obligationOf(state, recommendation))
      return invalid(
        '/recommendation',
        `there is no recommendation ${recommendation} for this body`,
        `one of ${state.obligations.map((o) => o.number).join(', ')}, or none`,
      )
    return activityRefusal(input, state.decisionDate, moment.today)
  },
  apply: (state, input, moment) => ({
    state,
    facts: [activityFact(input, provenance(input, moment))],
    notices: [
      {
        kind: 'regulatory-activity',
        recipient: 'manager',
        recommendations: input.recommendation === undefined ? [] : [input.recommendation],
      },
    ],
  }),
}
