// Why the dates of a case are what they are, as the running case itself explains them, and every date that held.
import { organisationOf } from '../../domain/people/roles.js'
import { maySeeOtherDate } from '../../domain/people/visibility.js'
import { asOf } from '../../domain/recommendation/explain.js'
import { recommendationWorkflowId } from '../../domain/recommendation/ids.js'
import { maySeeCaseBody } from '../../prisma/read/case-body.js'
import { readDueDates } from '../../prisma/read/due-dates.js'
import { within } from '../../temporal/within.js'
import type { ApiPorts } from '../ports.js'
import { notFound } from '../problem.js'
import { whoIsSilent } from '../readiness.js'
import type { Call, Reply } from '../route.js'
import type { CaseBodyParams } from './request-shape.js'
import { refuseOthers } from './send-message.js'

/** The dates that the viewer may know of: CQC those that wait for it, a body none of the Ombudsman’s own. @throws problems */
export async function readDeadlines(
  ports: ApiPorts,
  { actor, params }: Pick<Call<CaseBodyParams, unknown, unknown>, 'actor' | 'params'>,
): Promise<Reply> {
  refuseOthers(actor, params)
  const { reference, bodyId } = params
  if (!(await maySeeCaseBody(ports.database, actor, params))) throw notFound(`case ${reference} of ${bodyId}`)
  const workflowId = recommendationWorkflowId(reference, bodyId)
  const [explained, dates] = await Promise.all([
    within(ports.patience, ports.desk.datesOf(workflowId)),
    readDueDates(ports.database, params),
  ])
  if (explained === undefined) throw await whoIsSilent(ports)
  const now = Date.now() + ports.clockShift
  const deadlines = explained.deadlines.map((d) => asOf(d, now))
  const { otherDates } = explained
  const cqc = organisationOf(actor.role) === 'cqc'
  return {
    status: 200,
    body: {
      reference,
      bodyId,
      deadlines: cqc ? deadlines.filter((d) => d.waitsFor === 'cqc') : deadlines,
      otherDates: otherDates.filter((d) => maySeeOtherDate(actor, d)),
      dates: cqc ? [] : dates,
    },
  }
}
