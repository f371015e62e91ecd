// What reads answer with, for the OpenAPI document; the tests hold every answer against these shapes.
import { z } from 'zod'
import { BODY_TYPES } from '../../domain/people/bodies.js'
import { STAGES } from '../../domain/recommendation/stages.js'
import { PARTIES } from '../../domain/recommendation/whose-move.js'
import { FUNDAMENTAL_STANDARDS } from '../../domain/recommendation/fundamental-standards.js'
import { PHASES } from '../../domain/recommendation/statutory/phase.js'
import { FORMAL_STEP_NAMES } from '../../domain/recommendation/statutory/state.js'
import { FOLLOW_UP_KINDS, OUTCOMES, SKIP_REASONS } from '../../domain/recommendation/state.js'
import { WHOLE_CASE_STATUSES } from '../../domain/recommendation/whole-case.js'
import type { CaseItem } from '../../prisma/read/cases.js'
import type { CaseView } from '../../prisma/read/case-view.js'
import type { PageOf } from '../../prisma/read/page.js'
import type { TaskItem } from '../../prisma/read/tasks.js'
import { category, decisionKind, finding } from './decision.js'
import { caseChangeView } from './case-changes.js'
import { storedFile } from './file-views.js'
import { day, moment } from './moments.js'
import { obligation, recommendationView } from './obligation.js'
import { readBesides, share } from './share.js'

const words = z
  .unknown()
  .meta({ description: 'The words as they were sent; null where you may not read them.' })
export const cqcPart = z.enum(['runs', ...SKIP_REASONS])

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    next: z
      .string()
      .nullable()
      .meta({ description: 'The cursor “after” of the next page; null on the last.' }),
  })

export const taskItem = z
  .strictObject({
    key: z.string(),
    kind: z.string(),
    label: z.string(),
    forRole: z.string(),
    reference: z.string().nullable(),
    bodyId: z.string().nullable(),
    data: z.unknown(),
    raisedAt: moment,
    doneAt: moment.nullable(),
  })
  .meta({ id: 'Task' }) satisfies z.ZodType<TaskItem>

export const tasksPage = pageOf(taskItem).meta({ id: 'Tasks' }) satisfies z.ZodType<PageOf<TaskItem>>

export const waitingOn = z
  .array(z.enum(PARTIES))
  .meta({ description: 'Whose move it is: perhaps several parties’; empty when it is nobody’s.' })

const standing = {
  seq: z.int(),
  stage: z.enum(STAGES),
  waitingOn,
  dueOn: day.nullable(),
  overdue: z.boolean(),
  cqcPart,
  outcome: z.enum(OUTCOMES).nullable(),
  openedAt: moment,
  closedAt: moment.nullable(),
  track: z
    .strictObject({ phase: z.enum(PHASES), dueOn: day.nullable() })
    .nullable()
    .meta({ description: 'Where its statutory track stands, and the next date of it.' }),
  linkedCases: z
    .array(z.string())
    .meta({ description: 'The new cases about this body’s failure. For the Ombudsman only.' }),
  delayedExpectedOn: day
    .nullable()
    .meta({ description: 'When a delayed remedy is expected, as it stands now. For the Ombudsman only.' }),
  endedAgainstDuty: z.enum(FORMAL_STEP_NAMES).nullable().meta({
    description:
      'The step that the Act says the Ombudsman shall take and without which the case ended. For the Ombudsman only.',
  }),
}

const follows = z
  .array(z.string())
  .meta({ description: 'The earlier cases whose failure this one is about. For the Ombudsman only.' })

export const caseItem = z
  .strictObject({
    reference: z.string(),
    bodyId: z.string(),
    bodyName: z.string(),
    bodyType: z.enum(BODY_TYPES),
    decisionDate: day,
    category,
    subCategory: z.string(),
    team: z.string(),
    follows,
    ...standing,
  })
  .meta({ id: 'CaseItem', description: 'One case at one responsible body.' }) satisfies z.ZodType<CaseItem>

export const casesPage = pageOf(caseItem).meta({ id: 'CaseItems' }) satisfies z.ZodType<PageOf<CaseItem>>

