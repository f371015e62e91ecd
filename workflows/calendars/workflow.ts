// Changes of the bank holidays: gov.uk's list, looked at every day, and what an administrator decides. Each becomes new
// versions of the calendars or is refused as a whole; running cases are then told by a process of their own.
import { workflowInfo } from '@temporalio/workflow'
import type { CalendarOutcome } from '../../activities/calendars/ports.js'
import type { Role } from '../../domain/people/roles.js'
import { lookups, records } from '../shared/activities.js'
import { now } from '../shared/clock.js'
import { refuseTestSettings } from '../shared/playgrounds.js'
import { reasonOf } from '../shared/reason.js'

export type { CalendarOutcome } from '../../activities/calendars/ports.js'

/** A person's change: what and why stand in the stored words. */
export interface CalendarChange {
  readonly textId: string
  readonly actor: string
  readonly role: Role
  /** Added to the wall clock; only in test and rehearsal namespaces. */
  readonly clockShift: number
}

/** Makes the change and has running cases told of it. */
export async function calendarChange({ clockShift, ...change }: CalendarChange): Promise<CalendarOutcome> {
  refuseTestSettings(clockShift !== 0)
  const input = { ...change, changeId: workflowInfo().workflowId, at: now(clockShift) }
  const outcome = await records.changeCalendars.executeWithOptions({ summary: 'Change the calendars' }, [
    input,
  ])
  if (outcome.status === 'changed') await tellRunningCases()
  return outcome
}

/** Daily: takes over gov.uk's list. What goes wrong changes nothing and becomes a task for an administrator. */
export async function calendarUpdate(): Promise<CalendarOutcome> {
  const { workflowId, runId } = workflowInfo()
  const input = { changeId: `${workflowId}/${runId}`, at: now(0) }
  const outcome = await lookups.updateCalendars
    .executeWithOptions({ summary: 'Read gov.uk’s list of bank holidays' }, [input])
    .catch((error: unknown): CalendarOutcome => ({ status: 'refused', field: '', problem: reasonOf(error) }))
  await records.noteCalendarUpdate.executeWithOptions({ summary: 'Say whether the list was taken over' }, [
    { problem: outcome.status === 'refused' ? outcome.problem : null, at: now(0) },
  ])
  // Also when nothing changed: a case that was begun with an old calendar in spite of all is found within a day.
  await tellRunningCases()
  return outcome
}

const tellRunningCases = () =>
  records.startRedatings.executeWithOptions({ summary: 'Have running cases told' }, [])
