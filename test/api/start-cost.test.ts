// What a start costs: one round trip to the database besides the engine's call, counted under the real client.
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { ApiPorts } from '../../api/ports.js'
import { poolOf } from '../../prisma/client.js'
import { caseRequest } from '../support/fictional-case.js'
import { newReference, ON, portsOf, serve } from '../support/api.js'
import { openTheatre, type Theatre } from '../support/theatre.js'

const BODY = 'example-counted-council'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await theatre.nameBody(BODY, 'council')
})
afterAll(() => theatre.close())

it('asks the database once and the engine once to start a case', async () => {
  const statements = jest.spyOn(poolOf(theatre.database), 'query')
  const statementsBeforeStart: number[] = []
  const desk: ApiPorts['desk'] = {
    ...theatre.desk,
    startRecommendation(...start) {
      statementsBeforeStart.push(statements.mock.calls.length)
      return theatre.desk.startRecommendation(...start)
    },
  }
  const api = await serve(portsOf(theatre, { desk }))
  const request = { ...caseRequest(newReference(), BODY, ['2027-01-11']), decisionDate: ON }
  const { status } = await api.post('/cases', request)
  await api.close()
  expect({ status, statementsBeforeStart, statements: statements.mock.calls.length }).toEqual({
    status: 201,
    statementsBeforeStart: [1],
    statements: 1,
  })
  statements.mockRestore()
})
