// Rows: what a case writes when it moves, and the small things that follow from a row. Every call may be repeated.
import { ApplicationFailure } from '@temporalio/activity'
import { CASE_DIFFERS_FAILURE } from '../domain/refusal.js'
import type { RecommendationState } from '../domain/recommendation/state.js'
import type { Step } from '../domain/recommendation/step.js'
import type { PrismaClient } from '../prisma/generated/client.js'
import { CaseDiffers } from '../prisma/write/adopt-case.js'
import { writable } from './held.js'
import { casesWaitingForContact, recordDirectoryEntry } from '../prisma/write/contacts.js'
import { recordStep } from '../prisma/write/record-step.js'
import { answerRedating, type RedatingAnswer } from '../prisma/write/redating.js'
import { sweepTexts } from '../prisma/write/sweep-texts.js'
import type { Desk } from '../temporal/desk.js'

export interface RecordsPorts {
  readonly database: PrismaClient
  readonly desk: Desk
}

export function createRecordActivities({ database, desk }: RecordsPorts) {
  return {
    async recordStep(step: Step) {
      try {
        await recordStep(database, await writable(database, step))
      } catch (error) {
        // Trying again would not help, and a second case under this reference must not write to anybody.
        if (error instanceof CaseDiffers)
          throw ApplicationFailure.nonRetryable(error.message, CASE_DIFFERS_FAILURE)
        throw error
      }
    },

    /** Starts the cases of the other bodies; those that already run are left alone. */
    async startAlongside({ states, bodyHash }: { states: readonly RecommendationState[]; bodyHash: string }) {
      const bodies = await database.body.findMany({
        where: { id: { in: states.map((state) => state.bodyId) } },
        select: { id: true, name: true },
      })
      for (const state of states)
        await desk.startRecommendation(state, bodyHash, bodies.find((b) => b.id === state.bodyId)?.name)
    },

    recordDirectoryEntry: (entry: { textId: string; recipient: string; at: number }) =>
      recordDirectoryEntry(database, entry),

    async tellContactNamed({ recipient }: { recipient: string }) {
      for (const workflowId of await casesWaitingForContact(database, recipient))
        await desk.tellContactNamed(workflowId, recipient)
    },

    sweepTexts: () => sweepTexts(database),

    answerRedating: (answer: RedatingAnswer) => answerRedating(database, answer),
  }
}
