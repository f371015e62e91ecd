// Every kind of task that belongs to no case and that an administrator must look at.
import { CALENDAR_TASK_KINDS, CALENDAR_TASK_LABELS } from './calendar/tasks.js'

const CQC_DIRECTORY_TASK = 'cqc-directory-not-updated'
export const HELD_TASK = 'step-not-recorded'

export const ADMINISTRATOR_TASK_KINDS = [...CALENDAR_TASK_KINDS, CQC_DIRECTORY_TASK, HELD_TASK] as const
export type AdministratorTaskKind = (typeof ADMINISTRATOR_TASK_KINDS)[number]

export const ADMINISTRATOR_TASK_LABELS: Record<AdministratorTaskKind, string> = {
  ...CALENDAR_TASK_LABELS,
  [CQC_DIRECTORY_TASK]: 'CQC’s register could not be read: read why',
  [HELD_TASK]: 'A step of a case cannot be written, so the case stands still: npm run held shows why',
}
