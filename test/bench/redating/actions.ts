// What a re-dating cost in Temporal's billed actions, counted in the histories of everything that took part.
import type { Client } from '@temporalio/client'
import proto from '@temporalio/proto'
import { inParallel } from '../measure.js'

const { EventType } = proto.temporal.api.enums.v1

const HISTORIES_AT_ONCE = 16

/** The actions of the told cases since they were told, of the change, and of the process that told them. */
export async function actionsOf(
  client: Client,
  toldIds: readonly string[],
  redatingId: string,
  changeId: string,
): Promise<{ actions: number; toldTwice: number }> {
  const ofCases = await inParallel(toldIds.length, HISTORIES_AT_ONCE, async (n) => {
    const events = await eventsOf(client, toldIds[n] ?? '')
    const signals = events.filter((event) => event.type === EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
    const told = events.findIndex((event) => event.type === EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
    // The few cases that people wrote to meanwhile have an activity more for each note.
    const actions = events.slice(Math.max(told, 0)).filter(isAction).length
    return { actions: told < 0 ? 0 : actions, toldTwice: signals.length > 1 }
  })
  const others = await Promise.all(
    [redatingId, `calendars/${changeId}`].map(
      async (id) => 1 + (await eventsOf(client, id)).filter(isAction).length,
    ),
  )
  return {
    actions: ofCases.reduce((sum, one) => sum + one.actions, 0) + others.reduce((a, b) => a + b, 0),
    toldTwice: ofCases.filter(({ toldTwice }) => toldTwice).length,
  }
}

interface Event {
  readonly type: proto.temporal.api.enums.v1.EventType
}

async function eventsOf(client: Client, workflowId: string): Promise<Event[]> {
  const { events = [] } = await client.workflow.getHandle(workflowId).fetchHistory()
  return (events ?? []).map((event) => ({
    type: event.eventType ?? EventType.EVENT_TYPE_UNSPECIFIED,
  }))
}

const ACTIONS = [
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
  EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
  EventType.EVENT_TYPE_TIMER_STARTED,
  EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
]

const isAction = ({ type }: Event) => ACTIONS.some((action) => action === type)
