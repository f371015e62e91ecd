// Calendars: which days are bank holidays, by division, and an administrator's decision about a day of them.
import { z } from 'zod'
import { DIVISIONS } from '../../domain/calendar/calendar.js'
import { ruleVersion, versionName } from '../../domain/calendar/edition.js'
import { ROLES } from '../../domain/people/roles.js'
import { readCurrentEditions } from '../../prisma/read/calendars.js'
import { readRedating } from '../../prisma/read/redating.js'
import { changedView, decided } from '../calendars/decided.js'
import type { ApiPorts } from '../ports.js'
import { notFound } from '../problem.js'
import { route, type Route } from '../route.js'
import { weekdayFromToday } from '../schemas/example-day.js'
import { line, localDate, shaped, text } from '../schemas/fields.js'
import { day } from '../schemas/moments.js'
import { pageParameters, PAGE_USUALLY } from '../schemas/query.js'
import { redatingReport } from '../schemas/redating-report.js'

const division = z.enum(DIVISIONS).meta({ description: 'Whose bank holidays.', example: 'england' })
const versionNumber = shaped(
  /^[1-9]\d{0,8}$/,
  'is no number of a version',
  'the number at the end of a version, as 3 of england/3',
  'The number of the version: 3 of england/3.',
  '3',
)
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
    rules: z
      .array(z.strictObject({ rule: z.string(), version: z.int() }))
      .meta({ description: 'The deadline rules that were corrected and count by it: see GET /rules.' }),
    policies: z
      .array(z.strictObject({ policy: z.string(), version: z.int() }))
      .meta({ description: 'The policies that were corrected, in England’s: see GET /policies.' }),
  })
  .meta({ id: 'Calendar' })

const decision = z
  .strictObject({
    action: z.enum(['add', 'remove']),
    date: localDate('The day.', weekdayFromToday(160)),
    name: line('What the bank holiday is called.', 'Coronation of a fictional king'),
    reason: text('Why, so that somebody else can follow it.', 'Proclaimed on 1 May 2027.', 2_000),
  })
  .meta({ id: 'DayDecision' })

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
      const body = editions.map(({ calendar: { id, rules = [], policies = [], ...calendar }, byHand }) => ({
        division: id,
        ...calendar,
        byHand,
        rules: rules.map(ruleVersion),
        policies: policies.map((policy) => ({ policy: policy.id, version: policy.version })),
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
    answers: { 201: { description: 'Decided.', schema: changedView } },
    handle: (call) =>
      decided(
        ports,
        call,
        { about: 'day', ...call.body, division: call.params.division },
        { pointerOf: () => '/date', remedy: 'see GET /calendars for what it says now' },
      ),
  }),

  route({
    method: 'get',
    path: '/calendars/:division/:version/report',
    tag: 'Calendars',
    summary: 'Read what a version of a calendar did to the running cases',
    description:
      'Each date that moved, from when to when and why; each that did not, and why; and who was told by which letter or task. A page holds so many cases, in the order of their references.',
    roles: ['administrator', 'manager'],
    params: z.strictObject({ division, version: versionNumber }),
    query: z.strictObject(pageParameters(2)),
    answers: { 200: { description: 'The report.', schema: redatingReport } },
    async handle({ actor, params, query: { after, limit = PAGE_USUALLY } }) {
      // CQC's own requests are no part of the Ombudsman's work: who administers the product sees them.
      const listed = actor.role === 'administrator' ? 'cases and requests' : 'cases'
      const page = { after: (after as [string, string] | undefined) ?? null, limit }
      const version = Number(params.version)
      const report = await readRedating(ports.database, params.division, version, page, listed)
      if (!report) throw notFound(`calendar ${versionName(params.division, version)}`)
      return { status: 200, body: report }
    },
  }),
]
