// The API: what each request passes through, in this order.
import express, { type Express } from 'express'
import { mount } from './mount.js'
import { noSuchAddress } from './middleware/not-found.js'
import { problemDocuments } from './middleware/problem-documents.js'
import { requestId } from './middleware/request-id.js'
import { requestLog } from './middleware/request-log.js'
import { safeHeaders } from './middleware/safe-headers.js'
import type { ApiPorts } from './ports.js'
import type { Route } from './route.js'
import { answerRoutes } from './routes/answer.js'
import { calendarRoutes } from './routes/calendars.js'
import { caseChangeRoutes } from './routes/case-changes.js'
import { caseRoutes } from './routes/cases.js'
import { cqcDirectoryRoutes } from './routes/cqc-directory.js'
import { descriptionRoutes } from './routes/description.js'
import { directoryRoutes } from './routes/directory.js'
import { fileRoutes } from './routes/files.js'
import { recordRoutes } from './routes/records.js'
import { outcomeRoutes } from './routes/outcomes.js'
import { regulationRequestRoutes } from './routes/regulation-requests.js'
import { recommendationRoutes } from './routes/recommendation.js'
import { lawRoutes } from './routes/law.js'
import { policyRoutes } from './routes/policies.js'
import { ruleRoutes } from './routes/rules.js'
import { serviceRoutes } from './routes/service.js'
import { askedRoutes } from './routes/asked.js'
import { taskRoutes } from './routes/tasks.js'
import { teamRoutes } from './routes/teams.js'

/** Every operation of the API. */
export function apiRoutes(ports: ApiPorts): Route[] {
  const routes: Route[] = [
    ...caseRoutes(ports),
    ...caseChangeRoutes(ports),
    ...recommendationRoutes(ports),
    ...regulationRequestRoutes(ports),
    ...fileRoutes(ports),
    ...recordRoutes(ports),
    ...directoryRoutes(ports),
    ...teamRoutes(ports),
    ...cqcDirectoryRoutes(ports),
    ...outcomeRoutes(ports),
    ...taskRoutes(ports),
    ...askedRoutes(ports),
    ...calendarRoutes(ports),
    ...ruleRoutes(ports),
    ...policyRoutes(ports),
    ...lawRoutes(ports),
    ...answerRoutes(ports),
    ...serviceRoutes(ports),
    ...descriptionRoutes(() => routes, ports),
  ]
  return routes
}

/** The application, not yet listening. */
export function createApp(ports: ApiPorts): Express {
  const app = express()
  app.disable('x-powered-by')
  // An ETag costs a third of the throughput of small answers, and nothing here may be cached.
  app.disable('etag')
  app.set('query parser', 'simple')

  app.use(requestId)
  app.use(requestLog(ports.log))
  app.use(safeHeaders)
  mount(app, apiRoutes(ports), ports.verifier)
  app.use(noSuchAddress)
  app.use(problemDocuments(ports.log))
  return app
}
