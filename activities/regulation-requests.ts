// The rows of CQC's own requests. Every call may be repeated.
import type { RequestStep } from '../domain/regulation-request/step.js'
import { recordRequestStep } from '../prisma/write/regulation-requests.js'
import type { RecordsPorts } from './records.js'

export const createRegulationRequestActivities = ({ database }: RecordsPorts) => ({
  recordRequestStep: (step: RequestStep) => recordRequestStep(database, step),
})
