// Where a case stands on its statutory track, from the running case itself, and by whom each formal step was decided, from
// the ledger. What is proposed and decided is deliberation of the Ombudsman's; the body reads its track and its clocks.
import { organisationOf } from '../../domain/people/roles.js'
import { recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import type { TrackView } from '../../domain/recommendation/statutory/view.js'
import { maySeeCaseBody } from '../../prisma/read/case-body.js'
import { readStepDecisions } from '../../prisma/read/step-decisions.js'
import { within } from '../../temporal/within.js'
import type { ApiPorts } from '../ports.js'
import { notFound } from '../problem.js'
import { whoIsSilent } from '../readiness.js'
import type { Call, Reply } from '../route.js'
import type { CaseBodyParams } from './request-shape.js'
import { refuseOthers } from './send-message.js'

/** The track as far as the viewer may know of it. @throws problems; not found where there is none */
export async function readTrack(
  ports: ApiPorts,
  { actor, params }: Pick<Call<CaseBodyParams, unknown, unknown>, 'actor' | 'params'>,
): Promise<Reply> {
  refuseOthers(actor, params)
  const { reference, bodyId } = params
  const what = `statutory track of the case ${reference} of ${bodyId}`
  if (!(await maySeeCaseBody(ports.database, actor, params))) throw notFound(what)
  const asked = ports.desk.trackOf(recommendationWorkflowId(reference, bodyId))
  const [track, decided] = await Promise.all([
    within(ports.patience, asked),
    readStepDecisions(ports.database, actor, params),
  ])
  if (track === undefined) throw await whoIsSilent(ports)
  if (!track) throw notFound(what)
  const own = organisationOf(actor.role) === 'ombudsman' ? track : withoutDeliberation(track)
  return {
    status: 200,
    body: {
      reference,
      bodyId,
      ...own,
      decisions: decided,
    },
  }
}

const withoutDeliberation = (track: TrackView): TrackView => ({
  ...track,
  view: null,
  proposals: [],
})