const timelineEntry = z
  .strictObject({
    seq: z.int(),
    effectiveAt: moment,
    recordedAt: moment,
    event: z.string(),
    organisation: z.string(),
    role: z.string(),
    actor: z.string().nullable(),
    corrects: z.int().nullable().meta({ description: 'The entry that this one puts right.' }),
    data: z.record(z.string(), z.unknown()),
    words,
    hash: z.string().nullable(),
  })
  .meta({ id: 'TimelineEntry' })

const caseBody = z
  .strictObject({
    bodyId: z.string(),
    name: z.string(),
    temporalUi: z.string().nullable().meta({
      description:
        'Where Temporal’s UI shows its process; for the Ombudsman only, where TEMPORAL_UI_URL is set.',
    }),
    type: z.enum(BODY_TYPES),
    ...standing,
    shares: z.array(share),
    cqcReads: z.array(readBesides).meta({
      description: 'What CQC reads besides, each item on its own basis; empty while it has no part.',
    }),
    planDueOn: day.nullable(),
    followUpOn: day.nullable(),
    followUpKind: z.enum(FOLLOW_UP_KINDS).nullable(),
    obligations: z.array(obligation),
    plans: z.array(
      z.strictObject({
        version: z.int(),
        receivedOn: day,
        status: z.string(),
        acceptedFor: z.array(z.int()).meta({
          description: 'For which recommendations it stands accepted while the rest was returned.',
        }),
        unanswered: z.array(z.int()).meta({
          description: 'Of which a plan is asked since it came: it says nothing of them.',
        }),
        loggedOn: day.nullable(),
        sha256: z.string().meta({
          description:
            'Over the canonical JSON of its words, with the SHA-256 of each of its files under “files”.',
        }),
        words,
        files: z.array(storedFile),
      }),
    ),
    evidence: z.array(
      z.strictObject({
        recommendation: z.int(),
        version: z.int(),
        receivedOn: day,
        takenBackAt: moment.nullable().meta({
          description: 'When a correction said that it was entered by mistake.',
        }),
        words,
        files: z.array(storedFile),
      }),
    ),
    followUpAnswers: z.array(
      z.strictObject({
        seq: z.int().meta({ description: 'Its entry of the timeline.' }),
        receivedOn: day,
        stillInPlace: z.boolean().nullable().meta({
          description: 'As it was put right, if it was; null: it was entered by mistake.',
        }),
        words,
        files: z.array(storedFile),
      }),
    ),
    letters: z.array(
      z.strictObject({
        kind: z.string(),
        recipient: z.string(),
        on: day,
        status: z.enum(['planned', 'leaving', 'sent', 'void', 'refused']),
        sentAt: moment.nullable(),
      }),
    ),
    tasks: z.array(taskItem),
    timeline: z.array(timelineEntry),
  })
  .meta({ id: 'CaseBody' })

export const wholeCase = z
  .strictObject({
    status: z.enum(WHOLE_CASE_STATUSES).meta({ description: 'closed: at every body.' }),
    outcome: z
      .enum(OUTCOMES)
      .nullable()
      .meta({ description: 'The worst of the bodies; null while it is not concluded at one of them.' }),
    remedyDueOn: day.nullable().meta({ description: 'The latest date of what still stands.' }),
  })
  .meta({ id: 'WholeCase', description: 'The case over all its bodies. For the Ombudsman only.' })

export const caseView = z
  .strictObject({
    reference: z.string(),
    decisionDate: day,
    category,
    subCategory: z.string(),
    finding,
    kind: decisionKind,
    team: z.string(),
    officer: z
      .strictObject({ name: z.string(), phone: z.string().nullable() })
      .nullable()
      .meta({ description: 'Who looks after it, as its letters name them.' }),
    cqcLocationId: z.string().nullable(),
    careService: z.string().nullable(),
    equalityOrHumanRights: z.boolean().meta({ description: 'Whether they are touched.' }),
    potentialBreach: z.array(z.enum(FUNDAMENTAL_STANDARDS)).meta({
      description:
        'Of which Fundamental Standards the decision finds a potential breach: numbers of regulations.',
    }),
    source: z.string().nullable(),
    note: z.string().nullable(),
    openedAt: moment,
    whole: wholeCase.nullable(),
    recommendations: z.array(recommendationView),
    bodies: z.array(caseBody),
    follows,
    changes: z.array(caseChangeView),
  })
  .meta({ id: 'Case' }) satisfies z.ZodType<CaseView>
