// Calendars: which days are bank holidays, by division, and an administrator's decision about a day of them.
import { z } from 'zod'
import { DIVISIONS } from '../../domain/calendar/calendar.js'
import { ROLES } from '../../domain/people/roles.js'
import { readCurrentEditions } from '../../prisma/read/calendars.js'
import { decideDay } from '../calendars/decide-day.js'
import type { ApiPorts } from '../ports.js'
import { invalid, Problem } from '../problem.js'
import { whoIsSilent } from '../readiness.js'
import { route, type Route } from '../route.js'
import { line, localDate, text } from '../schemas/fields.js'
import { day } from '../schemas/moments.js'

const division = z.enum(DIVISIONS).meta({ description: 'Whose bank holidays.', example: 'england' })
const years = z.strictObject({ from: z.int(), to: z.int() })

const calendarView = z
  .strictObject({
    division,
    version: z.string().meta({ description: 'Shown with every date that is computed with it.' }),
    source: z.string(),
    years: years.meta({ description: 'The years for which the list is complete.' }),
    verified: years.nullable().meta({ description: 'The years that gov.uk’s list has confirmed.' }),
    holidays: z.array(z.strictObject({ date: day, name: z.string(), announced: day.optional() })),
    byHand: z
      .array(z.strictObject({ date: day, action: z.enum(['added', 'removed']), name: z.string() }))
      .meta({ description: 'Days that rest on an administrator’s word: gov.uk’s list says otherwise yet.' }),
  })
  .meta({ id: 'Calendar' })

const decision = z
  .strictObject({
    action: z.enum(['add', 'remove']),
    date: localDate('The day.', '2027-05-10'),
    name: line('What the bank holiday is called.', 'Coronation of a fictional king'),
    reason: text('Why, so that somebody else can follow it.', 'Proclaimed on 1 May 2027.', 2_000),
  })
  .meta({ id: 'DayDecision' })

const changed = z
  .strictObject({
    versions: z.array(
      z.strictObject({
        division,
        version: z.int(),
        redates: z.boolean().meta({ description: 'Whether running cases are told of it.' }),
      }),
    ),
  })
  .meta({ id: 'CalendarChanged', description: 'The new versions.' })

export const calendarRoutes = (ports: ApiPorts): Route[] => [
  route({
    method: 'get',
    path: '/calendars',
    tag: 'Calendars',
    summary: 'Read the bank holidays',
    description: 'The current version of each division’s calendar.',
    roles: ROLES,
    answers: { 200: { description: 'The calendars.', schema: z.array(calendarView) } },
    async handle() {
      const editions = await readCurrentEditions(ports.database)
      const body = editions.map(({ calendar: { id, ...calendar }, byHand }) => ({
        division: id,
        ...calendar,
        byHand,
      }))
      return { status: 200, body }
    },
  }),

  route({
    method: 'post',
    path: '/calendars/:division/days',
    tag: 'Calendars',
    summary: 'Add or remove a bank holiday',
    description:
      'Makes a new version of the calendar, and running cases compute their dates again. gov.uk’s list is taken over by itself every day; this is for what it does not say yet.',
    roles: ['administrator'],
    params: z.strictObject({ division }),
    body: decision,
    answers: { 201: { description: 'Decided.', schema: changed } },
    async handle({ actor, params, body, updateId, bodyHash }) {
      const decided = { ...body, division: params.division }
      const outcome = await decideDay(ports, actor, decided, { id: updateId, bodyHash })
      switch (outcome?.status) {
        case undefined:
          throw await whoIsSilent(ports)
        case 'changed':
          return { status: 201, body: { versions: outcome.versions } }
        case 'reused':
          throw new Problem('key-reused', {
            detail: 'This Idempotency-Key came with another decision before.',
          })
        case 'unchanged':
        case 'refused': {
          const problem = outcome.status === 'refused' ? outcome.problem : 'nothing would change'
          throw invalid([{ pointer: '/date', problem, remedy: 'see GET /calendars for what it says now' }])
        }
      }
    },
  }),
]
