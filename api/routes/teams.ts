// Who answers the letters of a case: the mailbox of its team, which an administrator sets, and the officer who looks after it.
import { z } from 'zod'
import { OFFICERS } from '../../domain/recommendation/transition.js'
import { isCase, listTeams } from '../../prisma/read/teams.js'
import { nameOfficer, setTeamMailbox, type Entered } from '../directory/change.js'
import type { ApiPorts } from '../ports.js'
import { notFound } from '../problem.js'
import { route, type Route } from '../route.js'
import { email, line, phone, team } from '../schemas/fields.js'
import { referenceInPath } from './recommendation.js'

const teamView = z
  .strictObject({
    team: z.string(),
    mailbox: z
      .string()
      .nullable()
      .meta({ description: 'Where answers go; null: to OFFICE_MAILBOX, because none is set.' }),
    phone: z.string().nullable(),
  })
  .meta({ id: 'Team' })

const teamSet = z.strictObject({ team: z.string(), already: z.boolean() }).meta({ id: 'TeamSet' })
const officerNamed = z
  .strictObject({ reference: z.string(), already: z.boolean() })
  .meta({ id: 'OfficerNamed' })

const STATUS: Record<Entered, number> = { written: 201, accepted: 202, already: 200 }

export const teamRoutes = (ports: ApiPorts): Route[] => [
  route({
    method: 'get',
    path: '/teams',
    tag: 'Directory',
    summary: 'List teams',
    description: 'Every team that looks after a case or has a mailbox.',
    roles: [...OFFICERS, 'administrator'],
    answers: {
      200: {
        description: 'In the order of their codes.',
        schema: z.strictObject({ items: z.array(teamView) }).meta({ id: 'Teams' }),
      },
    },
    async handle() {
      return { status: 200, body: { items: await listTeams(ports.database) } }
    },
  }),

  route({
    method: 'post',
    path: '/teams',
    tag: 'Directory',
    summary: 'Set the mailbox of a team',
    description:
      'Letters of its cases name this mailbox and number, and answers to them go there. Replaces what was set before.',
    roles: ['administrator'],
    body: z
      .strictObject({
        team,
        mailbox: email('Where answers go: a mailbox of the office, not a person’s.', 'team-4@example.org'),
        phone: phone.optional(),
      })
      .meta({ id: 'NewTeam' }),
    answers: {
      201: { description: 'Set.', schema: teamSet },
      200: { description: 'It was set already under this key.', schema: teamSet },
      202: { description: 'Taken, and not written yet.', schema: teamSet },
    },
    async handle(call) {
      const entered = await setTeamMailbox(ports, call, call.body)
      return { status: STATUS[entered], body: { team: call.body.team, already: entered === 'already' } }
    },
  }),

  route({
    method: 'post',
    path: '/cases/:reference/officer',
    tag: 'Cases',
    summary: 'Name the officer of a case',
    description:
      'Letters of the case name the officer from then on, instead of the one before. Without a name they name the team alone.',
    roles: OFFICERS,
    params: z.strictObject({ reference: referenceInPath }),
    body: z
      .strictObject({
        name: line('The name that letters give.', 'Sam Sample').optional(),
        phone: phone.optional(),
      })
      .meta({ id: 'NewOfficer', example: { name: 'Sam Sample' } }),
    answers: {
      201: { description: 'Named.', schema: officerNamed },
      200: { description: 'Named already under this key.', schema: officerNamed },
      202: { description: 'Taken, and not written yet.', schema: officerNamed },
    },
    async handle(call) {
      const { reference } = call.params
      if (!(await isCase(ports.database, reference))) throw notFound(`case ${reference}`)
      const entered = await nameOfficer(ports, call, reference, call.body)
      return { status: STATUS[entered], body: { reference, already: entered === 'already' } }
    },
  }),
]
