// The one way to speak to the durable processes: typed, by business id, with what an answer means. Nothing else in the
// product knows workflow types, update definitions or Temporal's errors.
import { ApplicationFailure, defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common'
import {
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateStage,
  type Client,
  type WorkflowStartOptions,
} from '@temporalio/client'
import { summaryOf, whatItIs } from '../domain/recommendation/describe.js'
import { hyphenated, recommendationWorkflowId } from '../domain/recommendation/ids.js'
import type { Message, TransitionName } from '../domain/recommendation/process.js'
import type { Handled, RecommendationState } from '../domain/recommendation/state.js'
import { trackViewOf, type TrackView } from '../domain/recommendation/statutory/view.js'
import { standingOf } from '../domain/recommendation/standing.js'
import { REFUSAL_FAILURE, type Refusal } from '../domain/refusal.js'
import { addressMemo } from './pages.js'
import { BODY_HASH, PROCESS, REFERENCE, START_WITHIN } from './starting.js'
import { within } from './within.js'
import {
  contactNamed,
  datesQuery,
  stateQuery,
  transitionUpdates,
  type CaseDates,
} from '../workflows/recommendation/messages.js'
import type { contacts, DirectoryChange } from '../workflows/contacts/workflow.js'
import type { recommendation } from '../workflows/recommendation/workflow.js'

/** Already there: with the hash of the request that it was started with. */
export type Started =
  { readonly status: 'started' } | { readonly status: 'already'; readonly bodyHash: string }

/** What became of a message: taken, refused with a reason, accepted but not answered in time, or not taken at all. */
export type Sent =
  | { readonly status: 'done'; readonly answer: Handled }
  | { readonly status: 'refused'; readonly refusal: Refusal }
  | { readonly status: 'accepted' }
  | { readonly status: 'unanswered' }
  | { readonly status: 'over' }

export interface Desk {
  /** `bodyName` as the directory has it: the summary names a body that is no natural person. */
  startRecommendation(state: RecommendationState, bodyHash: string, bodyName?: string): Promise<Started>
  /** Starts a change of the directory and waits, at most `waitMs`, until it is written. */
  startContacts(change: DirectoryChange, id: string, bodyHash: string, waitMs: number): Promise<Started>
  /** Sends a message and waits for its committed row, at most `waitMs`. */
  send(
    name: TransitionName,
    workflowId: string,
    updateId: string,
    message: Message,
    waitMs: number,
  ): Promise<Sent>
  /** What became of a message that was accepted before. */
  answerTo(workflowId: string, updateId: string, waitMs: number): Promise<Sent>
  tellContactNamed(workflowId: string, recipient: string): Promise<void>
  /** Whether the process of a case has ended, or is not known any more. */
  isOver(workflowId: string): Promise<boolean>
  stateOf(workflowId: string): Promise<RecommendationState>
  /** Where a case stands on its statutory track; nothing for one without a track, or that is long over. */
  trackOf(workflowId: string): Promise<TrackView | null>
  /** Why the dates of a case are what they are; nothing for a case that is long over. */
  datesOf(workflowId: string): Promise<CaseDates>
}

const STAGE = defineSearchAttributeKey('Stage', 'KEYWORD')
const WAITING_ON = defineSearchAttributeKey('WaitingOn', 'KEYWORD_LIST')
const BODY_ID = defineSearchAttributeKey('BodyId', 'KEYWORD')
const TEAM = defineSearchAttributeKey('Team', 'KEYWORD')
const DUE_AT = defineSearchAttributeKey('DueAt', 'DATETIME')
const OVERDUE = defineSearchAttributeKey('Overdue', 'BOOL')

/** Milliseconds after the caller's patience: then the client stops asking, or each unanswered message would ask for ever. */
export const GIVEN_UP_AFTER = 500

/** How a case is started: under its business id, once, found and described as it stands at its beginning. */
/** How the Temporal UI shows a case: the body's name where the summary may hold one, and the address of the case's page. */
export interface ShownAs {
  readonly bodyName?: string
  readonly publicUrl?: string
}

export function recommendationStart(
  state: RecommendationState,
  bodyHash: string,
  { bodyName, publicUrl }: ShownAs = {},
) {
  const standing = standingOf(state)
  return {
    workflowId: recommendationWorkflowId(state.reference, state.bodyId),
    args: [state],
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    workflowIdConflictPolicy: 'FAIL',
    memo: { [BODY_HASH]: bodyHash, ...addressMemo(publicUrl, `/cases/${hyphenated(state.reference)}`) },
    staticSummary: summaryOf(state, bodyName),
    staticDetails: whatItIs(state),
    typedSearchAttributes: new TypedSearchAttributes([
      { key: STAGE, value: standing.stage },
      { key: WAITING_ON, value: [...standing.waitingOn] },
      { key: BODY_ID, value: state.bodyId },
      { key: REFERENCE, value: state.reference },
      { key: TEAM, value: state.team },
      { key: PROCESS, value: 'recommendation' },
      { key: OVERDUE, value: standing.overdue },
      ...(standing.dueAt === null ? [] : [{ key: DUE_AT, value: new Date(standing.dueAt) }]),
    ]),
  } satisfies Omit<WorkflowStartOptions<typeof recommendation>, 'taskQueue'>
}

/**
 * The desk of one namespace. A case is started once and for all; only in a rehearsal may it begin again (`again`) when
 * the one before has ended. `publicUrl`: the product's address, which new cases show in the Temporal UI.
 */
export function createDesk(
  client: Client,
  taskQueue: string,
  options: { readonly again?: true; readonly publicUrl?: string } = {},
): Desk {
  async function alreadyStarted(workflowId: string): Promise<Started> {
    const { memo } = await client.workflow.getHandle(workflowId).describe()
    return { status: 'already', bodyHash: (memo?.[BODY_HASH] as string | undefined) ?? '' }
  }

  return {
    async startRecommendation(state, bodyHash, bodyName) {
      const start = recommendationStart(state, bodyHash, { bodyName, publicUrl: options.publicUrl })
      try {
        await client.withDeadline(Date.now() + START_WITHIN, () =>
          client.workflow.start<typeof recommendation>('recommendation', {
            ...start,
            taskQueue,
            ...(options.again && { workflowIdReusePolicy: 'ALLOW_DUPLICATE' }),
          }),
        )
        return { status: 'started' }
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return alreadyStarted(start.workflowId)
        throw error
      }
    },

    async startContacts(change, id, bodyHash, waitMs) {
      const workflowId = `contacts/${change.recipient}/${id}`
      try {
        const handle = await client.withDeadline(Date.now() + START_WITHIN, () =>
          client.workflow.start<typeof contacts>('contacts', {
            workflowId,
            taskQueue,
            args: [change],
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
            workflowIdConflictPolicy: 'FAIL',
            memo: { [BODY_HASH]: bodyHash },
            staticSummary: `Directory entry for ${change.recipient}`,
            typedSearchAttributes: new TypedSearchAttributes([{ key: PROCESS, value: 'contacts' }]),
          }),
        )
        const written = client.withDeadline(Date.now() + waitMs + GIVEN_UP_AFTER, () => handle.result())
        await within(waitMs, written)
        return { status: 'started' }
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return alreadyStarted(workflowId)
        throw error
      }
    },

    async send(name, workflowId, updateId, message, waitMs) {
      const handle = client.workflow.getHandle<typeof recommendation>(workflowId)
      let accepted = false
      const answer = client.withDeadline(Date.now() + waitMs + GIVEN_UP_AFTER, async () => {
        const update = await handle.startUpdate(transitionUpdates[name], {
          updateId,
          args: [message],
          waitForStage: WorkflowUpdateStage.ACCEPTED,
        })
        accepted = true
        return update.result()
      })
      return settle(answer, waitMs, () => ({ status: accepted ? 'accepted' : 'unanswered' }))
    },

    answerTo(workflowId, updateId, waitMs) {
      const answer = client.withDeadline(Date.now() + waitMs + GIVEN_UP_AFTER, () =>
        client.workflow.getHandle(workflowId).getUpdateHandle<Handled>(updateId).result(),
      )
      return settle(answer, waitMs, () => ({ status: 'accepted' }))
    },

    tellContactNamed: (workflowId, recipient) =>
      unlessGone(client.workflow.getHandle(workflowId).signal(contactNamed, { recipient }), undefined),

    isOver: (workflowId) =>
      unlessGone(
        client.workflow
          .getHandle(workflowId)
          .describe()
          .then(({ status }) => status.name !== 'RUNNING'),
        true,
      ),

    stateOf: (workflowId) => client.workflow.getHandle(workflowId).query(stateQuery),

    trackOf: (workflowId) =>
      unlessGone(client.workflow.getHandle(workflowId).query(stateQuery).then(trackViewOf), null),

    datesOf: (workflowId) =>
      unlessGone(client.workflow.getHandle(workflowId).query(datesQuery), { deadlines: [], otherDates: [] }),
  }
}

/** What a process answers; `otherwise` where it is long over and not known any more. */
async function unlessGone<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return otherwise
    throw error
  }
}

