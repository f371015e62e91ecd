// The rows of CQC's own requests. Every call may be repeated.
import type { RequestStep } from '../domain/regulation-request/step.js'
import { recordRequestStep } from '../prisma/write/regulation-requests.js'
import { writable } from './held.js'
import type { RecordsPorts } from './records.js'

export const createRegulationRequestActivities = ({ database }: RecordsPorts) => ({
  recordRequestStep: async (step: RequestStep) => recordRequestStep(database, await writable(database, step)),
})