/** Waits for an answer, at most `waitMs`; a refusal and a finished case are answers too. Faults of the engine are thrown. */
export async function settle(answer: Promise<Handled>, waitMs: number, late: () => Sent): Promise<Sent> {
  const known = answer.then<Sent, Sent>((value) => ({ status: 'done', answer: value }), asSent)
  return (await within(waitMs, known)) ?? late()
}

function asSent(error: unknown): Sent {
  if (error instanceof WorkflowNotFoundError) return { status: 'over' }
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause
    if (type === REFUSAL_FAILURE) return { status: 'refused', refusal: details?.[0] as Refusal }
    // Temporal's own answer to an update that reached a workflow as it ended.
    if (type === 'AcceptedUpdateCompletedWorkflow') return { status: 'over' }
  }
  throw error
}

/** gRPC's codes by which a Temporal that can be reached says that it was asked wrongly. */
const WRONGLY_ASKED = {
  INVALID_ARGUMENT: 3,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  FAILED_PRECONDITION: 9,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  UNAUTHENTICATED: 16,
}

/** Whether this error says that Temporal itself cannot be reached, or cannot do its work. */
export function isUnreachable(error: unknown): boolean {
  const fault = error instanceof ServiceError ? error.cause : error
  if (isGrpcServiceError(fault)) return !Object.values<number>(WRONGLY_ASKED).includes(fault.code)
  return error instanceof ServiceError
}
